// With action: what the public sees, and one action besides, for who was asked to report on it without an account.
#pragma once

#include <string_view>

#include "agenda/view.h"

namespace stip {

/// What a personal link opens.
struct OneAction {
  std::string_view action, cycle;
};

/// `narrow` as it is, and of `wide` the action with its milestones and reports, and the round in which it is asked,
/// asking that action alone. Money that the public does not see stays out. As `narrow` if that holds the action
/// already, or if `wide` lacks it. Cost: linear in the rows of `narrow`, which are shared.
View with_action(const View& narrow, const View& wide, const OneAction& one);

}  // namespace stip
