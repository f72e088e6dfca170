// Unseen test: what was not seen stays where it was; what was seen follows the new value.
#include "agenda/unseen.h"

#include <doctest/doctest.h>

#include "agenda/records.h"

namespace stip {
namespace {

std::string rewritten(std::string_view whole, std::string_view seen, std::string_view value) {
  return with_unseen(*type_of<Action>().field("themes"), whole, seen, value);
}

TEST_CASE("a list keeps what its writer did not see, in its place") {
  CHECK(rewritten("A; H; B", "A; B", "A; B; C") == "A; H; B; C");
  CHECK(rewritten("H; A; B", "A; B", "B") == "H; B");
  CHECK(rewritten("A; B; H", "A; B", "B; A") == "B; H; A");
  CHECK(rewritten("A; H", "A", "") == "H");
  CHECK(rewritten("H; I", "", "A") == "H; I; A");
}

TEST_CASE("a list follows its writer in all that was seen") {
  CHECK(rewritten("A; B; C", "A; B; C", "C; A") == "C; A");
  CHECK(rewritten("A; H; B", "A; B", "").find('A') == std::string::npos);
  CHECK(rewritten("A; H", "A", "A; H") == "A; H");
}

TEST_CASE("a single reference is replaced, whether its old value was seen or not") {
  CHECK(with_unseen(*type_of<Action>().field("owner"), "H", "", "A") == "A");
  CHECK(with_unseen(*type_of<Action>().field("sentence"), "H", "", "A") == "A");
}

}  // namespace
}  // namespace stip
