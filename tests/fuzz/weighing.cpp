// Weighing: scores, spec and red lines that are accepted are whole and finite, in any order of the scores.
#include <cmath>
#include <map>

#include "fuzz/fuzz.h"
#include "fuzz/reading.h"
#include "weighing/weighing_problem.h"

namespace {

using namespace stip;

using Scores = std::map<std::pair<std::string, std::string>, std::array<double, 4>>;

Scores scores_of(const WeighingProblem& problem) {
  Scores scores;
  for (std::size_t i = 0; i < problem.options.size(); ++i)
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      const Score& each = problem.score(i, j);
      MUST(std::isfinite(each.high - each.low) && each.low <= each.high);
      scores[{problem.options[i], problem.criteria[j]}] = {static_cast<double>(each.kind), each.low, each.mode,
                                                           each.high};
    }
  MUST(scores.size() == problem.scores.size() && problem.missing < std::max<std::size_t>(1, problem.scores.size()));
  return scores;
}

void must_be_known(const WeightKnowledge& known, std::size_t n) {
  for (const std::size_t j : known.order) MUST(j < n);
  for (const WeightRule& rule : known.rules) {
    MUST(rule.terms.size() == n && std::isfinite(rule.at_least));
    for (const double term : rule.terms) MUST(std::isfinite(term));
  }
  double sum = 0;
  for (const double weight : known.exact) {
    MUST(weight >= 0 && weight <= 1);
    sum += weight;
  }
  MUST(known.exact.empty() || (known.exact.size() == n && std::abs(sum - 1) < 1e-9));
}

}  // namespace

FUZZ_TARGET(weighing) {
  const auto [scores, spec, red_lines] = parts_of<3>(input);
  WeighingFiles files{std::string(scores), {}, {}};
  if (!spec.empty()) files.spec = spec;
  if (!red_lines.empty()) files.red_lines = red_lines;
  const auto problems = read_problems(files);
  if (!problems.ok()) return must_be_clear(problems.error(), input);
  for (const WeighingProblem& problem : *problems) {
    scores_of(problem);
    must_be_known(problem.weights, problem.criteria.size());
    for (const WeightKnowledge& group : problem.groups) must_be_known(group, problem.criteria.size());
    for (const RedLineAnswer& answer : problem.red_lines) MUST(answer.option < problem.options.size());
  }
  if (problems->size() > 1 || !problems->front().instance.empty()) return;
  // Not with the spec: rules without an order of the criteria go by that of the scores.
  const auto again = read_problems(WeighingFiles{reversed(scores), {}, {}});
  MUST(again.ok() && scores_of(again->front()) == scores_of(problems->front()));
}
