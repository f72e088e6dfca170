// Desk key: the file with the key of a desk, and the check that it is the key of this desk.
#pragma once

#include <string>

#include "base/date.h"
#include "base/hash.h"
#include "base/sql.h"

namespace stip {

/// Where the key of a desk is unless it is said: FILE.key, or "<name of the database>.desk.key" in the folder of now.
std::string desk_key_path_for(const std::string& place);

/// The key in `path`, which every program that uses this desk has a copy of. A desk that has no key yet gets that of
/// the file, which is made if it is not there; from then on the desk holds a check value, which tells nothing of the
/// key. Errors: not_found (the desk has a key, and it is not here), invalid (it is the key of another desk), storage.
ErrorOr<Hash> key_of_desk(Database& database, const std::string& path);

/// Makes a key for the desk at `place` whose own is lost for good, and gives up what was sealed with that: second steps
/// are taken away, and mails that wait thrown away, so that they can be made again. Accounts, passwords, passkeys,
/// sessions, links and drafts stay. Errors: conflict (a file of that name is there), storage.
ErrorOr<Nothing> make_new_desk_key(const std::string& place, const std::string& path, const std::string& by,
                                   Instant now);

}  // namespace stip
