// Draft, tested: edits come and go one by one, and each keeps what it found.
#include "governance/draft.h"

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor owner{"owner@ORG-1"};
const Day today = day("2026-11-24");

/// An agenda with a draft PV-i1 that moves the end of A-1 and gives it to ORG-2.
SmallAgenda with_draft() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("ORG-2").say("S-1").say("A-1",
                                                  {{"owner", "ORG-1"}, {"phase", "running"}, {"planned_end", "2027"}});
  Propose request;
  request.title = "Later";
  request.edits = {{"A-1", "planned_end", "2028"}, {"A-1", "owner", "ORG-2"}};
  enter(agenda, propose(agenda.view(), request, owner, today));
  return agenda;
}

Acted revised(SmallAgenda& agenda, Revise request) {
  if (request.proposal.empty()) request.proposal = "PV-i1";
  return revise(agenda.view(), request, owner);
}

}  // namespace

TEST_CASE("an edit is added, another altered, and what was not named keeps what it found") {
  SmallAgenda agenda = with_draft();
  agenda.say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}, {"planned_end", "2027"}, {"note", "Moved on."}});
  enter(agenda, revised(agenda, {.reason = "The staff is there.",
                                 .edits = {{"A-1", "planned_end", "2029"}, {"A-9", "title", "A new one"}}}));
  const View view = agenda.view();
  CHECK(edits_of(view, "PV-i1") ==
        std::vector<Edit>{{"A-1", "planned_end", "2029"}, {"A-1", "owner", "ORG-2"}, {"A-9", "title", "A new one"}});
  const Proposal& draft = *view.find<Proposal>("PV-i1");
  CHECK(draft.title == "Later");
  CHECK(draft.reason == "The staff is there.");
  CHECK(draft.status == ProposalStatus::draft);
  for (const ProposedChange* change : view.referring<ProposedChange>("proposal", "PV-i1")) {
    CHECK(change->classification == Classification::internal);
    if (change->field == "owner") CHECK(change->was == "ORG-1");
  }
}

TEST_CASE("what is set back to what the agenda says falls away, and its number is not used again") {
  SmallAgenda agenda = with_draft();
  enter(agenda, revised(agenda, {.edits = {{"A-1", "owner", "ORG-1"}}}));
  CHECK(edits_of(agenda.view(), "PV-i1") == std::vector<Edit>{{"A-1", "planned_end", "2028"}});
  enter(agenda, revised(agenda, {.edits = {{"A-1", "title", "Another title"}}}));
  const View view = agenda.view();
  const auto changes = view.referring<ProposedChange>("proposal", "PV-i1");
  REQUIRE(changes.size() == 2);
  CHECK(changes[1]->id == "PC-i1-003");
}

TEST_CASE("an edit is dropped by its place, and one that is not there is told") {
  SmallAgenda agenda = with_draft();
  CHECK(says(revised(agenda, {.drops = {{"A-1", "title", ""}}}), "PV-i1 does not change it, so it cannot fall away."));
  enter(agenda, revised(agenda, {.drops = {{"A-1", "owner", ""}, {"A-1", "planned_end", ""}}}));
  CHECK(edits_of(agenda.view(), "PV-i1").empty());
}

TEST_CASE("a draft becomes as secret as what it comes to change") {
  SmallAgenda agenda = with_draft();
  agenda.say("A-2", {{"classification", "restricted"}});
  enter(agenda, revised(agenda, {.edits = {{"A-2", "note", "Quietly."}}}));
  const View view = agenda.view();
  CHECK(view.find<Proposal>("PV-i1")->classification == Classification::restricted);
  for (const ProposedChange* change : view.referring<ProposedChange>("proposal", "PV-i1"))
    CHECK(change->classification == Classification::restricted);
}

TEST_CASE("only a draft is altered, it keeps a title, and its edits are checked like any") {
  SmallAgenda agenda = with_draft();
  CHECK(says(revised(agenda, {}), "nothing would change."));
  CHECK(says(revised(agenda, {.title = " "}), "it has no title."));
  CHECK(says(revised(agenda, {.evidence = std::vector<std::string>{"S-9"}}), "there is no such record."));
  CHECK(
      says(revised(agenda, {.edits = {{"A-1", "owner", "ORG-9"}}}), "it would refer to ORG-9, which does not exist."));
  enter(agenda, revised(agenda, {.reason = "It must.", .options = "Zero option: nothing."}));
  enter(agenda, make_ready(agenda.view(), {"PV-i1"}, owner, today));
  CHECK(says(revised(agenda, {.title = "Sooner"}), "it is no draft any more: “ready”."));
}

}  // namespace stip
