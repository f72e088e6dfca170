// PDF: LibreOffice with a profile of its own, so that many can run side by side and none sees another's settings.
#include "publishing/document_pdf.h"

#include <vector>

#include "base/process.h"
#include "base/temp_folder.h"
#include "publishing/pdf_stamps.h"

namespace stip {
namespace {

// Tagged and PDF/UA are what makes it readable for everybody; the rest is how a reader wants it opened.
constexpr const char* filter =
    "pdf:writer_pdf_Export:{"
    "\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"UseTaggedPDF\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"ExportBookmarks\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"DisplayPDFDocumentTitle\":{\"type\":\"boolean\",\"value\":\"true\"},"
    "\"InitialView\":{\"type\":\"long\",\"value\":\"1\"},"
    "\"ExportFormFields\":{\"type\":\"boolean\",\"value\":\"false\"},"
    "\"UseLosslessCompression\":{\"type\":\"boolean\",\"value\":\"true\"}}";

/// For each header cell in reading order, whether it heads a row.
std::vector<bool> header_cells(const Document& document) {
  std::vector<bool> heads_row;
  for (const Block& block : document.blocks) {
    if (const auto* facts = std::get_if<Facts>(&block)) heads_row.insert(heads_row.end(), facts->facts.size(), true);
    const auto* table = std::get_if<DataTable>(&block);
    if (!table) continue;
    heads_row.insert(heads_row.end(), table->columns.size(), false);
    if (table->row_headers) heads_row.insert(heads_row.end(), table->rows.size(), true);
  }
  return heads_row;
}

/// LibreOffice says of every header cell that it heads a column. The names of rows are told apart here, in as many
/// bytes, so that no place in the file moves. If the cells are not as many as expected, all stays as it was.
void tell_row_headers(std::string& pdf, const Document& document) {
  constexpr std::string_view column = "/Scope/Column", row = "/Scope/Row   ";
  std::vector<std::size_t> places;
  for (auto at = pdf.find(column); at != pdf.npos; at = pdf.find(column, at + column.size())) places.push_back(at);
  const std::vector<bool> heads_row = header_cells(document);
  if (places.size() != heads_row.size()) return;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (heads_row[i]) pdf.replace(places[i], column.size(), row);
  }
}

}  // namespace

ErrorOr<std::string> to_pdf(const Document& document, const std::string& docx, const std::string& folder) {
  const std::string in = folder + "/document.docx", out = folder + "/document.pdf";
  STIP_TRY(write_file(in, docx));
  STIP_TRY_AS(const Ended ended,
              run({.words = {"soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless",
                             "--norestore", "--nolockcheck", "--convert-to", filter, "--outdir", folder, in},
                   .folder = folder,
                   .environment = {"HOME=" + folder, "SAL_USE_VCLPLUGIN=svp", "TZ=UTC"},
                   .timeout = std::chrono::minutes(3),
                   .memory_bytes = std::size_t{4} << 30}));
  auto made = read_file(out);
  if (!made.ok()) {
    return Error{ErrorKind::storage, said("document {}", document.title),
                 said("LibreOffice made no PDF: {}",
                      ended.complaint.empty() ? "code " + std::to_string(ended.exit_code) + "." : ended.complaint),
                 said("Look whether LibreOffice Writer works on this machine, or ask for DOCX or HTML.")};
  }
  tell_row_headers(*made, document);
  tell_day(*made, epoch_of(document));
  return made;
}

}  // namespace stip
