// Moment: a day as a number of years, so that the last day of a year is that year.
#pragma once

#include "base/date.h"

namespace stip {

/// 2025 for 31 December 2025, 2024.5 for 1 or 2 July 2025: a period counts by its end, and its last quarter by that of
/// the year.
inline double moment_of(Day day) {
  const std::chrono::year year = day.year();
  const int passed = days_between(Day{year, std::chrono::January, std::chrono::day{1}}, day) + 1;
  return int{year} - 1 + passed / (year.is_leap() ? 366.0 : 365.0);
}

}  // namespace stip
