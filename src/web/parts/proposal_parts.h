// Parts of proposals: what they would change, in the words of readers.
#pragma once

#include <string>
#include <string_view>

#include "web/site.h"

namespace stip {

struct Proposal;

/// Record and field of an edit: "A-014 Title, owner". The field is empty if the record would end.
Html edited_place(const Visit& visit, const std::string& record, const std::string& field);
/// A value of that field as its readers know it; references by title. "(empty)" for none.
Html edited_value(const Visit& visit, const std::string& record, const std::string& field, const std::string& text);
/// Everything that a proposal would change: as it is now beside what it would become. Nothing if it changes nothing.
Html edits_table(const Visit& visit, const Proposal& proposal);

/// That the proposals of a moment cannot be adopted together, as people know the field and the values; any other error
/// as it was met.
Error clash_in_words(const Visit& visit, const std::string& moment, const Error& met);

}  // namespace stip
