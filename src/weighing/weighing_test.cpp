// Weighing, tested: what is read, red lines, groups, what turns an order round, and speed against care.
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "weighing/group_agreement.h"
#include "weighing/linear_program.h"
#include "weighing/red_lines.h"
#include "weighing/speed_and_care.h"
#include "weighing/weighing_spec.h"

namespace stip {
namespace {

const std::vector<std::string> three = {"c1", "c2", "c3"};

/// A folder with a problem in it.
class Folder {
 public:
  using Files = std::vector<std::pair<std::string, std::string>>;
  explicit Folder(const Files& files)
      : path_(std::filesystem::temp_directory_path() / ("stip-weighing-" + std::to_string(++made))) {
    std::filesystem::create_directories(path_);
    for (const auto& [name, text] : files) std::ofstream(path_ / name) << text;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  ErrorOr<std::vector<WeighingProblem>> read() const { return read_problems(path_); }
  std::string refused() const {
    const auto problems = read();
    return problems.ok() ? "" : problems.error().subject + ": " + problems.error().problem;
  }

 private:
  static inline int made = 0;
  std::filesystem::path path_;
};

const std::string scores =
    "alternative,criterion,dist,low,high\nfast,speed,unif,0.8,1\nfast,care,exact,0.1,\nslow,speed,unif,0,0.2\n"
    "slow,care,gauss,0.7,0.9\n";

}  // namespace

TEST_CASE("problem: scores, groups, sides and red lines are read") {
  const Folder folder(
      Folder::Files{{"scores.csv", scores},
                    {"spec.json", R"({"weights":"uniform","speed":["speed"],"care":["care"],
                         "groups":[{"name":"owners","weights":"ordinal","order":["speed","care"]},
                                   {"name":"citizens","rules":["care >= 2 speed"]},
                                   {"name":"council","weights":{"speed":1,"care":3}}]})"},
                    {"red_lines.csv", "alternative,red_line,status,evidence\nfast,Safety,unknown,A trial\n"}});
  const WeighingProblem problem = folder.read().value().front();
  CHECK(problem.options == std::vector<std::string>{"fast", "slow"});
  CHECK(problem.score(1, 1).kind == ScoreKind::normal);
  CHECK(problem.groups.size() == 3);
  CHECK(problem.groups[1].rules[0].terms == std::vector<double>{-2, 1});
  CHECK(problem.groups[2].exact == std::vector<double>{0.25, 0.75});
  const auto admission = admitted(problem);
  CHECK(admission[0].admissibility == Admissibility::conditional);
  CHECK(admission[0].unknown == std::vector<std::string>{"Safety: A trial"});
  // Nobody said anything of the other: that is not known either.
  CHECK(admission[1].unknown == std::vector<std::string>{"Safety"});
}

TEST_CASE("problem: what nobody scored may be anything on the scale, and is counted") {
  const Folder folder(
      Folder::Files{{"scores.csv", "alternative,criterion,dist,low,high\na,x,unif,1,2\nb,x,unif,0,5\na,y,unif,1,1\n"}});
  const WeighingProblem problem = folder.read().value().front();
  CHECK(problem.missing == 1);
  CHECK(problem.score(1, 1).low == 1);
}

TEST_CASE("problem: what is wrong is told with its place") {
  const std::string head = "alternative,criterion,dist,low,high\n";
  CHECK(Folder(Folder::Files{{"scores.csv", head + "a,x,unif,2,1\n"}}).refused() ==
        "scores.csv, line 2: low is more than high, or mode lies outside");
  CHECK(Folder(Folder::Files{{"scores.csv", head + "a,x,unif,one,1\n"}}).refused() ==
        "scores.csv, line 2: low is 'one', which is no number");
  CHECK(Folder(Folder::Files{{"scores.csv", head + "a,x,beta,0,1\n"}}).refused() ==
        "scores.csv, line 2: dist is 'beta'");
  CHECK(Folder(Folder::Files{{"scores.csv", head + "a,x,unif,0,1\na,x,unif,0,1\n"}}).refused() ==
        "scores.csv, line 3: this score stands here again");
  CHECK(Folder(Folder::Files{{"scores.csv", head}}).refused() == "scores.csv: there are no options in it");
  CHECK(Folder(Folder::Files{{"scores.csv", scores}, {"spec.json", R"({"weights":"equal"})"}}).refused() ==
        "spec.json: weights are 'equal'.");
  CHECK(Folder(Folder::Files{{"scores.csv", scores},
                             {"spec.json", R"({"groups":[{"name":"g","rules":["pace >= 0.2"]}]})"}})
            .refused() == "spec.json: the rule 'pace >= 0.2' speaks of 'pace'.");
  CHECK(
      Folder(Folder::Files{{"scores.csv", scores}, {"spec.json", R"({"speed":["care"],"care":["care"]})"}}).refused() ==
      "spec.json: 'care' counts for speed and for care.");
  CHECK(!Folder(Folder::Files()).read().ok());
}

TEST_CASE("problem: names are there once, and numbers are such that sums of them are numbers") {
  const auto refused = [](const std::string& text, const std::optional<std::string>& spec = {}) {
    const auto problems = read_problems(WeighingFiles{text, spec, {}});
    return problems.ok() ? std::string() : problems.error().subject + ": " + problems.error().problem;
  };
  CHECK(refused("alternative,c1\na,1\na,2\n") == "scores.csv, line 3: option 'a' stands here again");
  CHECK(refused("instance,alternative,c1\n1,a,1\n2,a,2\n") == "");
  CHECK(refused("alternative,criterion,dist,low,high\n,c1,exact,1,\n") == "scores.csv, line 2: alternative is empty");
  CHECK(refused("alternative,criterion,dist,low,high\na,c1,unif,-1e308,1e308\n") ==
        "scores.csv, line 2: low is '-1e308', which is too large");
  CHECK(refused("alternative,c1,c1\na,1,2\n") == "scores.csv: there are two columns 'c1'");
  for (const char* spec :
       {R"({"weights":[0.2,0.8]})", R"({"rules":"speed >= care"})", R"({"groups":{"name":"x"}})", R"({"w_low":1e308})",
        R"({"weights":{"speed":1e308,"care":1e308}})", R"({"rules":["1e308 speed + 1e308 speed >= care"]})"}) {
    CAPTURE(spec);
    CHECK(refused(scores, spec).starts_with("spec.json: "));
  }
}

TEST_CASE("problem: scores that nobody gave are not made up by the million") {
  std::string many = "alternative,criterion,dist,low,high\n";
  for (int i = 0; i < 1100; ++i) many += "a" + std::to_string(i) + ",c" + std::to_string(i) + ",exact,1,\n";
  const auto problems = read_problems(WeighingFiles{many, {}, {}});
  REQUIRE_FALSE(problems.ok());
  CHECK(problems.error().subject == "scores.csv, line 1002");
}

TEST_CASE("samples: numbers are numbers, and each option has a column for each criterion") {
  CHECK(read_drawn("c1,c2\n0.4,0.6\n", "a|c1,a|c2,b|c1,b|c2\n1,2,3,4\n")->scores.size() == 4);
  CHECK_FALSE(read_drawn("c1\nnan\n", "a|c1\n1\n").ok());
  CHECK_FALSE(read_drawn("c1\n1\n", "a|c1\ninf\n").ok());
  CHECK(read_drawn("c1,c2\n1,2\n", "a|c1,b\n1,2\n").error().problem ==
        "it has 2 columns, and 2 options have 2 criteria each");
}

TEST_CASE("rules: are read as they are said") {
  const WeightRule rule = read_rule("2 c1 + c2 >= 0.5", three).value();
  CHECK(rule.terms == std::vector<double>{2, 1, 0});
  CHECK(rule.at_least == 0.5);
  CHECK(read_rule("c1 - 2 c2 >= c3 + 0.1", three)->terms == std::vector<double>{1, -2, -1});
  const WeightRule most = read_rule("c3 <= 0.3", three).value();
  CHECK(most.terms == std::vector<double>{0, 0, -1});
  CHECK(most.at_least == -0.3);
  CHECK(read_rule("c1 = c2", three)->is_equal);
  CHECK(!read_rule("c1 > ", three).ok());
  CHECK(!read_rule("c9 >= c1", three).ok());
}

TEST_CASE("linear program: the least cost, or nothing where there is none") {
  // 2x + 3y with x + y >= 4, x <= 3: x = 3, y = 1.
  const auto found = least_cost({2, 3}, {{{1, 1}, 4, false}, {{-1, 0}, -3, false}});
  REQUIRE(found.has_value());
  CHECK((*found)[0] == doctest::Approx(3));
  CHECK((*found)[1] == doctest::Approx(1));
  CHECK(!least_cost({1, 1}, {{{1, 1}, 1, true}, {{1, 1}, 2, false}}).has_value());
  CHECK(!least_cost({-1, 0}, {{{1, 0}, 1, false}}).has_value());         // Without end.
  CHECK(least_cost({1}, {{{1}, 2, true}, {{2}, 4, true}}).has_value());  // Says the same twice.
}

TEST_CASE("red lines: what crosses one is out whatever it scores") {
  WeighingProblem problem;
  problem.options = {"best", "other"};
  problem.criteria = {"c1"};
  problem.scores = {{ScoreKind::exact, 9, 9, 9}, {ScoreKind::exact, 1, 1, 1}};
  problem.red_lines = {{0, "Safety", RedLine::crossed, ""}, {1, "Safety", RedLine::not_crossed, ""}};
  const auto admission = admitted(problem);
  CHECK(admission[0].admissibility == Admissibility::out);
  CHECK(admission[1].admissibility == Admissibility::admissible);
  const WeighingProblem left = without_crossed(problem, admission);
  CHECK(left.options == std::vector<std::string>{"other"});
  CHECK(left.scores[0].low == 1);
}

TEST_CASE("groups: what is acceptable to all is acceptable to each") {
  WeighingProblem problem;
  problem.criteria = {"speed", "care"};
  problem.options = {"fast", "middle", "slow", "worst"};
  for (const double score : {1.0, 0.0, 0.6, 0.6, 0.0, 1.0, 0.1, 0.1})
    problem.scores.push_back({ScoreKind::exact, score, score, score});
  problem.groups = {{"owners", {0, 1}, {}, {}}, {"citizens", {1, 0}, {}, {}}};
  const GroupAgreement agreement = group_agreement(problem, {20'000, 1, 0, 1000}).value();
  CHECK(agreement.places == 2);
  CHECK(agreement.acceptable_to_all == std::vector<std::size_t>{1});
  CHECK(share_in_first(agreement.groups[0].acceptability, 0, 2) == 1);
}

TEST_CASE("flip: the worked example") {
  // A scores 1 and 0, B 0.4 and 0.8: with equal weights B leads by 0.1; A does so once c1 weighs 4/7.
  WeighingProblem problem;
  problem.criteria = {"c1", "c2"};
  problem.options = {"A", "B"};
  for (const double score : {1.0, 0.0, 0.4, 0.8}) problem.scores.push_back({ScoreKind::exact, score, score, score});
  WeightKnowledge known;
  known.exact = {0.5, 0.5};
  const auto flip = weight_flip(problem, known, 1);
  REQUIRE(flip.has_value());
  CHECK(flip->first == 1);
  CHECK(flip->difference == doctest::Approx(0.1));
  REQUIRE(flip->one.has_value());
  CHECK(flip->one->criterion == 0);
  CHECK(flip->one->to == doctest::Approx(4.0 / 7));
  CHECK(flip->moved == doctest::Approx(4.0 / 7 - 0.5));
  CHECK(flip->moved_to[1] == doctest::Approx(3.0 / 7));
}

TEST_CASE("flip: where one option is better on all, no weights turn them round") {
  WeighingProblem problem;
  problem.criteria = {"c1", "c2"};
  problem.options = {"A", "B"};
  for (const double score : {1.0, 1.0, 0.4, 0.8}) problem.scores.push_back({ScoreKind::exact, score, score, score});
  const auto flip = weight_flip(problem, {}, 1);
  REQUIRE(flip.has_value());
  CHECK(!flip->one.has_value());
  CHECK(flip->moved_to.empty());
  problem.options.pop_back();
  problem.scores.resize(2);
  CHECK(!weight_flip(problem, {}, 1).has_value());
}

TEST_CASE("speed and care: the first place goes over where both are worth as much") {
  WeighingProblem problem;
  problem.criteria = {"speed", "care"};
  problem.options = {"fast", "slow", "neither"};
  for (const double score : {0.9, 0.0, 0.0, 0.6, 0.0, 0.0})
    problem.scores.push_back({ScoreKind::exact, score, score, score});
  CHECK(!speed_and_care(problem, {1000, 1, 0, 100}).has_value());
  problem.speed = {0};
  problem.care = {1};
  const auto sweep = speed_and_care(problem, {1000, 1, 0, 100});
  REQUIRE(sweep.has_value());
  CHECK(sweep->first.front()[0] == 1);
  CHECK(sweep->first.back()[1] == 1);
  REQUIRE(sweep->breakpoints.size() == 1);
  CHECK(std::abs(sweep->breakpoints[0].care - 0.6) < 0.006);  // 0.9 (1 - l) = 0.6 l
  CHECK(sweep->undominated == std::vector<std::size_t>{0, 1});
}

}  // namespace stip
