// ActWords: what an act of the ledger did, in a word for a reader.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"

namespace stip {

/// "Decided", "Besloten". An act that is not known stays as it is.
std::string act_word(Language language, std::string_view act);

}  // namespace stip
