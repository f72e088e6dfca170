// Dates: their text forms, and the ends of imprecise ones.
#include "base/date.h"

#include <array>
#include <cmath>

namespace stip {
namespace {

using namespace std::chrono;

/// Reads `count` digits at `at`; -1 if there are none.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (char c : text.substr(at, count)) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

int month_of(const Day& day) { return static_cast<int>(unsigned{day.month()}); }

Error bad_date(std::string_view text) {
  return {ErrorKind::invalid, "date", said("'{}' is not a date.", text),
          said("Write a day, month, quarter, half-year or year: 2026-09-06, 2026-09, 2026-Q3, 2026-H2 or 2026.")};
}

std::optional<Date> starting(int year_number, int month_number, int day_number, Precision precision) {
  const Day first{year{year_number}, month{static_cast<unsigned>(month_number)},
                  day{static_cast<unsigned>(day_number)}};
  if (year_number < 1000 || month_number < 1 || day_number < 1 || !first.ok()) return std::nullopt;
  return Date{first, precision};
}

std::optional<Date> read(std::string_view text) {
  const int y = digits(text, 0, 4);
  if (y < 0) return std::nullopt;
  if (text.size() == 4) return starting(y, 1, 1, Precision::year);
  if (text[4] != '-') return std::nullopt;
  if (text.size() == 7 && (text[5] == 'H' || text[5] == 'Q')) {
    const int part = digits(text, 6, 1);
    if (text[5] == 'H' && part <= 2) return starting(y, part * 6 - 5, 1, Precision::half_year);
    if (text[5] == 'Q' && part <= 4) return starting(y, part * 3 - 2, 1, Precision::quarter);
    return std::nullopt;
  }
  const int m = digits(text, 5, 2);
  if (text.size() == 7) return starting(y, m, 1, Precision::month);
  if (text.size() == 10 && text[7] == '-') return starting(y, m, digits(text, 8, 2), Precision::day);
  return std::nullopt;
}

}  // namespace

std::string to_text(Day day) {
  return padded(int{day.year()}, 4) + "-" + padded(month_of(day), 2) + "-" +
         padded(static_cast<int>(unsigned{day.day()}), 2);
}

ErrorOr<Day> parse_day(std::string_view text) {
  const auto date = read(text);
  if (!date || date->precision() != Precision::day) {
    return Error{ErrorKind::invalid, "date", said("'{}' is not a day.", text),
                 said("Write year, month and day: 2026-09-06.")};
  }
  return date->first();
}

int days_between(Day from, Day to) { return static_cast<int>((sys_days{to} - sys_days{from}).count()); }

Day Date::last() const {
  constexpr std::array months{12, 6, 3, 1};
  if (precision_ == Precision::day) return first_;
  const auto end = first_ + std::chrono::months{months[static_cast<std::size_t>(precision_)]};
  return Day{sys_days{end} - days{1}};
}

std::string to_text(const Date& date) {
  if (date.empty()) return {};
  const std::string y = padded(date.year(), 4);
  const int m = month_of(date.first());
  switch (date.precision()) {
    case Precision::year:
      return y;
    case Precision::half_year:
      return y + "-H" + std::to_string((m + 5) / 6);
    case Precision::quarter:
      return y + "-Q" + std::to_string((m + 2) / 3);
    case Precision::month:
      return y + "-" + padded(m, 2);
    case Precision::day:
      break;
  }
  return to_text(date.first());
}

ErrorOr<Date> parse_date(std::string_view text) {
  if (text.empty()) return Date{};
  const auto date = read(text);
  if (!date) return bad_date(text);
  return *date;
}

int quarters_between(const Date& from, const Date& to) {
  const double days = days_between(from.last(), to.last());
  return static_cast<int>(std::lround(days / (365.2425 / 4)));
}

std::string to_text(Instant instant) {
  const auto midnight = floor<days>(instant);
  const hh_mm_ss time{instant - midnight};
  const auto two = [](auto duration) { return padded(static_cast<int>(duration.count()), 2); };
  return to_text(Day{midnight}) + "T" + two(time.hours()) + ":" + two(time.minutes()) + ":" + two(time.seconds()) + "Z";
}

ErrorOr<Instant> parse_instant(std::string_view text) {
  const Error bad{ErrorKind::invalid, "time", said("'{}' is not a moment in UTC.", text),
                  said("Write it as 2026-11-24T18:25:37Z.")};
  if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return bad;
  const auto day = parse_day(text.substr(0, 10));
  const int h = digits(text, 11, 2), m = digits(text, 14, 2), s = digits(text, 17, 2);
  if (!day.ok() || h < 0 || h > 23 || m < 0 || m > 59 || s < 0 || s > 59) return bad;
  return sys_days{*day} + hours{h} + minutes{m} + seconds{s};
}

Day day_of(Instant instant) { return Day{floor<days>(instant)}; }

}  // namespace stip
