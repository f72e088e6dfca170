// Indicators and what was observed.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Indicator;
struct Observation;
struct Organisation;
struct SocietalEffect;

/// A variable that tells whether an effect or goal comes nearer.
struct Indicator : Record {
  MeasureLevel level{};
  std::string unit;
  std::string unit_en;
  Direction direction{};
  Quantity baseline;
  std::optional<int> baseline_year;
  Quantity target;
  std::optional<int> target_year;
  std::string method;
  std::string method_en;
  Ref<Organisation> measured_by;
  std::vector<Ref<SocietalEffect>> effects;
  Date next_expected;
};

/// One value of an indicator for one period, as published on one day; a revision is a new observation.
struct Observation : Record {
  Ref<Indicator> indicator;
  Date period;
  Date period_end;
  Quantity value;
  ObservationStatus status{};
  Date published;
  bool break_before = false;
  std::string series;
  std::string series_en;
};

template <>
const RecordType& type_of<Indicator>();
template <>
const RecordType& type_of<Observation>();

}  // namespace stip
