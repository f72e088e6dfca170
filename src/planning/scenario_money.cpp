// Scenario money: one line at a time.
#include "planning/scenario_money.h"

namespace stip {
namespace {

bool is_bound(FundingStage stage) {
  return stage == FundingStage::obligated || stage == FundingStage::paid || stage == FundingStage::contracted ||
         stage == FundingStage::realised;
}

std::int64_t left_of(std::int64_t cents, int percent) {
  const std::int64_t unit = cents % 100 == 0 ? 100 : 1;
  const std::int64_t units = cents / unit, hundredths = units * (100 - percent);
  return (hundredths + 50) / 100 * unit;
}

}  // namespace

std::optional<ScenarioNote> why_not_cut(const Funding& line, Day today) {
  if (line.overlaps) return ScenarioNote::overlaps;
  if (is_bound(line.stage)) return ScenarioNote::bound;
  const bool year_is_over = line.year && *line.year < static_cast<int>(today.year());
  const bool period_is_over = line.period_end && days_between(line.period_end.last(), today) > 0;
  if (year_is_over || period_is_over) return ScenarioNote::over;
  if (line.amount.empty() || line.amount.high.cents <= 0) return ScenarioNote::no_amount;
  return {};
}

Amount less(const Amount& amount, int percent) {
  Amount left = amount;
  left.low.cents = left_of(amount.low.cents, percent);
  left.high.cents = left_of(amount.high.cents, percent);
  return left;
}

}  // namespace stip
