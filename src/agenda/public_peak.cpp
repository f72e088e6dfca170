// Public peak: lines of money grouped so that nothing is counted twice.
#include "agenda/public_peak.h"

#include <algorithm>
#include <cstring>
#include <map>

#include "agenda/records.h"
#include "base/locale.h"

namespace stip {
namespace {

std::int64_t most(const Funding& line) { return line.amount.high.cents; }

/// The largest stage of each source, added over the sources, and of that the largest kind.
class Largest {
 public:
  void add(const Funding& line, std::int64_t cents) { sums_[line.kind][line.source.id][line.stage] += cents; }

  std::int64_t cents() const {
    std::int64_t largest = 0;
    for (const auto& [kind, sources] : sums_) {
      std::int64_t sum = 0;
      for (const auto& [source, stages] : sources) sum += std::ranges::max(stages | std::views::values);
      largest = std::max(largest, sum);
    }
    return largest;
  }

 private:
  std::map<FundingKind, std::map<std::string, std::map<FundingStage, std::int64_t>>> sums_;
};

}  // namespace

bool counts(const Funding& line) { return line.amount && !line.overlaps && !line.part_of; }

bool is_public(const View& view, const Funding& line) {
  const FundingSource* source = view.find(line.source);
  if (source && source->party == FundingParty::private_) return false;
  return line.stage < FundingStage::expected;
}

MoneySide side_of(const View& view, const Funding& line) {
  const FundingSource* source = view.find(line.source);
  if (source && source->party == FundingParty::mixed) return MoneySide::mixed;
  const bool is_told = source && source->party != FundingParty::unstated;
  if (line.stage == FundingStage::unstated && !is_told) return MoneySide::unknown;
  return is_public(view, line) ? MoneySide::public_ : MoneySide::private_;
}

PublicPeak public_peak(const View& view, std::string_view action) {
  std::map<int, Largest> by_year;
  PublicPeak peak;
  Largest over_periods, yearless;
  const auto lines = view.referring<Funding>("action", action);
  for (const Funding* line : lines) {
    const bool is_euro = std::strcmp(line->amount.high.currency, "EUR") == 0;
    // A part with a year says more than a whole without one.
    const Funding* whole = view.find(line->part_of);
    const bool is_part_by_year = whole && !whole->year && line->year && line->amount && !line->overlaps;
    if ((!counts(*line) && !is_part_by_year) || !is_euro || line->kind == FundingKind::receipt ||
        !is_public(view, *line))
      continue;
    peak.may_be_private = peak.may_be_private || side_of(view, *line) != MoneySide::public_;
    if (line->year) {
      by_year[*line->year].add(*line, most(*line));
    } else if (line->period_start && line->period_end) {
      over_periods.add(*line, most(*line) / std::max(1, line->period_end.year() - line->period_start.year() + 1));
    } else {
      const bool has_parts =
          std::ranges::any_of(lines, [&](const Funding* each) { return each->part_of.id == line->id && each->year; });
      if (!has_parts) yearless.add(*line, most(*line));
    }
  }
  for (const auto& [year, sums] : by_year) {
    if (sums.cents() > peak.cents) peak.year = year, peak.cents = sums.cents();
  }
  peak.unsplit = over_periods.cents();
  peak.yearless = yearless.cents();
  return peak;
}

std::vector<std::string_view> missing_for_explanation(const View& view, const Action& action) {
  std::vector<std::string_view> missing;
  if (action.effects.empty() && view.referring<Contribution>("action", action.id).empty())
    missing.push_back(tr_later("goals"));
  if (action.instruments.empty()) missing.push_back(tr_later("instruments"));
  if (view.referring<Evaluation>("about", action.id).empty()) missing.push_back(tr_later("a planned evaluation"));
  return missing;
}

}  // namespace stip
