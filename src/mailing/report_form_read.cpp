// Report form reading: what came back, held against what was sent out and what stands there now.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "exchange/value_text.h"
#include "mailing/report_form.h"
#include "mailing/report_questions.h"

namespace stip {
namespace {

/// The answers of a file by their marks, with what is wrong with how they stand there.
class Answers {
 public:
  Answers(const ReturnedPaper& paper, std::string file, Language language)
      : file_(std::move(file)), language_(language) {
    for (const PaperAnswer& answer : paper.answers) by_mark_[answer.mark].push_back(&answer);
  }

  /// nullptr: it cannot be used, and `problems` says why.
  const PaperAnswer* to(const ReportQuestion& question, std::vector<Error>& problems) const {
    const std::string label = name_of_question(question);
    const auto found = by_mark_.find(paper_mark(question.key));
    if (found == by_mark_.end()) {
      problems.push_back({ErrorKind::invalid, file_ + ", " + label,
                          std::string(tr(language_, "its place in the form is gone.")),
                          std::string(tr(language_, "Fill in a fresh form, or report on the site."))});
      return nullptr;
    }
    const PaperAnswer* first = found->second.front();
    const bool differ =
        std::ranges::any_of(found->second, [&](const PaperAnswer* each) { return each->text != first->text; });
    if (differ) {
      problems.push_back({ErrorKind::invalid, file_ + ", " + first->place + " (" + label + ")",
                          std::string(tr(language_, "it is answered in two places, with different answers.")),
                          std::string(tr(language_, "Take one of the two out."))});
      return nullptr;
    }
    if (first->is_formula) {
      problems.push_back({ErrorKind::invalid, file_ + ", " + first->place + " (" + label + ")",
                          std::string(tr(language_, "it holds a formula.")),
                          std::string(tr(language_, "Type the answer itself."))});
      return nullptr;
    }
    return first;
  }

  std::string subject(const ReportQuestion& question, const PaperAnswer& answer) const {
    return file_ + ", " + answer.place + " (" + name_of_question(question) + ")";
  }

  /// Whether the file holds something for this mark that says something.
  const PaperAnswer* find(std::string_view key) const {
    const auto found = by_mark_.find(paper_mark(key));
    return found == by_mark_.end() ? nullptr : found->second.front();
  }

 private:
  std::string name_of_question(const ReportQuestion& question) const {
    std::string label(label_of(*question.type, *question.field, language_));
    return question.is_answer ? label : question.record + ", " + label;
  }

