// With action, tested: one action comes in, and nothing else that was hidden.
#include "access/with_action.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda agenda_with_secrets() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}});
  agenda.say("A-2", {{"classification", "internal"}, {"owner", "ORG-1"}});
  agenda.say("A-3", {{"classification", "internal"}, {"owner", "ORG-1"}});
  agenda.say("M-2", {{"action", "A-2"}}).say("M-3", {{"action", "A-3"}});
  agenda.say("FS-1").say("F-2", {{"action", "A-2"}, {"source", "FS-1"}, {"amount", "EUR 5"}});
  agenda.say("CY-2027", {{"asked", "A-1; A-2; A-3"}});
  return agenda;
}

constexpr OneAction second{"A-2", "CY-2027"};

}  // namespace

TEST_CASE("one action comes in with its milestones and its round, and no other, nor its money") {
  SmallAgenda agenda = agenda_with_secrets();
  const View narrow = agenda.view(Classification::public_), wide = agenda.view(Classification::internal);
  REQUIRE_FALSE(narrow.find<Action>("A-2"));
  const View view = with_action(narrow, wide, second);
  CHECK(view.find<Action>("A-2"));
  CHECK(view.find<Milestone>("M-2"));
  CHECK(view.referring<Action>("owner", "ORG-1").size() == 2);
  const auto* round = view.find<Cycle>("CY-2027");
  REQUIRE(round);
  CHECK(round->asked == std::vector<Ref<Action>>{{"A-2"}});
  for (const char* hidden : {"A-3", "M-3", "F-2"}) CHECK_FALSE(view.find_any(hidden));
}

TEST_CASE("what is public already, or is nowhere, changes nothing") {
  SmallAgenda agenda = agenda_with_secrets();
  const View narrow = agenda.view(Classification::public_), wide = agenda.view(Classification::internal);
  for (const OneAction& one : {OneAction{"A-1", "CY-2027"}, OneAction{"A-9", "CY-2027"}, OneAction{"A-2", "CY-1999"}}) {
    const View view = with_action(narrow, wide, one);
    for (const RecordType* type : record_types()) CHECK(&view.table(*type) == &narrow.table(*type));
  }
}

}  // namespace stip
