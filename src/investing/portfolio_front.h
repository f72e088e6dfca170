// PortfolioFront: what more public money reaches, and what more care costs in speed.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "agenda/view.h"
#include "base/json.h"
#include "investing/agenda_choice.h"
#include "investing/portfolio_solve.h"

namespace stip {

struct CostPoint {
  std::optional<double> limit;  ///< Of public money; nothing: none.
  double public_money = 0;      ///< That the plan takes, European money included.
  PortfolioAnswer answer;
};

/// The best plan that is found, and then under limits on public money, in equal steps down from what it takes. Each
/// begins with the plan before it. Ends early if something has to start or to be reached that the limit does not allow.
/// `how` gives the options of the next point, with a clock of its own.
/// Source: epsilon-constraint, Haimes, Lasdon and Wismer (1971). Cost: that of solve_portfolio, for each point.
std::vector<CostPoint> cost_front(PortfolioProblem problem, int points, const std::function<PortfolioOptions()>& how,
                                  const std::function<void(const CostPoint&)>& found = {});

struct CarePoint {
  CareLevel care{};
  PortfolioAnswer answer;
  /// Mean over the years until the last goal is due of the share of the goals that is reached by the end of that year.
  double speed = 0;
  int started = 0;  ///< Actions, those under way left out.
  int uncleared =
      0;  ///< Of these: with an open condition or red line in the year in which they start, or never weighed.
  bool is_beaten = false;  ///< Another point is at least as fast, reaches as much and starts no more uncleared.
};

/// The plan at each level of care, from speed to care. They share `options.seconds`, from now on. `found` hears which
/// share of the levels is worked out.
std::vector<CarePoint> care_front(const View& view, Day today, const AgendaChoiceOptions& options,
                                  const std::function<void(double share)>& found = {});

double speed_of(const PortfolioProblem& problem, const std::vector<int>& starts);

/// {"limit", "public_millions", "value", "bound"}, in millions of euros.
Json to_json(const CostPoint& point);
/// {"care", "value", "bound", "speed", "started", "uncleared", "beaten"}.
Json to_json(const CarePoint& point);

std::string_view name_of(CareLevel care);
Said told(CareLevel care);

}  // namespace stip
