// Office document: runs pandoc on its JSON with a reference document, and has the package finished.
#include "publishing/document_office.h"

#include "base/process.h"
#include "base/temp_folder.h"
#include "publishing/office_package.h"

extern "C" {
extern const char stip_reference_docx[], stip_reference_docx_end[], stip_reference_odt[], stip_reference_odt_end[];
}

namespace stip {
namespace {

ErrorOr<Nothing> put_reference(OfficeFormat format, const std::string& reference, const std::string& path) {
  if (!reference.empty()) {
    STIP_TRY_AS(const std::string bytes, read_file(reference, std::size_t{32} << 20));
    return write_file(path, bytes);
  }
  const char* begin = format == OfficeFormat::docx ? stip_reference_docx : stip_reference_odt;
  const char* end = format == OfficeFormat::docx ? stip_reference_docx_end : stip_reference_odt_end;
  return write_file(path, std::string_view(begin, static_cast<std::size_t>(end - begin)));
}

/// What the program said that failed, or at least with which code it ended.
std::string complaint_of(const Ended& ended) {
  return ended.complaint.empty() ? "code " + std::to_string(ended.exit_code) + "." : ended.complaint;
}

}  // namespace

ErrorOr<std::string> to_office(const Document& document, OfficeFormat format, const std::string& reference,
                               const std::string& folder) {
  const std::string kind = format == OfficeFormat::docx ? "docx" : "odt";
  const std::string in = folder + "/document.json", out = folder + "/document." + kind,
                    style = folder + "/reference." + kind;
  STIP_TRY_AS(const Json json, to_pandoc(document, format, folder));
  STIP_TRY(write_file(in, to_text(json)));
  STIP_TRY(put_reference(format, reference, style));
  // Nothing in this JSON makes pandoc read another file or an address: pictures travel in it, and raw parts are ours.
  STIP_TRY_AS(
      const Ended ended,
      run({.words = {"pandoc", "--from=json", "--to=" + kind, "--reference-doc=" + style, "--output=" + out, in},
           .folder = folder,
           .environment = {"HOME=" + folder, "SOURCE_DATE_EPOCH=" + std::to_string(epoch_of(document))}}));
  if (ended.exit_code != 0) {
    return Error{reference.empty() ? ErrorKind::storage : ErrorKind::invalid,
                 reference.empty() ? said("document {}", document.title) : said("reference document {}", reference),
                 said("pandoc could not make the document: {}", complaint_of(ended)),
                 reference.empty() ? said("Look whether pandoc 2.17 or later works on this machine.")
                                   : said("Give a {} file that was saved by a word processor.", kind)};
  }
  STIP_TRY_AS(const std::string made, read_file(out));
  return finish_package(made, format, document);
}

}  // namespace stip
