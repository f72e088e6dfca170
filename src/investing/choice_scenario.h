// ChoiceScenario: what if a source gave less, or something had to start or to be reached.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "investing/agenda_portfolio.h"

namespace stip {

struct ChoiceScenario {
  enum class Kind {
    cut,      ///< "cut:FS-GEM=-20%": that much less of the source in every year.
    ceiling,  ///< "ceiling:FS-GEM=4000000": at most so many euros of the source in a year.
    start,    ///< "start:A-003": has to start.
    reach,    ///< "reach:G-01=80%": so much of the goal at least, in the mean of the scenarios.
  } kind = Kind::cut;
  std::string id;
  double number = 0;  ///< cut and reach: a share from 0 to 1; ceiling: millions of euros.

  bool is_cut() const { return kind == Kind::cut; }
};

/// Errors: invalid, with the forms that can be written.
ErrorOr<ChoiceScenario> parse_scenario(std::string_view text);

/// Errors: not_found, if the choice has no such source, action or goal, with those that it has.
ErrorOr<Nothing> apply(const ChoiceScenario& scenario, const View& view, PortfolioProblem& problem);

}  // namespace stip
