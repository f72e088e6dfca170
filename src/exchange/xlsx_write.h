// XLSX writing: sheets of text and numbers under a header, with choices to pick from.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

struct WorkbookColumn {
  std::string title;
  double width = 14;                 ///< In characters.
  bool wraps = false;                ///< Long text: lines are broken inside the cell.
  bool is_number = false;            ///< Whole and decimal numbers become numbers, if that loses nothing.
  std::vector<std::string> choices;  ///< What may be picked; empty: anything.
  bool choices_only = true;          ///< False: other text is allowed too.
};

struct WorkbookSheet {
  std::string name;  ///< At most 31 characters; see sheet_name().
  std::vector<WorkbookColumn> columns;
  std::vector<std::vector<std::string>> rows;
  bool filters = true;  ///< Buttons in the header to filter and sort by.
};

struct WorkbookProperties {
  std::string title;
  std::string choices_sheet = "Choices";  ///< Name of the hidden sheet that holds what may be picked.
};

/// Every text is written as text, never as a formula. The header is bold and stays in view.
/// Errors: invalid (a text longer than the 32,767 characters that a cell holds), storage.
ErrorOr<Nothing> write_xlsx(const std::filesystem::path& path, const std::vector<WorkbookSheet>& sheets,
                            const WorkbookProperties& properties);

/// A name that a sheet may have: without []:*?/\ and no longer than 31 characters.
std::string sheet_name(std::string_view wanted);

}  // namespace stip
