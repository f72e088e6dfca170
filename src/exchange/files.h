// Files: reading and writing whole files, with errors for people.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

/// Errors: not_found, invalid (longer than `limit`), storage.
ErrorOr<std::string> read_file(const std::filesystem::path& path, std::size_t limit);
/// Writes beside the file first and then renames, so that a reader never meets half a file. Errors: storage.
ErrorOr<Nothing> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace stip
