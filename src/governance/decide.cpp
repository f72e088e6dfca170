// Decide: mandate, state, conflict; then exactly the changes.
#include "governance/decide.h"

#include <algorithm>

#include "base/text.h"
#include "governance/edits.h"

namespace stip {
namespace {

bool adopts(Outcome outcome) { return outcome == Outcome::adopted || outcome == Outcome::amended; }

void check_body(Working& work, const std::string& id, Day on) {
  const Body* body = work.want<Body>(id);
  if (!body) return;
  if (body->mandate != Mandate::decides) {
    work.problem(ErrorKind::forbidden, *body, work.text(tr_later("it advises; it has no mandate to decide.")),
                 work.text(tr_later("Take its advice as a signal, and let a body decide that may.")));
  }
  const bool is_valid = (body->valid_from.empty() || body->valid_from.first() <= on) &&
                        (body->valid_until.empty() || on <= body->valid_until.last());
  if (!is_valid) {
    work.problem(ErrorKind::invalid, *body,
                 work.text(tr_later("it did not exist on {}."), {work.words(exactly_on(on))}),
                 work.text(tr_later("Name the body that decided, or correct the date.")));
  }
}

/// That the proposal can be decided on now, as the outcome asks.
void check_proposal(Working& work, const Proposal& proposal, Outcome outcome) {
  if (proposal.status == ProposalStatus::draft) {
    work.problem(ErrorKind::invalid, proposal, work.text(tr_later("it is still a draft.")),
                 work.text(tr_later("Make it ready first, with its reason and options.")));
  } else if (proposal.status != ProposalStatus::ready && proposal.status != ProposalStatus::deferred) {
    work.problem(ErrorKind::conflict, proposal,
                 work.text(tr_later("it was decided on: “{}”."), {work.choice(proposal.status)}),
                 work.text(tr_later("Make a new proposal.")));
  }
  if (outcome == Outcome::amended && !proposal.amends) {
    work.problem(
        ErrorKind::invalid, proposal, work.text(tr_later("it amends no other proposal.")),
        work.text(
            tr_later(
                "Write the amendment first, on the page of the decision or with `stip propose amend {}`, and decide on that one."),
            {proposal.id}));
  }
  if (!adopts(outcome)) return;
  for (const Moved& moved : moved_on(work.view(), proposal.id)) {
    const auto in_words = [&](const std::string& value) {
      return value_words(work, {moved.record, moved.field, ""}, value);
    };
    work.problem(ErrorKind::conflict, moved.record + "." + moved.field,
                 work.text(tr_later("it was “{}” when {} was written and is “{}” now; proposed is “{}”."),
                           {in_words(moved.was), proposal.id, in_words(moved.now), in_words(moved.proposed)}),
                 work.text(tr_later("Amend the proposal on the agenda of now, and decide on the amendment.")));
  }
}

void set_status(Working& work, const Proposal& proposal, Outcome outcome) {
  Proposal& changed = work.edit<Proposal>(proposal.id);
  switch (outcome) {
    case Outcome::adopted:
    case Outcome::amended:
      changed.status = ProposalStatus::adopted;
      break;
    case Outcome::rejected:
      changed.status = ProposalStatus::rejected;
      break;
    case Outcome::deferred:
      changed.status = ProposalStatus::deferred;
      break;
    case Outcome::unstated:
      break;
  }
  if (outcome == Outcome::amended && proposal.amends)
    work.edit<Proposal>(proposal.amends.id).status = ProposalStatus::amended;
}

/// A proposal that waited in confidence opens once it is adopted, as far as what it changes is public. What is
/// restricted stays so.
bool opens(const Proposal& proposal, Outcome outcome) {
  return adopts(outcome) && proposal.classification == Classification::internal;
}

/// How public a proposal is from this decision on.
Classification level_after(const View& view, const Proposal& proposal, const Decide& request) {
  if (!opens(proposal, request.outcome)) return level_of(view, proposal.id);
  return level_of_edits(view, edits_of(view, proposal.id), request.classification);
}

}  // namespace

Acted decide(const View& view, const Decide& request, const Actor& actor, Day today) {
  Working work(view, actor);
  const Date date = request.date ? request.date : exactly_on(today);
  Classification level = request.classification;
  std::vector<const Proposal*> proposals;
  std::vector<std::string> proposal_ids;
  for (const std::string& id : request.about) {
    const Proposal* proposal = view.find<Proposal>(id);
    level = std::max(level, proposal ? level_after(view, *proposal, request) : level_of(view, id));
    if (proposal) {
      proposals.push_back(proposal);
      proposal_ids.push_back(id);
    }
  }
  const std::string id = request.id.empty() ? work.next_id(type_of<Decision>(), level) : request.id;
  const std::string subject = work.cited(type_of<Decision>(), id);
  if (view.row(type_of<Decision>(), id)) {
    work.problem(ErrorKind::conflict, subject, work.text(tr_later("there is a decision by that id.")),
                 work.text(tr_later("Leave the id out, and the next free one is taken.")));
    return work.finish("decide", "");
  }
  if (auto error = check_id(id)) work.problem(error->kind, subject, error->problem, error->remedy);
  work.want_any(request.about);
  work.want_any(request.evidence);
  check_body(work, request.body, date.last());
  if (date.first() > today) {
    work.problem(ErrorKind::invalid, subject, work.text(tr_later("it lies in the future: {}."), {work.words(date)}),
                 work.text(tr_later("Enter it once it was taken.")));
  }
  work.ask(!request.about.empty(), subject, tr_later("it is about nothing."),
           tr_later("Name the proposal or signal that was decided on."));
  work.ask(request.outcome != Outcome::unstated, subject, tr_later("its outcome is not given."),
           tr_later("Choose: adopted, amended, rejected or deferred."));
  work.ask(!trimmed(request.reason).empty(), subject, tr_later("it gives no reason."),
           tr_later("Say why this was decided."));
  if (adopts(request.outcome)) {
    work.ask(!trimmed(request.why_fast).empty(), subject, tr_later("it does not say why it is wanted fast."),
             tr_later("Say what is lost by waiting, or that there is no hurry."));
    work.ask(!trimmed(request.safeguard).empty(), subject, tr_later("it does not say which safeguard goes with it."),
             tr_later("Name the safeguard or the dialogue, or say why none is needed."));
  }
  for (const Proposal* proposal : proposals) check_proposal(work, *proposal, request.outcome);
  if (adopts(request.outcome)) {
    for (const Clash& clash : clashes(view, proposal_ids)) {
      const auto in_words = [&](const std::string& value) {
        return value_words(work, {clash.record, clash.field, ""}, value);
      };
      work.problem(ErrorKind::conflict, clash.record + (clash.field.empty() ? "" : "." + clash.field),
                   work.text(tr_later("{} makes it “{}” and {} makes it “{}”."),
                             {clash.first, in_words(clash.first_value), clash.second, in_words(clash.second_value)}),
                   work.text(tr_later("Adopt one of the two, or amend one.")));
    }
  }
  if (work.has_problems()) return work.finish("decide", "");

  Decision& decision = work.edit<Decision>(id);
  decision.title = request.title.empty() ? (proposals.empty() ? view.find_any(request.about.front()).record->title
                                                              : proposals.front()->title)
                                         : request.title;
  decision.title_en = request.title.empty() && !proposals.empty() ? proposals.front()->title_en : request.title_en;
  decision.classification = level;
  decision.body = {request.body};
  decision.date = date;
  decision.about = references_to(request.about);
  decision.outcome = request.outcome;
  decision.reason = request.reason;
  decision.reason_en = request.reason_en;
  decision.evidence = references_to(request.evidence);
  decision.why_fast = request.why_fast;
  decision.safeguard = request.safeguard;
  decision.dissent = request.dissent;
  for (const Proposal* proposal : proposals) {
    set_status(work, *proposal, request.outcome);
    if (opens(*proposal, request.outcome)) classify(work, *proposal, level_after(view, *proposal, request));
    if (adopts(request.outcome)) apply_edits(work, edits_on_now(view, proposal->id));
  }
  return work.finish("decide", request.reason, {id});
}

}  // namespace stip
