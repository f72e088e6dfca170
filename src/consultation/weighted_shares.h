// WeightedShares: who agrees, when people are weighed by what they told of themselves.
#pragma once

#include <string>
#include <string_view>

#include "consultation/published_analysis.h"
#include "consultation/votes.h"

namespace stip {

struct WeightedVotes {
  std::string why_not;  ///< Why people could not be weighed; empty if they were. Then the rest is empty.
  SampleWeights weights;
  std::size_t people = 0;       ///< Who told all that is weighed by.
  std::vector<std::string> by;  ///< Variables.
  WeightedShares shares;        ///< By statement.
};

/// Weighs by raking (sample_weights.h) those who told all of the variables of the margins that the file has, and works
/// out the share that agrees of those who saw a statement,
///
///   p = sum w y / sum w,   standard error = sqrt(sum (w (y - p))^2) / sum w
///
/// which leaves out what the margins explain, so the error is rather too large than too small. `about`: a row for each
/// person with `voter-id` as in the votes, and a column for each variable. Errors: invalid (the file cannot be read).
ErrorOr<WeightedVotes> weighted_votes(const Votes& votes, std::string_view about, const std::string& file,
                                      const std::vector<Margin>& margins);

}  // namespace stip
