// Workbook: an agenda as an XLSX file with a sheet per record type, to fill in and to hand back.
#pragma once

#include <filesystem>

#include "agenda/view.h"
#include "base/locale.h"
#include "exchange/incoming.h"

namespace stip {

struct WorkbookOptions {
  Language language = Language::nl;  ///< Of sheet names, headers, choices and explanation.
  bool empty_types = false;          ///< Also sheets of types without records: a form to fill in.
};

/// Writes the workbook: first a sheet that explains every column, then a sheet per type.
/// read_workbook() of it gives the same records. Errors: invalid (a text too long for a cell), storage.
ErrorOr<Nothing> write_workbook(const View& view, const std::filesystem::path& path,
                                const WorkbookOptions& options = {});

/// Reads sheets named after types, in Dutch or English, with field names or labels as headers.
/// The sheets of explanation and choices are passed over; others are a warning.
Incoming incoming_of_workbook(std::vector<Grid> grids, const std::string& file, Problems problems);

/// Whether some sheet is named after a record type: else it is somebody's own table (flat_sheet.h).
bool is_workbook_of_records(const std::vector<Grid>& grids);

}  // namespace stip
