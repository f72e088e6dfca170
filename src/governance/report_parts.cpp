// Report parts: forecasts read, weighed and entered.
#include "governance/report_parts.h"

#include <algorithm>

#include "agenda/rules.h"

namespace stip {
namespace {

/// What these values would make wrong with the dates of a record that is not wrong with them now.
void ask_dates(Working& work, const ForecastPlace& place, const std::vector<Forecast>& forecasts, Day today) {
  const Record& now = *work.view().find(*place.type, place.record);
  const auto then = place.type->copy(now);
  for (const Forecast& each : forecasts) {
    const Field* field = each.record == place.record ? place.type->field(each.field) : nullptr;
    if (field && field->set(*then, each.value)) return;  // It cannot be read, which is told already.
  }
  const Language language = work.language();
  const auto before = check_dates(work.view(), *place.type, now, today, language);
  for (const Finding& found : check_dates(work.view(), *place.type, *then, today, language)) {
    if (std::ranges::find(before, found) != before.end()) continue;
    work.problem(ErrorKind::invalid, place.title + ", " + work.label(*place.type, *place.type->field(found.field)),
                 found.problem, found.remedy);
  }
}

}  // namespace

void read_forecasts(Working& work, ProgressReport& report, const std::vector<Forecast>& forecasts, Day today) {
  const auto places = forecast_places(work.view(), report.action.id);
  report.forecast.clear();
  for (const Forecast& forecast : forecasts) {
    const auto place = std::ranges::find_if(places, [&](const ForecastPlace& each) {
      return each.record == forecast.record && each.field->name == forecast.field;
    });
    const std::string subject = forecast.record + "." + forecast.field;
    if (place == places.end()) {
      work.problem(ErrorKind::invalid, subject,
                   work.text(tr_later("a report on {} brings no new value there."), {report.action.id}),
                   work.text(tr_later("Name a milestone that is open, an amount, or the end of this action itself.")));
      continue;
    }
    const auto trial = place->type->copy(*work.view().find(*place->type, forecast.record));
    if (const auto error = place->field->set(*trial, forecast.value)) {
      work.problem(error->kind, subject, error->problem, error->remedy);
    } else if (const std::string text = place->field->text(*trial); text != place->now) {
      report.forecast.push_back(to_text(Forecast{forecast.record, forecast.field, text}));
    }
  }
  std::vector<std::string> seen;
  for (const ForecastPlace& place : places) {
    if (std::ranges::find(seen, place.record) != seen.end()) continue;
    seen.push_back(place.record);
    ask_dates(work, place, forecasts, today);
  }
  // Of a milestone that was met it is said what shows that.
  for (const Forecast& forecast : forecasts) {
    const auto* milestone = work.view().find<Milestone>(forecast.record);
    if (forecast.field != "met_on" || forecast.value.empty() || !milestone || !milestone->evidence.empty()) continue;
    const bool shown = std::ranges::any_of(forecasts, [&](const Forecast& each) {
      return each.record == forecast.record && each.field == "evidence" && !each.value.empty();
    });
    work.ask(shown, work.cited(type_of<Milestone>(), forecast.record),
             tr_later("it is met, and nothing is named that shows it."),
             tr_later("Give the evidence as well: an address, a number of a paper, a date of entry into force."));
  }
}

bool moves_something(const View& view, const ProgressReport& report) {
  return std::ranges::any_of(report.forecast, [&](const std::string& line) {
    const auto forecast = parse_forecast(line);
    if (!forecast.ok()) return false;
    const auto found = view.find_any(forecast->record);
    const Field* field = found ? found.type->field(forecast->field) : nullptr;
    const bool weighs = forecast->field == "due" || forecast->field == "planned_end" || forecast->field == "amount";
    return weighs && field && !field->text(*found.record).empty() && field->text(*found.record) != forecast->value;
  });
}

Classification level_of_approved(const View& view, const ProgressReport& report) {
  Classification level = level_of(view, report.action.id);
  for (const std::string& line : report.forecast) {
    const auto forecast = parse_forecast(line);
    if (forecast.ok()) level = std::max(level, level_of(view, forecast->record, forecast->field));
  }
  return level;
}

void enter_forecasts(Working& work, const ProgressReport& report) {
  for (const std::string& line : report.forecast) {
    const auto forecast = parse_forecast(line);
    const auto found = forecast.ok() ? work.view().find_any(forecast->record) : Agenda::Found{};
    if (!found) {
      work.problem(ErrorKind::conflict, line, work.text(tr_later("there is no such record any more.")),
                   work.text(tr_later("Send the report back, so that its owner can look at it again.")));
      continue;
    }
    Record& record = work.edit(*found.type, forecast->record);
    if (found.type == &type_of<Milestone>() && forecast->field == "due") {
      // The date that was agreed first is kept for ever: drift is measured from it.
      auto& milestone = static_cast<Milestone&>(record);
      if (milestone.first_due.empty()) milestone.first_due = milestone.due;
    }
    work.set(*found.type, record, forecast->field, forecast->value);
  }
}

}  // namespace stip
