// XLSX writing: by way of libxlsxwriter.
#include "exchange/xlsx_write.h"

#include <xlsxwriter.h>

#include <charconv>
#include <fstream>
#include <map>
#include <memory>

#include "base/text.h"
#include "exchange/sheet.h"
#include "exchange/xlsx_text.h"

namespace stip {
namespace {

constexpr std::size_t longest_text = 32'767;
constexpr lxw_row_t last_row = 1'048'575;

/// Whether Excel keeps the number as it is written: neither digits nor trailing zeros get lost.
bool is_kept_as_number(std::string_view text) { return plain_number(text) == std::string(text); }

class WorkbookWriter {
 public:
  WorkbookWriter(const std::filesystem::path& path, const WorkbookProperties& properties)
      : path_(path), properties_(properties), book_(workbook_new(path.c_str())) {
    if (!book_) return;
    lxw_doc_properties document{};
    std::string title = properties.title;
    document.title = title.data();
    document.created = 946'684'800;  // 1 January 2000: the same agenda gives the same bytes.
    workbook_set_properties(book_, &document);
    header_ = workbook_add_format(book_);
    format_set_bold(header_);
    format_set_text_wrap(header_);
    format_set_align(header_, LXW_ALIGN_VERTICAL_TOP);
    format_set_bg_color(header_, 0xE6ECF2);
    format_set_bottom(header_, LXW_BORDER_THIN);
    text_ = workbook_add_format(book_);
    format_set_num_format_index(text_, 49);  // "@": text stays text, also when somebody types in it.
    format_set_align(text_, LXW_ALIGN_VERTICAL_TOP);
    wrapped_ = workbook_add_format(book_);
    format_set_num_format_index(wrapped_, 49);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(wrapped_);
    number_ = workbook_add_format(book_);
    format_set_align(number_, LXW_ALIGN_VERTICAL_TOP);
  }
  ~WorkbookWriter() {
    if (book_) lxw_workbook_free(book_);
  }
  WorkbookWriter(const WorkbookWriter&) = delete;

  ErrorOr<Nothing> write(const std::vector<WorkbookSheet>& sheets) {
    if (!book_) return failed("there is not enough memory");
    for (const WorkbookSheet& sheet : sheets) STIP_TRY(write_sheet(sheet));
    if (!lists_.empty()) STIP_TRY(write_lists());
    lxw_workbook* book = std::exchange(book_, nullptr);  // Closing frees it, also when that fails.
    if (const lxw_error trouble = workbook_close(book)) return failed(lxw_strerror(trouble));
    return Nothing{};
  }

 private:
  Error failed(std::string_view why) const {
    return {ErrorKind::storage, "file " + path_.string(), "The workbook cannot be written: " + std::string(why) + ".",
            "Look at the free space and your rights in that folder."};
  }

