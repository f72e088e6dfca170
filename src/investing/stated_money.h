// StatedMoney: what an action takes of each source in each year, as its lines of money state it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"
#include "investing/portfolio_problem.h"

namespace stip {

struct Action;

/// Cents of EUR in one year. Money passes through stages and is stated at each, so the largest stage counts.
struct StatedYear {
  std::int64_t promised = 0;  ///< Reserved or pledged, or firmer.
  std::int64_t all = 0;       ///< Also what is asked or expected; never less than `promised`.
};

struct StatedSource {
  std::string source;  ///< The code that is in force: successors are followed. Empty: none is named.
  FunderKind side{};
  FundingKind kind{};  ///< The kind that was counted: kinds are never added.
  std::map<int, StatedYear> years;

  std::int64_t promised() const;
  std::int64_t all() const;
};

struct StatedMoney {
  std::vector<StatedSource> sources;       ///< By source and side.
  std::vector<std::string> spread;         ///< Lines over several years, of which each is taken to be equal.
  std::vector<std::string> without_year;   ///< Lines that name no year, of an action without dates: in no year here.
  std::vector<std::string> without_stage;  ///< Lines of which nobody says how far they are: added to nothing.
  std::vector<std::string> confidential;   ///< Lines whose amount this viewer does not see.
  std::vector<std::string> not_in_euros;
  std::vector<std::string> inexact;  ///< Amounts that are about, at most, at least or between: middle or limit.

  std::int64_t promised() const;
  std::int64_t all() const;
};

/// Of the lines that may be added (counted_lines), for each source and year:
///
///   max over stages of  sum of lines(source, year, stage)
///
/// of one kind for each source: expenditure if any is stated, else what has no kind, else obligations. Receipts do not
/// count. A whole without a year gives way to its parts that name one; what is left of it, and a line over a period, is
/// divided equally over the years; a line with neither over the planned years of the action.
///
/// Units: cents of EUR. Cost: n log n in the lines of the action. Source: docs/methods-investing.md#funding-tables.
StatedMoney stated_money(const View& view, const Action& action);

/// The code that replaced it, and so on. Of a circle the first is taken.
std::string source_in_force(const View& view, const std::string& source);

}  // namespace stip