  std::string file_;
  Language language_;
  std::map<std::string, std::vector<const PaperAnswer*>, std::less<>> by_mark_;
};

const ReportQuestion* find_question(const std::vector<ReportQuestion>& questions, std::string_view key) {
  const auto found = std::ranges::find(questions, key, &ReportQuestion::key);
  return found == questions.end() ? nullptr : &*found;
}

struct Sides {
  const std::string& before;  ///< When the form was made.
  const std::string& now;
  const std::string& sent;
};

Error conflict(const std::string& subject, const ReportQuestion& question, const Sides& sides, Language language) {
  return {ErrorKind::conflict, subject,
          fill(tr(language, "somebody else changed this since the form was made. It is now “{}”; the form says “{}”."),
               {shown_answer(question, sides.now, language), shown_answer(question, sides.sent, language)}),
          std::string(tr(language, "Choose one of the two texts, or join them, and hand in the report on the site."))};
}

}  // namespace

ErrorOr<ReadReport> read_report_form(const Registry& registry, std::string_view bytes, std::string_view file,
                                     const ReportReading& reading) {
  const Language language = reading.language;
  STIP_TRY_AS(const ReturnedPaper paper, read_paper(bytes, file, language));
  const auto refused = [&](ErrorKind kind, std::string_view problem, std::string_view remedy) {
    return Error{kind, std::string(file), std::string(tr(language, problem)), std::string(tr(language, remedy))};
  };
  const std::string_view again = tr_later("Send back the form itself: the .docx or .xlsx file that was in the mail.");
  if (paper.stamp.empty())
    return refused(ErrorKind::invalid, tr_later("it is no report form, or its reference is gone."), again);
  const auto stamp = parse_stamp(paper.stamp);
  if (!stamp.ok())
    return refused(ErrorKind::invalid, tr_later("its reference was changed, so it cannot be said what it is about."),
                   again);
  const View now = reading.view ? *reading.view : registry.now(reading.viewer);
  const Action* action = now.find<Action>(stamp->action);
  const Error absent =
      refused(ErrorKind::not_found, tr_later("it is a report on an action that is not in this agenda."),
              tr_later("Look whether it was sent to the right agenda."));
  if (!action || (reading.is_alone && reading.action != stamp->action)) return absent;
  if (!reading.action.empty() && reading.action != stamp->action) {
    return Error{
        ErrorKind::invalid, std::string(file),
        fill(tr(language, "it is the report on {}, and this page is about {}."), {stamp->action, reading.action}),
        fill(tr(language, "Upload it on the page of the report on {}."), {stamp->action})};
  }
  if (!reading.viewer.may_see(stamp->seen_as)) return absent;
  const auto base = registry.at(stamp->basis, Viewer{stamp->seen_as});
  if (!base.ok())
    return refused(ErrorKind::invalid, tr_later("it was made from an agenda that is further than this one."),
                   tr_later("Look whether it was sent to the right agenda."));
  const auto asked = report_questions(*base, stamp->action, stamp->cycle);
  const auto asked_now = report_questions(now, stamp->action, stamp->cycle);
  ReadReport read;
  read.stamp = *stamp;
  read.request.action = stamp->action;
  read.request.cycle = stamp->cycle;
  read.request.submits = true;
  read.request.forecasts.emplace();
  read.request.calculated = calculated_schedule(registry, reading.viewer, now, stamp->action, reading.today);
  const Prefilled filled = prefill(now, stamp->action, stamp->cycle);
  const Row* row = filled.current ? now.row(type_of<ProgressReport>(), filled.current->id) : nullptr;
  read.request.seen = row ? row->version : 0;
  const Answers answers(paper, std::string(file), language);
  for (const ReportQuestion& question : asked_now) {
    const ReportQuestion* before = find_question(asked, question.key);
    std::string value = question.value;
    if (before) {
      const PaperAnswer* answer = answers.to(question, read.problems);
      if (!answer) {
        read.unread.push_back(question.key);
        continue;
      }
      const std::string subject = answers.subject(question, *answer);
      // What a form shows is not always what is kept: "circa" goes into words. What nobody touched is as it was.
      const bool untouched = answer->text == trimmed(shown_answer(*before, before->value, stamp->language));
      ErrorOr<std::string> sent =
          untouched ? before->value : read_answer(question, answer->text, {stamp->language, language});
      if (!sent.ok()) {
        read.problems.push_back(
            {sent.error().kind, subject, sent.error().problem.in(language), sent.error().remedy.in(language)});
        read.unread.push_back(question.key);
        continue;
      }
      if (*sent != before->value) {
        const Sides sides{before->value, question.value, *sent};
        if (question.value != before->value && question.value != *sent)
          read.problems.push_back(conflict(subject, question, sides, language));
        value = *sent;
        read.changes.push_back({question.key, subject.substr(subject.find('(') + 1),
                                shown_answer(question, before->value, language),
                                shown_answer(question, *sent, language)});
        read.changes.back().label.pop_back();
      }
    }
    if (question.is_answer)
      read.request.answers.push_back({question.key, std::move(value)});
    else if (value != question.now)
      read.request.forecasts->push_back({question.record, std::string(question.field->name), std::move(value)});
  }
  // What was filled in for something that is not asked any more must not be lost without a word.
  for (const ReportQuestion& question : asked) {
    const PaperAnswer* answer = answers.find(question.key);
    if (!answer || find_question(asked_now, question.key)) continue;
    if (answer->text == trimmed(shown_answer(question, question.value, stamp->language))) continue;
    read.problems.push_back({ErrorKind::conflict, answers.subject(question, *answer),
                             fill(tr(language, "this is not asked any more, and the form says “{}”."), {answer->text}),
                             std::string(tr(language, "Look at the action: somebody may have entered it meanwhile."))});
  }
  return read;
}

FileReport report_to_check(const ReadReport& read) {
  FileReport report = read.request;
  for (const std::string& key : read.unread) {
    const Field* field = type_of<ProgressReport>().field(key);
    if (!field) continue;
    if (key == "schedule") report.calculated = OnSchedule::unstated;
    const bool is_choice = field->choice_type != nullptr;
    report.answers.push_back({key, is_choice ? std::string(field->choice_type().values[1].name) : std::string("?")});
  }
  return report;
}

}  // namespace stip
