// ForecastRead: dates, chances and what the end hangs on.
#include "planning/forecast_read.h"

#include "base/json_members.h"

namespace stip {
namespace {

ErrorOr<PlanForecast> read_forecast(const Json& json) {
  PlanForecast one;
  one.id = json.text("id");
  one.title = json.text("title");
  const std::string kind = json.text("kind");
  one.kind = kind == "milestone"       ? PlanPlace::Kind::milestone
             : kind == "dossier_stage" ? PlanPlace::Kind::stage
                                       : PlanPlace::Kind::action;
  if (const std::string planned = json.text("planned"); !planned.empty()) {
    STIP_TRY_AS(one.planned, parse_date(planned));
  }
  STIP_TRY_AS(one.tenth, parse_day(json.text("p10")));
  STIP_TRY_AS(one.half, parse_day(json.text("p50")));
  STIP_TRY_AS(one.four_fifths, parse_day(json.text("p80")));
  STIP_TRY_AS(one.nine_tenths, parse_day(json.text("p90")));
  if (const Json* share = json.find("by_planned"); share && share->is_number()) one.by_planned = share->as_number();
  one.is_earliest = is_true_in(json, "is_earliest");
  one.hangs_on = number_in(json, "end_hangs_on");
  one.driver.correlation = number_in(json, "correlation_with_end");
  one.driver.end_if_short = number_in(json, "end_days_if_short");
  one.driver.end_if_long = number_in(json, "end_days_if_long");
  return one;
}

}  // namespace

ErrorOr<AgendaForecast> read_agenda_forecast(const Json& json) {
  AgendaForecast forecast;
  STIP_TRY_AS(forecast.today, parse_day(json.text("today")));
  forecast.samples = static_cast<std::size_t>(whole_in(json, "samples"));
  forecast.actions = static_cast<std::size_t>(whole_in(json, "actions"));
  forecast.durations = static_cast<std::size_t>(whole_in(json, "durations_drawn"));
  for (const Json& each : list_in(json, "gaps"))
    for (std::size_t gap = 0; gap <= static_cast<std::size_t>(PlanGap::began_before); ++gap)
      if (each.text("gap") == name_of(static_cast<PlanGap>(gap)))
        forecast.gaps.push_back({static_cast<PlanGap>(gap), texts_in(each, "ids")});
  for (const Json& each : list_in(json, "forecasts")) {
    STIP_TRY_AS(PlanForecast one, read_forecast(each));
    forecast.forecasts.push_back(std::move(one));
  }
  if (const Json* end = json.find("end")) {
    STIP_TRY_AS(forecast.end_half, parse_day(end->text("p50")));
    STIP_TRY_AS(forecast.end_four_fifths, parse_day(end->text("p80")));
  }
  return forecast;
}

}  // namespace stip
