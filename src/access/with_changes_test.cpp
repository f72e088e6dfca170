// With changes, tested: what would change is there, nothing else is, and what is hidden stays hidden.
#include "access/with_changes.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"

namespace stip {

TEST_CASE("a view with changes has them, and the view that it was made of stays as it was") {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"phase", "running"}}).say("A-2");
  const View view = agenda.view(Classification::public_);
  const View then = with_changes(view, {{"action", "A-1", 9, false, {{"phase", "stopped"}, {"owner", "ORG-1"}}},
                                        {"action", "A-2", 1, true, {}},
                                        {"milestone", "M-1", 1, false, {{"title", "Nieuw"}, {"action", "A-1"}}}})
                        .value();
  CHECK(then.find<Action>("A-1")->phase == Phase::stopped);
  CHECK(then.find<Action>("A-2") == nullptr);
  CHECK(then.referring<Milestone>("action", "A-1").size() == 1);
  CHECK(then.referring<Action>("owner", "ORG-1").size() == 1);
  CHECK(view.find<Action>("A-1")->phase == Phase::running);
  CHECK(view.find<Action>("A-2"));
  CHECK(view.find<Milestone>("M-1") == nullptr);
}

TEST_CASE("what a viewer does not see is in no view with changes, and can be changed by nobody who does not see it") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2", {{"classification", "restricted"}, {"title", "ZEEAREND"}});
  const View view = agenda.view(Classification::public_);
  const View then = with_changes(view, {{"action", "A-2", 2, false, {{"phase", "stopped"}}}}).value();
  REQUIRE(then.find<Action>("A-2"));  // One of its own making.
  CHECK(then.find<Action>("A-2")->title.empty());
  // What somebody makes secret, they no longer see.
  CHECK_FALSE(with_changes(view, {{"action", "A-1", 2, false, {{"classification", "restricted"}}}})
                  .value()
                  .find<Action>("A-1"));
}

TEST_CASE("a value that cannot be read, a field that is not there and a record that ended are refused") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2").retire("A-2");
  const View view = agenda.view(Classification::restricted);
  CHECK_FALSE(with_changes(view, {{"action", "A-1", 2, false, {{"planned_end", "ooit"}}}}).ok());
  CHECK_FALSE(with_changes(view, {{"action", "A-1", 2, false, {{"colour", "red"}}}}).ok());
  CHECK_FALSE(with_changes(view, {{"action", "A-2", 3, false, {{"phase", "stopped"}}}}).ok());
  CHECK_FALSE(with_changes(view, {{"actoin", "A-1", 2, false, {}}}).ok());
}

}  // namespace stip
