// Own reports: asked of the table of mandates, action by action.
#include "web/office/own_reports.h"

#include <algorithm>

#include "access/with_reports.h"
#include "agenda/records.h"
#include "web/office/entering.h"

namespace stip {

bool writes_report(Person person, const RecordFacts& facts) {
  std::erase_if(person.roles, [](const RoleAt& role) { return role.role == Role::secretary; });
  return may(person, Act::report, facts).ok();
}

View view_with_own_reports(const Registry& registry, const Person& person, const Viewer& viewer) {
  View narrow = registry.now(viewer);
  if (viewer.may_see(Classification::internal) || person.roles.empty()) return narrow;
  static constexpr Act acts[] = {Act::report, Act::approve_report, Act::check_report};
  std::set<std::string, std::less<>> actions;
  for (const Action& action : narrow.all<Action>()) {
    const RecordFacts facts = facts_of(narrow, action);
    if (std::ranges::any_of(acts, [&](Act act) { return may(person, act, facts).ok(); })) actions.insert(action.id);
  }
  if (actions.empty()) return narrow;
  return with_reports(narrow, registry.now(Viewer{Classification::internal}), actions);
}

}  // namespace stip
