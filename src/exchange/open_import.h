// Open import: whatever somebody hands over, opened as what it is.
#pragma once

#include <filesystem>
#include <optional>

#include "exchange/incoming.h"
#include "exchange/mapping.h"

namespace stip {

/// What was handed over: records, or a flat sheet that needs a mapping first (propose_mapping, apply_mapping).
struct OpenedImport {
  Incoming incoming;          ///< Always has the name and the problems of opening.
  std::optional<Sheet> flat;  ///< If it is somebody's own table of actions.
};

/// Opens a data package (folder, its datapackage.json, or ZIP file), a workbook, one CSV file of records, or a flat
/// table of actions as CSV or XLSX, told apart by what is in it. Of a workbook with several flat sheets the one with the
/// most rows is taken, with a remark.
OpenedImport open_import(const std::filesystem::path& path);

}  // namespace stip
