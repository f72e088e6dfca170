// BothLanguages: what was said, as JSON in the languages of the site, so that it can be kept and read again.
#pragma once

#include "base/error_or.h"
#include "base/json.h"

namespace stip {

/// {"en": …, "nl": …}: "nl" is left out if it is the same.
Json in_both_languages(const Said& text);
/// As it was said. What is no such object is an empty text.
Said said_in_json(const Json& json);

/// {"kind", "subject", "problem", "remedy"}, each text in both languages.
Json in_both_languages(const Error& error);
Error error_in_json(const Json& json);

}  // namespace stip
