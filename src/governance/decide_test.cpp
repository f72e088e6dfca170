// Decide, tested: a mandate, exactly the changes, and no adoption over what moved on.
#include "governance/decide.h"

#include <algorithm>

#include "governance/propose.h"
#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

/// PV-1 gives A-1 another owner; PV-2 ends M-1.
SmallAgenda with_proposals() {
  SmallAgenda agenda;
  agenda.say("ORG-1")
      .say("ORG-2")
      .say("B-1", {{"mandate", "decides"}, {"valid_from", "2026"}})
      .say("B-2", {{"mandate", "advises"}});
  agenda.say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}}).say("M-1", {{"action", "A-1"}});
  Propose request;
  request.title = "Move to ORG-2";
  request.reason = "ORG-2 has the staff.";
  request.options = "Zero option: leave it.";
  request.is_ready = true;
  request.edits = {{"A-1", "owner", "ORG-2"}};
  enter(agenda, propose(agenda.view(), request, secretary, today));
  request.edits = {{"M-1", "", ""}};
  enter(agenda, propose(agenda.view(), request, secretary, today));
  return agenda;
}

Decide adoption(std::vector<std::string> about) {
  Decide request;
  request.body = "B-1";
  request.about = std::move(about);
  request.outcome = Outcome::adopted;
  request.reason = "The table agrees.";
  request.why_fast = "The season starts in March.";
  request.safeguard = "The adviser looks along.";
  return request;
}

}  // namespace

TEST_CASE("adopting enters the decision, the status and exactly what was proposed, caused by the decision") {
  SmallAgenda agenda = with_proposals();
  const Acted acted = decide(agenda.view(), adoption({"PV-1", "PV-2"}), secretary, today);
  enter(agenda, acted);
  CHECK(acted.changes().causes == std::vector<std::string>{"BS-1"});
  std::vector<std::string> ids;
  for (const Change& change : acted.changes().changes) ids.push_back(change.id);
  CHECK(ids == std::vector<std::string>{"BS-1", "PV-1", "A-1", "PV-2", "M-1"});
  CHECK(acted.changes().changes[2].fields == std::vector<FieldChange>{{"owner", "ORG-2"}});
  const View view = agenda.view();
  CHECK(view.find<Milestone>("M-1") == nullptr);
  CHECK(view.find<Proposal>("PV-1")->status == ProposalStatus::adopted);
  CHECK(view.find<Decision>("BS-1")->title == "Move to ORG-2");
}

TEST_CASE("adopting leaves alone what the proposer did not see of a list, and that is no reason to wait") {
  SmallAgenda agenda = with_proposals();
  agenda.say("T-1").say("T-2").say("T-9", {{"classification", "restricted"}}).say("A-1", {{"themes", "T-9; T-1"}});
  Propose request;
  request.title = "Under T-2 too";
  request.reason = "It belongs there as well.";
  request.options = "Zero option: leave it.";
  request.is_ready = true;
  request.edits = {{"A-1", "themes", "T-1; T-2"}};
  const Acted proposed = propose(agenda.view(Classification::public_), request, {"U-1"}, today);
  enter(agenda, proposed);
  CHECK(moved_on(agenda.view(), "PV-3").empty());
  enter(agenda, decide(agenda.view(), adoption({"PV-3"}), secretary, today));
  CHECK(type_of<Action>().field("themes")->text(*agenda.view().find<Action>("A-1")) == "T-9; T-1; T-2");

  agenda.say("A-1", {{"themes", "T-9; T-2"}});
  request.edits = {{"A-1", "themes", "T-2; T-1"}};
  enter(agenda, propose(agenda.view(Classification::public_), request, {"U-1"}, today));
  agenda.say("A-1", {{"themes", "T-9"}});
  CHECK(moved_on(agenda.view(), "PV-4").size() == 1);  // That T-2 left was to be seen.
}

TEST_CASE("a proposal that waits in confidence opens with its adoption, and stays closed with what is rejected") {
  for (const Outcome outcome : {Outcome::adopted, Outcome::rejected}) {
    SmallAgenda agenda = with_proposals();
    Propose request;
    request.title = "Not agreed upon yet";
    request.reason = "Finance has not answered.";
    request.options = "Zero option: leave it.";
    request.is_ready = true;
    request.classification = Classification::internal;
    request.edits = {{"A-1", "planned_end", "2028"}};
    enter(agenda, propose(agenda.view(), request, secretary, today));
    const std::string id = "PV-i1";
    REQUIRE(agenda.view(Classification::internal).find<Proposal>(id));
    CHECK_FALSE(agenda.view(Classification::public_).find<Proposal>(id));
    Decide decision = adoption({id});
    decision.outcome = outcome;
    const Acted acted = decide(agenda.view(Classification::internal), decision, secretary, today);
    enter(agenda, acted);
    const bool opens = outcome == Outcome::adopted;
    const View everybody = agenda.view(Classification::public_);
    CHECK((everybody.find<Proposal>(id) != nullptr) == opens);
    CHECK((everybody.count(type_of<Decision>()) == 1) == opens);
    CHECK((everybody.referring<ProposedChange>("proposal", id).size() == 1) == opens);
  }
}

