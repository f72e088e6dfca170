// Valid on, tested: names as they were, and every reference can be followed.
#include "agenda/valid_on.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda renamed_ministry() {
  SmallAgenda agenda;
  agenda.say(
      "ORG-LNV",
      {{"title", "LNV"}, {"valid_from", "2017-10-26"}, {"valid_until", "2024-07-01"}, {"successor", "ORG-LVVN"}});
  agenda.say("ORG-LVVN", {{"title", "LVVN"}, {"valid_from", "2024-07-02"}});
  agenda.say("ORG-RIVM", {{"title", "RIVM"}});
  agenda.say("A-1", {{"owner", "ORG-LVVN"}}).say("A-2", {{"owner", "ORG-LNV"}});
  return agenda;
}

}  // namespace

TEST_CASE("an action of LVVN shows LNV on a day in 2020") {
  const Agenda then = valid_on(renamed_ministry().agenda(), day("2020-03-01"));

  CHECK(then.find(then.find<Action>("A-1")->owner)->title == "LNV");
  CHECK(then.find<Organisation>("ORG-LVVN") == nullptr);
  CHECK(then.find<Organisation>("ORG-LNV")->successor.id.empty());
}

TEST_CASE("an action that was left with LNV shows LVVN today") {
  const Agenda now = valid_on(renamed_ministry().agenda(), day("2026-11-24"));

  CHECK(now.find(now.find<Action>("A-2")->owner)->title == "LVVN");
  CHECK(now.find<Organisation>("ORG-LNV") == nullptr);
  CHECK(now.find<Organisation>("ORG-RIVM") != nullptr);
}

TEST_CASE("the last day of validity is inside it") {
  const Agenda whole = renamed_ministry().agenda();
  CHECK(valid_on(whole, day("2024-07-01")).find<Organisation>("ORG-LNV") != nullptr);
  CHECK(valid_on(whole, day("2024-07-02")).find<Organisation>("ORG-LNV") == nullptr);
}

TEST_CASE("a chain of successors is followed to the one that was valid") {
  SmallAgenda agenda;
  agenda.say("ORG-1", {{"valid_until", "2010"}, {"successor", "ORG-2"}})
      .say("ORG-2", {{"valid_from", "2011"}, {"valid_until", "2017"}, {"successor", "ORG-3"}});
  agenda.say("ORG-3", {{"valid_from", "2018"}}).say("A-1", {{"owner", "ORG-1"}}).say("A-3", {{"owner", "ORG-3"}});
  const Agenda whole = agenda.agenda();
  CHECK(valid_on(whole, day("2020-01-01")).find<Action>("A-1")->owner.id == "ORG-3");
  CHECK(valid_on(whole, day("2012-01-01")).find<Action>("A-1")->owner.id == "ORG-2");
  CHECK(valid_on(whole, day("2005-01-01")).find<Action>("A-3")->owner.id == "ORG-1");
}

TEST_CASE("a ministry made of two stays, since neither can stand for it") {
  SmallAgenda agenda;
  agenda.say("ORG-1", {{"valid_until", "2010"}, {"successor", "ORG-3"}})
      .say("ORG-2", {{"valid_until", "2010"}, {"successor", "ORG-3"}});
  agenda.say("ORG-3", {{"valid_from", "2011"}}).say("A-1", {{"owner", "ORG-3"}});
  const Agenda then = valid_on(agenda.agenda(), day("2005-01-01"));
  CHECK(then.find<Action>("A-1")->owner.id == "ORG-3");
  CHECK(then.find<Organisation>("ORG-3") != nullptr);
}

TEST_CASE("references that come to name one organisation twice name it once") {
  SmallAgenda agenda = renamed_ministry();
  agenda.say("V-1", {{"present", "ORG-LNV; ORG-LVVN; ORG-RIVM"}});
  CHECK(valid_on(agenda.agenda(), day("2020-01-01")).find<Meeting>("V-1")->present.size() == 2);
}

TEST_CASE("what has ended and nobody needs is out with its parts; what somebody needs stays") {
  SmallAgenda agenda;
  agenda.say("B-1", {{"valid_until", "2020"}}).say("MB-1", {{"body", "B-1"}});
  agenda.say("B-2", {{"valid_until", "2020"}}).say("BS-1", {{"body", "B-2"}});
  agenda.say("MB-2", {{"body", "B-2"}, {"valid_until", "2019"}});
  const Agenda now = valid_on(agenda.agenda(), day("2026-01-01"));
  CHECK(now.find<Body>("B-1") == nullptr);
  CHECK(now.find<Membership>("MB-1") == nullptr);
  CHECK(now.find<Body>("B-2") != nullptr);
  CHECK(now.find<Membership>("MB-2") == nullptr);
  CHECK(now.find<Decision>("BS-1")->body.id == "B-2");
}

TEST_CASE("where all is valid nothing is copied") {
  const Agenda whole = SmallAgenda().say("ORG-1").say("A-1", {{"owner", "ORG-1"}}).agenda();
  CHECK(&valid_on(whole, day("2020-01-01")).table(type_of<Action>()) == &whole.table(type_of<Action>()));
}

}  // namespace stip
