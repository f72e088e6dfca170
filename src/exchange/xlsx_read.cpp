// XLSX reading: parts to sheets, over the XML tree of one part at a time.
#include "exchange/xlsx_read.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include <pugixml.hpp>

#include "base/archive.h"
#include "base/text.h"
#include "exchange/files.h"
#include "exchange/xlsx_text.h"

namespace stip {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

/// The first child of that name, whatever its prefix.
pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  return parent.find_child([&](pugi::xml_node node) { return local_name(node) == name; });
}

/// Calls `visit` for each child of that name, until it returns false.
template <class Visit>
bool each_child(pugi::xml_node parent, std::string_view name, Visit visit) {
  for (pugi::xml_node node : parent.children()) {
    if (local_name(node) == name && !visit(node)) return false;
  }
  return true;
}

/// The r:id attribute, whatever its prefix.
std::string_view relation_id(pugi::xml_node node) {
  for (pugi::xml_attribute attribute : node.attributes()) {
    if (ends_with(attribute.name(), ":id")) return attribute.value();
  }
  return {};
}

/// Plain or rich text: all runs, without the reading aids of East Asian text.
std::string text_of_item(pugi::xml_node item) {
  std::string text;
  for (pugi::xml_node node : item.children()) {
    if (local_name(node) == "t") text += node.text().get();
    if (local_name(node) == "r") text += child(node, "t").text().get();
  }
  return unescaped_xlsx_text(std::move(text));
}

class WorkbookReader {
 public:
  WorkbookReader(Archive archive, std::string file, Problems& problems, const XlsxLimits& limits)
      : archive_(std::move(archive)), file_(std::move(file)), problems_(problems), limits_(limits) {}

  ErrorOr<std::vector<Grid>> read() {
    STIP_TRY(check_parts());
    STIP_TRY(read_relations());
    STIP_TRY(read_shared_texts());
    STIP_TRY(read_styles());
    pugi::xml_document document;
    STIP_TRY(parse("xl/workbook.xml", document));
    const pugi::xml_node workbook = child(document, "workbook");
    const std::string_view starts_1904 = child(workbook, "workbookPr").attribute("date1904").value();
    starts_in_1904_ = starts_1904 == "1" || starts_1904 == "true";
    // The tree of the workbook ends when the next part is read: take from it first.
    std::vector<std::pair<std::string, std::string>> sheets;  // Name, part.
    for (pugi::xml_node sheet : child(workbook, "sheets").children()) {
      if (local_name(sheet) != "sheet") continue;
      const std::string name = sheet.attribute("name").value();
      const auto part = relations_.find(std::string(relation_id(sheet)));
      if (part == relations_.end()) return damaged(said("the sheet '{}' has no part", name));
      if (starts_with(part->second, "xl/worksheets/"))
        sheets.emplace_back(name, part->second);  // Else a chart or a dialogue.
    }
    std::vector<Grid> grids;
    for (auto& [name, part] : sheets) {
      STIP_TRY_AS(Grid grid, read_sheet(part, std::move(name)));
      grids.push_back(std::move(grid));
    }
    if (grids.empty()) return damaged(said("it has no sheets"));
    return grids;
  }

 private:
  Error error(Said problem, Said remedy) const {
    return {ErrorKind::invalid, said("file {}", file_), std::move(problem), std::move(remedy)};
  }
  Error damaged(const Said& how) const {
    return error(said("It is not a sound workbook: {}.", how),
                 said("Open it in a spreadsheet program, save it anew as .xlsx, and try again."));
  }
  Error over(const Said& what) const {
    return error(said("The workbook has too many {}.", what),
                 said("Remove what is not needed, or split the workbook."));
  }

  ErrorOr<Nothing> check_parts() const {
    if (archive_.has("mimetype") && archive_.has("content.xml")) {
      return error(said("It is an OpenDocument spreadsheet (.ods)."), said("Save it as an Excel workbook (.xlsx)."));
    }
    for (const std::string& name : archive_.names()) {
      static constexpr std::string_view known[] = {"_rels/", "xl/", "docProps/", "customXml/", "docMetadata/"};
      bool good = name == "[Content_Types].xml";
      for (std::string_view folder : known) good = good || starts_with(name, folder);
      if (!good)
        return error(said("It holds a part that no workbook has: '{}'.", name.substr(0, 80)),
                     said("Save it anew from your spreadsheet program."));
    }
    if (!archive_.has("xl/workbook.xml")) return damaged(said("{} is missing", "xl/workbook.xml"));
    return Nothing{};
  }

