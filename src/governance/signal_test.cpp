// Signal, tested: nothing stays without an answer, and who raised it is told.
#include "governance/signal.h"

#include <map>

#include "governance/test_acts.h"
#include "governance/working.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

SmallAgenda tables() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("ORG-2").say("B-1").say("A-1", {{"owner", "ORG-1"}, {"phase", "running"}});
  agenda.say("A-2", {{"classification", "restricted"}});
  return agenda;
}

TakeIn of_table() {
  TakeIn request;
  request.origin = SignalOrigin::body;
  request.body = "B-1";
  request.title = "Permits";
  request.text = "Permits take two years.";
  request.about = {"A-1"};
  return request;
}

}  // namespace

TEST_CASE("a signal gets a term for its answer when it is taken in") {
  SmallAgenda agenda = tables();
  enter(agenda, take_in(agenda.view(), of_table(), secretary, today));
  const View view = agenda.view();
  REQUIRE(view.find<Signal>("S-1"));
  CHECK(to_text(view.find<Signal>("S-1")->answer_due) == "2027-01-05");
}

TEST_CASE("what the public sends is read by somebody before it enters the ledger") {
  SmallAgenda agenda = tables();
  TakeIn request = of_table();
  request.origin = SignalOrigin::public_;
  const Acted acted = take_in(agenda.view(), request, secretary, today);
  CHECK(says(acted, "it comes from the public and nobody has read it yet."));
  request.moderated = true;
  CHECK(take_in(agenda.view(), request, secretary, today).ok());
}

TEST_CASE("a signal about something restricted is restricted, and its number tells nothing") {
  SmallAgenda agenda = tables();
  TakeIn request = of_table();
  request.about = {"A-2"};
  enter(agenda, take_in(agenda.view(), request, secretary, today));
  CHECK(agenda.view().find<Signal>("S-r1")->classification == Classification::restricted);
  enter(agenda, take_in(agenda.view(Classification::public_), of_table(), secretary, today));
  CHECK(agenda.view(Classification::public_).find<Signal>("S-1") != nullptr);
  agenda.say("S-002", {{"classification", "internal"}}).say("S-003");
  enter(agenda, take_in(agenda.view(), of_table(), secretary, today));
  CHECK(agenda.view(Classification::public_).find<Signal>("S-004") != nullptr);
}

TEST_CASE("all that a signal lacks is told at once") {
  SmallAgenda agenda = tables();
  TakeIn request;
  request.about = {"A-77"};
  const Acted acted = take_in(agenda.view(), request, secretary, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 4);
}

TEST_CASE("duplicates lead to the one that carries them on, and all who raised it are told") {
  SmallAgenda agenda = tables();
  agenda.say("S-1", {{"raised_by", "ORG-1"}, {"answer_due", "2027-03"}})
      .say("S-2", {{"raised_by", "ORG-2"}, {"answer_due", "2027-01"}, {"about", "A-1"}});
  enter(agenda, merge_signals(agenda.view(), {"S-1", {"S-2"}}, secretary, today));
  View view = agenda.view();
  CHECK(view.find<Signal>("S-2")->merged_into.id == "S-1");
  CHECK(to_text(view.find<Signal>("S-1")->answer_due) == "2027-01");
  CHECK(ids_of(view.find<Signal>("S-1")->about) == std::vector<std::string>{"A-1"});
  CHECK(to_tell(view, "S-1") == std::vector<ToTell>{{"S-1", "ORG-1", "", SignalOrigin::unstated},
                                                    {"S-2", "ORG-2", "", SignalOrigin::unstated}});
  CHECK(says(merge_signals(view, {"S-2", {"S-1"}}, secretary, today), "it was merged into S-1."));
  CHECK(says(merge_signals(view, {"S-1", {"S-1"}}, secretary, today), "it cannot be merged into itself."));
}

TEST_CASE("a public signal does not vanish into a restricted one") {
  SmallAgenda agenda = tables();
  agenda.say("S-1").say("S-r1", {{"classification", "restricted"}});
  CHECK(says(merge_signals(agenda.view(), {"S-r1", {"S-1"}}, secretary, today), "more people may see it than S-r1."));
  CHECK(merge_signals(agenda.view(), {"S-1", {"S-r1"}}, secretary, today).ok());
}

