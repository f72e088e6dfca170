// ForecastCommand: forecasts from files, without a ledger.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct ForecastOptions {
  std::string history, targets, bounds, json;  ///< Files; bounds as "0,100".
  int horizon = 5;
};

Exit forecast_command(const Context& context, const ForecastOptions& options);

}  // namespace stip
