// Value text: from what people write in a cell to the canonical text of a field, and how that text looks.
#pragma once

#include <string>
#include <string_view>

#include "agenda/field.h"
#include "base/locale.h"

namespace stip {

/// The canonical text of what a cell holds. Besides canonical text this takes the labels of choices in
/// Dutch and English, and the words for yes and no. Errors: invalid.
ErrorOr<std::string> canonical_text(const RecordType& type, const Field& field, std::string_view cell);

/// The choice with this name, or with this label in any language, letter case and accents aside; nullptr if none.
const Choice* choice_meant(const ChoiceType& type, std::string_view text);

/// The label of a field, a choice or a type as its readers know it.
std::string_view label_of(const RecordType& type, const Field& field, Language language);
std::string_view label_of(const ChoiceType& type, const Choice& choice, Language language);

/// The regular expression (of XML Schema and ECMA-262 alike) that the canonical text of a field matches; empty: any
/// text.
std::string pattern_of(const Field& field);

/// Whether the canonical text of the field is a number or date that no spreadsheet can take for a formula.
bool is_numeric(Kind kind);

}  // namespace stip
