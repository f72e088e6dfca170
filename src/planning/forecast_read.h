// ForecastRead: a forecast of the plan that was kept as JSON, as far as it is shown.
#pragma once

#include "base/json.h"
#include "planning/agenda_forecast.h"

namespace stip {

/// What to_json() wrote, but for what-ifs and the levelled plan. Errors: invalid (it is no such JSON).
ErrorOr<AgendaForecast> read_agenda_forecast(const Json& json);

}  // namespace stip
