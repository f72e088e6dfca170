// Weighing samples: tables that others drew are read whole, with numbers that are numbers, or refused.
#include <cmath>

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "weighing/weighing_problem.h"

FUZZ_TARGET(weighing_samples) {
  using namespace stip;
  const auto [weights, measurements] = parts_of<2>(input);
  const auto drawn = read_drawn(weights, measurements);
  if (!drawn.ok()) return must_be_clear(drawn.error(), input);
  MUST(drawn->iterations > 0 && !drawn->options.empty() && !drawn->criteria.empty());
  MUST(drawn->weights.size() == drawn->iterations * drawn->criteria.size());
  MUST(drawn->scores.size() == drawn->weights.size() * drawn->options.size());
  for (const double number : drawn->weights) MUST(std::isfinite(number));
  for (const double number : drawn->scores) MUST(std::isfinite(number));
}
