// RedLines: no score makes up for a line that is crossed.
#include "weighing/red_lines.h"

#include <algorithm>

namespace stip {

std::string_view name_of(Admissibility admissibility) {
  static constexpr std::string_view names[] = {"admissible", "conditional", "out"};
  return names[static_cast<std::size_t>(admissibility)];
}

std::vector<AdmittedOption> admitted(const WeighingProblem& problem) {
  std::vector<std::string> lines;
  for (const RedLineAnswer& answer : problem.red_lines)
    if (std::ranges::find(lines, answer.line) == lines.end()) lines.push_back(answer.line);
  std::vector<AdmittedOption> result(problem.options.size());
  for (std::size_t i = 0; i < result.size(); ++i) {
    AdmittedOption& option = result[i];
    option.option = i;
    for (const std::string& line : lines) {
      const auto answer = std::ranges::find_if(
          problem.red_lines, [&](const RedLineAnswer& one) { return one.option == i && one.line == line; });
      const RedLine status = answer == problem.red_lines.end() ? RedLine::unknown : answer->status;
      if (status == RedLine::crossed) option.crossed.push_back(line);
      if (status != RedLine::unknown) continue;
      const bool says_what = answer != problem.red_lines.end() && !answer->evidence.empty();
      option.unknown.push_back(says_what ? line + ": " + answer->evidence : line);
    }
    option.admissibility = !option.crossed.empty()   ? Admissibility::out
                           : !option.unknown.empty() ? Admissibility::conditional
                                                     : Admissibility::admissible;
  }
  return result;
}

WeighingProblem without_crossed(const WeighingProblem& problem, const std::vector<AdmittedOption>& admitted_options) {
  WeighingProblem result = problem;
  result.options.clear();
  result.scores.clear();
  result.red_lines.clear();
  const std::size_t m = problem.criteria.size();
  for (const AdmittedOption& one : admitted_options) {
    if (one.admissibility == Admissibility::out) continue;
    result.options.push_back(problem.options[one.option]);
    const auto from = problem.scores.begin() + static_cast<std::ptrdiff_t>(one.option * m);
    result.scores.insert(result.scores.end(), from, from + static_cast<std::ptrdiff_t>(m));
  }
  return result;
}

}  // namespace stip
