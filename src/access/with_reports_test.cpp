// With reports, tested: reports on the actions asked for come in, of what is seen already, and nothing else.
#include "access/with_reports.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda agenda_with_drafts() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}}).say("A-2", {{"owner", "ORG-1"}});
  agenda.say("A-3", {{"classification", "internal"}, {"owner", "ORG-1"}});
  agenda.say("PR-0", {{"action", "A-1"}});
  for (const char* number : {"1", "2", "3"})
    agenda.say(std::string("PR-") + number, {{"action", std::string("A-") + number}, {"classification", "internal"}});
  agenda.say("PR-4", {{"action", "A-1"}, {"classification", "restricted"}});
  return agenda;
}

}  // namespace

TEST_CASE("internal reports on the named actions come in, beside the public ones, by id") {
  SmallAgenda agenda = agenda_with_drafts();
  const View narrow = agenda.view(Classification::public_), wide = agenda.view(Classification::internal);
  const View view = with_reports(narrow, wide, {"A-1", "A-3"});
  CHECK(view.find<ProgressReport>("PR-0"));
  CHECK(view.find<ProgressReport>("PR-1"));
  CHECK(view.referring<ProgressReport>("action", "A-1").size() == 2);
  for (const char* hidden : {"PR-2", "PR-3", "PR-4", "A-3"}) CHECK_FALSE(view.find_any(hidden));
}

TEST_CASE("where there is nothing to add, the view is as it was") {
  SmallAgenda agenda = agenda_with_drafts();
  const View narrow = agenda.view(Classification::public_), wide = agenda.view(Classification::internal);
  for (const View& view :
       {with_reports(narrow, wide, {}), with_reports(narrow, wide, {"A-3", "A-9"}), with_reports(wide, wide, {"A-1"})})
    CHECK(&view.table(type_of<Action>()) == &(view.find<Action>("A-3") ? wide : narrow).table(type_of<Action>()));
}

}  // namespace stip
