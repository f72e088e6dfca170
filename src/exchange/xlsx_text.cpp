// XLSX text: formats, serial days and references, read by hand.
#include "exchange/xlsx_text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include "base/date.h"
#include "base/text.h"

namespace stip {
namespace {

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, bad] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (bad != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

/// "09:05"
std::string clock_text(int minutes) {
  std::string text = "00:00";
  text[0] = static_cast<char>('0' + minutes / 600);
  text[1] = static_cast<char>('0' + minutes / 60 % 10);
  text[3] = static_cast<char>('0' + minutes % 60 / 10);
  text[4] = static_cast<char>('0' + minutes % 10);
  return text;
}

void append_utf8(std::string& out, unsigned code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | (code >> 6));
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | (code >> 12));
    out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

/// The code of "_x000D_" at this place, if it stands there.
std::optional<unsigned> escape_at(std::string_view text, std::size_t at) {
  if (at + 7 > text.size() || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return std::nullopt;
  unsigned code = 0;
  const auto [end, bad] = std::from_chars(text.data() + at + 2, text.data() + at + 6, code, 16);
  if (bad != std::errc{} || end != text.data() + at + 6 || (code >= 0xD800 && code <= 0xDFFF)) return std::nullopt;
  return code;
}

}  // namespace

DateShape date_shape_of_builtin(int id) {
  if (id == 17) return DateShape::month;
  if (id == 22) return DateShape::moment;
  if (id == 18 || id == 19 || id == 20 || id == 21 || (id >= 45 && id <= 47)) return DateShape::time;
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return DateShape::day;
  return DateShape::none;
}

DateShape date_shape_of_code(std::string_view code) {
  code = code.substr(0, code.find(';'));  // The format of positive numbers.
  bool year = false, month = false, day = false, clock = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size());
    } else if (c == '[') {  // A colour, a locale, or elapsed hours: [h].
      const std::string_view inside = code.substr(i + 1, code.find(']', i) - i - 1);
      if (inside == "h" || inside == "hh" || inside == "m" || inside == "mm" || inside == "s" || inside == "ss")
        clock = true;
      i = std::min(code.find(']', i), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == 'y' || c == 'Y' || c == 'j' || c == 'J') {  // Some programs leave the Dutch letter.
      year = true;
    } else if (c == 'd' || c == 'D') {
      day = true;
    } else if (c == 'm' || c == 'M') {
      month = true;
    } else if (c == 'h' || c == 'H' || c == 's' || c == 'S' || c == 'u') {
      clock = true;
    } else if (c == '0' || c == '#' || c == '?') {
      if (!clock && !year && !day) return DateShape::none;
    }
  }
  if (clock) return year || day ? DateShape::moment : DateShape::time;
  if (day) return DateShape::day;
  if (month) return year ? DateShape::month : DateShape::day;
  return year ? DateShape::year : DateShape::none;
}

std::optional<std::string> date_of_serial(std::string_view number, DateShape shape, bool starts_in_1904) {
  using namespace std::chrono;
  const auto serial = number_of(number);
  if (!serial || *serial < 0 || *serial >= 2'958'466) return std::nullopt;  // 31 December 9999.
  int whole = static_cast<int>(*serial);
  int minutes = static_cast<int>(std::lround((*serial - whole) * 24 * 60));
  if (minutes == 24 * 60) minutes = 0, ++whole;
  if (shape == DateShape::time && whole == 0) return clock_text(minutes);
  if (!starts_in_1904 && whole == 0) return std::nullopt;
  const sys_days epoch =
      starts_in_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / (whole < 60 ? 31 : 30)};
  const std::string day = to_text(Day{epoch + days{whole == 60 && !starts_in_1904 ? 60 : whole}});
  switch (shape) {
    case DateShape::year:
      return day.substr(0, 4);
    case DateShape::month:
      return day.substr(0, 7);
    case DateShape::moment:
    case DateShape::time:
      return minutes == 0 ? day : day + " " + clock_text(minutes);
    default:
      return day;
  }
}

std::optional<std::string> plain_number(std::string_view number) {
  const auto value = number_of(number);
  if (!value || std::abs(*value) >= 1e30) return std::nullopt;
  if (*value == 0) return "0";
  char buffer[40];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, std::abs(*value), std::chars_format::scientific, 14).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const auto e = text.find('e');
  std::string digits(1, text[0]);
  digits += text.substr(2, e - 2);
  digits.erase(digits.find_last_not_of('0') + 1);
  int exponent = 0;
  const char* sign = text.data() + e + 1;
  std::from_chars(*sign == '+' ? sign + 1 : sign, text.data() + text.size(), exponent);
  std::string plain;
  const int point = exponent + 1;  // Digits before the decimal point.
  if (point <= 0) {
    plain = "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
  } else if (static_cast<std::size_t>(point) >= digits.size()) {
    plain = digits + std::string(static_cast<std::size_t>(point) - digits.size(), '0');
  } else {
    plain = digits.insert(static_cast<std::size_t>(point), 1, '.');
  }
  return *value < 0 ? "-" + plain : plain;
}

std::optional<std::size_t> column_of_reference(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (char c : reference) {
    if (c == '$' && letters == 0) continue;
    if (c < 'A' || c > 'Z' || letters == 4) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    ++letters;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

std::optional<SheetArea> area_of_reference(std::string_view reference) {
  const auto colon = reference.find(':');
  if (colon == reference.npos) return std::nullopt;
  const auto row_of = [](std::string_view place) {
    std::size_t row = 0;
    const auto digits = place.find_first_of("0123456789");
    if (digits != place.npos) std::from_chars(place.data() + digits, place.data() + place.size(), row);
    return row;
  };
  const auto first = reference.substr(0, colon), last = reference.substr(colon + 1);
  const auto first_column = column_of_reference(first), last_column = column_of_reference(last);
  if (!first_column || !last_column || row_of(first) == 0) return std::nullopt;
  return SheetArea{row_of(first), row_of(last), *first_column, *last_column};
}

std::string unescaped_xlsx_text(std::string text) {
  if (!contains(text, "_x")) return text;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (const auto code = escape_at(text, i)) {
      append_utf8(out, *code);
      i += 7;
    } else {
      out += text[i++];
    }
  }
  return out;
}

std::string escaped_xlsx_text(std::string text) {
  for (std::size_t i = text.find("_x"); i != text.npos; i = text.find("_x", i + 1)) {
    if (escape_at(text, i)) text.insert(i, "_x005F"), i += 6;
  }
  return text;
}

}  // namespace stip
