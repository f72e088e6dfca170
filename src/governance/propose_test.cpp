// Propose, tested: what a proposal may be, and how it is held against the agenda and other proposals.
#include "governance/propose.h"

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor owner{"owner@ORG-1"};
const Day today = day("2026-11-24");

SmallAgenda small() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("ORG-2").say("S-1").say("A-1",
                                                  {{"owner", "ORG-1"}, {"phase", "running"}, {"planned_end", "2027"}});
  agenda.say("F-1", {{"action", "A-1"}, {"amount", "EUR 5"}, {"amount_classification", "internal"}});
  return agenda;
}

Propose to_new_owner() {
  Propose request;
  request.title = "Move to ORG-2";
  request.reason = "ORG-2 has the staff.";
  request.options = "Zero option: leave it with ORG-1.";
  request.evidence = {"S-1"};
  request.edits = {{"A-1", "owner", "ORG-2"}};
  request.is_ready = true;
  return request;
}

}  // namespace

TEST_CASE("a proposal keeps the value that it found, and changes nothing") {
  SmallAgenda agenda = small();
  const Acted acted = propose(agenda.view(), to_new_owner(), owner, today);
  enter(agenda, acted);
  CHECK(acted.changes().causes == std::vector<std::string>{"S-1"});
  const View view = agenda.view();
  CHECK(view.find<Action>("A-1")->owner.id == "ORG-1");
  const auto changes = view.referring<ProposedChange>("proposal", "PV-1");
  REQUIRE(changes.size() == 1);
  CHECK(changes[0]->id == "PC-1-001");
  CHECK(changes[0]->was == "ORG-1");
  CHECK(moved_on(view, "PV-1").empty());
}

TEST_CASE("all that is wrong with the edits of a proposal is told at once") {
  SmallAgenda agenda = small();
  agenda.say("ED-2026", {{"year", "2026"}, {"position", "1"}}).say("A-5").retire("A-5");
  Propose request = to_new_owner();
  request.edits = {
      {"A-1", "colour", "red"},    {"A-1", "planned_end", "soon"}, {"A-1", "owner", "ORG-9"}, {"ED-2026", "title", "x"},
      {"A-1", "phase", "running"}, {"XYZ", "title", "x"},          {"A-5", "title", "x"},     {"A-7", "", ""},
      {"A-1", "phase", "done"}};
  const Acted acted = propose(agenda.view(), request, owner, today);
  CHECK(says(acted, "it has no field “colour”."));
  CHECK(says(acted, "it would refer to ORG-9, which does not exist."));
  CHECK(says(acted, "what was frozen never changes."));
  CHECK(says(acted, "it is “running” already."));
  CHECK(says(acted, "there is no such record, and no type has ids that start so."));
  CHECK(says(acted, "it has ended, and its id is never used again."));
  CHECK(says(acted, "it is edited twice."));
  CHECK(acted.problems().size() == 9);
}

TEST_CASE("a proposal that is ready has a reason and options; a draft need not") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.options = request.reason = "";
  CHECK(says(propose(agenda.view(), request, owner, today), "it waits for a decision without other options."));
  request.is_ready = false;
  enter(agenda, propose(agenda.view(), request, owner, today));
  CHECK(says(make_ready(agenda.view(Classification::internal), {"PV-i1"}, owner, today), "it gives no reason."));
}

TEST_CASE("a draft is internal, and as public as what it would change once it is put up for decision") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.is_ready = false;
  enter(agenda, propose(agenda.view(), request, owner, today));
  View everybody = agenda.view(Classification::public_);
  CHECK_FALSE(everybody.find<Proposal>("PV-i1"));
  CHECK(everybody.count(type_of<ProposedChange>()) == 0);
  enter(agenda, make_ready(agenda.view(Classification::internal), {"PV-i1"}, owner, today));
  everybody = agenda.view(Classification::public_);
  CHECK(everybody.find<Proposal>("PV-i1"));
  CHECK(everybody.count(type_of<ProposedChange>()) > 0);
}

TEST_CASE("a proposal makes new records that refer to each other") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.edits = {{"A-9", "title", "New action"},
                   {"A-9", "owner", "ORG-1"},
                   {"M-9", "title", "First result"},
                   {"M-9", "action", "A-9"}};
  CHECK(propose(agenda.view(), request, owner, today).ok());
}

