// Indicators and what was observed.: the declarations.
#include "agenda/indicator.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Indicator>() {
  static const RecordType type = declare<Indicator>(
      5,
      {"indicator", "indicators", "indicatoren", "I-", "Indicator", "Indicators",
       "A variable that tells whether an effect or goal comes nearer."},
      {
          field<&Indicator::level>("level", "Level", "What it measures."),
          field<&Indicator::unit>("unit", "Unit", "Unit of all its values, as people write it: % of GDP.").required(),
          field<&Indicator::unit_en>("unit_en", "Unit in English", "Empty: the unit is shown as it is."),
          field<&Indicator::direction>("direction", "Direction", "Which way it should go."),
          field<&Indicator::baseline>("baseline", "Baseline", "Value at the start."),
          field<&Indicator::baseline_year>("baseline_year", "Baseline year", "Year of the baseline.").in("year"),
          field<&Indicator::target>("target", "Target", "Value wanted."),
          field<&Indicator::target_year>("target_year", "Target year", "Year of the target.").in("year"),
          field<&Indicator::method>("method", "Method", "Definition and how it is measured.").prose(),
          field<&Indicator::method_en>("method_en", "Method in English", "Empty: not translated.").prose(),
          field<&Indicator::measured_by>("measured_by", "Measured by", "Who publishes the figures."),
          field<&Indicator::effects>("effects", "Societal effects",
                                     "Effects that it tells about, if it belongs to no goal."),
          field<&Indicator::next_expected>("next_expected", "Next figure expected",
                                           "When the next observation should come."),
      });
  return type;
}

template <>
const RecordType& type_of<Observation>() {
  static const RecordType type = declare<Observation>(
      6,
      {"observation", "observations", "waarnemingen", "O-", "Observation", "Observations",
       "One value of an indicator for one period, as published on one day; a revision is a new observation."},
      {
          field<&Observation::indicator>("indicator", "Indicator", "What was observed.").parent().required(),
          field<&Observation::period>("period", "Period", "Year, quarter or day observed.").required(),
          field<&Observation::period_end>("period_end", "Period until",
                                          "Last year of a period of several years; empty: one period."),
          field<&Observation::value>("value", "Value", "In the unit of the indicator.").required(),
          field<&Observation::status>("status", "Status", "How final it is."),
          field<&Observation::published>(
              "published", "Published on",
              "When this value was published; later ones replace earlier ones for the same period."),
          field<&Observation::break_before>("break_before", "Break in series",
                                            "Measured differently from what came before: no line crosses it."),
          field<&Observation::series>("series", "Series",
                                      "Name of a sub-series, such as men or women; no line crosses series."),
          field<&Observation::series_en>("series_en", "Series in English", "Empty: shown as it is."),
      });
  return type;
}

}  // namespace stip
