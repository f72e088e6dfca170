// XLSX text: how a workbook writes numbers, dates and places, and what they say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace stip {

/// How much of a date a number format shows.
enum class DateShape : std::uint8_t { none, year, month, day, moment, time };

DateShape date_shape_of_builtin(int format_id);              ///< ECMA-376 part 1, 18.8.30.
DateShape date_shape_of_code(std::string_view format_code);  ///< "dd-mm-yyyy" is a day, "mmm yyyy" a month.

/// A serial day number as text, as much of it as `shape` shows: "2026-09-01", "2026-09", "2026",
/// "2026-09-01 10:30", "10:30". Empty if it is no number or no day between 1900 and 9999.
/// In the system of 1900 day 60 is 29 February 1900, which never was; it reads as 28 February.
std::optional<std::string> date_of_serial(std::string_view number, DateShape shape, bool starts_in_1904);

/// "1.2500000000000001E2" as "125": no exponent, at most 15 digits, as a spreadsheet shows it. Empty if it is no
/// number.
std::optional<std::string> plain_number(std::string_view number);

/// Index from 0 of the column of "C12" or "$C$12"; empty without letters.
std::optional<std::size_t> column_of_reference(std::string_view reference);

struct SheetArea {
  std::size_t first_row = 0, last_row = 0;        ///< From 1.
  std::size_t first_column = 0, last_column = 0;  ///< From 0.
};
std::optional<SheetArea> area_of_reference(std::string_view reference);  ///< "A1:C3"

/// Text with _x000D_ and the like (ECMA-376 part 1, 22.4.2.4) turned into the characters that they stand for.
std::string unescaped_xlsx_text(std::string text);
/// Text that says "_x000D_" itself, written so that nobody takes it for the character.
std::string escaped_xlsx_text(std::string text);

}  // namespace stip
