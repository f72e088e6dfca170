// ForecastJson: forecasts of filed series, written down.
#include <cmath>

#include "monitoring/forecast/forecast_file.h"

namespace stip {
namespace {

Json array_of(const std::array<double, quantile_chances.size()>& numbers) {
  Json array = Json::array();
  for (const double number : numbers) array.push(number);
  return array;
}

Json step_json(const SeriesForecast& forecast, int step) {
  const double at = forecast.shape().last_at + step * forecast.shape().period;
  const Quantiles q = forecast.at(at);
  Json json = Json::object();
  json.add("step", step).add("t", at).add("point", q[middle_chance]);
  json.add("q10", q[3]).add("q90", q[19]).add("q025", q[1]).add("q975", q[21]).add("quantiles", array_of(q));
  return json;
}

Json number_or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

void add_prospect(Json& json, const FiledSeries& series, const ValueBounds& bounds) {
  const Aim& aim = series.aims.front();
  const Prospect found = prospect(series.history, aim, bounds);
  json.add("target", aim.target).add("target_t", aim.at).add("direction", aim.sign);
  json.add("p_reach", number_or_null(found.chance)).add("ground", name_of(found.ground));
  json.add("why", sentence_of(found.ground));
  if (found.chance)
    json.add("words", word_for(*found.chance)).add("frequency", frequency_text(Language::en, *found.chance));
  json.add("is_there", found.is_there).add("needed_rate", number_or_null(found.needed_rate));
}

Json series_json(const FiledSeries& series, int horizon, const ValueBounds& bounds) {
  Json json = Json::object(), steps = Json::array();
  json.add("id", series.id).add("n", series.history.at.size());
  if (series.revised) json.add("revised", series.revised);
  if (series.missing) json.add("missing", series.missing);
  if (series.before_break) json.add("before_break", series.before_break);
  const auto forecast = SeriesForecast::of(series.history, bounds);
  if (forecast) {
    for (int step = 1; step <= horizon; ++step) steps.push(step_json(*forecast, step));
    json.add("recent_rate", forecast->recent_rate());
  }
  if (!series.aims.empty())
    add_prospect(json, series, bounds);
  else if (!forecast)
    json.add("why", sentence_of(series.history.at.size() < 3 ? Ground::too_few : Ground::unchanged));
  json.add("steps", std::move(steps));
  return json;
}

}  // namespace

Json forecast_json(const std::vector<FiledSeries>& series, int horizon, const ValueBounds& bounds) {
  Json list = Json::array();
  for (const FiledSeries& each : series) list.push(series_json(each, horizon, bounds));
  Json json = Json::object();
  json.add("method", forecast_version).add("horizon", horizon).add("chances", array_of(quantile_chances));
  json.add("series", std::move(list));
  return json;
}

}  // namespace stip
