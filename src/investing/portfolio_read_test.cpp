// PortfolioRead test: what contradicts itself is refused, with its place and what to do.
#include "investing/portfolio_read.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

std::string agenda(const std::string& change_from = "", const std::string& change_to = "") {
  std::string text =
      R"({"years":2,"first_year":2026,"scenarios":1,"themes":1,"min_theme_share":0,"cvar_tail":0.2,"lambda_cvar":0.5,
    "sources":[{"id":0,"name":"EZK","type":"public"}],"budget":[[5,5]],
    "goals":[{"id":0,"due":1,"weight":1,"target":2}],
    "actions":[{"id":0,"theme":0,"duration":1,"cost":[1],"es":0,"ls":1,"sources":[0],"min_private":0,"contrib":{"0":1},"mult":[1]},
               {"id":1,"theme":0,"duration":1,"cost":[1],"es":0,"ls":1,"sources":[0],"min_private":0,"contrib":{"0":1},"mult":[1]}],
    "dependencies":[[0,1]]})";
  if (!change_from.empty()) text.replace(text.find(change_from), change_from.size(), change_to);
  return text;
}

std::string problem_with(const std::string& from, const std::string& to) {
  const auto read = read_portfolio_problem(agenda(from, to), "agenda.json");
  if (read.ok()) return "";
  return to_text(read.error());
}

TEST_CASE("an agenda is read as it stands") {
  const auto read = read_portfolio_problem(agenda(), "agenda.json");
  REQUIRE(read.ok());
  CHECK(read->actions.size() == 2);
  CHECK(read->funders[0].budget == std::vector<double>{5, 5});
  CHECK(read->precedences[0].then == 1);
}

TEST_CASE("what contradicts itself is refused, and its place is named") {
  CHECK(problem_with("[[5,5]]", "[[5,-1]]").find("budget: row 0: number 1: -1 is not between 0") != std::string::npos);
  CHECK(problem_with("\"scenarios\":1", "\"scenarios\":0").find("scenarios: 0 is not between 1") != std::string::npos);
  CHECK(problem_with("\"target\":2", "\"target\":0").find("a target of nothing") != std::string::npos);
  CHECK(problem_with("\"es\":0,\"ls\":1", "\"es\":1,\"ls\":0").find("does not fit in 2 years") != std::string::npos);
  CHECK(problem_with("\"contrib\":{\"0\":1}", "\"contrib\":{\"7\":1}").find("'7' is no goal") != std::string::npos);
  CHECK(problem_with("\"cost\":[1]", "\"cost\":[1e999]").find("agenda.json") == std::string::npos);
  CHECK(problem_with("\"cost\":[1]", "\"cost\":[1e999]") != "");
  CHECK(problem_with("[[5,5]]", "[]").find("0 rows for 1 sources") != std::string::npos);
}

TEST_CASE("what stands there twice, or under two spellings, is refused") {
  CHECK(problem_with("{\"id\":1,", "{\"id\":0,").find("'0' stands there twice") != std::string::npos);
  CHECK(problem_with("\"contrib\":{\"0\":1}", "\"contrib\":{\"0\":1,\"00\":1}").find("'00' is no goal") !=
        std::string::npos);
  CHECK(problem_with("\"type\":\"public\"}],\"budget\":[[5,5]]",
                     "\"type\":\"public\"},{\"name\":\"EZK\"}],\"budget\":[[5,5],[5,5]]")
            .find("'EZK' stands there twice") != std::string::npos);
}

TEST_CASE("as many actions in as many scenarios as fill a machine are refused before they are made") {
  std::string many = agenda("\"scenarios\":1", "\"scenarios\":100000");
  std::string actions;
  for (int i = 0; i < 600; ++i) actions += i ? ",{}" : "{}";
  many.replace(many.find("\"actions\":["), std::string::npos, "\"actions\":[" + actions + "]}");
  const auto read = read_portfolio_problem(many, "agenda.json");
  REQUIRE_FALSE(read.ok());
  CHECK(read.error().problem == "600 actions in 100000 scenarios are too many.");
}

TEST_CASE("actions that wait for each other are named in their order") {
  const std::string told = problem_with("[[0,1]]", "[[0,1],[1,0]]");
  CHECK((told.find("0 → 1 → 0") != std::string::npos || told.find("1 → 0 → 1") != std::string::npos));
}

TEST_CASE("a plan is read by the names of actions, and what the agenda does not have is left out") {
  const auto problem = read_portfolio_problem(agenda(), "agenda.json");
  REQUIRE(problem.ok());
  const auto plan = read_plan(R"({"starts":{"1":1,"9":0}})", "plan.json", *problem);
  REQUIRE(plan.ok());
  CHECK(plan->start == std::vector<int>{not_started, 1});
  CHECK(plan->basis.empty());

  // With two years for action 0 a start in the second one would go beyond the last year.
  const auto longer = read_portfolio_problem(
      agenda("\"duration\":1,\"cost\":[1],\"es\":0,\"ls\":1", "\"duration\":2,\"cost\":[1,1],\"es\":0,\"ls\":0"),
      "agenda.json");
  REQUIRE(longer.ok());
  CHECK_FALSE(read_plan(R"({"starts":{"0":1}})", "plan.json", *longer).ok());

  CHECK(read_plan(R"({"starts":{},"basis":"0135"})", "plan.json", *problem)->basis == LinearBasis{0, 1, 3, 5});
  for (const char* wrong : {R"({"starts":{},"basis":"018"})", R"({"starts":{},"basis":[1]})"}) {
    const auto refused = read_plan(wrong, "plan.json", *problem);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().subject == "plan.json: basis");
  }
}

}  // namespace
}  // namespace stip
