// FundingTables: what monitoring may add, by goal and by source and year, and a list of what is lacking.
#include "investing/funding_tables.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <set>
#include <tuple>

#include "agenda/public_peak.h"
#include "agenda/records.h"
#include "base/locale.h"
#include "investing/stated_money.h"

namespace stip {
namespace {

bool is_open(const Action& action) {
  return action.phase != Phase::done && action.phase != Phase::stopped && action.phase != Phase::merged &&
         action.phase != Phase::moved;
}

class Builder {
 public:
  explicit Builder(const View& view) : view_(view) {}

  FundingTables build() {
    result_.money = money(view_);
    result_.by_year = money_years(view_);
    result_.leverage = leverage(result_.money);
    result_.explanations = explanations_needed(view_);
    for (const ExplanationNeeded& one : result_.explanations)
      if (!one.missing.empty()) miss(FundingGap::explanation, one.action);
    for (const Action& action : view_.all<Action>()) add(action);
    for (auto& [place, year] : years_) result_.years.push_back(year);
    for (const SocietalEffect& effect : view_.all<SocietalEffect>()) add_goal(effect.id);
    for (const InterimGoal& goal : view_.all<InterimGoal>())
      if (!goal.historic) add_goal(goal.id);
    for (const Funding& line : view_.all<Funding>()) add_condition(line);
    for (const auto& [gap, ids] : gaps_) result_.gaps.push_back({gap, {ids.begin(), ids.end()}});
    return std::move(result_);
  }

 private:
  void miss(FundingGap gap, const std::string& id) { gaps_[gap].insert(id); }
  void miss(FundingGap gap, const std::vector<std::string>& ids) {
    if (!ids.empty()) gaps_[gap].insert(ids.begin(), ids.end());
  }

  void add(const Action& action) {
    const StatedMoney stated = stated_money(view_, action);
    miss(FundingGap::no_stage, stated.without_stage);
    miss(FundingGap::no_year, stated.without_year);
    miss(FundingGap::spread, stated.spread);
    miss(FundingGap::inexact, stated.inexact);
    miss(FundingGap::confidential, stated.confidential);
    miss(FundingGap::not_in_euros, stated.not_in_euros);
    LeftOut ignored;
    const auto lines = counted_lines(view_, action.id, ignored);
    for (const Funding* line : lines)
      if (!view_.find(line->source)) miss(FundingGap::no_source, line->id);
    if (lines.empty() && is_open(action)) miss(FundingGap::no_money, action.id);
    if (!lines.empty() && view_.referring<Contribution>("action", action.id).empty())
      miss(FundingGap::no_goal, action.id);
    for (const StatedSource& source : stated.sources)
      for (const auto& [year, cents] : source.years) add_year(source, year, cents);
  }

  void add_year(const StatedSource& source, int year, const StatedYear& cents) {
    SourceYear& sum = years_[{source.source, source.side, source.kind, year}];
    sum.source = source.source;
    sum.side = source.side;
    sum.kind = source.kind;
    sum.year = year;
    sum.promised += cents.promised;
    sum.all += cents.all;
    const auto* record = view_.find<FundingSource>(source.source);
    if (record && record->ceiling && std::strcmp(record->ceiling.high.currency, "EUR") == 0)
      sum.ceiling = record->ceiling.high.cents;
    else if (record)
      miss(FundingGap::no_ceiling, record->id);
  }

  void add_goal(const std::string& id) {
    GoalFunding goal;
    goal.goal = id;
    goal.money = goal_money(view_, id);
    if (goal.money.actions.empty()) return;
    const MoneyTable table = money(view_, {.actions = goal.money.actions});
    goal.public_ = funnel(table.public_);
    goal.private_ = funnel(table.private_);
    goal.mixed = funnel(table.mixed);
    goal.leverage = leverage(table);
    result_.goals.push_back(std::move(goal));
  }

  void add_condition(const Funding& line) {
    if (line.overlaps || (line.condition.empty() && line.stage != FundingStage::conditional)) return;
    FundingCondition one;
    one.line = line.id;
    one.action = line.action.id;
    one.text = line.condition;
    one.amount = line.amount;
    if (line.condition.empty()) miss(FundingGap::no_condition, line.id);
    const FundingStage stage = line.stage;
    one.state = stage == FundingStage::conditional ? FundingConditionState::open
                : stage == FundingStage::granted || stage == FundingStage::obligated || stage == FundingStage::paid ||
                        stage == FundingStage::contracted || stage == FundingStage::realised
                    ? FundingConditionState::met
                    : FundingConditionState::unknown;
    const MoneyTable table = money(view_, {.actions = {line.action.id}});
    for (const FunnelStep& step : funnel(table.private_))
      if (step.stage != FundingStage::expected && step.total.high.cents > one.beside.high.cents)
        one.beside = step.total;
    result_.conditions.push_back(std::move(one));
  }

  const View& view_;
  FundingTables result_;
  std::map<std::tuple<std::string, FunderKind, FundingKind, int>, SourceYear> years_;
  std::map<FundingGap, std::set<std::string>> gaps_;
};

struct GapWords {
  std::string_view name, words;
};

constexpr GapWords gap_words[] = {
    {"no_money", tr_later("no money is stated that can be added")},
    {"no_goal", tr_later("has money, and contributes to no goal")},
    {"no_source", tr_later("no source of money is named")},
    {"no_stage", tr_later("how far the money is, is not stated: in no sum")},
    {"no_year", tr_later("neither the money nor its action names a year: in no year")},
    {"spread", tr_later("is stated over several years: each year is taken to be equal")},
    {"inexact", tr_later("is not stated exactly: of a range the middle counts, of a limit the limit")},
    {"confidential", tr_later("the amount is confidential: in no sum")},
    {"not_in_euros", tr_later("is not in euros: in no sum of euros")},
    {"no_ceiling", tr_later("how much it can give in a year is not stated")},
    {"no_condition", tr_later("is granted on condition, and on which is not stated")},
    {"explanation", tr_later("takes EUR 20 million or more in a year, and the statutory explanation is not complete")},
};

}  // namespace

std::string_view name_of(FundingGap gap) { return gap_words[static_cast<std::size_t>(gap)].name; }
Said told(FundingGap gap) { return said_later(gap_words[static_cast<std::size_t>(gap)].words); }

std::string_view name_of(FundingConditionState state) {
  constexpr std::string_view names[] = {"open", "met", "unknown"};
  return names[static_cast<std::size_t>(state)];
}

Said told(FundingConditionState state) {
  constexpr std::string_view words[] = {
      tr_later("not met: the money is granted on condition"),
      tr_later("met, by the stage of the money"),
      tr_later("not known: the stage of the money does not tell"),
  };
  return said_later(words[static_cast<std::size_t>(state)]);
}

std::string_view name_of(FunderKind side) {
  constexpr std::string_view names[] = {"public", "eu", "private"};
  return names[static_cast<std::size_t>(side)];
}

FundingTables funding_tables(const View& view) { return Builder(view).build(); }

}  // namespace stip
