// Form workbook: a paper form as XLSX: a locked sheet in which only the answers can be filled in.
#include <xlsxwriter.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "base/temp_folder.h"
#include "base/text.h"
#include "exchange/sheet.h"
#include "exchange/xlsx_text.h"
#include "mailing/paper_parts.h"

namespace stip {
namespace {

constexpr std::size_t longest_text = 32'767;
enum Column : lxw_col_t { mark_column, label_column, answer_column, help_column };

/// How many lines a text takes in a column of so many characters, about.
std::size_t lines_of(const std::string& words, std::size_t width) {
  std::size_t lines = 0;
  for (const std::string& line : split(words, '\n')) lines += 1 + length(line) / width;
  return std::max<std::size_t>(lines, 1);
}

class Writer {
 public:
  Writer(const PaperForm& form, const std::string& path) : form_(form), book_(workbook_new(path.c_str())) {}
  ~Writer() {
    if (book_) lxw_workbook_free(book_);
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  ErrorOr<Nothing> write() {
    if (!book_) return failed("there is not enough memory");
    make_formats();
    sheet_ = workbook_add_worksheet(book_, std::string(tr(form_.language, "Report form")).c_str());
    lists_ = workbook_add_worksheet(book_, std::string(tr(form_.language, "Choices")).c_str());
    if (!sheet_ || !lists_) return failed("there is not enough memory");
    worksheet_set_column_opt(sheet_, mark_column, mark_column, 4, nullptr, &hidden_);
    worksheet_set_column(sheet_, label_column, label_column, 34, nullptr);
    worksheet_set_column(sheet_, answer_column, answer_column, 52, nullptr);
    worksheet_set_column(sheet_, help_column, help_column, 60, nullptr);
    across(form_.title, title_, 24);
    next();
    for (const std::string& words : form_.intro) {
      across(words, help_format_, 13.0 * static_cast<double>(1 + length(words) / 150));
      next();
    }
    for (const auto& [label, words] : form_.facts) {
      text(label_column, label, label_format_);
      text(answer_column, words, fact_);
      next();
    }
    mark(stamp_key);
    text(label_column, tr(form_.language, "Reference (do not change)"), label_format_);
    text(answer_column, form_.stamp, fact_);
    next();
    for (const PaperSection& section : form_.sections) STIP_TRY(write_section(section));
    finish_sheet();
    lxw_workbook* book = std::exchange(book_, nullptr);  // Closing frees it, also when that fails.
    if (const lxw_error trouble = workbook_close(book)) return failed(lxw_strerror(trouble));
    return Nothing{};
  }

 private:
  static Error failed(std::string_view why) {
    return {ErrorKind::storage, "workbook", "it cannot be written: " + std::string(why) + ".",
            "Look at the free space of this machine."};
  }

  lxw_format* format(bool bold, int color = 0x1A1A1A, double size = 11) {
    lxw_format* made = workbook_add_format(book_);
    format_set_text_wrap(made);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_font_color(made, static_cast<lxw_color_t>(color));
    format_set_font_size(made, size);
    if (bold) format_set_bold(made);
    return made;
  }

  void make_formats() {
    lxw_doc_properties properties{};
    std::string title = form_.title;
    properties.title = title.data();
    properties.created = 946'684'800;  // 1 January 2000: the same form gives the same bytes.
    workbook_set_properties(book_, &properties);
    title_ = format(true, 0x154273, 16);
    format_set_text_wrap(title_);
    section_ = format(true, 0x154273, 13);
    label_format_ = format(true);
    help_format_ = format(false, 0x535353, 9);
    format_set_indent(help_format_, 1);
    fact_ = format(false);
    format_set_num_format_index(fact_, 49);
    answer_ = format(false);
    format_set_num_format_index(answer_, 49);  // "@": a text stays what was typed.
    format_set_unlocked(answer_);
    format_set_border(answer_, LXW_BORDER_THIN);
    format_set_border_color(answer_, 0x7A7A7A);
    format_set_bg_color(answer_, 0xFFFBE6);
  }

  void next() { ++row_; }
  /// Words over the whole width.
  void across(std::string_view words, lxw_format* how, double height) {
    const std::string escaped = escaped_xlsx_text(std::string(words));
    worksheet_merge_range(sheet_, row_, label_column, row_, help_column, escaped.c_str(), how);
    worksheet_set_row(sheet_, row_, height, nullptr);
  }
  void text(lxw_col_t column, std::string_view words, lxw_format* how) {
    worksheet_write_string(sheet_, row_, column, escaped_xlsx_text(std::string(words)).c_str(), how);
  }
  /// Says in the hidden column, and by a name of the cell, what the answer in this row is to.
  void mark(std::string_view key) {
    const std::string name = paper_mark(key);
    worksheet_write_string(sheet_, row_, mark_column, name.c_str(), fact_);
    const std::string place =
        "='" + std::string(tr(form_.language, "Report form")) + "'!$C$" + std::to_string(row_ + 1);
    workbook_define_name(book_, name.c_str(), place.c_str());
  }

  ErrorOr<Nothing> write_section(const PaperSection& section) {
    next();
    across(section.title, section_, 20);
    next();
    if (!section.intro.empty()) {
      across(section.intro, help_format_, 13.0 * static_cast<double>(1 + length(section.intro) / 150));
      next();
    }
    for (const PaperQuestion& question : section.questions) {
      if (length(question.answer) > longest_text) {
        return Error{ErrorKind::invalid, question.label,
                     std::string(tr(form_.language, "the text is longer than a cell of a workbook holds.")),
                     std::string(tr(form_.language, "Use the form as a Word document."))};
      }
      mark(question.key);
      text(label_column, question.label, label_format_);
      text(answer_column, question.answer, answer_);
      std::string help = question.help;
      for (const PaperChoice& choice : question.choices) {
        if (!choice.help.empty()) help += (help.empty() ? "" : "\n") + choice.label + ": " + choice.help;
      }
      text(help_column, help, help_format_);
      if (!question.choices.empty()) offer(question.choices);
      const double help_height = 12.0 * static_cast<double>(lines_of(help, 75));
      const double answer_height =
          15.0 * static_cast<double>(std::max<std::size_t>(lines_of(question.answer, 50), question.is_long ? 3 : 1));
      worksheet_set_row(sheet_, row_, std::min(400.0, std::max(help_height, answer_height) + 4), nullptr);
      next();
    }
    return Nothing{};
  }

  /// A list inside a rule may have 255 characters only, so it stands on a sheet of its own.
  void offer(const std::vector<PaperChoice>& choices) {
    for (std::size_t at = 0; at < choices.size(); ++at)
      worksheet_write_string(lists_, static_cast<lxw_row_t>(at), lists_used_, choices[at].label.c_str(), fact_);
    const std::string letters = column_letters(lists_used_++);
    std::string range = "='" + std::string(tr(form_.language, "Choices")) + "'!$" + letters + "$1:$" + letters + "$" +
                        std::to_string(choices.size());
    std::string title(tr(form_.language, "Choose from the list"));
    std::string message(tr(form_.language, "Pick one of the answers in the list, or leave the cell empty."));
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
    rule.value_formula = range.data();
    rule.error_title = title.data();
    rule.error_message = message.data();
    rule.ignore_blank = LXW_VALIDATION_ON;
    worksheet_data_validation_cell(sheet_, row_, answer_column, &rule);
  }

  void finish_sheet() {
    lxw_protection allowed{};
    allowed.format_columns = LXW_TRUE;  // So that who needs larger letters or wider columns has them.
    allowed.format_rows = LXW_TRUE;
    worksheet_protect(sheet_, nullptr, &allowed);
    worksheet_protect(lists_, nullptr, nullptr);
    worksheet_hide(lists_);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);
    worksheet_fit_to_pages(sheet_, 1, 0);
  }

  const PaperForm& form_;
  lxw_workbook* book_;
  lxw_worksheet *sheet_ = nullptr, *lists_ = nullptr;
  lxw_format *title_ = nullptr, *section_ = nullptr, *label_format_ = nullptr, *help_format_ = nullptr,
             *fact_ = nullptr, *answer_ = nullptr;
  lxw_row_col_options hidden_{.hidden = 1, .level = 0, .collapsed = 0};
  lxw_row_t row_ = 0;
  lxw_col_t lists_used_ = 0;
};

}  // namespace

ErrorOr<std::string> to_xlsx(const PaperForm& form) {
  STIP_TRY_AS(const TempFolder folder, TempFolder::make());
  const std::string path = folder.file("form.xlsx");
  STIP_TRY(Writer(form, path).write());
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

}  // namespace stip
