// WeightedShares: shares of people who are weighed by what they told of themselves, as far as they may be told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "consultation/published_analysis.h"
#include "consultation/votes.h"

namespace stip {

struct WeighedVoter {
  double weight = 0;
  std::vector<std::uint16_t> levels;  ///< By variable: places in `WeighedVoters::levels` of all variables together.
};

struct WeighedVoters {
  std::string why_not;  ///< Why people could not be weighed; empty if they were. Then the rest is empty.
  SampleWeights weights;
  std::vector<std::string> by;  ///< Variables.
  std::size_t levels = 0;       ///< Of all variables together.
  std::vector<WeighedVoter> people;
  std::unordered_map<std::string, std::size_t> places;  ///< In `people`, by id.

  const WeighedVoter* find(const std::string& id) const;  ///< nullptr: not known, or did not tell enough.
};

/// Weighs by raking (sample_weights.h) those who told all of the variables of the margins that the file has. `about`: a
/// row for each person with `voter-id` as in the other files, and a column for each variable. Errors: invalid (the file
/// cannot be read).
ErrorOr<WeighedVoters> weighed_voters(std::string_view about, const std::string& file,
                                      const std::vector<Margin>& margins);

/// Adds up who says yes, person by person: each with `of` chances to and `yes` times that they did.
///
///   p = sum w yes / sum w of,   standard error = sqrt(sum (w (yes - p of))^2) / sum w of
///
/// which leaves out what the margins explain, so the error is rather too large than too small.
class WeightedShareSum {
 public:
  explicit WeightedShareSum(std::size_t levels) : yes_(levels), no_(levels) {}

  void add(const WeighedVoter& voter, double yes, double of = 1);

  /// Rounded to hundredths (thousandths from 10,000 people on; the error upwards), since an exact one would tell, by
  /// weights that differ from group to group, how many of each group are in it. Empty of fewer than a hundred people,
  /// and where of some level of some variable one to nine said yes, or one to nine no.
  std::optional<WeightedShare> share() const;

 private:
  std::int64_t people_ = 0;
  double of_ = 0, all_yes_ = 0, yes_yes_ = 0, yes_of_ = 0, of_of_ = 0;
  std::vector<std::int64_t> yes_, no_;  ///< People, by level.
};

/// The share that agrees of those who saw a statement, by its label.
WeightedShares weighted_votes(const Votes& votes, const WeighedVoters& voters);

}  // namespace stip
