// Role tasks: what waits for who analyses, checks or administers, apart from the yearly cycle.
#pragma once

#include <vector>

#include "web/office/desk_tasks.h"

namespace stip {

/// Of an analyst: designs to finish, consultations that closed without results in the ledger, figures that were to be
/// published. Of an auditor: what was entered since the last checkpoint. Of an administrator: accounts without a way to
/// sign in, mail and long runs that failed. Of whoever had something worked out: that it is ready, or came to nothing.
/// Cost: some looks at the desk.
std::vector<DeskTask> role_tasks(const OfficeVisit& visit);

}  // namespace stip
