// Schema: the tables of the desk, as migrations: each makes the next version.
#pragma once

#include <memory>
#include <string>

#include "base/sql.h"

namespace stip {

/// The database at `place`, a file or postgresql://…, made if it is not there yet and brought to the newest version.
/// Errors: invalid (no desk, or of a newer version); storage.
ErrorOr<std::unique_ptr<Database>> open_desk_database(const std::string& place);

}  // namespace stip
