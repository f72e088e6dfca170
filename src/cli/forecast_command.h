// ForecastCommand: forecasts from files without a ledger, and outlooks of an agenda.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct ForecastOptions {
  std::string history, targets, bounds, json;  ///< Files; bounds as "0,100".
  int horizon = 5;
};

struct OutlookOptions {
  std::string moment;  ///< Empty: now.
  std::string since;   ///< How what was foreseen then fared; empty: what is foreseen.
};

struct ContributionOptions {
  std::string goal;    ///< Empty: all goals and effects on which there is a claim.
  std::string moment;  ///< Empty: now.
};

Exit outlook_command(const Context& context, const OutlookOptions& options);
Exit forecast_command(const Context& context, const ForecastOptions& options);

Exit contributions_command(const Context& context, const ContributionOptions& options);

}  // namespace stip
