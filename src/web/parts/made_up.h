// Made up: the mark of what was made up, where only plain text fits: in lists to choose from and in titles of pages.
#pragma once

#include <string>

#include "web/site.h"

namespace stip {

/// "made up" in the language of the visit, with `before` in front of it; nothing if the record was not made up.
std::string made_up_words(const Visit& visit, const Record& record, std::string_view before = ", ");

}  // namespace stip
