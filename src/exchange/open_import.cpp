// Open import: telling formats apart.
#include "exchange/open_import.h"

#include <algorithm>
#include <fstream>

#include "base/archive.h"
#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/data_package.h"
#include "exchange/files.h"
#include "exchange/workbook.h"
#include "exchange/xlsx_read.h"

namespace stip {
namespace {

constexpr std::size_t largest_archive = 100u << 20;

void report(OpenedImport& opened, const std::string& file, const Error& error) {
  opened.incoming.problems.push_back({file, {}, 0, {}, {}, error.problem, error.remedy, Severity::error});
}

bool has_id_column(const Sheet& sheet) {
  return std::ranges::any_of(sheet.header, [](const std::string& name) { return to_lower(name) == "id"; });
}

/// A flat sheet out of a grid, or none if the grid is empty.
std::optional<Sheet> flat_sheet_of(Grid grid, Problems& problems) {
  if (grid.rows.empty()) return std::nullopt;
  const std::size_t header = header_of_flat(grid);
  return sheet_of(std::move(grid), header, problems);
}

void open_workbook(std::vector<Grid> grids, const std::string& file, Problems problems, OpenedImport& opened) {
  if (is_workbook_of_records(grids)) {
    opened.incoming = incoming_of_workbook(std::move(grids), file, std::move(problems));
    return;
  }
  opened.incoming.problems = std::move(problems);
  const auto size_of = [](const Grid& grid) { return grid.rows.size(); };
  const auto largest = std::ranges::max_element(grids, {}, size_of);
  for (const Grid& grid : grids) {
    if (&grid == &*largest || grid.rows.empty()) continue;
    opened.incoming.problems.push_back({file,
                                        grid.name,
                                        0,
                                        {},
                                        {},
                                        said("Only the sheet '{}' is read, as it has the most rows.", largest->name),
                                        said("Put this sheet in a file of its own to have it read."),
                                        Severity::remark});
  }
  opened.flat = flat_sheet_of(std::move(*largest), opened.incoming.problems);
}

void open_csv(const std::filesystem::path& path, const std::string& file, OpenedImport& opened) {
  Grid grid = read_csv_file(path, opened.incoming.problems);
  if (has_errors(opened.incoming.problems)) return;
  Problems problems;
  Sheet sheet = sheet_of(grid, problems);
  const RecordType* type = type_of_sheet(file.substr(0, file.find_last_of('.')));
  if (type && has_id_column(sheet)) {
    opened.incoming.problems.insert(opened.incoming.problems.end(), problems.begin(), problems.end());
    return read_records(sheet, *type, opened.incoming);
  }
  opened.flat = flat_sheet_of(std::move(grid), opened.incoming.problems);
}

/// JSON and XML are text, as CSV is; read as CSV, what is wrong would be told as of a table.
std::optional<Error> no_table(const std::string& file, const std::string& extension) {
  if (extension != ".json" && extension != ".xml") return std::nullopt;
  return Error{ErrorKind::invalid, file,
               extension == ".xml" ? said("It is XML, and no table.")
                                   : said("It is JSON, and not the datapackage.json of a data package."),
               said("Name a data package, a workbook or a CSV file; open data of parliament goes in with `stip import "
                    "parliament`.")};
}

}  // namespace

OpenedImport open_import(const std::filesystem::path& path) {
  OpenedImport opened;
  const auto clean = path.has_filename() ? path : path.parent_path();
  const std::string file = clean.filename().string();
  opened.incoming.name = file.substr(0, file.find_last_of('.'));
  std::error_code trouble;
  if (std::filesystem::is_directory(path, trouble)) {
    opened.incoming = read_data_package(path);
    return opened;
  }
  if (file == "datapackage.json") {
    opened.incoming = read_data_package(std::filesystem::absolute(path, trouble).parent_path());
    return opened;
  }
  char magic[4] = {};
  std::ifstream(path, std::ios::binary).read(magic, sizeof magic);
  const std::string_view start(magic, sizeof magic);
  const std::string extension = to_lower(path.extension().string());
  if (const auto error = no_table(file, extension)) return report(opened, file, *error), opened;
  if (starts_with(start, "PK") || starts_with(start, "\xD0\xCF\x11\xE0") || extension == ".xlsx" ||
      extension == ".zip") {
    const auto bytes = read_file(path, largest_archive);
    if (!bytes.ok()) return report(opened, file, bytes.error()), opened;
    const auto archive = Archive::open(*bytes, file);
    if (archive.ok() && !archive->has("[Content_Types].xml") && extension != ".xlsx") {
      opened.incoming = parse_data_package(*bytes, file);
      return opened;
    }
    Problems problems;
    auto grids = parse_xlsx(*bytes, file, problems);
    if (!grids.ok()) return report(opened, file, grids.error()), opened;
    open_workbook(*std::move(grids), file, std::move(problems), opened);
  } else {
    open_csv(path, file, opened);
  }
  if (opened.flat && opened.flat->rows.empty()) opened.flat.reset();
  if (!opened.flat && opened.incoming.types.empty() && !has_errors(opened.incoming.problems)) {
    report(opened, file,
           {ErrorKind::invalid, file, said("There are no rows in it."), said("Look whether this is the right file.")});
  }
  return opened;
}

}  // namespace stip
