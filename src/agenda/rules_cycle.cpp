// Rules about the cycle: reports, signals, pledges, proposals, decisions and conditions.
#include "agenda/records.h"
#include "agenda/rules_parts.h"

namespace stip {
namespace {

bool asks_explanation(OnSchedule judgement) {
  return judgement == OnSchedule::attention || judgement == OnSchedule::no;
}

void examine_one(Examination& e, const ProgressReport& report) {
  if (report.status != ReportStatus::approved && report.classification == Classification::public_) {
    e.found("report.early", report, "classification", e.text(tr_later("it is public, and was not approved yet.")),
            e.text(tr_later("Classify it as internal; approving it makes it public.")));
  }
  if (report.status == ReportStatus::draft) return;  // Still being written.
  if (asks_explanation(report.schedule) || asks_explanation(report.money) || asks_explanation(report.scope)) {
    const auto explained = [&](std::string_view field, const std::string& text, std::string_view missing) {
      if (!text.empty()) return;
      e.found("report.explained", report, field, e.text(missing),
              e.text(tr_later("Give cause, consequence for the goal, and correction.")));
    };
    explained("cause", report.cause, tr_later("it answers “attention” or “no” without the cause."));
    explained("consequence", report.consequence, tr_later("it answers “attention” or “no” without the consequence."));
    explained("correction", report.correction, tr_later("it answers “attention” or “no” without the correction."));
  }
  const auto answered = [&](std::string_view field, bool is_answered, std::string_view missing) {
    if (!is_answered)
      e.found("report.answered", report, field, e.text(missing),
              e.text(tr_later("Ask the owner for an answer: blank does not mean that all is well.")));
  };
  answered("schedule", report.schedule != OnSchedule::unstated,
           tr_later("it does not say whether the action is on schedule."));
  answered("confidence", report.confidence != Confidence::unstated,
           tr_later("it does not say how sure the owner is that the goal is reached."));
}

void examine_one(Examination& e, const Signal& signal) {
  const bool answered = signal.answer != AnswerKind::unanswered;
  if (answered && signal.answer_text.empty()) {
    e.found("signal.answered", signal, "answer_text", e.text(tr_later("it was answered without saying why.")),
            e.text(tr_later("Say in “Because” why this answer was given.")));
  }
  if (!answered && !signal.merged_into && signal.answer_due.empty()) {
    e.found("signal.due", signal, "answer_due", e.text(tr_later("it has no answer, and no day on which one is due.")),
            e.text(tr_later("Agree by when it will be answered.")));
  }
}

void examine_one(Examination& e, const Pledge& pledge) {
  if (pledge.status == PledgeStatus::open && pledge.due.empty() && pledge.recurrence.empty() && pledge.event.empty()) {
    e.found("pledge.due", pledge, "due", e.text(tr_later("it is open, and nothing says when it is due.")),
            e.text(tr_later("Enter the date, the period, how often it recurs, or the event that it waits for.")));
  }
  if (pledge.status == PledgeStatus::fulfilled && !pledge.letter && pledge.sources.empty()) {
    e.found("pledge.fulfilled", pledge, "letter", e.text(tr_later("it was fulfilled, but the letter is not named.")),
            e.text(tr_later("Name the letter that fulfilled it.")));
  }
}

}  // namespace

void examine_cycle(Examination& e, const RecordType& type, const Record& record) {
  if (const auto* report = as<ProgressReport>(type, record)) examine_one(e, *report);
  if (const auto* signal = as<Signal>(type, record)) examine_one(e, *signal);
  if (const auto* pledge = as<Pledge>(type, record)) examine_one(e, *pledge);
  if (const auto* proposal = as<Proposal>(type, record);
      proposal && proposal->status == ProposalStatus::ready && proposal->options.empty()) {
    e.found("proposal.options", *proposal, "options",
            e.text(tr_later("it waits for a decision without other options.")),
            e.text(tr_later("Describe the options, always with the one in which nothing changes.")));
  }
  if (const auto* decision = as<Decision>(type, record);
      decision && decision->outcome != Outcome::unstated && decision->reason.empty()) {
    e.found("decision.reason", *decision, "reason", e.text(tr_later("it gives no reason.")),
            e.text(tr_later("Say why this was decided.")));
  }
  if (const auto* condition = as<Condition>(type, record);
      condition && condition->met && condition->checked_on.empty()) {
    e.found("condition.checked", *condition, "checked_on",
            e.text(tr_later("it is met, but it is not said when that was checked.")),
            e.text(tr_later("Enter the day on which it was checked.")));
  }
}

}  // namespace stip
