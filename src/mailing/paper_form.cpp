// Paper form: marks, formats, and telling one kind of file from another.
#include "mailing/paper_form.h"

#include "base/hash.h"
#include "base/text.h"
#include "mailing/paper_parts.h"

namespace stip {

std::string paper_mark(std::string_view key) {
  std::string mark = "stip_";
  for (const char c : key.substr(0, 22)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    mark += kept ? c : '_';
  }
  return mark + "_" + to_hex(sha256(key)).substr(0, 8);
}

std::string_view placeholder(Language language, bool is_choice) {
  return is_choice ? tr(language, "Choose") : tr(language, "Click here to fill in");
}

bool is_placeholder(std::string_view text) {
  for (const Language language : {Language::nl, Language::en}) {
    if (text == placeholder(language, true) || text == placeholder(language, false)) return true;
  }
  return false;
}

std::string_view name_of(PaperFormat format) { return format == PaperFormat::docx ? "docx" : "xlsx"; }

std::string_view media_type_of(PaperFormat format) {
  return format == PaperFormat::docx ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                                     : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}

ErrorOr<std::string> write_paper(const PaperForm& form, PaperFormat format) {
  if (format == PaperFormat::docx) return to_docx(form);
  return to_xlsx(form);
}

ErrorOr<ReturnedPaper> read_paper(std::string_view bytes, std::string_view file, Language language,
                                  const PaperLimits& limits) {
  const auto refused = [&](std::string_view problem, std::string_view remedy) {
    return Error{ErrorKind::invalid, std::string(file), std::string(tr(language, problem)),
                 std::string(tr(language, remedy))};
  };
  const std::string_view again = tr_later("Send back the form itself: the .docx or .xlsx file that was in the mail.");
  if (bytes.empty()) return refused(tr_later("the file is empty."), again);
  if (bytes.size() > limits.file_bytes) return refused(tr_later("the file is larger than 10 MB."), again);
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) {
    return refused(tr_later("it is a file of an old kind (.doc, .xls), or it is locked with a password."),
                   tr_later("Save it as .docx or .xlsx without a password, and send it again."));
  }
  auto archive = Archive::open(bytes, std::string(file), {1'000, limits.part_bytes, 4 * limits.part_bytes});
  if (!archive.ok()) return refused(tr_later("it is no Word document and no workbook, or it is damaged."), again);
  for (const std::string& name : archive->names()) {
    if (ends_with(to_lower(name), "vbaproject.bin"))
      return refused(tr_later("it holds macros, which a form never does."), again);
  }
  if (archive->has("word/document.xml")) return read_docx_paper(*std::move(archive), file, language, limits);
  if (archive->has("xl/workbook.xml")) return read_xlsx_paper(bytes, *std::move(archive), file, language, limits);
  if (archive->has("content.xml")) {
    return refused(tr_later("it is an OpenDocument file (.odt, .ods)."),
                   tr_later("Save it as Word (.docx) or Excel (.xlsx), and send it again."));
  }
  return refused(tr_later("it is no Word document and no workbook, or it is damaged."), again);
}

}  // namespace stip
