// Schema: the tables of the desk, as migrations: each makes the next version of the file.
#pragma once

#include "base/sql.h"

namespace stip {

/// Brings a desk, or an empty file, to the newest version, in one transaction.
/// Errors: invalid (no desk, or of a newer version); storage.
ErrorOr<Nothing> migrate(Database& database);

}  // namespace stip
