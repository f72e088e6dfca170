// WeightedShares: the rows that tell enough are weighed, and their votes added up.
#include "consultation/weighted_shares.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "base/csv_rows.h"
#include "consultation/sample_cells.h"

namespace stip {
namespace {

struct Kept {
  std::string sample;  ///< CSV of numbered levels, as read_sample() wants it.
  std::vector<std::string> ids;
};

/// The rows of people of whom every variable is known.
ErrorOr<Kept> complete_rows(std::string_view about, const std::string& file, std::vector<Margin>& margins) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(about, file));
  std::erase_if(margins, [&](const Margin& margin) { return !rows.has(margin.variable); });
  std::vector<std::string_view> names{"voter-id"};
  for (const Margin& margin : margins) names.push_back(margin.variable);
  STIP_TRY(rows.want(names));
  Kept kept;
  for (std::size_t m = 0; m < margins.size(); ++m) kept.sample += (m ? ",v" : "v") + std::to_string(m);
  kept.sample += "\n";
  while (rows.next()) {
    std::string line;
    bool complete = true;
    for (std::size_t m = 0; m < margins.size() && complete; ++m) {
      const auto found = std::ranges::find(margins[m].levels, rows.cell(m + 1), &MarginLevel::level);
      complete = found != margins[m].levels.end();
      if (complete) line += (m ? ",l" : "l") + std::to_string(found - margins[m].levels.begin());
    }
    if (!complete) continue;
    kept.ids.emplace_back(rows.cell(0));
    kept.sample += line + "\n";
  }
  return kept;
}

/// Names that need no quotes in a file.
std::vector<Margin> numbered(const std::vector<Margin>& margins) {
  std::vector<Margin> plain = margins;
  for (std::size_t m = 0; m < plain.size(); ++m) {
    plain[m].variable = "v" + std::to_string(m);
    for (std::size_t l = 0; l < plain[m].levels.size(); ++l) plain[m].levels[l].level = "l" + std::to_string(l);
  }
  return plain;
}

/// Margins must come to the same population: each is brought to 100.
void to_percent(std::vector<Margin>& margins) {
  for (Margin& margin : margins) {
    double all = 0;
    for (const MarginLevel& level : margin.levels) all += level.target;
    for (MarginLevel& level : margin.levels) level.target *= all > 0 ? 100 / all : 0;
  }
}

WeightedShares shares_of(const Votes& votes, const std::vector<double>& weight) {
  struct Sums {
    double all = 0, agree = 0, squares = 0, agree_squares = 0;
  };
  std::vector<Sums> sums(votes.n_statements());
  for (std::size_t p = 0; p < votes.n_participants(); ++p) {
    if (weight[p] <= 0) continue;
    for (const PackedVote& vote : votes.of(p)) {
      Sums& sum = sums[vote.statement()];
      sum.all += weight[p];
      sum.squares += weight[p] * weight[p];
      if (vote.value() != 1) continue;
      sum.agree += weight[p];
      sum.agree_squares += weight[p] * weight[p];
    }
  }
  WeightedShares shares;
  for (std::size_t s = 0; s < sums.size(); ++s) {
    const Sums& sum = sums[s];
    if (sum.all <= 0) continue;
    const double p = sum.agree / sum.all;
    // sum (w (y - p))^2 = (1 - 2p) sum over who agrees of w^2 + p^2 sum w^2
    const double spread = std::max(0.0, (1 - 2 * p) * sum.agree_squares + p * p * sum.squares);
    shares[votes.statements[s]] = {p, std::sqrt(spread) / sum.all};
  }
  return shares;
}

}  // namespace

ErrorOr<WeightedVotes> weighted_votes(const Votes& votes, std::string_view about, const std::string& file,
                                      const std::vector<Margin>& margins) {
  WeightedVotes result;
  std::vector<Margin> used = margins;
  STIP_TRY_AS(const Kept kept, complete_rows(about, file, used));
  if (used.empty() || kept.ids.empty()) {
    result.why_not = used.empty() ? "nothing is known of participants that is known of the population too"
                                  : "nobody told all that is weighed by";
    return result;
  }
  to_percent(used);
  const std::vector<Margin> plain = numbered(used);
  STIP_TRY_AS(const SampleCells sample, read_sample(kept.sample, file, plain));
  auto weights = sample_weights(sample.cells, plain, {});
  if (!weights.ok()) {
    result.why_not = "some level of the population has nobody here, or the margins cannot be met together";
    return result;
  }
  std::unordered_map<std::string_view, std::size_t> number;
  for (std::size_t p = 0; p < votes.participants.size(); ++p) number.emplace(votes.participants[p], p);
  std::vector<double> weight(votes.n_participants(), 0);
  for (std::size_t i = 0; i < kept.ids.size(); ++i)
    if (const auto found = number.find(kept.ids[i]); found != number.end())
      weight[found->second] = weights->weights[sample.cell_of[i]];
  result.weights = *std::move(weights);
  result.people = kept.ids.size();
  for (const Margin& margin : used) result.by.push_back(margin.variable);
  result.shares = shares_of(votes, weight);
  return result;
}

}  // namespace stip
