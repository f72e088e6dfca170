// Paper form: any bytes as a form that came back give answers within the limits, or an error with a remedy.
#include "mailing/paper_form.h"
#include "base/text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(paper_form) {
  using namespace stip;
  PaperLimits limits;
  limits.part_bytes = 1u << 20;
  limits.elements = 20'000;
  const auto paper = read_paper(input, "fuzz.docx", Language::nl, limits);
  if (!paper.ok()) {
    MUST(!paper.error().problem.empty() && !paper.error().remedy.empty());
    return;
  }
  MUST(paper->answers.size() <= limits.answers);
  for (const PaperAnswer& answer : paper->answers) {
    MUST(starts_with(answer.mark, "stip_") && !answer.place.empty());
    MUST(is_utf8(answer.text) && answer.text.size() <= limits.answer_bytes);
  }
}
