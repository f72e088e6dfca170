// Form value: one value as it stands in a form, and back to its canonical text.
#pragma once

#include <string>
#include <string_view>

#include "agenda/field.h"
#include "base/locale.h"

namespace stip {

/// A text as a browser gives it back: line ends as LF, characters that HTML forbids replaced, no white space at the
/// ends.
std::string as_sent(std::string_view text);

/// The canonical text of a date, amount or quantity as readers of the language write it: "Q3 2026", "EUR 1.250.000".
/// Where that would not be read back as the same value, and for all other kinds: the canonical text.
std::string shown_value(const Field& field, std::string_view canonical, Language language);

struct FormValue {
  std::string text;      ///< Canonical.
  bool assumed = false;  ///< The text left something open, such as "eind 2026".
};

/// The canonical text of what was typed for a field that is no reference and no choice.
/// Errors: invalid, in the language.
ErrorOr<FormValue> read_value(const Field& field, std::string_view typed, Language language);

/// Reads "41,6", "ca. 35.000,5", "151 tot 187", "≤ 3", "ten minste 5". In Dutch a comma is the decimal mark and points
/// stand between thousands, so "1.250" is twelve hundred and fifty; in English the other way round. A mark that cannot
/// stand between thousands is a decimal one: "39.7". Errors: invalid.
ErrorOr<Quantity> read_quantity(std::string_view text, Language language);

}  // namespace stip
