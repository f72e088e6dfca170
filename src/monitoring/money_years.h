// Money by year: what is said of single years, also where the whole that they are part of is counted without them.
#pragma once

#include <vector>

#include "monitoring/money.h"

namespace stip {

struct MoneyYears {
  std::vector<MoneyCell> public_;  ///< Each with a year. By source, year, stage, kind and currency.
  std::vector<MoneyCell> private_;
  std::vector<MoneyCell> mixed;  ///< As in MoneyTable.
  std::vector<const Funding*>
      apart;            ///< Lines of a year that state no stage: added to nothing. Live as long as the view.
  int over_period = 0;  ///< Lines that money() counts of which only a period of years is stated.
  int not_stated = 0;   ///< And those of which neither year nor period is.
};

/// A whole is often stated without years, and its cash per year as parts of it. money() counts the whole, so that its
/// years are in no cell there. Here they are: every line that names a year, overlaps with nothing, and is no part of a
/// line that names a year itself. Of two positions of the same money at the same stage the later one (`as_of`) counts.
/// Kinds, stages, currencies, public and private money are never added. These are the same euros as those of money(),
/// seen by year: neither is ever added to the other.
///
/// Units: cents of the currency of the cell. Cost: n log n in the lines.
MoneyYears money_years(const View& view);

}  // namespace stip
