// JobInputs: a fingerprint of all that a long run may read.
#pragma once

#include <string>

#include "agenda/view.h"

namespace stip {

/// SHA-256, in hexadecimal, over type, id and every field of each record that the view shows. Two views with the same
/// one show the same; so who sees a view with the fingerprint of a result may see all that it was made from.
/// Cost: linear in the view.
std::string inputs_of(const View& view);

}  // namespace stip
