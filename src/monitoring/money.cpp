// Money: picks the lines that may be added, and adds those that are alike.
#include "monitoring/money.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "base/locale.h"

namespace stip {
namespace {

bool shows_or_hides_an_amount(const Funding& line) { return line.amount || is_confidential(line); }

/// Lines that tell of the same money at the same stage: only their day differs.
std::string same_position(const Funding& line) {
  std::string key = line.source.id + "/" + (line.year ? std::to_string(*line.year) : std::string()) + "/" +
                    to_text(line.period_start) + "/" + to_text(line.period_end);
  return key + "/" + std::string(name_of_choice(line.kind)) + "/" + std::string(name_of_choice(line.stage)) + "/" +
         std::string(name_of_choice(line.coverage)) + "/" + line.amount.high.currency;
}

struct Sum {
  AmountSum amounts;
  int lines = 0, confidential = 0;

  void add(const Funding& line) {
    ++lines;
    if (is_confidential(line))
      ++confidential;
    else
      amounts.add(line.amount);
  }
};

using Place = std::tuple<std::string, int, FundingStage, FundingKind, std::string>;

std::vector<MoneyCell> cells_of(const std::map<Place, Sum>& sums) {
  std::vector<MoneyCell> cells;
  for (const auto& [place, sum] : sums) {
    const auto& [source, year, stage, kind, currency] = place;
    cells.push_back({source, year ? std::optional(year) : std::nullopt, stage, kind, currency, sum.amounts.total(),
                     sum.lines, sum.confidential});
  }
  return cells;
}

bool is_euro(const Amount& amount) { return std::strcmp(amount.high.currency, "EUR") == 0; }

std::int64_t size_of(const Amount& amount) { return amount.low.cents / 2 + amount.high.cents / 2; }

const Amount& larger(const Amount& a, const Amount& b) { return size_of(b) > size_of(a) ? b : a; }

std::optional<Firmness> firmness_of(FundingStage stage) {
  switch (stage) {
    case FundingStage::asked:
    case FundingStage::expected:
      return Firmness::wished;
    case FundingStage::reserved:
    case FundingStage::conditional:
    case FundingStage::pledged:
      return Firmness::promised;
    case FundingStage::granted:
    case FundingStage::obligated:
    case FundingStage::contracted:
      return Firmness::bound;
    case FundingStage::paid:
    case FundingStage::realised:
      return Firmness::paid;
    case FundingStage::unstated:
      break;
  }
  return std::nullopt;
}

struct PartyMoney {
  Amount total;
  bool has_confidential = false;
};

std::map<Firmness, PartyMoney> by_firmness(const std::vector<MoneyCell>& cells) {
  std::map<Firmness, PartyMoney> sides;
  for (const FunnelStep& step : funnel(cells)) {
    const auto firmness = firmness_of(step.stage);
    if (!firmness || step.kind == FundingKind::receipt) continue;
    PartyMoney& side = sides[*firmness];
    side.total = larger(side.total, step.total);
    side.has_confidential = side.has_confidential || step.confidential > 0;
  }
  return sides;
}

bool is_open(const Funding& line) {
  if (line.coverage == Coverage::uncovered) return true;
  return line.stage == FundingStage::asked && line.coverage != Coverage::existing && line.coverage != Coverage::shifted;
}

}  // namespace

std::string_view label_of(Firmness firmness) {
  switch (firmness) {
    case Firmness::wished:
      return tr_later("Asked or expected");
    case Firmness::promised:
      return tr_later("Reserved or pledged");
    case Firmness::bound:
      return tr_later("Granted or contracted");
    case Firmness::paid:
      return tr_later("Paid or realised");
  }
  return {};
}

bool is_confidential(const Funding& line) {
  return line.amount.empty() && line.amount_classification != Classification::public_;
}

std::vector<const Funding*> counted_lines(const View& view, std::string_view action, LeftOut& left_out) {
  std::vector<const Funding*> lines;
  std::map<std::string, std::size_t> dated;  // By position: place in `lines` of the latest one with a day.
  for (const Funding* line : view.referring<Funding>("action", action)) {
    if (!shows_or_hides_an_amount(*line)) continue;
    const Funding* whole = view.find(line->part_of);
    if (line->overlaps) {
      ++left_out.overlapping;
    } else if (whole && shows_or_hides_an_amount(*whole) && !whole->overlaps) {
      ++left_out.parts;
    } else if (line->stage == FundingStage::unstated) {
      ++left_out.not_stated;
    } else if (line->as_of.empty()) {
      lines.push_back(line);
    } else if (const auto [at, is_first] = dated.emplace(same_position(*line), lines.size()); is_first) {
      lines.push_back(line);
    } else if (lines[at->second]->as_of == line->as_of) {
      lines.push_back(line);  // Two lines of one day are two amounts.
    } else {
      ++left_out.replaced;
      if (lines[at->second]->as_of.last() < line->as_of.last()) lines[at->second] = line;
    }
  }
  return lines;
}

MoneyTable money(const View& view, const MoneyOptions& options) {
  std::vector<std::string> actions = options.actions;
  if (actions.empty()) {
    for (const Action& action : view.all<Action>()) actions.push_back(action.id);
  }
  MoneyTable result;
  std::map<MoneySide, std::map<Place, Sum>> sides;
  for (const std::string& action : std::set<std::string>(actions.begin(), actions.end())) {
    for (const Funding* line : counted_lines(view, action, result.left_out)) {
      sides[side_of(view, *line)]
           [{line->source.id, line->year.value_or(0), line->stage, line->kind, line->amount.high.currency}]
               .add(*line);
    }
  }
  result.public_ = cells_of(sides[MoneySide::public_]);
  result.private_ = cells_of(sides[MoneySide::private_]);
  result.mixed = cells_of(sides[MoneySide::mixed]);
  return result;
}

std::vector<FunnelStep> funnel(const std::vector<MoneyCell>& cells) {
  std::map<std::pair<FundingKind, FundingStage>, std::pair<AmountSum, FunnelStep>> steps;
  for (const MoneyCell& cell : cells) {
    if (cell.currency != "EUR") continue;
    auto& [sum, step] = steps[{cell.kind, cell.stage}];
    sum.add(cell.total);
    step.lines += cell.lines;
    step.confidential += cell.confidential;
  }
  std::vector<FunnelStep> result;
  for (auto& [place, each] : steps) {
    auto& [sum, step] = each;
    step.kind = place.first;
    step.stage = place.second;
    step.total = sum.total();
    result.push_back(step);
  }
  return result;
}

std::vector<Leverage> leverage(const MoneyTable& money) {
  const auto public_sides = by_firmness(money.public_), private_sides = by_firmness(money.private_);
  std::vector<Leverage> result;
  for (const auto& [firmness, side] : public_sides) {
    const auto other = private_sides.find(firmness);
    if (other == private_sides.end() || side.has_confidential || other->second.has_confidential) continue;
    if (size_of(side.total) == 0 || size_of(other->second.total) == 0) continue;
    const double ratio = static_cast<double>(size_of(other->second.total)) / static_cast<double>(size_of(side.total));
    result.push_back({firmness, side.total, other->second.total, ratio});
  }
  return result;
}

GoalMoney goal_money(const View& view, std::string_view goal) {
  GoalMoney result{std::string(goal), {}, {}, {}};
  std::set<std::string> actions;
  for (const Contribution* each : view.referring<Contribution>("goal", goal)) actions.insert(each->action.id);
  result.actions.assign(actions.begin(), actions.end());
  struct Sums {
    AmountSum open;
    std::map<FundingStage, AmountSum> stages;
    int confidential = 0;
  };
  std::map<FundingKind, Sums> kinds;
  for (const std::string& action : result.actions) {
    LeftOut ignored;
    const auto lines = counted_lines(view, action, ignored);
    if (lines.empty()) result.actions_without_money.push_back(action);
    for (const Funding* line : lines) {
      Sums& sums = kinds[line->kind];
      if (is_confidential(*line))
        ++sums.confidential;
      else if (!is_euro(line->amount))
        continue;
      else if (is_open(*line))
        sums.open.add(line->amount);
      else
        sums.stages[line->stage].add(line->amount);
    }
  }
  for (auto& [kind, sums] : kinds) {
    const auto most = [&](std::initializer_list<FundingStage> stages) {
      Amount most_so_far;
      for (const FundingStage stage : stages) most_so_far = larger(most_so_far, sums.stages[stage].total());
      return most_so_far;
    };
    result.gaps.push_back({kind, sums.open.total(), most({FundingStage::reserved, FundingStage::conditional}),
                           most({FundingStage::granted, FundingStage::obligated, FundingStage::paid}),
                           sums.confidential});
  }
  return result;
}

Amount ExplanationNeeded::amount() const {
  constexpr std::int64_t step = 100'000'00;
  Amount result{year > 0 ? Exactness::exact : Exactness::about, {}, {}};
  result.low.cents = result.high.cents = year > 0 ? cents : (cents + step / 2) / step * step;
  return result;
}

std::vector<ExplanationNeeded> explanations_needed(const View& view) {
  std::vector<ExplanationNeeded> result;
  for (const Action& action : view.all<Action>()) {
    const PublicPeak peak = public_peak(view, action.id);
    if (std::max(peak.cents, peak.unsplit) < explanation_threshold) continue;
    const bool by_year = peak.cents >= explanation_threshold;
    result.push_back({action.id, by_year ? peak.year : 0, by_year ? peak.cents : peak.unsplit,
                      missing_for_explanation(view, action), peak.may_be_private});
  }
  std::ranges::stable_sort(result, std::greater{}, &ExplanationNeeded::cents);
  return result;
}

}  // namespace stip
