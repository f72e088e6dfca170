// Meeting, tested: what waits gets on an agenda once, every item has an outcome, and empty chairs are named.
#include "governance/meeting.h"

#include <algorithm>

#include "governance/test_acts.h"
#include "governance/working.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

SmallAgenda waiting() {
  SmallAgenda agenda;
  agenda.say("ORG-1")
      .say("ORG-2")
      .say("ORG-3")
      .say("B-1", {{"mandate", "decides"}})
      .say("B-2", {{"mandate", "advises"}});
  agenda.say("MB-1", {{"body", "B-1"}, {"organisation", "ORG-2"}})
      .say("MB-2", {{"body", "B-1"}, {"organisation", "ORG-3"}, {"valid_until", "2025"}});
  agenda.say("A-1", {{"owner", "ORG-1"}});
  agenda.say(
      "PR-1",
      {{"action", "A-1"}, {"period", "2026"}, {"status", "submitted"}, {"decision_wanted", "May the pilot go on?"}});
  agenda.say("PR-2", {{"action", "A-1"}, {"period", "2027"}, {"status", "draft"}, {"decision_wanted", "Not yet."}});
  agenda.say("PV-1", {{"status", "ready"}})
      .say("PV-2", {{"status", "draft"}})
      .say("S-1", {{"body", "B-2"}})
      .say("S-2", {{"answer", "noted"}});
  return agenda;
}

std::vector<std::string> ids(const std::vector<WaitingItem>& items) {
  std::vector<std::string> list;
  for (const WaitingItem& item : items) list.push_back(item.id);
  return list;
}

}  // namespace

TEST_CASE("what wants a decision waits for a body that decides; a signal also for the table that raised it") {
  SmallAgenda agenda = waiting();
  CHECK(ids(waiting_for(agenda.view(), "B-1")) == std::vector<std::string>{"PR-1", "PV-1", "S-1"});
  CHECK(ids(waiting_for(agenda.view(), "B-2")) == std::vector<std::string>{"S-1"});
}

TEST_CASE("an agenda takes up all that waits, once") {
  SmallAgenda agenda = waiting();
  enter(agenda,
        plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {}, true, {}}, secretary, today));
  CHECK(waiting_for(agenda.view(), "B-1").empty());
  CHECK(ids_of(agenda.view().find<AgendaItem>("AI-1-1")->about) == std::vector<std::string>{"PR-1"});
  CHECK(says(plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-27"), "", "", {}, true, {}}, secretary, today),
             "its agenda is empty."));
  agenda.say("BS-1", {{"body", "B-1"}, {"outcome", "deferred"}}).say("AI-1-2", {{"decision", "BS-1"}});
  CHECK(ids(waiting_for(agenda.view(), "B-1")) == std::vector<std::string>{"PV-1"});
}

TEST_CASE("an item on something secret is secret, and leaves no gap in the numbers of the others") {
  SmallAgenda agenda = waiting();
  agenda.say("S-r1", {{"classification", "restricted"}});
  enter(agenda, plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {"S-r1", "PV-1"}, false, {}},
                             secretary, today));
  const View open = agenda.view(Classification::public_);
  REQUIRE(open.count(type_of<AgendaItem>()) == 1);
  CHECK(open.find<AgendaItem>("AI-1-1")->number == 1);
  CHECK(agenda.view().find<AgendaItem>("AI-1-2")->classification == Classification::restricted);
}

TEST_CASE("every item has an outcome, of this meeting and by this body") {
  SmallAgenda agenda = waiting();
  enter(agenda, plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {"PV-1", "S-1"}, false, {}},
                             secretary, today));
  agenda.say("BS-1", {{"body", "B-2"}});
  const Acted acted = conclude_meeting(agenda.view(), {"V-1", {}, "", {{"AI-1-1", "", "BS-1", {}}}}, secretary, today);
  CHECK(says(acted, "another body took it: B-2."));
  CHECK(says(acted, "nothing is said of its outcome."));
}

TEST_CASE("follow-up becomes a signal to somebody with a term; who had a seat and was away is absent") {
  SmallAgenda agenda = waiting();
  enter(agenda,
        plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {"PR-1"}, false, {}}, secretary, today));
  const ConcludeMeeting request{
      "V-1",
      {"ORG-3"},
      "Short.",
      {{"AI-1-1", "The pilot goes on.", "", FollowUp{"Write the terms.", "ORG-1", *parse_date("2027-01")}}}};
  enter(agenda, conclude_meeting(agenda.view(), request, secretary, today));
  const View view = agenda.view();
  const auto* signal = view.find<Signal>("S-1-1");
  REQUIRE(signal);
  CHECK(signal->assigned_to.id == "ORG-1");
  CHECK(view.find<Meeting>("V-1")->absent.at(0).id == "ORG-2");
  CHECK(not_at_the_table(view, "V-1") == NotAtTheTable{{"ORG-2"}, {"ORG-1"}});

  // What was entered as follow-up is known, and nothing else is lost behind it.
  CHECK(follow_up_of(view, *view.find<AgendaItem>("AI-1-1")) == signal);
  ConcludeMeeting again = request;
  again.minutes = "Shorter.";
  CHECK(conclude_meeting(view, again, secretary, today).ok());
  again.outcomes[0].follow_up->text = "Write nothing.";
  CHECK(says(conclude_meeting(view, again, secretary, today), "its follow-up was entered before: “Write the terms.”."));
}

TEST_CASE("follow-up is entered too where an unrelated signal has the number that it would get") {
  SmallAgenda agenda = waiting();
  enter(agenda,
        plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {"PR-1"}, false, {}}, secretary, today));
  agenda.say("S-1-1", {{"text", "Something else."}});
  const FollowUp follow_up{"Write the terms.", "ORG-1", *parse_date("2027-01")};
  enter(agenda,
        conclude_meeting(agenda.view(), {"V-1", {}, "", {{"AI-1-1", "Fine.", "", follow_up}}}, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Signal>("S-1-1")->text == "Something else.");
  const Signal* entered = follow_up_of(view, *view.find<AgendaItem>("AI-1-1"));
  REQUIRE(entered);
  CHECK(entered->id == "S-1-1-2");
  CHECK(entered->text == "Write the terms.");
}

TEST_CASE("follow-up without a text, a term or somebody who does it is refused") {
  SmallAgenda agenda = waiting();
  enter(agenda,
        plan_meeting(agenda.view(), {"B-1", *parse_date("2026-11-20"), "", "", {"PR-1"}, false, {}}, secretary, today));
  const Acted acted =
      conclude_meeting(agenda.view(), {"V-1", {}, "", {{"AI-1-1", "Fine.", "", FollowUp{}}}}, secretary, today);
  for (const char* problem :
       {"its follow-up has no text.", "its follow-up has no term.", "its follow-up names nobody who does it."})
    CHECK(says(acted, problem));
}

TEST_CASE("a meeting is concluded once it was held") {
  SmallAgenda agenda = waiting();
  enter(agenda,
        plan_meeting(agenda.view(), {"B-1", *parse_date("2026-12-20"), "", "", {"PR-1"}, false, {}}, secretary, today));
  CHECK(says(conclude_meeting(agenda.view(), {"V-1", {}, "", {{"AI-1-1", "Fine.", "", {}}}}, secretary, today),
             "it lies in the future: 20 December 2026."));
}

}  // namespace stip
