// WeightedShares: the rows that tell enough are weighed, and what they said added up.
#include "consultation/weighted_shares.h"

#include <algorithm>
#include <cmath>

#include "base/csv_rows.h"
#include "consultation/disclosure.h"
#include "consultation/sample_cells.h"
#include "consultation/shown_counts.h"

namespace stip {
namespace {

struct Kept {
  std::string sample;  ///< CSV of numbered levels, as read_sample() wants it.
  std::vector<std::string> ids;
  std::vector<std::vector<std::uint16_t>> levels;  ///< By person and variable: place among all levels.
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
    std::vector<std::uint16_t> places;
    std::size_t before = 0;  // Levels of the variables before.
    for (std::size_t m = 0; m < margins.size() && places.size() == m; ++m) {
      const auto found = std::ranges::find(margins[m].levels, rows.cell(m + 1), &MarginLevel::level);
      if (found == margins[m].levels.end()) break;
      const auto level = static_cast<std::size_t>(found - margins[m].levels.begin());
      line += (m ? ",l" : "l") + std::to_string(level);
      places.push_back(static_cast<std::uint16_t>(before + level));
      before += margins[m].levels.size();
    }
    if (places.size() < margins.size()) continue;
    kept.ids.emplace_back(rows.cell(0));
    kept.levels.push_back(std::move(places));
    kept.sample += line + "\n";
  }
  STIP_TRY(rows.closed());
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

bool is_small(std::int64_t people) { return people > 0 && people < smallest_cell; }

}  // namespace

const WeighedVoter* WeighedVoters::find(const std::string& id) const {
  const auto found = places.find(id);
  return found == places.end() ? nullptr : &people[found->second];
}

ErrorOr<WeighedVoters> weighed_voters(std::string_view about, const std::string& file,
                                      const std::vector<Margin>& margins) {
  WeighedVoters result;
  std::vector<Margin> used = margins;
  STIP_TRY_AS(Kept kept, complete_rows(about, file, used));
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
  for (std::size_t i = 0; i < kept.ids.size(); ++i) {
    result.people.push_back({weights->weights[sample.cell_of[i]], std::move(kept.levels[i])});
    result.places.emplace(std::move(kept.ids[i]), i);
  }
  result.weights = *std::move(weights);
  for (const Margin& margin : used) {
    result.by.push_back(margin.variable);
    result.levels += margin.levels.size();
  }
  return result;
}

void WeightedShareSum::add(const WeighedVoter& voter, double yes, double of) {
  if (of <= 0) return;
  const double w = voter.weight;
  ++people_;
  of_ += w * of;
  all_yes_ += w * yes;
  yes_yes_ += w * w * yes * yes;
  yes_of_ += w * w * yes * of;
  of_of_ += w * w * of * of;
  for (const std::uint16_t level : voter.levels) {
    yes_[level] += yes > 0;
    no_[level] += yes < of;
  }
}

std::optional<WeightedShare> WeightedShareSum::share() const {
  if (people_ < smallest_denominator || of_ <= 0) return std::nullopt;
  if (std::ranges::any_of(yes_, is_small) || std::ranges::any_of(no_, is_small)) return std::nullopt;
  const double p = all_yes_ / of_;
  // sum (w (yes - p of))^2, multiplied out.
  const double spread = std::max(0.0, yes_yes_ - 2 * p * yes_of_ + p * p * of_of_);
  const double parts = people_ < 10'000 ? 100 : 1'000;
  return WeightedShare{std::round(parts * p) / parts, std::ceil(parts * std::sqrt(spread) / of_) / parts};
}

WeightedShares weighted_votes(const Votes& votes, const WeighedVoters& voters) {
  std::vector<WeightedShareSum> sums(votes.n_statements(), WeightedShareSum(voters.levels));
  for (std::size_t p = 0; p < votes.n_participants(); ++p)
    if (const WeighedVoter* voter = voters.find(votes.participants[p]))
      for (const PackedVote& vote : votes.of(p)) sums[vote.statement()].add(*voter, vote.value() == 1);
  WeightedShares shares;
  for (std::size_t s = 0; s < sums.size(); ++s)
    if (const auto share = sums[s].share()) shares[votes.statements[s]] = *share;
  return shares;
}

}  // namespace stip