TEST_CASE("rejecting and deferring change no more than the status") {
  SmallAgenda agenda = with_proposals();
  Decide request = adoption({"PV-1"});
  request.outcome = Outcome::deferred;
  request.why_fast = request.safeguard = "";
  enter(agenda, decide(agenda.view(), request, secretary, today));
  request.outcome = Outcome::rejected;
  enter(agenda, decide(agenda.view(), request, secretary, today));
  CHECK(agenda.view().find<Action>("A-1")->owner.id == "ORG-1");
  CHECK(says(decide(agenda.view(), request, secretary, today), "it was decided on: “rejected”."));
}

TEST_CASE("advice is not decision, and a body decides only while it exists") {
  SmallAgenda agenda = with_proposals();
  Decide request = adoption({"PV-1"});
  request.body = "B-2";
  const Acted acted = decide(agenda.view(), request, secretary, today);
  CHECK(says(acted, "it advises; it has no mandate to decide."));
  CHECK(acted.problems()[0].kind == ErrorKind::forbidden);
  request = adoption({"PV-1"});
  request.date = *parse_date("2025-12-31");
  CHECK(says(decide(agenda.view(), request, secretary, today), "it did not exist on 31 December 2025."));
}

TEST_CASE("a decision to adopt says why fast, which safeguard, and why; all at once") {
  SmallAgenda agenda = with_proposals();
  Decide request = adoption({"PV-1"});
  request.reason = request.why_fast = request.safeguard = "";
  const Acted acted = decide(agenda.view(), request, secretary, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 3);
}

TEST_CASE("what moved on since the proposal stops the adoption and shows both texts") {
  SmallAgenda agenda = with_proposals();
  agenda.say("ORG-3").say("A-1", {{"owner", "ORG-3"}});
  const Acted acted = decide(agenda.view(), adoption({"PV-1"}), secretary, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems()[0].kind == ErrorKind::conflict);
  CHECK(
      says(acted,
           "it was “Title of ORG-1” when PV-1 was written and is “Title of ORG-3” now; proposed is “Title of ORG-2”."));
  Decide rejection = adoption({"PV-1"});
  rejection.outcome = Outcome::rejected;
  CHECK(decide(agenda.view(), rejection, secretary, today).ok());
}

TEST_CASE("two proposals that clash are not adopted together") {
  SmallAgenda agenda = with_proposals();
  Propose request;
  request.title = "Nobody";
  request.reason = "r";
  request.options = "o";
  request.is_ready = true;
  request.edits = {{"A-1", "owner", ""}};
  enter(agenda, propose(agenda.view(), request, secretary, today));
  CHECK(says(decide(agenda.view(), adoption({"PV-1", "PV-3"}), secretary, today),
             "PV-1 makes it “Title of ORG-2” and PV-3 makes it “not stated”."));
}

TEST_CASE("an amended proposal keeps its text, and the amendment is what is entered") {
  SmallAgenda agenda = with_proposals();
  enter(agenda, amend(agenda.view(), {"PV-1", {{"A-1", "care", "Slowly."}}, {}, "", "", "", ""}, secretary, today));
  Decide request = adoption({"PV-1"});
  request.outcome = Outcome::amended;
  CHECK(says(decide(agenda.view(), request, secretary, today), "it amends no other proposal."));
  request.about = {"PV-3"};
  enter(agenda, decide(agenda.view(), request, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Action>("A-1")->care == "Slowly.");
  CHECK(view.find<Proposal>("PV-1")->status == ProposalStatus::amended);
  CHECK(view.find<Proposal>("PV-3")->status == ProposalStatus::adopted);
  CHECK(edits_of(view, "PV-1") == std::vector<Edit>{{"A-1", "owner", "ORG-2"}});
}

TEST_CASE("a draft is not decided on, and a decision does not lie in the future") {
  SmallAgenda agenda = with_proposals();
  agenda.say("PV-1", {{"status", "draft"}});
  Decide request = adoption({"PV-1"});
  request.date = *parse_date("2027-01-01");
  const Acted acted = decide(agenda.view(), request, secretary, today);
  CHECK(says(acted, "it is still a draft."));
  CHECK(says(acted, "it lies in the future: 1 January 2027."));
}

}  // namespace stip
