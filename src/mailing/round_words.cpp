// Round words: short sentences, first what is asked, then how.
#include "mailing/round_words.h"

#include "mailing/letter.h"

namespace stip {
namespace {

class RoundText {
 public:
  explicit RoundText(const RoundFacts& facts) : facts_(facts), language_(facts.language) {}

  std::string subject() const {
    if (!facts_.action) return hidden_subject();
    const std::string name = facts_.action->id + " " + title();
    switch (facts_.step) {
      case RoundStep::asked:
        return fill(tr("Please report before {}: {}"), {short_due(), name});
      case RoundStep::coming:
        return fill(tr("Reminder, due {}: report on {}"), {short_due(), name});
      case RoundStep::late:
        return fill(tr("The term has ended: report on {}"), {name});
      case RoundStep::deputy:
      case RoundStep::escalate:
        return fill(tr("Still missing: report on {}"), {name});
    }
    return {};
  }

  std::string text() const {
    Letter letter(language_);
    letter.add(opening());
    if (facts_.is_personal) {
      letter.add(
          tr("Report by this link. It is meant for you alone: it opens this one report, without an account. A newer "
             "mail has a newer link."));
    } else {
      letter.add(tr("Sign in to see the report and to act on it:"));
    }
    letter.add(facts_.link);
    if (facts_.is_personal && facts_.action) {
      letter.add(
          tr("Or fill in one of the two forms with this mail: the Word document or the workbook. What was reported "
             "last stands in it. Upload it on that page, or send it back to the secretary."));
    }
    if (facts_.is_personal && !facts_.action)
      letter.add(tr("No form and no title are in this mail, because it is not public."));
    letter.add(tr("Did nothing change? Then one line is enough, on that page."));
    return letter.signed_text();
  }

 private:
  std::string_view tr(std::string_view english) const { return stip::tr(language_, english); }
  std::string title() const { return title_in_mail(language_, *facts_.action); }
  std::string short_due() const { return short_date_text(language_, facts_.due); }

  std::string hidden_subject() const {
    if (facts_.step == RoundStep::asked) return fill(tr("Please report before {}"), {short_due()});
    if (facts_.step == RoundStep::coming) return fill(tr("Reminder: a report is due on {}"), {short_due()});
    return std::string(tr("A report waits, and its term has ended"));
  }

  std::string opening() const {
    const std::string due = date_text(language_, facts_.due), period = date_text(language_, facts_.cycle->period);
    const std::string what = action_in_mail(language_, facts_.action);
    const std::string late = stip::tr_n(language_, "{} day", "{} days", -facts_.days_left);
    switch (facts_.step) {
      case RoundStep::asked:
        return fill(tr("We ask you to report on {}, over {}. Please do so on or before {}."), {what, period, due});
      case RoundStep::coming:
        return fill(tr("The report on {}, over {}, is not in yet. It is due on {}."), {what, period, due});
      case RoundStep::late:
        return fill(tr("The report on {}, over {}, was due on {}. That is {} ago. Please report now."),
                    {what, period, due, late});
      case RoundStep::deputy:
        return fill(
            tr("The report on {}, over {}, was due on {}. That is {} ago, and its owner did not answer. You get "
               "this mail because you stand in for the owner, or sign for the organisation. Please see to it."),
            {what, period, due, late});
      case RoundStep::escalate:
        return fill(
            tr("The report on {}, over {}, was due on {}. That is {} ago, and earlier mails did not help. Please "
               "call the owner."),
            {what, period, due, late});
    }
    return {};
  }

  const RoundFacts& facts_;
  Language language_;
};

}  // namespace

MailMessage round_message(const RoundFacts& facts, const std::string& to) {
  const RoundText words(facts);
  return {to, mail_subject(words.subject()), words.text(), {}, {}, {}};
}

}  // namespace stip
