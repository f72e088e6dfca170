// StatedMoney: picks lines, puts them in years, and takes the largest stage of the right kind.
#include "investing/stated_money.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <set>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "monitoring/money.h"

namespace stip {
namespace {

std::int64_t cents_of(const Amount& amount) {
  if (amount.exactness == Exactness::ceiling) return amount.high.cents;
  if (amount.exactness == Exactness::floor) return amount.low.cents;
  return amount.low.cents / 2 + amount.high.cents / 2 + (amount.low.cents % 2 + amount.high.cents % 2) / 2;
}

bool is_promised(const Funding& line) {
  return line.stage != FundingStage::asked && line.stage != FundingStage::expected &&
         line.coverage != Coverage::uncovered;
}

FunderKind funder_kind_of(const View& view, const Funding& line) {
  const FundingSource* source = view.find(line.source);
  if (source && source->party == FundingParty::eu) return FunderKind::european;
  return is_public(view, line) ? FunderKind::public_ : FunderKind::private_;
}

/// Cash says in which year money is needed; an obligation only when it is promised.
int rank(FundingKind kind) { return kind == FundingKind::expenditure ? 0 : kind == FundingKind::unstated ? 1 : 2; }

using Stages = std::map<FundingStage, StatedYear>;
struct Place {
  std::string source;
  FunderKind side{};
  auto operator<=>(const Place&) const = default;
};

class Reader {
 public:
  Reader(const View& view, const Action& action) : view_(view), action_(action) {}

  StatedMoney read() {
    LeftOut ignored;
    for (const Funding* line : counted_lines(view_, action_.id, ignored)) {
      if (line->kind == FundingKind::receipt) continue;
      if (is_confidential(*line)) {
        result_.confidential.push_back(line->id);
      } else if (std::strcmp(line->amount.high.currency, "EUR") != 0) {
        result_.not_in_euros.push_back(line->id);
      } else {
        add(*line);
      }
    }
    for (const Funding* line : view_.referring<Funding>("action", action_.id))
      if (counts(*line) && line->stage == FundingStage::unstated) result_.without_stage.push_back(line->id);
    for (const auto& [place, kinds] : sums_) result_.sources.push_back(largest(place, kinds));
    return std::move(result_);
  }

 private:
  void add(const Funding& line) {
    std::int64_t left = cents_of(line.amount);
    std::set<int> told;
    FundingKind kind = line.kind;  // What is left of a whole is of the kind of its parts: kinds are never added.
    if (!line.year)
      for (const Funding* part : parts_by_year(line)) {
        kind = part->kind;
        put(*part, kind, *part->year, cents_of(part->amount));
        told.insert(*part->year);
        left -= cents_of(part->amount);
      }
    if (left <= 0) return;
    if (line.amount.exactness != Exactness::exact) result_.inexact.push_back(line.id);
    std::vector<int> years = years_of(line);
    if (told.size() < years.size()) std::erase_if(years, [&](int year) { return told.contains(year); });
    if (years.empty()) return result_.without_year.push_back(line.id);
    if (!line.year) result_.spread.push_back(line.id);
    const auto n = static_cast<std::int64_t>(years.size());
    for (std::int64_t i = 0; i < n; ++i)
      put(line, kind, years[static_cast<std::size_t>(i)], left / n + (i < left % n ? 1 : 0));
  }

  /// A part with a year says more than a whole without one; of parts of several kinds those of cash.
  std::vector<const Funding*> parts_by_year(const Funding& whole) const {
    std::vector<const Funding*> parts;
    int best = 3;
    for (const Funding* part : view_.referring<Funding>("part_of", whole.id)) {
      const bool counts_here = part->year && part->amount && !part->overlaps && part->kind != FundingKind::receipt &&
                               part->action == whole.action && std::strcmp(part->amount.high.currency, "EUR") == 0;
      if (!counts_here || rank(part->kind) > best) continue;
      if (rank(part->kind) < best) parts.clear();
      best = rank(part->kind);
      parts.push_back(part);
    }
    return parts;
  }

  std::vector<int> years_of(const Funding& line) const {
    if (line.year) return {*line.year};
    const Date& begin = action_.actual_start ? action_.actual_start : action_.planned_start;
    std::optional<int> from, to;
    if (line.period_start) from = line.period_start.year();
    if (line.period_end) to = line.period_end.year();
    if (!from && begin) from = begin.year();
    if (!to && action_.planned_end) to = action_.planned_end.year();
    std::vector<int> years;
    if (from && to && *to - *from < 100)
      for (int year = *from; year <= *to; ++year) years.push_back(year);
    return years;
  }

  void put(const Funding& line, FundingKind kind, int year, std::int64_t cents) {
    StatedYear& sum =
        sums_[{source_in_force(view_, line.source.id), funder_kind_of(view_, line)}][kind][year][line.stage];
    sum.all += cents;
    if (is_promised(line)) sum.promised += cents;
  }

  static StatedSource largest(const Place& place, const std::map<FundingKind, std::map<int, Stages>>& kinds) {
    const auto best = std::ranges::min_element(kinds, {}, [](const auto& each) { return rank(each.first); });
    StatedSource source{place.source, place.side, best->first, {}};
    for (const auto& [year, stages] : best->second) {
      StatedYear& most = source.years[year];
      for (const auto& [stage, sum] : stages) {
        most.promised = std::max(most.promised, sum.promised);
        most.all = std::max(most.all, sum.all);
      }
    }
    return source;
  }

  const View& view_;
  const Action& action_;
  StatedMoney result_;
  std::map<Place, std::map<FundingKind, std::map<int, Stages>>> sums_;
};

}  // namespace

std::int64_t StatedSource::promised() const {
  std::int64_t sum = 0;
  for (const auto& [year, cents] : years) sum += cents.promised;
  return sum;
}

std::int64_t StatedSource::all() const {
  std::int64_t sum = 0;
  for (const auto& [year, cents] : years) sum += cents.all;
  return sum;
}

std::int64_t StatedMoney::promised() const {
  std::int64_t sum = 0;
  for (const StatedSource& source : sources) sum += source.promised();
  return sum;
}

std::int64_t StatedMoney::all() const {
  std::int64_t sum = 0;
  for (const StatedSource& source : sources) sum += source.all();
  return sum;
}

std::string source_in_force(const View& view, const std::string& source) {
  std::set<std::string> seen;
  std::string id = source;
  while (seen.insert(id).second) {
    const auto* record = view.find<FundingSource>(id);
    if (!record || !record->successor || !view.find(record->successor)) return id;
    id = record->successor.id;
  }
  return id;
}

StatedMoney stated_money(const View& view, const Action& action) { return Reader(view, action).read(); }

}  // namespace stip
