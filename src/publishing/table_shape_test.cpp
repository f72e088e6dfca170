// Tests of the shapes of tables: no word is broken where the table has room.
#include "publishing/table_shape.h"

#include <doctest/doctest.h>

#include <numeric>

using namespace stip;

namespace {

std::vector<double> shares_of(DataTable table) {
  Document document;
  document.blocks = {std::move(table)};
  return table_shapes(document).front().shares;
}

}  // namespace

TEST_CASE("a column of short words keeps its share") {
  const auto shares = shares_of({"x", {{"a", 1}, {"b", 3}}, {{{text("kort")}, {text("ook kort")}}}});
  CHECK(shares[0] == doctest::Approx(0.25));
}

TEST_CASE("a column gets the width of its longest word from the others") {
  const auto shares =
      shares_of({"x", {{"a", 1}, {"b", 6}, {"c", 1}}, {{{text("begrotingshoofdstuk XIX")}, {text("kort")}, {}}}});
  CHECK(shares[0] > 0.2);
  CHECK(shares[2] < 1.0 / 8);
  CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == doctest::Approx(1));
}

TEST_CASE("an address does not widen its column, and words that cannot all fit leave the shares alone") {
  CHECK(shares_of({"x", {{"a", 1}, {"b", 1}}, {{{text("https://example.org/een/heel/lang/adres")}, {}}}})[0] ==
        doctest::Approx(0.5));
  const Inlines wide{text("begrotingshoofdstukken")};
  CHECK(shares_of({"x", {{"a", 1}, {"b", 2}, {"c", 2}, {"d", 3}, {"e", 2}}, {{wide, wide, wide, wide, wide}}})[0] ==
        doctest::Approx(0.1));
}
