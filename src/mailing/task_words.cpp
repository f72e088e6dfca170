// Task words: first what is asked, then how.
#include "mailing/task_words.h"

#include "mailing/letter.h"

namespace stip {
namespace {

class TaskText {
 public:
  explicit TaskText(const TaskFacts& facts) : facts_(facts), language_(facts.language) {}

  std::string subject() const {
    const bool named = facts_.about != nullptr;
    const std::string name = named ? facts_.about->id + " " + title() : std::string();
    switch (facts_.kind) {
      case TaskKind::returned:
        return named ? fill(tr("Sent back with remarks: report on {}"), {name})
                     : std::string(tr("A report was sent back with remarks"));
      case TaskKind::to_sign:
        return named ? fill(tr("Please sign: report on {}"), {name})
                     : std::string(tr("A report waits for a signature"));
      case TaskKind::assigned:
        return named ? fill(tr("Please answer: signal {}"), {name}) : std::string(tr("A signal waits for your answer"));
    }
    return {};
  }

  std::string text() const { return Letter(language_).add(opening()).add(way_in()).add(facts_.link).signed_text(); }

 private:
  std::string_view tr(std::string_view english) const { return stip::tr(language_, english); }
  std::string title() const { return title_in_mail(language_, *facts_.about); }

  std::string opening() const {
    const std::string period = date_text(language_, facts_.period);
    const std::string what = action_in_mail(language_, facts_.about);
    switch (facts_.kind) {
      case TaskKind::returned:
        return fill(tr("The report on {}, over {}, was sent back with remarks. Please mend it, and hand it in again."),
                    {what, period});
      case TaskKind::to_sign:
        return fill(tr("The report on {}, over {}, was handed in and waits for a signature. You get this mail because "
                       "you may sign for the organisation. Please read it, and sign it or send it back."),
                    {what, period});
      case TaskKind::assigned:
        return assigned();
    }
    return {};
  }

  std::string assigned() const {
    const std::string what =
        facts_.about ? fill(tr("Signal {}, “{}”,"), {facts_.about->id, title()}) : std::string(tr("A signal"));
    if (facts_.due.empty())
      return fill(tr("{} was handed to your organisation. Please answer it, and say why you answer so."), {what});
    return fill(tr("{} was handed to your organisation. Please answer it on or before {}, and say why you answer so."),
                {what, date_text(language_, facts_.due)});
  }

  std::string_view way_in() const {
    if (facts_.kind == TaskKind::assigned) return tr("Sign in to read it and to answer it:");
    if (!facts_.is_personal) return tr("Sign in to see the report and to act on it:");
    return tr(
        "The remarks stand on the page that this link opens. It is meant for you alone: it opens this one report, "
        "without an account. A newer mail has a newer link.");
  }

  const TaskFacts& facts_;
  Language language_;
};

}  // namespace

MailMessage task_message(const TaskFacts& facts, const std::string& to) {
  const TaskText words(facts);
  return {to, mail_subject(words.subject()), words.text(), {}, {}, {}};
}

}  // namespace stip
