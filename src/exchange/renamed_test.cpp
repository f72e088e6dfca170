// Renamed, tested: what is told apart and what is taken for the same under another title.
#include "exchange/renamed.h"

#include <doctest/doctest.h>

namespace stip {

TEST_CASE("a title with most words in common is found, the nearest first") {
  const std::vector<std::string> titles{"Tweede proef", "Proeftuin voor vergisting",
                                        "Proeftuin voor vergisting in zee"};
  CHECK(most_alike("Proeftuin vergisting", titles) == 1);
  CHECK(most_alike("PROEFTUIN VOOR VERGISTING IN DE ZEE", titles) == 2);
}

TEST_CASE("a slip of the pen in a title of one word is found") {
  CHECK(most_alike("Vergisitng", {"Bevolkingsonderzoek", "Vergisting"}) == 1);
}

TEST_CASE("what shares less than half of its words is another thing") {
  CHECK(most_alike("Proeftuin in zee", {"Proeftuin voor vergisting", ""}) == 2);
  CHECK(most_alike("", {"Proef", ""}) == 2);
  CHECK(most_alike("Proef", {}) == 0);
}

}  // namespace stip
