// Open answers: what people wrote is written and read again as itself, in any order of the rows.
#include "consultation/open_answers.h"

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

std::string text_of(const std::vector<OpenAnswer>& answers) {
  std::string text = "id,text,may-quote\n";
  for (const OpenAnswer& each : answers) text += csv_row({each.id, each.text, each.may_quote ? "yes" : "no"});
  return text;
}

}  // namespace

FUZZ_TARGET(open_answers) {
  const auto answers = read_answers(input, "answers.csv");
  if (!answers.ok()) return must_be_clear(answers.error(), input);
  const std::string text = text_of(*answers);
  for (const std::string& other : {text, reversed(input)}) {
    const auto again = read_answers(other, "again.csv");
    MUST(again.ok() && text_of(*again) == text);
  }
}
