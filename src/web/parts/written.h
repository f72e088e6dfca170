// Written: a text of a record, marked with its language where that is not the language of the page.
#pragma once

#include <string>
#include <string_view>

#include "web/site.h"

namespace stip {

/// The language in which the programme writes what was not translated: "nl".
std::string_view first_language(const View& view);

/// ` lang="nl"`: the attribute of an element that holds a text as Visit::in_language() chooses it, where that is in
/// another language than the page. `english`: the translation that there is; empty: there is none.
Html lang_of(const Visit& visit, std::string_view english);
/// The same of the title of a record, as Visit::title() chooses it.
Html lang_of(const Visit& visit, const Record& record);
/// The same of the value of a field by itself; nothing for what is no text of people.
Html lang_of(const Visit& visit, const Field& field);

/// Paragraphs, split at empty lines; each <p> bears the `attributes`.
Html paragraphs(std::string_view text, const Html& attributes);
/// What a person wrote, in a line, in the language of the visit if it was translated.
Html written(const Visit& visit, const std::string& first, const std::string& english = {});
/// The same in paragraphs, split at empty lines.
Html written_prose(const Visit& visit, const std::string& first, const std::string& english = {});
/// The title of a record, in a line.
Html written_title(const Visit& visit, const Record& record);

}  // namespace stip
