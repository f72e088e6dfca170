// XLSX reading: the sheets of a workbook as text, from a file that nobody vouches for.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "exchange/sheet.h"

namespace stip {

/// What a workbook may cost at most. Everything is counted while it is unpacked; what the file says
/// about its own sizes is never trusted.
struct XlsxLimits {
  std::size_t file_bytes = 100u << 20;
  std::size_t entries = 1'000;           ///< Parts in the archive.
  std::size_t part_bytes = 48u << 20;    ///< One part, unpacked.
  std::size_t total_bytes = 128u << 20;  ///< All parts that are read, unpacked.
  std::size_t elements = 3'000'000;      ///< XML elements and closing tags in one part.
  std::size_t cells = 1'000'000;         ///< In all sheets.
  std::size_t columns = 1'024;
  std::size_t text_bytes = 128u << 20;  ///< Of all cells; a shared text counts each time that it is used.
};

/// Reads all sheets, hidden ones too, in their order. Of a formula its last value; of merged cells the first one.
/// Text in canonical form: numbers without exponent and with 15 digits at most, dates as "2026-09-01" (or as much
/// of them as their format shows: "2026-09", "2026"), yes and no for booleans. A cell that holds an error such as
/// #N/A is an error in `problems`.
/// Errors: invalid (not a workbook, damaged, encrypted, a document type declaration, unknown parts, over a limit).
ErrorOr<std::vector<Grid>> read_xlsx(const std::filesystem::path& path, Problems& problems,
                                     const XlsxLimits& limits = {});
ErrorOr<std::vector<Grid>> parse_xlsx(std::string_view bytes, std::string_view file, Problems& problems,
                                      const XlsxLimits& limits = {});

}  // namespace stip
