// ReferenceClass: how long government projects take against what was planned, for where only one duration is known.
#pragma once

#include "planning/network.h"

namespace stip {

/// Of what was planned: in 1 of 10, in half and in 9 of 10 of the projects it took no longer than that many times as
/// long; and how alike two projects of one agency are (correlation of the logarithms).
///
/// Of 66 projects of the city of New York that were followed for two years or more, last against first reported
/// duration. A placeholder: they are building projects in another country, and those not finished may still run out
/// further. Source: NYC Open Data, Capital Projects, 2019; docs/methods-planning.md#one-duration. A test works them out
/// anew.
struct ReferenceClass {
  double tenth = 0.99, half = 1.35, nine_tenths = 1.94;
  double same_owner = 0.33;
  std::size_t projects = 66;
};

/// A planned duration as three points. Precondition: planned > 0.
DurationPoints spread_of(double planned, const ReferenceClass& reference = {});

/// What is left of a duration after `elapsed`, given that it was not over by then, as three points of the same kind.
/// Precondition: the points are read as shares, and elapsed >= 0.
DurationPoints remaining_of(const DurationPoints& points, double elapsed);

}  // namespace stip
