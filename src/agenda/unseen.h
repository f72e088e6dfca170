// Unseen: a list of references that is rewritten by somebody who did not see all of it.
#pragma once

#include <string>
#include <string_view>

#include "agenda/field.h"

namespace stip {

/// `value`, with every reference of `whole` that was not in `seen` put back: behind the one that it stood behind, or in
/// front. So who rewrites the list that they see leaves alone what they do not see. Texts are canonical.
/// For a field that holds one value, or no references: `value`.
std::string with_unseen(const Field& field, std::string_view whole, std::string_view seen, std::string_view value);

}  // namespace stip
