// Cycle, tested: who is asked, who is late, and what stands in the way of closing.
#include "governance/cycle.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};

SmallAgenda two_owners() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("ORG-2").say("ORG-3");
  agenda.say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}, {"deputy", "ORG-3"}});
  agenda.say("A-2", {{"owner", "ORG-2"}, {"phase", "running"}});
  agenda.say("A-3", {{"phase", "running"}}).say("A-4", {{"owner", "ORG-1"}, {"phase", "done"}});
  return agenda;
}

OpenRound second_half() { return {2027, *parse_date("2026-H2"), {}, *parse_date("2026-12-15"), {}, "", ""}; }

}  // namespace

TEST_CASE("a round asks a report on each action that is under way and has an owner") {
  SmallAgenda agenda = two_owners();
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-24")));
  const View view = agenda.view();
  const auto round = round_of(view, "CY-2027", day("2026-11-24"));
  REQUIRE(round);
  CHECK(round->is_open);
  CHECK(round->days_left == 21);
  REQUIRE(round->asked.size() == 2);
  CHECK(round->asked[0].action->id == "A-1");
  CHECK(round->asked[1].action->id == "A-2");
  CHECK(round->deadline->title == "Rapportageronde tweede helft 2026");
  CHECK(round->total.late == 0);
}

TEST_CASE("all that is wrong with a new round is told at once") {
  SmallAgenda agenda = two_owners();
  OpenRound request{2027, {}, *parse_date("2026-12-20"), *parse_date("2026-12-15"), {"A-3", "A-9"}, "", ""};
  const Acted acted = open_round(agenda.view(), request, secretary, day("2026-11-24"));
  REQUIRE_FALSE(acted.ok());
  CHECK(says(acted, "no period is given."));
  CHECK(says(acted, "its term (15 December 2026) ends before it opens (20 December 2026)."));
  CHECK(says(acted, "it has no owner, so nobody can be asked."));
  CHECK(says(acted, "there is no such record."));
}

TEST_CASE("a round is opened once") {
  SmallAgenda agenda = two_owners();
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-24")));
  const Acted again = open_round(agenda.view(), second_half(), secretary, day("2026-11-25"));
  REQUIRE_FALSE(again.ok());
  CHECK(again.problems()[0].kind == ErrorKind::conflict);
}

TEST_CASE("what was reported over another period, before the round was opened, does not count in it") {
  SmallAgenda agenda = two_owners();
  agenda.say("CY-2027", {{"year", "2027"}});
  agenda.say("PR-1", {{"action", "A-1"}, {"cycle", "CY-2027"}, {"period", "2026-Q3"}, {"status", "submitted"}});
  agenda.say("PR-2", {{"action", "A-2"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"status", "submitted"}});
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-24")));
  const auto round = round_of(agenda.view(), "CY-2027", day("2026-11-24"));
  REQUIRE(round);
  CHECK(round->asked[0].step == ReportStep::missing);
  CHECK(round->asked[1].step == ReportStep::submitted);
  CHECK(round->total.handed_in == 1);
}

TEST_CASE("who is late is reminded, then the deputy, then it is escalated; who handed in is left alone") {
  SmallAgenda agenda = two_owners();
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-01")));
  agenda.say("PR-1", {{"action", "A-2"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"status", "submitted"}});
  const View view = agenda.view();
  CHECK(reminders(*round_of(view, "CY-2027", day("2026-11-20"))).empty());
  auto list = reminders(*round_of(view, "CY-2027", day("2026-12-05")));
  REQUIRE(list.size() == 1);
  CHECK(list[0] == Reminder{ReminderKind::coming, "A-1", "ORG-1", "", ReportStep::missing, 10});
  list = reminders(*round_of(view, "CY-2027", day("2026-12-16")));
  CHECK(list.at(0).kind == ReminderKind::late);
  list = reminders(*round_of(view, "CY-2027", day("2026-12-23")));
  CHECK(list.at(0) == Reminder{ReminderKind::deputy, "A-1", "ORG-1", "ORG-3", ReportStep::missing, 8});
  list = reminders(*round_of(view, "CY-2027", day("2027-01-10")));
  CHECK(list.at(0).kind == ReminderKind::escalate);
  const Round round = *round_of(view, "CY-2027", day("2027-01-10"));
  CHECK(round.by_owner == std::vector<RoundCount>{{"ORG-1", 1, 0, 0, 0, 1, 0, 0}, {"ORG-2", 1, 1, 0, 0, 0, 0, 0}});
}

TEST_CASE("a correction that is still being written does not undo what was handed in") {
  SmallAgenda agenda = two_owners();
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-01")));
  const auto report = [&](const std::string& id, const std::string& status, const std::string& on) {
    agenda.say(
        id, {{"action", "A-1"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"status", status}, {"reported_on", on}});
  };
  report("PR-1", "approved", "2026-11-20");
  report("PR-2", "draft", "2026-11-22");
  View view = agenda.view();
  CHECK(round_of(view, "CY-2027", day("2027-01-10"))->asked.at(0).step == ReportStep::approved);
  report("PR-3", "submitted", "2026-11-21");
  view = agenda.view();
  CHECK(round_of(view, "CY-2027", day("2027-01-10"))->asked.at(0).report->id == "PR-3");
}

TEST_CASE("a round does not close over a report that waits, nor silently without one") {
  SmallAgenda agenda = two_owners();
  enter(agenda, open_round(agenda.view(), second_half(), secretary, day("2026-11-01")));
  agenda.say("PR-1", {{"action", "A-2"}, {"cycle", "CY-2027"}, {"period", "2026-H2"}, {"status", "endorsed"}});
  Acted acted = close_round(agenda.view(), {"CY-2027", ""}, secretary, day("2026-12-20"));
  CHECK(acted.problems().size() == 2);
  CHECK(says(acted, "these reports wait for the check of the secretary: Title of A-2 (A-2)."));
  CHECK(says(acted, "these reports are missing: Title of A-1 (A-1)."));
  agenda.say("PR-1", {{"status", "approved"}});
  acted = close_round(agenda.view(), {"CY-2027", "ORG-1 has no staff for it this year."}, secretary, day("2026-12-20"));
  enter(agenda, acted);
  const View view = agenda.view();
  CHECK_FALSE(round_of(view, "CY-2027", day("2026-12-21"))->is_open);
  CHECK(reminders(*round_of(view, "CY-2027", day("2026-12-21"))).empty());
}

}  // namespace stip
