// Copy desk: a desk moves between a file and a server, every table of it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"

namespace stip {

struct DeskAddress {
  std::string place;     ///< A file, or postgresql://…
  std::string key_file;  ///< Empty: where desk_key_path_for() says.
};

struct CopiedDesk {
  std::string from, to;       ///< As they may be shown.
  std::string key_file;       ///< Of the copy.
  std::int64_t accounts = 0;  ///< How many.
  std::int64_t rows = 0;      ///< Of all tables.
};

/// Copies all that is at one desk to another, which must hold nothing yet, in one transaction on both sides; what
/// arrived is compared with what left before it counts. The copy has the same key: its file is made if it is not there.
/// Errors: not_found (no desk, no key), conflict (the other holds something), invalid (another key), storage.
ErrorOr<CopiedDesk> copy_desk(const DeskAddress& from, const DeskAddress& to);

/// The names of the tables that are copied.
std::vector<std::string_view> copied_tables();

}  // namespace stip
