// Outlook: where the indicators of the agenda may go, and how earlier outlooks fared.
#include "monitoring/outlook.h"

#include <cmath>
#include <iostream>

#include "agenda/records.h"
#include "cli/forecast_command.h"
#include "monitoring/fared.h"

namespace stip {
namespace {

std::string shown(Language language, double value) {
  return number_text(language, Decimal{std::llround(value * 100), 2});
}

Json number_or_null(const std::optional<double>& number) { return number ? Json(*number) : Json(nullptr); }

Json to_json(const Indicator& indicator, const Outlook& outlook) {
  Json json = Json::object(), years = Json::array();
  json.add("indicator", indicator.id).add("series", outlook.series).add("last", outlook.last);
  if (outlook.prospect) {
    json.add("p_reach", number_or_null(outlook.prospect->chance)).add("ground", name_of(outlook.prospect->ground));
    json.add("needed_rate", number_or_null(outlook.prospect->needed_rate));
    json.add("recent_rate", number_or_null(outlook.prospect->recent_rate));
  }
  json.add("unlikely", is_unlikely(outlook)).add("surprise", outlook.surprise.has_value());
  for (const OutlookYear& year : outlook.years) {
    Json one = Json::object();
    one.add("year", year.year).add("q10", year.low).add("point", year.middle).add("q90", year.high);
    years.push(std::move(one));
  }
  return json.add("years", std::move(years));
}

void tell(std::ostream& out, Language language, const Indicator& indicator, const Outlook& outlook) {
  out << indicator.id << "  "
      << (language == Language::en && !indicator.title_en.empty() ? indicator.title_en : indicator.title)
      << (outlook.series.empty() ? "" : " (" + outlook.series + ")") << "\n";
  if (const auto& found = outlook.prospect) {
    out << "       "
        << fill(tr(language, "Chance that the target of {} is reached by the end of {}:"),
                {quantity_text(language, indicator.target), std::to_string(*indicator.target_year)})
        << " ";
    if (found->ground == Ground::forecast)
      out << tr(language, word_for(*found->chance)) << " (" << frequency_text(language, *found->chance) << ").";
    else if (found->chance)
      out << (*found->chance > 0 ? tr(language, "reached") : tr(language, "not reached")) << ".";
    else
      out << tr(language, "cannot be said") << ". " << tr(language, sentence_of(found->ground));
    if (found->needed_rate && !found->is_there)
      out << " " << fill(tr(language, "Needed from now on: {} a year."), {shown(language, *found->needed_rate)});
    if (found->recent_rate)
      out << " " << fill(tr(language, "Of late: {} a year."), {shown(language, *found->recent_rate)});
    out << "\n";
  }
  if (outlook.years.empty()) return;
  const OutlookYear& last = outlook.years.back();
  out << "       "
      << fill(tr(language, "Outlook for the end of {}: in 8 of 10 cases from {} to {}."),
              {std::to_string(last.year), shown(language, last.low), shown(language, last.high)})
      << "\n";
}

Json to_json(const FaredForecasts& found) {
  Json json = Json::object(), figures = Json::array(), targets = Json::array();
  for (const FaredFigure& each : found.figures) {
    Json one = Json::object();
    one.add("indicator", each.indicator).add("series", each.series).add("observation", each.observation);
    one.add("q10", each.low).add("point", each.middle).add("q90", each.high).add("value", each.value);
    figures.push(std::move(one.add("inside", each.is_inside)));
  }
  for (const FaredTarget& each : found.targets) {
    Json one = Json::object();
    one.add("indicator", each.indicator).add("series", each.series).add("p_reach", each.chance);
    targets.push(std::move(one.add("reached", each.is_reached)));
  }
  json.add("figures", std::move(figures)).add("inside", found.inside()).add("targets", std::move(targets));
  return json.add("brier", found.brier());
}

void tell(std::ostream& out, Language language, const FaredForecasts& found) {
  out << fill(tr(language, "Of {} figures that came since, {} lie within the interval in which 8 of 10 should."),
              {std::to_string(found.figures.size()), std::to_string(found.inside())})
      << "\n";
  for (const FaredFigure& each : found.figures)
    if (!each.is_inside)
      out << "  " << each.indicator << "  " << each.observation << "  "
          << fill(tr(language, "{}, where {} to {} was foreseen"),
                  {shown(language, each.value), shown(language, each.low), shown(language, each.high)})
          << "\n";
  if (!found.targets.empty())
    out << fill(tr(language,
                   "Of {} targets whose year has been measured since, the chances had a Brier score of {} (0 is "
                   "perfect, 0.25 is saying even each time)."),
                {std::to_string(found.targets.size()), shown(language, found.brier())})
        << "\n";
}

}  // namespace

// COMMAND: stip outlook [--at MOMENT] [--since MOMENT]
//
// Where each indicator with a target may go if things go on as before, how likely it is at its target in time, and what
// is needed a year (docs/methods.md#outlook). --since an edition or a day: how what was foreseen then compares with the
// figures that came since; nothing is stored for it, the forecasts of then are made again from the ledger.
Exit outlook_command(const Context& context, const OutlookOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, registry->look(options.moment, viewer));
  if (!options.since.empty()) {
    STIP_TRY_AS(const View then, registry->look(options.since, viewer));
    const FaredForecasts found = fared(then, view);
    if (context.json)
      context.out() << to_text(to_json(found)) << "\n";
    else
      tell(context.out(), language, found);
    return 0;
  }
  Json list = Json::array();
  for (const Indicator& indicator : view.all<Indicator>()) {
    if (indicator.target.empty() || indicator.level == MeasureLevel::context) continue;
    for (const Outlook& outlook : outlooks(view, indicator)) {
      if (context.json)
        list.push(to_json(indicator, outlook));
      else
        tell(context.out(), language, indicator, outlook);
    }
  }
  if (context.json) context.out() << to_text(list) << "\n";
  return 0;
}

}  // namespace stip