  ErrorOr<Nothing> parse(const std::string& part, pugi::xml_document& document) {
    auto bytes = archive_.read(part);
    if (!bytes.ok()) return bytes.error();
    part_bytes_ = *std::move(bytes);
    if (contains(part_bytes_, "<!DOCTYPE") || contains(part_bytes_, "<!ENTITY")) {
      return error(said("Its part '{}' declares a document type, which no workbook needs.", part),
                   said("Do not trust this file; ask its sender for another one."));
    }
    if (!is_utf8(part_bytes_)) return damaged(said("its part '{}' is no UTF-8", part));
    std::size_t elements = 0;  // A tree takes far more memory than its text: count before making it.
    for (char c : part_bytes_) elements += c == '<';
    if (elements > limits_.elements) return over(said("cells"));
    const auto result = document.load_buffer_inplace(
        part_bytes_.data(), part_bytes_.size(),
        pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single, pugi::encoding_utf8);
    if (!result) return damaged(said("its part '{}' is no well-formed XML", part));
    return Nothing{};
  }

  ErrorOr<Nothing> read_relations() {
    pugi::xml_document document;
    STIP_TRY(parse("xl/_rels/workbook.xml.rels", document));
    for (pugi::xml_node relation : child(document, "Relationships").children()) {
      if (std::string_view(relation.attribute("TargetMode").value()) == "External") continue;
      std::string_view target = relation.attribute("Target").value();
      const bool absolute = starts_with(target, "/");
      if (absolute) target.remove_prefix(1);
      if (contains(target, "..") || contains(target, "\\")) continue;
      relations_[relation.attribute("Id").value()] = (absolute ? "" : "xl/") + std::string(target);
      const std::string_view type = relation.attribute("Type").value();
      if (ends_with(type, "/sharedStrings")) shared_part_ = (absolute ? "" : "xl/") + std::string(target);
      if (ends_with(type, "/styles")) styles_part_ = (absolute ? "" : "xl/") + std::string(target);
    }
    return Nothing{};
  }

  ErrorOr<Nothing> read_shared_texts() {
    if (shared_part_.empty() || !archive_.has(shared_part_)) return Nothing{};
    pugi::xml_document document;
    STIP_TRY(parse(shared_part_, document));
    each_child(child(document, "sst"), "si",
               [&](pugi::xml_node item) { return shared_.push_back(text_of_item(item)), true; });
    return Nothing{};
  }

  ErrorOr<Nothing> read_styles() {
    if (styles_part_.empty() || !archive_.has(styles_part_)) return Nothing{};
    pugi::xml_document document;
    STIP_TRY(parse(styles_part_, document));
    const pugi::xml_node sheet = child(document, "styleSheet");
    std::unordered_map<int, std::string> codes;
    each_child(child(sheet, "numFmts"), "numFmt", [&](pugi::xml_node format) {
      return codes[format.attribute("numFmtId").as_int()] = format.attribute("formatCode").value(), true;
    });
    each_child(child(sheet, "cellXfs"), "xf", [&](pugi::xml_node format) {
      const int id = format.attribute("numFmtId").as_int();
      const auto code = codes.find(id);
      return styles_.push_back(code == codes.end() ? date_shape_of_builtin(id) : date_shape_of_code(code->second)),
             true;
    });
    return Nothing{};
  }

  ErrorOr<Grid> read_sheet(const std::string& part, std::string name) {
    pugi::xml_document document;
    STIP_TRY(parse(part, document));
    const pugi::xml_node sheet = child(document, "worksheet");
    if (!sheet) return damaged(said("its part '{}' is no sheet", part));
    Grid grid{file_, std::move(name), {}};
    std::size_t row_number = 0;
    for (pugi::xml_node row : child(sheet, "sheetData").children()) {
      if (local_name(row) != "row") continue;
      const auto stated = row.attribute("r").as_uint();
      if (stated > 0 && stated <= row_number) return damaged(said("rows of sheet '{}' are out of order", grid.name));
      row_number = stated > 0 ? stated : row_number + 1;
      STIP_TRY_AS(SheetRow cells, read_row(row, row_number, grid));
      if (!cells.cells.empty()) grid.rows.push_back(std::move(cells));
    }
    empty_merged(child(sheet, "mergeCells"), grid);
    return grid;
  }

  ErrorOr<SheetRow> read_row(pugi::xml_node row, std::size_t number, const Grid& grid) {
    SheetRow cells{number, {}, {}};
    std::size_t column = 0;
    for (pugi::xml_node cell : row.children()) {
      if (local_name(cell) != "c") continue;
      if (const auto stated = column_of_reference(cell.attribute("r").value())) column = *stated;
      if (++cells_ > limits_.cells) return over(said("cells"));
      std::string text = text_of_cell(cell, number, column, grid);
      text_bytes_ += text.size();
      if (text_bytes_ > limits_.text_bytes) return over(said("texts"));
      if (!text.empty()) {
        if (column >= limits_.columns) return over(said("columns"));
        if (!is_utf8(text)) {  // By reference, as &#xD800;.
          note(grid, cells.number, column, said("The cell holds a character that there is not."),
               said("Type the text anew."));
          text.clear();
        }
        if (cells.cells.size() <= column) {
          cells_ += column - cells.cells.size();  // Gaps take memory too.
          cells.cells.resize(column + 1);
        }
        cells.cells[column] = std::move(text);
        const std::string_view type = cell.attribute("t").value();
        if (type.empty() || type == "n" || type == "d") {
          cells.numbers.resize(column + 1);
          cells.numbers[column] = true;
        }
      }
      ++column;
    }
    return cells;
  }

