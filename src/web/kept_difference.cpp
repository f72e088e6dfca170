// Kept difference: what makes two pairs the same, and the answer to one.
#include "web/kept_difference.h"

namespace stip {

bool are_same(const DifferenceQuestion& one, const DifferenceQuestion& other) {
  return have_same_tables(one.before, other.before) && have_same_tables(one.after, other.after);
}

Difference difference_to(const DifferenceQuestion& question) { return difference(question.before, question.after); }

}  // namespace stip
