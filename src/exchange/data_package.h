// Data package: an agenda as a Frictionless Data Package v2, datapackage.json and a CSV file per record type.
// Source of the format: https://datapackage.org/standard/ (version 2.0).
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "agenda/view.h"
#include "base/archive.h"
#include "base/locale.h"
#include "exchange/csv.h"
#include "exchange/incoming.h"

namespace stip {

struct PackageOptions {
  std::string name = "agenda";  ///< Small letters, digits, "-", "_" and "."; the next import knows the package by it.
  std::string title;            ///< Empty: the title of the programme.
  std::string version;          ///< Name of the edition; empty: the place in the ledger.
  Language language = Language::nl;  ///< Of titles and descriptions; names are the same in all languages.
  CsvStyle style = {};
};

/// The files of the package, datapackage.json first. One table for each type that has records; all its fields are
/// columns. Texts that a spreadsheet might run are defused (csv.h); reading takes that off again.
std::vector<ArchivePart> data_package(const View& view, const PackageOptions& options);

/// Writes the files into a folder, which is made if need be, datapackage.json last.
/// Errors: conflict (the folder holds other things and no datapackage.json), storage.
ErrorOr<Nothing> write_data_package(const std::filesystem::path& folder, const std::vector<ArchivePart>& files);

/// The rows of all records of a type, under a header of field names, as CSV holds them.
std::vector<std::vector<std::string>> record_rows(const View& view, const RecordType& type);

/// Reads a package from a folder or a ZIP file of one. Without datapackage.json every CSV file counts whose name is
/// that of a type (actions.csv, acties.csv); with it, its resources. All problems are in the result, also that there is
/// no package.
Incoming read_data_package(const std::filesystem::path& path);
Incoming parse_data_package(std::string_view zip_bytes, const std::string& file);

}  // namespace stip