TEST_CASE("an answer says why, and where it shows if it was taken over") {
  SmallAgenda agenda = tables();
  agenda.say("S-1", {{"raised_on", "2026-10-01"}, {"answer_due", "2026-11-01"}});
  const Acted acted =
      answer_signal(agenda.view(), {"S-1", AnswerKind::taken_over, "", "", {}, false}, secretary, today);
  CHECK(says(acted, "it was answered without saying why."));
  CHECK(says(acted, "it was taken over, and it is not said where that shows."));
  enter(agenda,
        answer_signal(agenda.view(), {"S-1", AnswerKind::taken_over, "A desk for permits opens.", "", {"A-1"}, false},
                      secretary, today));
  const View view = agenda.view();
  CHECK(says(answer_signal(view, {"S-1", AnswerKind::noted, "x", "", {}, false}, secretary, today),
             "it was answered before: “A desk for permits opens.”."));
  const auto lines = said_and_done(view, day("2027-03-01"));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].actions.at(0)->id == "A-1");
  CHECK(lines[0].days_open == 54);
  CHECK(lines[0].days_overdue == 23);
}

TEST_CASE("how long a signal took is counted from the last day of a month or a year: it is the least") {
  SmallAgenda agenda = tables();
  agenda.say("S-1", {{"raised_on", "2026-10"}})
      .say("S-2", {{"raised_on", "2026"}})
      .say("S-3", {{"raised_on", "2026-10-01"}})
      .say("S-4", {{"raised_on", "2025"}, {"answer", "noted"}, {"answered_on", "2026-02"}});
  const View view = agenda.view();
  std::map<std::string, std::pair<int, bool>> took;
  for (const SaidAndDone& line : said_and_done(view, today))
    took[line.signal->id] = {line.days_open, line.took_at_least};
  CHECK(took["S-1"] == std::pair(24, true));
  CHECK(took["S-2"] == std::pair(0, true));
  CHECK(took["S-3"] == std::pair(54, false));
  CHECK(took["S-4"] == std::pair(32, true));
}

TEST_CASE("a signal that would be raised on a day to come is refused; a month that has begun is not") {
  SmallAgenda agenda = tables();
  TakeIn request = of_table();
  request.raised_on = *parse_date("2026-11-25");
  CHECK(says(take_in(agenda.view(), request, secretary, today),
             "the day on which it was raised is still to come: 25 November 2026."));
  for (const char* text : {"2026-11-24", "2026-11", "2026"}) {
    request.raised_on = *parse_date(text);
    CHECK(take_in(agenda.view(), request, secretary, today).ok());
  }
}

TEST_CASE("open signals come first, longest overdue first, and merged ones are no line of their own") {
  SmallAgenda agenda = tables();
  agenda.say("S-1", {{"answer_due", "2026-11-20"}})
      .say("S-2", {{"answer_due", "2026-11-01"}})
      .say("S-3", {{"merged_into", "S-1"}});
  agenda.say("S-4", {{"answer", "noted"}, {"answer_text", "So it is."}, {"answered_on", "2026-11-02"}});
  const View view = agenda.view();
  const auto lines = said_and_done(view, today);
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].signal->id == "S-2");
  CHECK(lines[1].signal->id == "S-1");
  CHECK(lines[1].merged.at(0)->id == "S-3");
  CHECK(lines[2].signal->id == "S-4");
}

TEST_CASE("a signal is assigned to an organisation with a term") {
  SmallAgenda agenda = tables();
  agenda.say("S-1");
  enter(agenda, assign_signal(agenda.view(), {"S-1", "ORG-2", *parse_date("2026-12")}, secretary, today));
  CHECK(agenda.view().find<Signal>("S-1")->assigned_to.id == "ORG-2");
  CHECK(says(assign_signal(agenda.view(), {"S-1", "ORG-9", {}}, secretary, today), "there is no such record."));
}

}  // namespace stip
