// Paper form part: any text as the body of a document that came back; no packing stands between the fuzzer and the
// tree.
#include "base/archive.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "mailing/paper_form.h"

FUZZ_TARGET(paper_form_part) {
  using namespace stip;
  const auto file = write_archive({{"word/document.xml", std::string(input)}});
  if (!file.ok()) return;
  const auto paper = read_paper(*file, "fuzz.docx", Language::en);
  if (!paper.ok()) {
    MUST(!paper.error().problem.empty() && !paper.error().remedy.empty());
    return;
  }
  for (const PaperAnswer& answer : paper->answers) MUST(is_utf8(answer.text) && starts_with(answer.mark, "stip_"));
}
