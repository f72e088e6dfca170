// Knapsack: problems that are read are written and read again as themselves, and nothing is left over.
#include "investing/knapsack.h"

#include "base/json.h"
#include "fuzz/fuzz.h"
#include "fuzz/reading.h"

namespace {

using namespace stip;

std::string text_of(const std::vector<Knapsack>& problems) {
  std::string text = std::to_string(problems.size());
  const auto add = [&](const std::vector<double>& numbers) {
    for (const double number : numbers) text += " " + to_text(Json(number));
    text += "\n";
  };
  for (const Knapsack& each : problems) {
    text += "\n" + std::to_string(each.worth.size()) + " " + std::to_string(each.budget.size()) + " 0\n";
    add(each.worth);
    for (const std::vector<double>& row : each.weight) {
      MUST(row.size() == each.worth.size());
      add(row);
    }
    MUST(each.weight.size() == each.budget.size());
    add(each.budget);
  }
  return text;
}

}  // namespace

FUZZ_TARGET(knapsack) {
  const auto problems = read_knapsacks(input, "problems.txt");
  if (!problems.ok()) return must_be_clear(problems.error(), input);
  const std::string text = text_of(*problems);
  const auto again = read_knapsacks(text, "problems.txt");
  MUST(again.ok() && text_of(*again) == text);
}
