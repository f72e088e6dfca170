// Desk tasks: all that waits for who is signed in, by role, in the order of the terms.
#pragma once

#include <string>
#include <vector>

#include "web/office/office.h"

namespace stip {

/// One thing to do.
struct DeskTask {
  std::string path;   ///< Address without language.
  std::string what;   ///< What it is about.
  std::string to_do;  ///< In some words.
  Date due;           ///< Last day of its term; empty: it has none.

  bool operator==(const DeskTask&) const = default;
};

/// Reports to write, sign and check; signals to assign and answer; meetings to plan and to write up; agendas to prepare
/// for; proposals to decide on; pledges to fulfil; rounds to close; and what role_tasks() adds. Only what the mandates
/// let this person do. By term, what has none last.
std::vector<DeskTask> desk_tasks(const OfficeVisit& visit);

}  // namespace stip
