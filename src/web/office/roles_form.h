// Roles form: the roles of an account as a form: role, where it is held, and up to which classification.
#pragma once

#include <string>
#include <vector>

#include "web/office/office.h"

namespace stip {

/// "Owner, Ministry of LVVN, up to and including internal".
std::string role_words(const Visit& visit, const RoleAt& role);

/// The lines of the form, one for each role and an empty one to add another.
Html roles_fields(const Visit& visit, const std::vector<RoleAt>& roles);

/// What was sent, read. A line without a role is left out: that takes the role away.
struct SentRoles {
  std::vector<RoleAt> roles;
  std::string problem;  ///< In the language of the visit; empty: all is well.
  std::string field;    ///< Where.
};
SentRoles roles_sent(const OfficeVisit& visit);

}  // namespace stip
