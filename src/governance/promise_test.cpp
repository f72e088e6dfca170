// Promise, tested: every pledge has a term or an event, and a letter that fulfils it.
#include "governance/promise.h"

#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2026-11-24");

Promise by_spring() {
  Promise request;
  request.title = "Letter on permits";
  request.text = "The minister sends a letter on permits.";
  request.to = "House of Representatives";
  request.made_on = *parse_date("2026-10-01");
  request.due_kind = DueKind::date;
  request.due = *parse_date("2027-Q1");
  return request;
}

}  // namespace

TEST_CASE("a pledge says what, to whom, when it was made and when it is due") {
  SmallAgenda agenda;
  const Acted acted = promise(agenda.view(), {}, secretary, today);
  REQUIRE_FALSE(acted.ok());
  CHECK(acted.problems().size() == 5);
  enter(agenda, promise(agenda.view(), by_spring(), secretary, today));
  CHECK(agenda.view().find<Pledge>("TZ-1")->status == PledgeStatus::open);
}

TEST_CASE("a number of the register is kept with its pledge, and of one pledge alone") {
  SmallAgenda agenda;
  Promise request = by_spring();
  request.register_number = "TZ202603-130";
  enter(agenda, promise(agenda.view(), request, secretary, today));
  CHECK(agenda.view().find<Pledge>("TZ-1")->register_number == "TZ202603-130");
  CHECK(says(promise(agenda.view(), request, secretary, today), "its number in the register is that of TZ-1."));
}

TEST_CASE("each way of being due asks what belongs to it") {
  SmallAgenda agenda;
  Promise request = by_spring();
  request.due_kind = DueKind::event;
  CHECK(says(promise(agenda.view(), request, secretary, today), "it is not said for which event it waits."));
  request.due_kind = DueKind::recurring;
  CHECK(says(promise(agenda.view(), request, secretary, today), "it is not said how often it recurs."));
}

TEST_CASE("a letter fulfils a pledge once") {
  SmallAgenda agenda;
  agenda.say("BR-1", {{"date", "2026-11-20"}});
  enter(agenda, promise(agenda.view(), by_spring(), secretary, today));
  CHECK(says(fulfil(agenda.view(), {"TZ-1", "BR-9", {}, {}}, secretary, today), "there is no such record."));
  enter(agenda, fulfil(agenda.view(), {"TZ-1", "BR-1", {}, {}}, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Pledge>("TZ-1")->status == PledgeStatus::fulfilled);
  CHECK(to_text(view.find<Pledge>("TZ-1")->fulfilled_on) == "2026-11-20");
  CHECK(says(fulfil(view, {"TZ-1", "BR-1", {}, {}}, secretary, today), "it is “fulfilled” already."));
}

TEST_CASE("a letter that is not among the sources yet becomes one when it fulfils a pledge") {
  SmallAgenda agenda;
  agenda.say("BR-1", {{"title", "Letter"}, {"date", "2026-11-20"}});
  enter(agenda, promise(agenda.view(), by_spring(), secretary, today));
  const Fulfil undated{"TZ-1", "", {}, {}, "Brief over gras", {}};
  CHECK(says(fulfil(agenda.view(), undated, secretary, today), "the date of the letter is missing."));
  const Fulfil twice{"TZ-1", "BR-1", {}, {}, "Brief over gras", *parse_date("2026-11-21")};
  CHECK(says(fulfil(agenda.view(), twice, secretary, today), "two letters are named."));
  const Fulfil request{"TZ-1", "", {}, {}, "Brief over gras", *parse_date("2026-11-21")};
  enter(agenda, fulfil(agenda.view(), request, secretary, today));
  const View view = agenda.view();
  const Pledge* pledge = view.find<Pledge>("TZ-1");
  CHECK(to_text(pledge->fulfilled_on) == "2026-11-21");
  const Source* letter = view.find(pledge->letter);
  REQUIRE(letter);
  CHECK(letter->title == "Brief over gras");
  CHECK(to_text(letter->date) == "2026-11-21");
}

TEST_CASE("a recurring pledge stays open with its next date") {
  SmallAgenda agenda;
  agenda.say("BR-1").say("TZ-1", {{"due_kind", "recurring"}, {"due", "2026-Q2"}, {"recurrence", "every year"}});
  CHECK(says(fulfil(agenda.view(), {"TZ-1", "BR-1", {}, *parse_date("2026-Q1")}, secretary, today),
             "it recurs, and its next date is missing."));
  enter(agenda, fulfil(agenda.view(), {"TZ-1", "BR-1", {}, *parse_date("2027-Q2")}, secretary, today));
  const View view = agenda.view();
  CHECK(view.find<Pledge>("TZ-1")->status == PledgeStatus::open);
  CHECK(to_text(view.find<Pledge>("TZ-1")->due) == "2027-Q2");
}

TEST_CASE("an event gives a pledge its date; without a reason none lapses") {
  SmallAgenda agenda;
  agenda.say("TZ-1", {{"due_kind", "event"}, {"event", "The analysis is asked for."}})
      .say("TZ-2", {{"due_kind", "date"}, {"due", "2027"}});
  CHECK(says(event_happened(agenda.view(), {"TZ-2", *parse_date("2027"), "Asked."}, secretary, today),
             "it does not wait for an event."));
  enter(agenda, event_happened(agenda.view(), {"TZ-1", *parse_date("2027-Q1"), "The analysis was asked for."},
                               secretary, today));
  CHECK(to_text(agenda.view().find<Pledge>("TZ-1")->due) == "2027-Q1");
  CHECK(says(lapse(agenda.view(), {"TZ-2", ""}, secretary, today), "it lapses without a reason."));
  enter(agenda, lapse(agenda.view(), {"TZ-2", "Withdrawn by the member."}, secretary, today));
  CHECK(open_pledges(agenda.view(), today).size() == 1);
}

TEST_CASE("open pledges are listed overdue first, longest first, and a quarter is overdue from its last day") {
  SmallAgenda agenda;
  agenda.say("A-1")
      .say("TZ-1", {{"due", "2026-Q4"}})
      .say("TZ-2", {{"due", "2026-Q3"}, {"actions", "A-1"}})
      .say("TZ-3", {{"due", "2026-05-01"}});
  agenda.say("TZ-4", {{"event", "Election."}})
      .say("TZ-5")
      .say("TZ-6", {{"due", "2028"}})
      .say("TZ-7", {{"status", "fulfilled"}});
  const View view = agenda.view();
  const auto list = open_pledges(view, today);
  std::vector<std::string> ids;
  for (const OpenPledge& each : list) ids.push_back(each.pledge->id + " " + std::string(name_of(each.state)));
  CHECK(ids == std::vector<std::string>{"TZ-3 overdue", "TZ-2 overdue", "TZ-1 soon", "TZ-6 later",
                                        "TZ-4 waits_for_event", "TZ-5 undated"});
  CHECK(list[1].days == 55);
  CHECK(list[1].actions.at(0)->id == "A-1");
}

}  // namespace stip