  ErrorOr<Nothing> write_sheet(const WorkbookSheet& plan) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, plan.name.c_str());
    if (!sheet) return failed("the sheet name '" + plan.name + "' cannot be used");
    if (plan.rows.size() > last_row) return failed("the sheet '" + plan.name + "' has too many rows");
    for (std::size_t c = 0; c < plan.columns.size(); ++c) {
      const auto column = static_cast<lxw_col_t>(c);
      const WorkbookColumn& about = plan.columns[c];
      worksheet_set_column(sheet, column, column, about.width,
                           about.is_number ? number_
                           : about.wraps   ? wrapped_
                                           : text_);
      worksheet_write_string(sheet, 0, column, about.title.c_str(), header_);
      if (!about.choices.empty()) add_choices(sheet, column, about);
    }
    for (std::size_t r = 0; r < plan.rows.size(); ++r) {
      for (std::size_t c = 0; c < plan.rows[r].size(); ++c) STIP_TRY(write_cell(sheet, plan, r, c));
    }
    worksheet_freeze_panes(sheet, 1, 1);
    if (plan.filters && !plan.columns.empty()) {
      worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(plan.rows.size()),
                           static_cast<lxw_col_t>(plan.columns.size() - 1));
    }
    return Nothing{};
  }

  ErrorOr<Nothing> write_cell(lxw_worksheet* sheet, const WorkbookSheet& plan, std::size_t r, std::size_t c) {
    const std::string& text = plan.rows[r][c];
    const WorkbookColumn& about = plan.columns[c];
    const auto row = static_cast<lxw_row_t>(r + 1);
    const auto column = static_cast<lxw_col_t>(c);
    if (text.empty()) return Nothing{};
    if (about.is_number && is_kept_as_number(text)) {
      double value = 0;
      std::from_chars(text.data(), text.data() + text.size(), value);
      worksheet_write_number(sheet, row, column, value, number_);
      return Nothing{};
    }
    if (length(text) > longest_text) {
      return Error{ErrorKind::invalid, "sheet " + plan.name + ", cell " + column_letters(c) + std::to_string(r + 2),
                   "The text is longer than the 32767 characters that a cell of a workbook holds.",
                   "Export as a data package instead, or shorten the text."};
    }
    if (const lxw_error trouble =
            worksheet_write_string(sheet, row, column, escaped_xlsx_text(text).c_str(), about.wraps ? wrapped_ : text_))
      return failed(lxw_strerror(trouble));
    return Nothing{};
  }

  /// Lists stand on a sheet of their own: a list inside a rule may have 255 characters only.
  void add_choices(lxw_worksheet* sheet, lxw_col_t column, const WorkbookColumn& about) {
    const auto [list, fresh] = lists_.try_emplace(about.choices, lists_.size());
    const std::string letters = column_letters(list->second);
    std::string range = "='" + properties_.choices_sheet + "'!$" + letters + "$1:$" + letters + "$" +
                        std::to_string(about.choices.size());
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = range.data();
    rule.error_type = about.choices_only ? LXW_VALIDATION_ERROR_TYPE_STOP : LXW_VALIDATION_ERROR_TYPE_INFORMATION;
    rule.show_error = about.choices_only ? LXW_VALIDATION_ON : LXW_VALIDATION_OFF;
    rule.ignore_blank = LXW_VALIDATION_ON;
    worksheet_data_validation_range(sheet, 1, column, last_row, column, &rule);
  }

  ErrorOr<Nothing> write_lists() {
    lxw_worksheet* sheet = workbook_add_worksheet(book_, properties_.choices_sheet.c_str());
    if (!sheet) return failed("the sheet name '" + properties_.choices_sheet + "' cannot be used");
    for (const auto& [choices, column] : lists_) {
      for (std::size_t r = 0; r < choices.size(); ++r) {
        worksheet_write_string(sheet, static_cast<lxw_row_t>(r), static_cast<lxw_col_t>(column), choices[r].c_str(),
                               text_);
      }
    }
    worksheet_hide(sheet);
    return Nothing{};
  }

  std::filesystem::path path_;
  const WorkbookProperties& properties_;
  lxw_workbook* book_;
  lxw_format *header_ = nullptr, *text_ = nullptr, *wrapped_ = nullptr, *number_ = nullptr;
  std::map<std::vector<std::string>, std::size_t> lists_;  // Choices and the column that holds them.
};

}  // namespace

ErrorOr<Nothing> write_xlsx(const std::filesystem::path& path, const std::vector<WorkbookSheet>& sheets,
                            const WorkbookProperties& properties) {
  std::filesystem::path beside = path;
  beside += ".part";
  // The library says on standard error what it cannot open; so look first.
  if (!std::ofstream(beside, std::ios::binary)) {
    return Error{ErrorKind::storage, "file " + path.string(),
                 "The workbook cannot be written: " + std::generic_category().message(errno) + ".",
                 "Look at the name of the folder, and your rights in it."};
  }
  STIP_TRY(WorkbookWriter(beside, properties).write(sheets));
  std::error_code trouble;
  std::filesystem::rename(beside, path, trouble);
  if (!trouble) return Nothing{};
  return Error{ErrorKind::storage, "file " + path.string(),
               "The workbook cannot be written: " + trouble.message() + ".", "Look at your rights in that folder."};
}

std::string sheet_name(std::string_view wanted) {
  std::string name;
  std::size_t letters = 0;
  for (char c : wanted) {
    const bool starts_letter = (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    if (starts_letter && letters++ == 31) break;
    name += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : ' ';
  }
  return name;
}

}  // namespace stip
