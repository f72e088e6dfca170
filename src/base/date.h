// Dates: days of the calendar, imprecise dates, and instants in UTC.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

/// A day of the Gregorian calendar. Text form: "2026-09-06".
using Day = std::chrono::year_month_day;

std::string to_text(Day day);
/// Reads "2026-09-06" only. Errors: invalid.
ErrorOr<Day> parse_day(std::string_view text);
/// Calendar days from `from` to `to`; negative if `to` is earlier.
int days_between(Day from, Day to);

/// How much of a date is known.
enum class Precision : std::uint8_t { year, half_year, quarter, month, day };

/// A date as policy people state it: "2026", "2026-H2", "2026-Q3", "2026-09" or "2026-09-06".
/// Empty means: not stated. The first day of the period is kept; its precision says where it ends.
class Date {
 public:
  Date() = default;
  Date(Day first, Precision precision) : first_(first), precision_(precision) {}

  bool empty() const { return !first_.ok(); }
  explicit operator bool() const { return !empty(); }
  Precision precision() const { return precision_; }
  Day first() const { return first_; }  ///< First day of the period. Precondition: not empty.
  Day last() const;                     ///< Last day of the period, inclusive. Precondition: not empty.
  int year() const { return int{first_.year()}; }

  bool operator==(const Date&) const = default;

 private:
  Day first_{};
  Precision precision_ = Precision::day;
};

std::string to_text(const Date& date);
/// Errors: invalid, with the forms that are accepted.
ErrorOr<Date> parse_date(std::string_view text);
/// Whole quarters from the last day of `from` to the last day of `to`, rounded to nearest.
/// 2027-Q2 to 2028-Q4 is 6. Precondition: neither is empty.
int quarters_between(const Date& from, const Date& to);

/// A moment in UTC, to the second. Text form: "2026-11-24T18:25:37Z" (RFC 3339).
using Instant = std::chrono::sys_seconds;

std::string to_text(Instant instant);
ErrorOr<Instant> parse_instant(std::string_view text);
Day day_of(Instant instant);

}  // namespace stip