TEST_CASE("a proposal is as secret as what it would change, and its number tells nothing") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.edits = {{"F-1", "amount", "EUR 7"}};
  enter(agenda, propose(agenda.view(), request, owner, today));
  CHECK(agenda.view().find<Proposal>("PV-i1")->classification == Classification::internal);
  CHECK(agenda.view(Classification::public_).count(type_of<ProposedChange>()) == 0);
}

TEST_CASE("what changed since it was proposed is told with all three texts; what became as proposed is not") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.edits.push_back({"A-1", "planned_end", "2028"});
  request.edits.push_back({"A-1", "care", "Ask the adviser."});
  enter(agenda, propose(agenda.view(), request, owner, today));
  agenda.say("A-1", {{"planned_end", "2029"}, {"owner", "ORG-2"}, {"care", "None."}});
  CHECK(moved_on(agenda.view(), "PV-1") ==
        std::vector<Moved>{{"PC-1-002", "A-1", "planned_end", "2027", "2029", "2028"},
                           {"PC-1-003", "A-1", "care", "", "None.", "Ask the adviser."}});
}

TEST_CASE("proposals that give one field two values clash, and so do ending and changing a record") {
  SmallAgenda agenda = small();
  enter(agenda, propose(agenda.view(), to_new_owner(), owner, today));
  Propose other = to_new_owner();
  other.edits = {{"A-1", "owner", ""}, {"A-1", "planned_end", "2028"}};
  enter(agenda, propose(agenda.view(), other, owner, today));
  Propose ending = to_new_owner();
  ending.edits = {{"A-1", "", ""}};
  enter(agenda, propose(agenda.view(), ending, owner, today));
  const View view = agenda.view();
  CHECK(clashes(view, {"PV-1", "PV-2"}) == std::vector<Clash>{{"A-1", "owner", "PV-1", "PV-2", "ORG-2", ""}});
  CHECK(clashes(view, {"PV-1", "PV-3"}) == std::vector<Clash>{{"A-1", "", "PV-3", "PV-1", "", "ORG-2"}});
  CHECK(clashes(view, {"PV-1"}).empty());
}

TEST_CASE("a proposal is the reason of what it would change, and of nothing else") {
  SmallAgenda agenda = small();
  enter(agenda, propose(agenda.view(), to_new_owner(), owner, today));
  const View view = agenda.view();
  const Reasons reasons = reasons_if_adopted(view, {"PV-1"}, {});
  const auto why = reasons(type_of<Action>(), "A-1", "owner");
  REQUIRE(why);
  CHECK(why->reason == "ORG-2 has the staff.");
  CHECK(why->causes == std::vector<std::string>{"PV-1"});
  CHECK_FALSE(reasons(type_of<Action>(), "A-1", "phase"));
}

TEST_CASE("an amendment starts from the original and leaves it as it was") {
  SmallAgenda agenda = small();
  Propose request = to_new_owner();
  request.edits.push_back({"A-1", "planned_end", "2028"});
  enter(agenda, propose(agenda.view(), request, owner, today));
  CHECK(says(amend(agenda.view(), {"PV-1", {}, {}, "", "", "", ""}, owner, today),
             "the amendment is the same as the original."));
  CHECK(says(amend(agenda.view(), {"PV-1", {}, {{"A-1", "care", ""}}, "", "", "", ""}, owner, today),
             "PV-1 does not change it, so it cannot fall away."));
  enter(agenda, amend(agenda.view(),
                      {"PV-1", {{"A-1", "care", "With a safeguard."}}, {{"A-1", "planned_end", ""}}, "", "", "", ""},
                      owner, today));
  const View view = agenda.view();
  CHECK(view.find<Proposal>("PV-2")->amends.id == "PV-1");
  CHECK(view.find<Proposal>("PV-2")->status == ProposalStatus::ready);
  CHECK(edits_of(view, "PV-2") == std::vector<Edit>{{"A-1", "owner", "ORG-2"}, {"A-1", "care", "With a safeguard."}});
  CHECK(edits_of(view, "PV-1") == request.edits);
}

TEST_CASE("what adopting would break is told beside what is broken already") {
  SmallAgenda agenda = small();
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2027"}});
  Propose request = to_new_owner();
  request.edits = {{"M-1", "met_on", "2026-10-01"}};
  enter(agenda, propose(agenda.view(), request, owner, today));
  const View now = agenda.view();
  const View adopted = agenda.say("M-1", {{"met_on", "2026-10-01"}}).view();
  const auto broken = broken_if_adopted(now, adopted, "PV-1", today, Language::en);
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].rule == "milestone.evidence");
}

}  // namespace stip
