// Money by year: picks the lines that name a year, once each.
#include "monitoring/money_years.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "agenda/public_peak.h"
#include "agenda/records.h"

namespace stip {
namespace {

constexpr int deepest = 8;  ///< Parts of parts of parts; a circle of them ends here too.

bool tells_an_amount(const Funding& line) { return line.amount || is_confidential(line); }

/// Whether the year of the line is told by nothing that it is part of.
bool is_told_once(const View& view, const Funding& line) {
  const Funding* whole = view.find(line.part_of);
  for (int depth = 0; whole && depth < deepest; ++depth, whole = view.find(whole->part_of)) {
    if (whole->year && tells_an_amount(*whole) && !whole->overlaps) return false;
  }
  return true;
}

/// Money of one year at one stage; only the day on which it was so differs.
using Position =
    std::tuple<std::string, std::string, std::string, int, FundingKind, FundingStage, Coverage, std::string>;

Position position_of(const Funding& line) {
  return {line.action.id, line.source.id, line.part_of.id, *line.year,
          line.kind,      line.stage,     line.coverage,   line.amount.high.currency};
}

/// The lines, without the earlier positions of money of which a later one is known. What has no day is no position.
std::vector<const Funding*> latest_of(const std::vector<const Funding*>& lines) {
  std::map<Position, Day> last;
  for (const Funding* line : lines) {
    if (line->as_of.empty()) continue;
    Day& day = last.try_emplace(position_of(*line), line->as_of.last()).first->second;
    day = std::max(day, line->as_of.last());
  }
  std::vector<const Funding*> kept;
  for (const Funding* line : lines) {
    if (line->as_of.empty() || last.at(position_of(*line)) == line->as_of.last()) kept.push_back(line);
  }
  return kept;
}

using Place = std::tuple<std::string, int, FundingStage, FundingKind, std::string>;

struct Sum {
  AmountSum amounts;
  int lines = 0, confidential = 0;
};

std::vector<MoneyCell> cells_of(const std::map<Place, Sum>& sums) {
  std::vector<MoneyCell> cells;
  for (const auto& [place, sum] : sums) {
    const auto& [source, year, stage, kind, currency] = place;
    cells.push_back({source, year, stage, kind, currency, sum.amounts.total(), sum.lines, sum.confidential});
  }
  return cells;
}

}  // namespace

MoneyYears money_years(const View& view) {
  MoneyYears result;
  std::vector<const Funding*> of_years;
  LeftOut ignored;
  for (const Action& action : view.all<Action>()) {
    for (const Funding* line : counted_lines(view, action.id, ignored)) {
      if (line->year) continue;
      ++(line->period_start || line->period_end ? result.over_period : result.not_stated);
    }
    for (const Funding* line : view.referring<Funding>("action", action.id)) {
      if (line->year && tells_an_amount(*line) && !line->overlaps && is_told_once(view, *line))
        of_years.push_back(line);
    }
  }
  std::map<MoneySide, std::map<Place, Sum>> sides;
  for (const Funding* line : latest_of(of_years)) {
    if (line->stage == FundingStage::unstated) {
      result.apart.push_back(line);
      continue;
    }
    Sum& sum = sides[side_of(view, *line)]
                    [{line->source.id, *line->year, line->stage, line->kind, line->amount.high.currency}];
    ++sum.lines;
    is_confidential(*line) ? (void)++sum.confidential : sum.amounts.add(line->amount);
  }
  result.public_ = cells_of(sides[MoneySide::public_]);
  result.private_ = cells_of(sides[MoneySide::private_]);
  result.mixed = cells_of(sides[MoneySide::mixed]);
  return result;
}

}  // namespace stip
