// With reports: what is still being written and signed, for who writes and signs it with no wider view.
#pragma once

#include <set>
#include <string>

#include "agenda/view.h"

namespace stip {

/// `narrow` as it is, and of `wide` the reports on these actions, as far as `narrow` shows the action. A report is
/// internal until it is approved; who reports for an organisation must see it though, also where they see what is
/// public alone. Cost: linear in the rows of `narrow`, which are shared; none if there is nothing to add.
View with_reports(const View& narrow, const View& wide, const std::set<std::string, std::less<>>& actions);

}  // namespace stip
