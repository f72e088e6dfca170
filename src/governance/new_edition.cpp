// New edition: counting what is left, and publishing.
#include "governance/new_edition.h"

#include <algorithm>

#include "agenda/rules.h"
#include "governance/cycle.h"
#include "governance/working.h"

namespace stip {
namespace {

struct StepText {
  std::string_view name, says;
};

constexpr StepText step_texts[] = {
    {"round", tr_later("The reporting round of the year was opened and closed")},
    {"reports", tr_later("Reports were approved")},
    {"signals", tr_later("Signals were answered")},
    {"consultations", tr_later("Consultations were answered")},
    {"decisions", tr_later("Proposals were decided on")},
    {"pledges", tr_later("No pledge or motion is past its term")},
    {"sources", tr_later("Figures name their source")},
    {"rules", tr_later("The rules of the agenda hold")},
    {"explanations", tr_later("Statutory explanations of large sums are complete")},
};

class CheckList {
 public:
  CheckList(const View& view, int year, Day today) : view_(view), today_(today), year_(year) {}

  std::vector<ReadyStep> steps() {
    reports();
    signals();
    consultations();
    decisions();
    pledges();
    rules_of(EditionStep::sources, "figure.source", Severity::warning);
    rules_of(EditionStep::rules, "", Severity::error);
    rules_of(EditionStep::explanations, "money.explanation", Severity::warning);
    return std::move(steps_);
  }

 private:
  ReadyStep& add(EditionStep step) { return steps_.emplace_back(ReadyStep{step, 0, 0, {}}); }
  static void count(ReadyStep& step, bool is_done, const std::string& id) {
    ++step.all;
    if (is_done)
      ++step.done;
    else
      step.open.push_back(id);
  }

  void reports() {
    const Cycle* cycle = nullptr;
    for (const Cycle& each : view_.all<Cycle>()) {
      if (each.year == year_) cycle = &each;
    }
    ReadyStep& opened = add(EditionStep::round);
    opened.all = 1;
    opened.done = cycle && cycle->closed_on ? 1 : 0;
    if (cycle && !cycle->closed_on) opened.open.push_back(cycle->id);
    ReadyStep& approved = add(EditionStep::reports);
    const auto round = cycle ? round_of(view_, cycle->id, today_) : std::nullopt;
    if (!round) return;
    for (const Asked& asked : round->asked) count(approved, asked.step == ReportStep::approved, asked.action->id);
  }

  void signals() {
    ReadyStep& step = add(EditionStep::signals);
    for (const Signal& signal : view_.all<Signal>()) {
      if (!signal.merged_into) count(step, signal.answer != AnswerKind::unanswered, signal.id);
    }
  }

  void consultations() {
    ReadyStep& step = add(EditionStep::consultations);
    for (const Consultation& each : view_.all<Consultation>()) {
      const bool is_over = each.status == ConsultationStatus::closed || each.status == ConsultationStatus::answered;
      if (is_over) count(step, each.status == ConsultationStatus::answered && !each.follow_up.empty(), each.id);
    }
  }

  void decisions() {
    ReadyStep& step = add(EditionStep::decisions);
    for (const Proposal& proposal : view_.all<Proposal>()) {
      if (proposal.status != ProposalStatus::draft)
        count(step, proposal.status != ProposalStatus::ready && proposal.status != ProposalStatus::deferred,
              proposal.id);
    }
  }

  void pledges() {
    ReadyStep& step = add(EditionStep::pledges);
    for (const Pledge& pledge : view_.all<Pledge>()) {
      if (pledge.status == PledgeStatus::open && pledge.due) count(step, pledge.due.last() >= today_, pledge.id);
    }
  }

  /// What breaks one rule, or any of this severity; each record once.
  void rules_of(EditionStep kind, std::string_view rule_name, Severity severity) {
    ReadyStep& step = add(kind);
    if (findings_.empty()) findings_ = check(view_, today_, Language::en);
    for (const Finding& finding : findings_) {
      const bool counts = rule_name.empty() ? finding.severity == severity : finding.rule == rule_name;
      if (counts && std::ranges::find(step.open, finding.id) == step.open.end()) count(step, false, finding.id);
    }
  }

  const View& view_;
  const Day today_;
  const int year_;
  std::vector<ReadyStep> steps_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view name_of(EditionStep step) { return step_texts[static_cast<std::size_t>(step)].name; }
std::string_view says(EditionStep step) { return step_texts[static_cast<std::size_t>(step)].says; }

std::vector<ReadyStep> readiness(const View& view, int year, Day today) { return CheckList(view, year, today).steps(); }

Acted publish_edition(const View& view, const PublishEdition& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Edition* edition = work.want<Edition>(request.edition);
  if (!edition) return work.finish("publish", "");
  const Date on = request.on ? request.on : exactly_on(today);
  if (edition->published) {
    work.problem(ErrorKind::conflict, *edition,
                 work.text(tr_later("it was published on {}."), {date_text(actor.language, edition->published)}),
                 work.text(tr_later("What was sent stays as it was sent: freeze the edition of another year.")));
  }
  if (on.first() > today) {
    work.problem(ErrorKind::invalid, *edition, work.text(tr_later("{} is still to come."), {work.words(on)}),
                 work.text(tr_later("Freeze it with the moment of its publication, or publish it on the day.")));
  }
  if (work.has_problems()) return work.finish("publish", "");
  Edition& changed = work.edit<Edition>(edition->id);
  changed.classification = Classification::public_;
  changed.published = on;
  changed.release.clear();
  if (!request.letter.empty()) changed.letter = request.letter;
  return work.finish("publish", work.text(tr_later("The edition is sent and made public.")),
                     edition->decision ? std::vector<std::string>{edition->decision.id} : std::vector<std::string>{});
}

std::vector<const Edition*> due_for_publication(const View& view, Instant now) {
  std::vector<const Edition*> due;
  for (const Edition& edition : view.all<Edition>()) {
    if (edition.published || edition.release.empty()) continue;
    const auto at = parse_instant(edition.release);
    if (at.ok() && *at <= now) due.push_back(&edition);
  }
  return due;
}

}  // namespace stip
