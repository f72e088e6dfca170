// Matrix and orphans, tested.
#include "monitoring/matrix.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {

TEST_CASE("an action stands at each of its themes and effects, named or by a goal, and nowhere else") {
  SmallAgenda agenda;
  agenda.say("T-1").say("T-2").say("SE-1").say("SE-2").say("G-1", {{"effects", "SE-2"}});
  agenda.say("A-1", {{"themes", "T-1; T-2"}, {"effects", "SE-1"}, {"phase", "running"}});
  agenda.say("A-2", {{"themes", "T-1"}, {"phase", "done"}}).say("C-1", {{"action", "A-2"}, {"goal", "G-1"}}).say("A-3");
  const Matrix found = matrix(agenda.view());

  CHECK(found.effects == std::vector<std::string>{"SE-1", "SE-2", ""});
  CHECK(found.cells[0][0].actions == std::vector<std::string>{"A-1"});
  CHECK(found.cells[0][1].phases.of(Phase::running) == 1);
  CHECK(found.cells[1][0].phases.of(Phase::done) == 1);
  CHECK(found.cells[1][1].phases.total() == 0);
  CHECK(found.cells[2][2].actions == std::vector<std::string>{"A-3"});
  CHECK(phase_split(agenda.view()).total() == 3);
}

TEST_CASE("an action serves a goal that it claims to help, and the effects behind that goal") {
  SmallAgenda agenda;
  agenda.say("SE-1")
      .say("SE-2")
      .say("G-1", {{"effects", "SE-2"}})
      .say("G-2")
      .say("A-1")
      .say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  const View view = agenda.view();
  const Action& action = *view.find<Action>("A-1");
  CHECK(serves(view, action, "G-1"));
  CHECK(serves(view, action, "SE-2"));
  CHECK_FALSE(serves(view, action, "SE-1"));
  CHECK_FALSE(serves(view, action, "G-2"));
}

TEST_CASE("orphans are what hangs on nothing, without what went elsewhere") {
  SmallAgenda agenda;
  agenda.say("ORG-1")
      .say("G-1")
      .say("G-2")
      .say("A-1", {{"owner", "ORG-1"}})
      .say("A-2")
      .say("A-3", {{"phase", "merged"}});
  agenda.say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  const Orphans found = orphans(agenda.view());
  CHECK(found.actions_without_goal == std::vector<std::string>{"A-2"});
  CHECK(found.actions_without_owner == std::vector<std::string>{"A-2"});
  CHECK(found.actions_without_money == std::vector<std::string>{"A-1", "A-2"});
  CHECK(found.goals_without_action == std::vector<std::string>{"G-2"});
  CHECK(found.goals_without_money == std::vector<std::string>{"G-1"});
}

}  // namespace stip
