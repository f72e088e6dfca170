// AgendaPortfolio: the agenda as a choice of actions, with what is not known counted and named.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agenda/view.h"
#include "investing/portfolio_gaps.h"
#include "investing/portfolio_problem.h"

namespace stip {

/// Added to each budget, in millions: four euros, so that what fits to the cent also fits the margins of the solver.
inline constexpr double budget_slack = 4e-6;

/// How much care comes before speed.
enum class CareLevel {
  at_once,        ///< Nothing waits for conditions or red lines.
  open_first,     ///< What has an open condition or red line starts a year later at the earliest.
  weighed_first,  ///< So does what was never weighed.
  only_clear,     ///< What has an open condition or red line does not start at all.
};

struct AgendaPortfolioOptions {
  CareLevel care = CareLevel::open_first;
  int scenarios = 20;
  double tail = 0.2;                 ///< Share of the scenarios that is the worst tail.
  double tail_weight = 0.5;          ///< Of the worst tail against the mean.
  double least_theme_share = 0;      ///< Of what is spent in all, for each theme that has an action.
  double european_of_national = -1;  ///< European money at most so many times national money; negative: no limit.
  double most_public_share = 1;      ///< Of an action that private money may pay for.
  std::uint64_t seed = 2040;         ///< Of the scenarios.
};

/// What an action of the choice is in the agenda.
struct ChosenAbout {
  bool is_running = false;
  int planned_start = 0;                ///< Year.
  std::vector<std::string> conditions;  ///< Not met, by id.
  bool has_open_line = false;           ///< Not known whether it crosses a red line.
  bool is_weighed = false;
};

struct PortfolioGapList {
  PortfolioGap gap{};
  std::vector<std::string> ids;  ///< Sorted, once each.
};

struct AgendaPortfolio {
  PortfolioProblem problem;            ///< Money in millions of euros; names are ids of records.
  std::vector<ChosenAbout> about;      ///< As the actions.
  std::vector<std::string> themes;     ///< Ids, as the themes of the problem; one empty id: no theme.
  std::vector<PortfolioGapList> gaps;  ///< In the order of PortfolioGap; only what was met.
  std::size_t to_come = 0;             ///< Actions of the agenda that are not finished or ended.

  /// How many actions are really chosen about: not under way.
  std::size_t open() const;
  /// Whether there is anything to choose: two things to choose between, or one to start or not.
  bool can_choose() const { return open() > 0 && !problem.goals.empty(); }
  /// What to enter so that there is more to choose, the most useful first; each with its ids.
  std::vector<PortfolioGapList> wanted() const;
};

/// Years are those of the calendar from today's. An action under way has to go on, from now to its planned end, with
/// what is promised for it. Any other action that has dates, money with a source, and a contribution is a candidate: as
/// long as planned, at the earliest as planned, with all money that its lines state; it waits for the actions that have
/// to come first, and for a milestone or stage of a dossier until the year in which that is expected. A source gives in
/// a year what its ceiling says, or else what is promised of it; what is promised to actions that are left out stays
/// theirs. Goals weigh the same. A scenario draws for each action how much of what it may bring it brings. Cost: linear
/// in the records, times scenarios. Source: docs/methods-investing.md#the-agenda.
AgendaPortfolio agenda_portfolio(const View& view, Day today, const AgendaPortfolioOptions& options = {});

}  // namespace stip
