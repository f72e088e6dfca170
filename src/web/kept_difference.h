// Kept difference: what differs between two moments, worked out once for the pairs that are looked at.
#pragma once

#include "publishing/difference.h"
#include "web/kept.h"

namespace stip {

/// All that difference() is a function of, but for reasons, which are looked up when a record is shown.
struct DifferenceQuestion {
  View before, after;
};

bool are_same(const DifferenceQuestion& one, const DifferenceQuestion& other);
Difference difference_to(const DifferenceQuestion& question);

/// Answers difference() from memory for the pairs asked last.
using KeptDifference = KeptOf<DifferenceQuestion, Difference, &difference_to>;

}  // namespace stip
