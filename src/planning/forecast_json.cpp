// AgendaForecast: as JSON.
#include "planning/agenda_forecast.h"

namespace stip {
namespace {

std::string_view name_of(PlanPlace::Kind kind) {
  static constexpr std::string_view names[] = {"action", "milestone", "dossier_stage"};
  return names[static_cast<std::size_t>(kind)];
}

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& text : all) list.push(text);
  return list;
}

Json gap_json(const PlanGaps& gaps) {
  Json json = Json::object();
  json.add("gap", name_of(gaps.gap)).add("count", gaps.ids.size()).add("meaning", std::string(told(gaps.gap)));
  json.add("ids", texts(gaps.ids));
  return json;
}

Json forecast_json(const PlanForecast& forecast) {
  Json json = Json::object();
  json.add("id", forecast.id)
      .add("title", forecast.title)
      .add("kind", name_of(forecast.kind))
      .add("planned", forecast.planned ? Json(to_text(forecast.planned)) : Json())
      .add("p10", to_text(forecast.tenth))
      .add("p50", to_text(forecast.half))
      .add("p80", to_text(forecast.four_fifths))
      .add("p90", to_text(forecast.nine_tenths))
      .add("by_planned", forecast.by_planned ? Json(*forecast.by_planned) : Json());
  if (forecast.by_planned_then) json.add("by_planned_with_what_if", *forecast.by_planned_then);
  json.add("is_earliest", forecast.is_earliest)
      .add("end_hangs_on", forecast.hangs_on)
      .add("correlation_with_end", forecast.driver.correlation)
      .add("end_days_if_short", forecast.driver.end_if_short)
      .add("end_days_if_long", forecast.driver.end_if_long);
  return json;
}

Json shift_json(const AgendaForecast::Shifted& shifted) {
  Json json = Json::object();
  json.add("id", shifted.id)
      .add("days_later", shifted.shift.mean)
      .add("standard_error", shifted.shift.error)
      .add("most_days_later", shifted.shift.most)
      .add("chain", texts(shifted.chain));
  return json;
}

}  // namespace

Json to_json(const AgendaForecast& forecast) {
  Json gaps = Json::array(), forecasts = Json::array(), reference = Json::object(), end = Json::object();
  for (const PlanGaps& one : forecast.gaps) gaps.push(gap_json(one));
  for (const PlanForecast& one : forecast.forecasts) forecasts.push(forecast_json(one));
  const ReferenceClass known;
  reference.add("p10", known.tenth)
      .add("p50", known.half)
      .add("p90", known.nine_tenths)
      .add("projects", known.projects);
  end.add("p50", to_text(forecast.end_half)).add("p80", to_text(forecast.end_four_fifths));
  Json json = Json::object();
  json.add("today", to_text(forecast.today))
      .add("samples", forecast.samples)
      .add("actions", forecast.actions)
      .add("durations_drawn", forecast.durations)
      .add("reference_class", std::move(reference))
      .add("gaps", std::move(gaps))
      .add("forecasts", std::move(forecasts))
      .add("end", std::move(end));
  if (!forecast.shifted.empty()) {
    Json shifts = Json::array();
    for (const auto& shifted : forecast.shifted) shifts.push(shift_json(shifted));
    json.add("what_if", std::move(shifts));
  }
  if (!forecast.levelled.empty()) {
    Json levelled = Json::array();
    for (const auto& one : forecast.levelled) {
      Json plan = Json::object();
      plan.add("id", one.id)
          .add("start", to_text(one.start))
          .add("finish", to_text(one.finish))
          .add("waits_days", one.waits);
      levelled.push(std::move(plan));
    }
    json.add("levelled", std::move(levelled));
  }
  return json;
}

}  // namespace stip
