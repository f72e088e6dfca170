// Disclosure, tested: an attacker with linear programming, noise against its distribution, and bad input.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/random_stream.h"
#include "base/text.h"
#include "consultation/disclosure.h"
#include "consultation/suppression.h"
#include "consultation/test_attacker.h"

namespace stip {
namespace {

using doctest::Approx;

const std::string secret(64, 'k');

FrequencyTable table_of(const std::string& text, std::vector<std::string> by, const std::string& count = "n") {
  return read_frequencies(text, "t.csv", {std::move(by), count, {}, {}}).value();
}

std::string problem_of(const std::string& text, const FrequencySource& source) {
  const auto table = read_frequencies(text, "t.csv", source);
  REQUIRE(!table.ok());
  return table.error().subject + ": " + table.error().problem;
}

/// Counts as in surveys: many small, some large, some none.
FrequencyTable random_table(RandomStream& random, std::size_t rows, std::size_t columns) {
  std::string text = "a,b,n\n";
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const double size = std::exp(5 * random.uniform()) - 1;
      text += std::to_string(r) + "," + std::to_string(c) + "," + std::to_string(static_cast<int>(size)) + "\n";
    }
  return columns == 1 ? table_of(text, {"a"}) : table_of(text, {"a", "b"});
}

TEST_CASE("disclosure: the attacker finds a cell that is hidden alone") {
  const FrequencyTable table = table_of("a,b,n\nx,u,4\nx,v,20\ny,u,30\ny,v,40\n", {"a", "b"});
  std::vector<char> hidden(table.cells.size(), 0);
  hidden[0] = 1;
  const auto [low, high] = attack(table, hidden, 0);
  CHECK(low == Approx(4));
  CHECK(high == Approx(4));
  hidden[1] = 1;  // Still, by the totals of the columns.
  CHECK(attack(table, hidden, 0).second == Approx(4));
}

TEST_CASE("disclosure: no cell can be worked out, by linear programming, in any of 400 tables") {
  RandomStream random(11);
  int published = 0, refused = 0;
  for (int i = 0; i < 400; ++i) {
    const FrequencyTable table = random_table(random, 1 + random.below(5), 1 + random.below(5));
    const auto hidden = suppressed_cells(table);
    if (!hidden.ok()) {
      ++refused;
      continue;
    }
    ++published;
    CHECK(!hidden->back());
    for (std::size_t c = 0; c < table.cells.size(); ++c) {
      const std::int64_t count = table.cells[c].count;
      const bool is_small = count > 0 && count < 10;
      if (is_small) CHECK(hidden.value()[c]);
      if (count == 0) CHECK(!hidden.value()[c]);
      if (!hidden.value()[c]) continue;
      const auto [low, high] = attack(table, *hidden, c);
      CHECK(high - low >= (is_small ? 10 : 1) - 1e-6);
    }
  }
  CHECK(published > 250);
  CHECK(published + refused == 400);
}

TEST_CASE("disclosure: nothing more is hidden where nothing is small") {
  const FrequencyTable table = table_of("a,b,n\nx,u,10\nx,v,20\ny,u,0\ny,v,40\n", {"a", "b"});
  const std::vector<char> hidden = suppressed_cells(table).value();
  CHECK(std::count(hidden.begin(), hidden.end(), char{1}) == 0);
}

TEST_CASE("disclosure: one property, and percentages from a hundred") {
  const FrequencyTable table = table_of("a,n\nx,3\ny,25\nz,90\n", {"a"});
  const PublishedTable published = publish_suppressed(table, 10).value();
  CHECK(to_csv(table, published) ==
        "a,count,percent,status\nx,,,suppressed\ny,,,suppressed\nz,90,76.3,published\ntotal,118,100.0,published\n");
  const FrequencyTable few = table_of("a,n\nx,40\ny,59\n", {"a"});
  CHECK(to_csv(few, publish_suppressed(few, 10).value()) ==
        "a,count,percent,status\nx,40,,published\ny,59,,published\ntotal,99,,published\n");
}

TEST_CASE("disclosure: percentages are of the row, and only of what is shown") {
  const FrequencyTable table = table_of("a,b,n\nx,u,50\nx,v,150\ny,u,30\ny,v,20\n", {"a", "b"});
  const PublishedTable published = publish_suppressed(table, 10).value();
  CHECK(*published.cells[0].percent == Approx(25));
  CHECK(!published.cells[3].percent);                // Of 50.
  CHECK(*published.cells[2].percent == Approx(80));  // The total of the row x, of 250.
}

TEST_CASE("disclosure: too few people, or a cell that nothing can hide") {
  const auto few = suppressed_cells(table_of("a,n\nx,4\ny,5\n", {"a"}));
  REQUIRE(!few.ok());
  CHECK(few.error().problem == "it counts 9 participants, fewer than the minimum of 10");
  const auto bare = suppressed_cells(table_of("a,n\nx,4\ny,6\n", {"a"}));
  REQUIRE(!bare.ok());
  CHECK(bare.error().problem == "a cell below 10 can be worked out from the grand total, whatever else is suppressed");
}

TEST_CASE("disclosure: rows of participants are counted as tables of counts are, in any order") {
  const std::string people = "age,region\nold,n\nyoung,s\nold,n\nyoung,\n",
                    turned = "age,region\nyoung,\nold,n\nyoung,s\nold,n\n";
  const FrequencyTable table = table_of(people, {"age", "region"}, "");
  CHECK(table.levels[1] == std::vector<std::string>{"", "n", "s"});
  CHECK(table.level(table.cells[0], 1) == "(empty)");
  CHECK(table.cells[1].count == 2);
  CHECK(table.grand_total() == 4);
  const FrequencyTable again = table_of(turned, {"age", "region"}, "");
  CHECK(to_csv(table, publish_noised(table, secret).value()) == to_csv(again, publish_noised(again, secret).value()));
  CHECK(table_of("age,region,n\nold,n,1\nold,n,1\nyoung,s,1\nyoung,,1\n", {"age", "region"}).cells[1].count == 2);
}

TEST_CASE("disclosure: noise has its distribution") {
  const NoiseBudget budget = noise_budget(2);
  CHECK(budget.epsilon_per_cell == 0.25);
  CHECK(noise_at(budget, 0.5) == 0);
  CHECK(noise_at(budget, 0) == -budget.bound);
  CHECK(noise_at(budget, 1 - 1e-12) == budget.bound);
  std::map<std::int64_t, double> share;
  constexpr int n = 40'000;
  for (int i = 0; i < n; ++i) share[noise_at(budget, (i + 0.5) / n)] += 1.0 / n;
  const double a = std::exp(-0.25);
  for (int z = -8; z <= 8; ++z) CHECK(share[z] == Approx((1 - a) / (1 + a) * std::pow(a, std::abs(z))).epsilon(0.01));
}

TEST_CASE("disclosure: the same people get the same noise, whatever the table") {
  std::string people = "id,age,sex,region\n";
  for (int i = 0; i < 300; ++i)
    people += "p" + std::to_string(i) + (i % 3 ? ",old" : ",young") + (i % 2 ? ",f" : ",m") + (i % 5 ? ",n\n" : ",s\n");
  const auto published = [&](std::vector<std::string> by, const std::string& id, const std::string& key) {
    const FrequencyTable table = read_frequencies(people, "p.csv", {std::move(by), "", id, key}).value();
    const PublishedTable noised = publish_noised(table, key).value();
    std::map<std::string, std::int64_t> counts;
    for (std::size_t i = 0; i < table.cells.size(); ++i)
      counts[table.level(table.cells[i], 0) + " " + (table.by.size() > 1 ? table.level(table.cells[i], 1) : "total")] =
          *noised.cells[i].count;
    return counts;
  };
  for (const std::string id : {"id", ""}) {
    auto by_sex = published({"age", "sex"}, id, secret), by_region = published({"age", "region"}, id, secret);
    CHECK(by_sex["young total"] == by_region["young total"]);
    CHECK(by_sex["total total"] == by_region["total total"]);
    CHECK(by_sex["old f"] == published({"sex", "age"}, id, secret)["f old"]);
    CHECK(by_sex == published({"age", "sex"}, id, secret));
  }
  CHECK(published({"age", "sex"}, "id", secret) != published({"age", "sex"}, "id", std::string(64, 'x')));
}

// One participant more must not show by a difference of exactly one.
TEST_CASE("disclosure: another count gets noise of its own") {
  int differs = 0;
  for (int n = 20; n < 60; ++n) {
    const auto noised = [&](int count) {
      return *publish_noised(table_of("a,n\nx," + std::to_string(count) + "\n", {"a"}), secret)->cells[0].count;
    };
    differs += noised(n + 1) - noised(n) != 1;
  }
  CHECK(differs > 25);
}

TEST_CASE("disclosure: what cannot be counted is told of") {
  CHECK(problem_of("a,b,c,n\n", {{"a", "b", "c"}, "n", "", ""}) ==
        "--by: a table by 3 columns shows too much of people");
  CHECK(problem_of("a,n\n", {{"a", "a"}, "n", "", ""}) == "--by: 'a' is named twice");
  CHECK(problem_of("a,n\nx,1.5\n", {{"a"}, "n", "", ""}) == "t.csv, line 2: n is '1.5'");
  CHECK(problem_of("a,n\nx,-1\n", {{"a"}, "n", "", ""}) == "t.csv, line 2: n is '-1'");
  CHECK(problem_of("a,n\nx,1\ntotal,1\n", {{"a"}, "n", "", ""}) == "t.csv, line 3: a is 'total'");
  CHECK(problem_of("a,n\n", {{"a"}, "n", "", ""}) == "t.csv: it has no rows");
  CHECK(problem_of("a,n\n", {{"b"}, "n", "", ""}) == "t.csv: these columns are missing: b; there are: a, n");
  CHECK(problem_of("id,a\n1,x\n1,y\n", {{"a"}, "", "id", secret}) == "t.csv, line 3: id '1' comes twice");
  std::string many = "a\n";
  for (int i = 0; i < 10'000; ++i) many += std::to_string(i) + "\n";
  CHECK(problem_of(many, {{"a"}, "", "", ""}) == "t.csv: the table would have more than 10,000 cells");
  const auto short_key = publish_noised(table_of("a,n\nx,1\n", {"a"}), "short");
  REQUIRE(!short_key.ok());
  CHECK(short_key.error().problem == "the key has 5 bytes; 32 are needed");
}

}  // namespace
}  // namespace stip