  std::string text_of_cell(pugi::xml_node cell, std::size_t row, std::size_t column, const Grid& grid) {
    const std::string_view type = cell.attribute("t").value();
    if (type == "inlineStr") return text_of_item(child(cell, "is"));
    const std::string_view value = child(cell, "v").text().get();
    if (value.empty()) return {};
    if (type == "s") {
      std::size_t index = 0;
      const auto [end, bad] = std::from_chars(value.data(), value.data() + value.size(), index);
      if (bad == std::errc{} && index < shared_.size()) return shared_[index];
      return note(grid, row, column, said("The cell points to a text that is not there."), said("Type the text anew.")),
             std::string();
    }
    if (type == "b") return value == "1" ? "yes" : "no";
    if (type == "e") {
      return note(grid, row, column, said("The cell holds the error {}.", value),
                  said("Repair the formula, or type the value.")),
             std::string();
    }
    if (type == "str") return unescaped_xlsx_text(std::string(value));
    if (type == "d")
      return starts_with(value.substr(std::min<std::size_t>(10, value.size())), "T00:00:00")
                 ? std::string(value.substr(0, 10))
                 : std::string(value);
    const auto style = cell.attribute("s").as_uint();
    const DateShape shape = style < styles_.size() ? styles_[style] : DateShape::none;
    auto text = shape == DateShape::none ? plain_number(value) : date_of_serial(value, shape, starts_in_1904_);
    if (!text && shape != DateShape::none) text = plain_number(value);
    if (text) return *text;
    return note(grid, row, column, said("'{}' is not a number.", whole_start(value, 40)), said("Type the value anew.")),
           std::string();
  }

  void note(const Grid& grid, std::size_t row, std::size_t column, Said problem, Said remedy) {
    if (problems_.size() < 1000) {
      problems_.push_back({grid.file,
                           grid.name,
                           row,
                           column_letters(column),
                           {},
                           std::move(problem),
                           std::move(remedy),
                           Severity::error});
    }
  }

  /// Only the first of merged cells is seen in a spreadsheet; what hides behind the others does not count.
  static void empty_merged(pugi::xml_node merges, Grid& grid) {
    each_child(merges, "mergeCell", [&](pugi::xml_node merge) {
      const auto area = area_of_reference(merge.attribute("ref").value());
      if (!area) return true;
      auto row = std::ranges::lower_bound(grid.rows, area->first_row, {}, &SheetRow::number);
      for (; row != grid.rows.end() && row->number <= area->last_row; ++row) {
        for (std::size_t c = area->first_column; c <= area->last_column && c < row->cells.size(); ++c) {
          if (row->number != area->first_row || c != area->first_column) row->cells[c].clear();
        }
      }
      return true;
    });
  }

  Archive archive_;
  std::string file_;
  Problems& problems_;
  const XlsxLimits& limits_;
  std::string part_bytes_;  // The tree of a part points into it.
  std::unordered_map<std::string, std::string> relations_;
  std::string shared_part_, styles_part_;
  std::vector<std::string> shared_;
  std::vector<DateShape> styles_;
  bool starts_in_1904_ = false;
  std::size_t cells_ = 0, text_bytes_ = 0;
};

}  // namespace

ErrorOr<std::vector<Grid>> parse_xlsx(std::string_view bytes, std::string_view file, Problems& problems,
                                      const XlsxLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return Error{ErrorKind::invalid, said("file {}", file),
                 said("It is larger than {} MB.", std::to_string(limits.file_bytes >> 20)),
                 said("Remove what is not needed, or split the workbook.")};
  }
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) {
    return Error{ErrorKind::invalid, said("file {}", file),
                 said("It is an old Excel workbook (.xls), or one that is protected by a password."),
                 said("Save it as an Excel workbook (.xlsx) without password.")};
  }
  STIP_TRY_AS(Archive archive,
              Archive::open(bytes, std::string(file), {limits.entries, limits.part_bytes, limits.total_bytes}));
  return WorkbookReader(std::move(archive), std::string(file), problems, limits).read();
}

ErrorOr<std::vector<Grid>> read_xlsx(const std::filesystem::path& path, Problems& problems, const XlsxLimits& limits) {
  STIP_TRY_AS(const std::string bytes, read_file(path, limits.file_bytes));
  return parse_xlsx(bytes, path.filename().string(), problems, limits);
}

}  // namespace stip
