// Role holders: which accounts hold a role, anywhere or at one organisation.
#pragma once

#include <algorithm>
#include <string_view>

#include "desk/accounts.h"

namespace stip {

inline bool holds_role(const Account& account, Role role) {
  return std::ranges::find(account.roles, role, &RoleAt::role) != account.roles.end();
}

/// At that organisation; nobody holds a role at none.
inline bool holds_role_at(const Account& account, Role role, std::string_view organisation) {
  return !organisation.empty() && std::ranges::any_of(account.roles, [&](const RoleAt& each) {
    return each.role == role && each.organisation == organisation;
  });
}

}  // namespace stip
