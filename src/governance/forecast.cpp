// Forecast: which values elsewhere a report may renew, and how they are written.
#include <algorithm>

#include "base/text.h"
#include "governance/report.h"

namespace stip {
namespace {

void add(std::vector<ForecastPlace>& places, const RecordType& type, const Record& record,
         std::initializer_list<std::string_view> fields) {
  for (const std::string_view name : fields) {
    const Field* field = type.field(name);
    STIP_ASSERT(field);
    places.push_back({&type, record.id, record.title, field, field->text(record)});
  }
}

}  // namespace

std::string to_text(const Forecast& forecast) {
  return forecast.record + "." + forecast.field + (forecast.value.empty() ? "" : " ") + forecast.value;
}

ErrorOr<Forecast> parse_forecast(std::string_view text) {
  const std::string_view all = trimmed(text);
  const std::string_view place = all.substr(0, all.find(' '));
  const auto dot = place.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == place.size()) {
    return Error{ErrorKind::invalid, "'" + std::string(text) + "'", "it is not a record, a field and a value.",
                 "Write it as M-014.due 2027-Q2."};
  }
  return Forecast{std::string(place.substr(0, dot)), std::string(place.substr(dot + 1)),
                  std::string(trimmed(all.substr(place.size())))};
}

std::vector<ForecastPlace> forecast_places(const View& view, std::string_view action_id) {
  std::vector<ForecastPlace> places;
  const Action* action = view.find<Action>(action_id);
  if (!action) return places;
  add(places, type_of<Action>(), *action, {"planned_end", "actual_start", "actual_end"});
  for (const Milestone* milestone : view.referring<Milestone>("action", action_id)) {
    if (milestone->met_on) continue;
    add(places, type_of<Milestone>(), *milestone, {"due", "met_on", "evidence"});
  }
  for (const Funding* funding : view.referring<Funding>("action", action_id)) {
    add(places, type_of<Funding>(), *funding, {"amount", "stage", "as_of"});
  }
  return places;
}

}  // namespace stip
