// WeighingProblem: options, what they score on each criterion, and what is known of the weights.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// How sure a score is.
enum class ScoreKind {
  exact,     ///< `low` is the score.
  even,      ///< Anywhere from low to high.
  normal,    ///< Mean (low + high) / 2, standard deviation (high - low) / 4.
  triangle,  ///< From low over mode to high.
};

struct Score {
  ScoreKind kind = ScoreKind::even;
  double low = 0, mode = 0, high = 1;
};

/// sum of terms * weight >= at_least (or equal to it).
struct WeightRule {
  std::vector<double> terms;  ///< One for each criterion.
  double at_least = 0;
  bool is_equal = false;
  std::string said_as;  ///< As it was given, for errors.
};

/// What a group finds important: weights of 0 or more that add up to 1, and keep to all rules. Of an `order`, the most
/// important criterion comes first. Nothing known: all weights are as likely.
struct WeightKnowledge {
  std::string group;  ///< Empty: nobody's in particular.
  std::vector<std::size_t> order;
  std::vector<WeightRule> rules;
  std::vector<double> exact;  ///< One for each criterion, if they are known.
};

enum class RedLine { not_crossed, crossed, unknown };

/// Whether an option crosses a line that may not be crossed: no score makes up for it.
struct RedLineAnswer {
  std::size_t option = 0;
  std::string line;
  RedLine status = RedLine::unknown;
  std::string evidence;  ///< What was found, or what is needed to know.
};

struct WeighingProblem {
  std::string instance;  ///< Of a file with several; else empty.
  std::vector<std::string> options, criteria;
  std::vector<Score> scores;  ///< By option, then criterion; more is better.
  std::size_t missing = 0;    ///< Scores that nobody gave: anywhere on the scale of their criterion.
  WeightKnowledge weights;
  std::vector<WeightKnowledge> groups;
  std::vector<std::size_t> speed, care;  ///< Criteria of either side, if they were told apart.
  std::vector<RedLineAnswer> red_lines;

  const Score& score(std::size_t option, std::size_t criterion) const {
    return scores[option * criteria.size() + criterion];
  }
};

/// Samples that somebody else drew, to be replayed: by iteration, of each criterion its weight, and of each option and
/// criterion its score.
struct DrawnSamples {
  std::vector<std::string> options, criteria;
  std::size_t iterations = 0;
  std::vector<double> weights;  ///< By iteration, then criterion.
  std::vector<double> scores;   ///< By iteration, then option, then criterion.
};

/// What the files of a problem hold.
struct WeighingFiles {
  std::string scores;
  std::optional<std::string> spec, red_lines;
};
/// Errors: invalid, with the file and line.
ErrorOr<std::vector<WeighingProblem>> read_problems(const WeighingFiles& files);
/// Reads scores.csv, spec.json and, where they are there, red_lines.csv of a folder; docs/methods-weighing.md has the
/// columns and fields. Several problems if scores.csv has a column `instance`.
/// Errors: not_found without scores.csv; invalid, with the file and line.
ErrorOr<std::vector<WeighingProblem>> read_problems(const std::filesystem::path& folder);

/// Reads measurements.csv(.gz), with a column `option|criterion` for each score, and weights.csv(.gz).
ErrorOr<DrawnSamples> read_drawn(const std::filesystem::path& folder);
/// The same from what the files hold.
ErrorOr<DrawnSamples> read_drawn(std::string_view weights, std::string_view measurements);
/// Whether a folder holds samples instead of a problem.
bool holds_drawn(const std::filesystem::path& folder);

}  // namespace stip
