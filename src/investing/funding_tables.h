// FundingTables: where the money of the agenda comes from, how far it is, on what conditions, and what is lacking.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"
#include "base/said.h"
#include "investing/portfolio_problem.h"
#include "monitoring/money_years.h"

namespace stip {

/// What a source gives of one kind in one year, over all actions, beside the most that it can give.
struct SourceYear {
  std::string source;  ///< The code that is in force; empty: none is named.
  FunderKind side{};
  FundingKind kind{};  ///< Kinds are never added: an action counts at one of them.
  int year = 0;
  std::int64_t promised = 0;            ///< Cents of EUR: reserved or pledged, or firmer.
  std::int64_t all = 0;                 ///< Also what is asked or expected.
  std::optional<std::int64_t> ceiling;  ///< Empty: none is stated.

  /// What is promised or asked beyond the ceiling.
  std::int64_t over() const { return ceiling && all > *ceiling ? all - *ceiling : 0; }
};

/// Money of the actions that contribute to a goal. Goals share actions, so theirs is never added.
struct GoalFunding {
  std::string goal;
  std::vector<FunnelStep> public_, private_, mixed;
  std::vector<Leverage> leverage;
  GoalMoney money;  ///< Gaps, and who contributes without money.
};

enum class FundingConditionState {
  open,     ///< The money is granted on condition: it is not met yet.
  met,      ///< The same money is granted without further conditions, or firmer.
  unknown,  ///< A condition on money that is only asked, reserved, expected or pledged, or of which no stage is stated.
};

/// Money that has to wait for something, and what others put beside it.
struct FundingCondition {
  std::string line, action;
  std::string text;  ///< Empty: granted on condition, and nobody says on which.
  FundingConditionState state{};
  Amount amount;  ///< Empty: confidential or not stated.
  Amount beside;  ///< Private money for the same action: the largest stage of pledged, contracted and realised.
};

/// What the tables lack. Told beside them, with ids; nothing is filled in for it.
enum class FundingGap {
  no_money,      ///< An action that is not finished has no line of money that can be added.
  no_goal,       ///< It has money, and contributes to no goal.
  no_source,     ///< A line names no source.
  no_stage,      ///< Nobody says how far a line is.
  no_year,       ///< Neither line nor action names a year.
  spread,        ///< Over several years: each is taken to be equal.
  inexact,       ///< About, between, at most or at least.
  confidential,  ///< An amount that is not shown to this viewer.
  not_in_euros,  ///< In another currency: in no sum of euros.
  no_ceiling,    ///< Of a source nobody says how much it can give in a year.
  no_condition,  ///< Granted on condition, and nobody says on which.
  explanation,   ///< EUR 20 million or more in a year, and the statutory explanation lacks something.
};
Said told(FundingGap gap);
std::string_view name_of(FundingGap gap);
Said told(FundingConditionState state);
std::string_view name_of(FundingConditionState state);
/// "public", "eu" or "private": whose money it is, for files.
std::string_view name_of(FunderKind side);

struct FundingGaps {
  FundingGap gap{};
  std::vector<std::string> ids;  ///< Sorted, once each.
};

struct FundingTables {
  MoneyTable money;    ///< By source, year, stage and kind.
  MoneyYears by_year;  ///< The same euros, where sources tell them by year.
  std::vector<Leverage> leverage;
  std::vector<SourceYear> years;   ///< By source, side, kind and year.
  std::vector<GoalFunding> goals;  ///< Effects, then interim goals that are not historic; only those with actions.
  std::vector<FundingCondition> conditions;
  std::vector<ExplanationNeeded> explanations;  ///< EUR 20 million or more of public money in a year.
  std::vector<FundingGaps> gaps;                ///< In the order of FundingGap; only what was met.
};

/// All that may be said of money without adding what may not be added: what overlaps is in no sum, kinds, stages,
/// public and private money are never added, and leverage is of equally firm stages only.
/// Units: cents. Cost: n log n in the lines, for each goal those of its actions.
/// Source: docs/methods-investing.md#funding-tables.
FundingTables funding_tables(const View& view);

}  // namespace stip
