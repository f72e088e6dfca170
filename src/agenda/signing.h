// Signing: the functions that sign a report, in words.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"

namespace stip {

/// The function that signs where an organisation names none.
inline constexpr std::string_view usual_signer = "approver";

/// A function as people read it: the usual one by its name in that language, another as its organisation wrote it.
std::string function_words(Language language, std::string_view function);

}  // namespace stip
