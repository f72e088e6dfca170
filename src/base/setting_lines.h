// Setting lines: a file of settings, as lines "name = value".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct SettingLine {
  std::string name, value;
  std::size_t number = 0;  ///< Line in the file, from 1.
};

/// Reads lines "name = value"; "#" begins a comment. `example`: a line that is right, for the remedy.
/// Errors: invalid (with file and line).
ErrorOr<std::vector<SettingLine>> setting_lines(std::string_view text, const std::string& file,
                                                std::string_view example);
/// Reads a whole number from 1 to `most`; false: it is none.
bool read_setting_number(const std::string& text, int& number, int most);
/// Whether `text` is an address of a site: https:// or http://, without a query.
bool is_site_address(std::string_view text);
/// The text of a secret in a file of its own, named by a line of the settings in `path`: beside them, unless the line
/// says where. Its last line end does not count. Errors: not_found.
ErrorOr<std::string> secret_beside(const std::string& path, const SettingLine& line);

}  // namespace stip
