// PublishedAnalysis, tested: no small cell, nothing that follows from the rest, no person on the map.
#include "consultation/published_analysis.h"

#include <doctest/doctest.h>

#include <cmath>

#include "consultation/door_results.h"
#include "consultation/shown_counts.h"
#include "consultation/weighed_answers.h"

namespace stip {
namespace {

Json json_of(std::string_view text) {
  auto json = parse_json(text);
  REQUIRE(json.ok());
  return *json;
}

/// Two camps of so many people each, who disagree on statements 1 and 2 and agree on 3; a few of the first camp stray
/// on 4.
std::string two_camps(int people, int strays) {
  std::string csv = "comment-id,voter-id,vote\n";
  const auto vote = [&](int statement, int person, int value) {
    csv += std::to_string(statement) + ",p" + std::to_string(person) + "," + std::to_string(value) + "\n";
  };
  for (int person = 0; person < 2 * people; ++person) {
    const int side = person < people ? 1 : -1;
    const auto noise = [&](int statement) { return (person * 7 + statement * 13) % 17 == 0 ? -side : side; };
    for (int statement = 1; statement <= 12; ++statement)
      vote(statement, person, statement == 3 ? 1 : statement == 4 ? (person < strays ? 1 : -1) : noise(statement));
  }
  return csv;
}

const Json& member(const Json& json, std::string_view name) {
  const Json* found = json.find(name);
  REQUIRE(found);
  return *found;
}

const DoorResult& of_kind(const DoorResults& results, std::string_view kind) {
  for (const DoorResult& one : results.results)
    if (one.kind == kind) return one;
  FAIL("no result of that kind");
  return results.results[0];
}

DoorResults must_work(const DoorFiles& files, const QuestionTexts& texts = {}, std::vector<Margin> margins = {}) {
  DoorOptions options;
  options.threads = 1;
  options.margins = std::move(margins);
  options.folder = "door";
  auto results = door_results(files, texts, options);
  if (!results.ok()) FAIL(to_text(results.error()));
  return *std::move(results);
}

}  // namespace

TEST_CASE("a small count is not shown, nor another from which it could be worked out") {
  const auto row = shown_counts({4, 60, 36});
  CHECK_FALSE(row[0]);
  CHECK(row[3] == ShownCount{100});
  CHECK_FALSE((row[1] && row[2]));  // The total is shown, so one more is empty.
  const ShownTable table = shown_table({{4, 60, 36}, {50, 20, 30}});
  CHECK_FALSE(table[0][0]);
  CHECK_FALSE((table[1][0] && table[2][0]));  // Nor by its column.
  for (const auto& cell : shown_counts({3, 2, 1})) CHECK_FALSE(cell);
  CHECK(shown_count(0) == ShownCount{0});
}

TEST_CASE("of statements all that is published is ten or more, groups are told in numbers, and each square holds ten") {
  const DoorResults results = must_work({{"votes.csv", two_camps(120, 4)}});
  CHECK(results.participants == 240);
  const Json& data = of_kind(results, "statements").data;
  CHECK(data.text("verdict") == "groups");
  CHECK(member(data, "groups").as_array().size() == 2);
  bool strayed = false;
  for (const Json& statement : member(data, "statements").as_array()) {
    const auto check_row = [&](const Json& row) {
      for (const Json& cell : row.as_array())
        CHECK((cell.is_null() || cell.as_integer() == 0 || cell.as_integer() >= 10));
    };
    check_row(member(statement, "all"));
    for (const Json& group : member(statement, "groups").as_array()) check_row(group);
    if (statement.text("id") != "4") continue;
    strayed = true;
    CHECK(member(statement, "all").as_array()[0].is_null());
  }
  CHECK(strayed);
  const Json& map = member(data, "map");
  CHECK_FALSE(member(map, "squares").as_array().empty());
  for (const Json& square : member(map, "squares").as_array()) CHECK(member(square, "n").as_integer() % 10 == 0);
  CHECK(to_text(data).find("p1") == std::string::npos);  // No participant.
}

TEST_CASE("a group of fewer than ten is not told of, and then none is") {
  const Json groups = json_of(
      R"({"n": 60, "groups": [{"id": 0, "size": 52, "representative": []}, {"id": 1, "size": 8, "representative": []}],
    "statements": [{"id": 1, "moderated_out": false, "all": {"agree": 30, "disagree": 20, "seen": 60},
      "groups": [{"agree": 30, "disagree": 12, "seen": 52}, {"agree": 0, "disagree": 8, "seen": 8}]}],
    "consensus": {"agree": [], "disagree": []}})");
  const QuestionTexts texts;
  const auto data = published_statements({groups, {}, texts, nullptr}, "groups.json");
  REQUIRE(data.ok());
  CHECK(data->text("verdict") == "too_small");
  CHECK(member(*data, "groups").as_array().empty());
  CHECK(member(member(*data, "statements").as_array()[0], "groups").as_array().empty());
}

TEST_CASE(
    "where the other side is too small to tell, it is still told that most agree, but never of fewer than thirty") {
  const auto told = [](int agreed, int disagreed) {
    const Json groups =
        json_of(R"({"n": 200, "groups": [], "statements": [{"id": 1, "groups": [], "all": {"agree": )" +
                std::to_string(agreed) + R"(, "disagree": )" + std::to_string(disagreed) + R"(, "seen": )" +
                std::to_string(agreed + disagreed + 2) + R"(}}], "consensus": {"agree": [], "disagree": []}})");
    const QuestionTexts texts;
    const auto data = published_statements({groups, {}, texts, nullptr}, "groups.json");
    REQUIRE(data.ok());
    return member(*data, "statements").as_array()[0];
  };
  CHECK(member(told(150, 4), "all").as_array()[1].is_null());
  CHECK(told(150, 4).text("most") == "agree");
  CHECK(told(4, 150).text("most") == "disagree");
  CHECK(told(80, 60).text("most").empty());
  CHECK(told(28, 4).text("most").empty());
}

TEST_CASE("an analysis that does not add up is refused with the member, not published") {
  const QuestionTexts texts;
  const Json more_than_all = json_of(
      R"({"n": 20, "groups": [], "statements": [{"id": 1, "all": {"agree": 30, "disagree": 0, "seen": 30}, "groups": []}], "consensus": {"agree": [], "disagree": []}})");
  const auto refused = published_statements({more_than_all, {}, texts, nullptr}, "groups.json");
  REQUIRE_FALSE(refused.ok());
  CHECK(to_text(refused.error()).find("'seen'") != std::string::npos);
  const std::vector<std::int64_t> not_counted;
  const std::set<std::string> none;
  CHECK_FALSE(published_pairs(json_of("{}"), nullptr, nullptr, "pairs.json").ok());
  CHECK_FALSE(published_budget(json_of(R"({"n": 200})"), nullptr, {not_counted}, "budget.json").ok());
  CHECK_FALSE(published_answers(json_of(R"({"answers": 3})"), nullptr, {none}, "answers.json").ok());
  CHECK_FALSE(published_integrity(json_of("[]"), "integrity.json").ok());
}

TEST_CASE("the same files give the same bytes, and with another order of the rows too") {
  const std::string csv = two_camps(60, 0);
  const auto first_line = csv.find('\n') + 1, middle = csv.find('\n', csv.size() / 2) + 1;
  const std::string turned =
      csv.substr(0, first_line) + csv.substr(middle) + csv.substr(first_line, middle - first_line);
  const auto text_of = [&](const std::string& votes) {
    return to_text(of_kind(must_work({{"votes.csv", votes}}), "statements").data);
  };
  CHECK(text_of(csv) == text_of(csv));
  CHECK(text_of(csv) == text_of(turned));
}

TEST_CASE("weighted people make up for who is missing, and the response says who took part") {
  // 60 young who agree and 180 old who disagree, in a population of as many of each: half agrees.
  std::string votes = "comment-id,voter-id,vote\n", about = "voter-id,age\n";
  for (int person = 0; person < 240; ++person) {
    const std::string id = std::to_string(person);
    votes += "1," + id + (person < 60 ? ",1\n" : ",-1\n");
    about += id + (person < 60 ? ",young\n" : ",old\n");
  }
  const std::vector<Margin> margins{{"age", {{"young", 50}, {"old", 50}}}};
  const DoorResults results = must_work({{"votes.csv", votes}, {"about-voters.csv", about}}, {}, margins);
  const Json& weighted = member(member(of_kind(results, "statements").data, "statements").as_array()[0], "weighted");
  CHECK(member(weighted, "agree").as_number() == doctest::Approx(0.5));
  // 60 people of weight 2 and 180 of 2/3: sqrt(60 (2 / 2)^2 + 180 (2 / 6)^2) / 240 = 0.0373, told in hundredths.
  CHECK(member(weighted, "se").as_number() == doctest::Approx(0.04));
  const Json& response = of_kind(results, "response").data;
  CHECK(member(member(response, "weights"), "effective_n").as_number() == doctest::Approx(240 / (4.0 / 3)));
  const Json& level = member(member(response, "variables").as_array()[0], "levels").as_array()[1];
  CHECK(level.text("label") == "young");
  CHECK(member(level, "n").as_integer() == 60);
  CHECK(member(level, "population_percent").as_number() == doctest::Approx(50));
}

TEST_CASE(
    "a weighted share is not told where it would tell of fewer than ten of a group, nor of fewer than a hundred") {
  const std::vector<Margin> margins{{"age", {{"young", 50}, {"old", 50}}}};
  const auto share = [&](int young, int old, int young_yes, int old_yes) {
    std::string about = "voter-id,age\n";
    std::vector<std::string> ids, cells;
    for (int i = 0; i < young + old; ++i) {
      ids.push_back(std::to_string(i));
      about += ids.back() + (i < young ? ",young\n" : ",old\n");
      cells.push_back(i < young_yes || (i >= young && i < young + old_yes) ? "a" : "b");
    }
    const auto voters = weighed_voters(about, "about.csv", margins);
    REQUIRE(voters.ok());
    return weighted_choices(*voters, ids, cells, {"a"});
  };
  CHECK(share(60, 180, 30, 90).at("a").share == doctest::Approx(0.5));
  CHECK(share(60, 180, 30, 18).at("a").share == doctest::Approx(0.3));  // (0.5 + 0.1) / 2
  CHECK(share(60, 180, 9, 90).empty());                                 // Nine of the young chose it.
  CHECK(share(60, 180, 30, 171).empty());                               // Nine of the old did not.
  CHECK(share(60, 180, 0, 90).at("a").share == doctest::Approx(0.25));  // Nobody is told, as in any table.
  CHECK(share(49, 50, 20, 20).empty());
}

TEST_CASE(
    "choices of pairs are weighed by person, whatever their number, and people of whom nothing is known are left out") {
  // Half of the weight is young: they prefer a ten times each; the old prefer b once each.
  std::string about = "voter-id,age\n", pairs = "left,right,choice,voter-id\n", without = "left,right,choice\n";
  for (int i = 0; i < 160; ++i) {
    const std::string id = std::to_string(i);
    about += id + (i < 40 ? ",young\n" : ",old\n");
    for (int n = 0; n < (i < 40 ? 10 : 1); ++n) pairs += i < 40 ? "a,b,l," + id + "\n" : "a,b,r," + id + "\n";
    without += "a,b,l\n";
  }
  pairs += "a,b,l,stranger\n";
  const auto voters = weighed_voters(about, "about.csv", {{"age", {{"young", 50}, {"old", 50}}}});
  REQUIRE(voters.ok());
  const auto shares = weighted_wins(*voters, pairs, "pairs.csv");
  REQUIRE(shares.ok());
  CHECK(shares->at("a").share == doctest::Approx(0.91));  // 10 / 11
  CHECK(shares->at("b").share == doctest::Approx(0.09));
  CHECK(weighted_wins(*voters, without, "pairs.csv")->empty());
}

TEST_CASE("statements about people themselves say who took part, and are no statement to agree with") {
  std::string comments =
      "comment-id,moderated,is-meta,comment-body\n1,1,false,More trees\n2,1,true,I live in a town\n3,-1,true,I am "
      "nobody\n";
  std::string votes = "comment-id,voter-id,vote\n";
  for (int i = 0; i < 150; ++i) {
    const std::string id = std::to_string(i);
    votes += "1," + id + ",1\n";
    if (i < 120) votes += "2," + id + (i < 90 ? ",1\n" : ",-1\n");
    votes += "3," + id + ",1\n";
  }
  const DoorResults results = must_work({{"votes.csv", votes}, {"comments.csv", comments}});
  const auto& about = member(of_kind(results, "response").data, "statements").as_array();
  REQUIRE(about.size() == 1);
  CHECK(to_text(about[0]) == R"({"id":"2","text":"I live in a town","n":150,"all":[90,30,0,30]})");
  const auto& asked = member(of_kind(results, "statements").data, "statements").as_array();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].text("id") == "1");
}

TEST_CASE("a population group that nobody here is of leaves the figures unweighted, and that is said") {
  std::string votes = "comment-id,voter-id,vote\n", about = "voter-id,age\n";
  for (int person = 0; person < 120; ++person) {
    votes += "1," + std::to_string(person) + ",1\n";
    about += std::to_string(person) + ",old\n";
  }
  const DoorResults results =
      must_work({{"votes.csv", votes}, {"about-voters.csv", about}}, {}, {{"age", {{"young", 50}, {"old", 50}}}});
  CHECK_FALSE(of_kind(results, "response").data.text("why_no_weights").empty());
  CHECK(to_text(of_kind(results, "statements").data).find("weighted") == std::string::npos);
}

TEST_CASE("choices, budgets, pairs and open answers are told without small numbers and without ids") {
  const auto texts = question_texts(R"({"statements": [], "questions": [
    {"label": "worries", "kind": "multiple", "text": "What worries you?", "options": [{"label": "a", "text": "Safety"}, {"label": "b", "text": "Price"}]},
    {"label": "money", "kind": "budget", "text": "Spend it", "budget": 2, "unit": "million", "options": [{"label": "x", "text": "Labels"}, {"label": "y", "text": "Tests"}]},
    {"label": "why", "kind": "open", "text": "Why?"}]})",
                                    "rules.json");
  REQUIRE(texts.ok());
  std::string chosen = "participant,worries\n", choices = "respondent,version,portfolio_bitmask\n",
              pairs = "left,right,choice\n", answers = "id,text\n";
  for (int i = 0; i < 150; ++i) {
    chosen += std::to_string(i) + (i < 4 ? ",b\n" : i < 80 ? ",a;b\n" : ",a\n");
    choices += std::to_string(i) + ",0," + (i % 3 == 0 ? "1" : i % 3 == 1 ? "2" : "0") + "\n";
    pairs += i % 3 == 0 ? "red,blue,r\n" : "red,blue,l\n";
    answers += "answer" + std::to_string(i) + ",I would like to see number " + std::to_string(i) + "\n";
  }
  const DoorResults results = must_work({{"chosen.csv", chosen},
                                         {"choices.csv", choices},
                                         {"attributes.csv", "version,option,cost\n0,0,1\n0,1,2\n"},
                                         {"pairs.csv", pairs},
                                         {"answers.csv", answers}},
                                        *texts);
  const Json& options = member(of_kind(results, "choices").data, "options");
  CHECK(member(options.as_array()[0], "n").is_null());  // 146 of 150: the other four could be worked out.
  CHECK(member(options.as_array()[1], "n").as_integer() == 80);
  const Json& budget = of_kind(results, "budget").data;
  CHECK(member(member(budget, "options").as_array()[0], "chosen").as_integer() == 50);
  CHECK(member(budget, "options").as_array()[0].text("text") == "Labels");
  CHECK(member(budget, "best").as_array().size() == 1);
  const Json& ranking = of_kind(results, "pairs").data;
  CHECK(member(member(ranking, "ideas").as_array()[1], "wins").as_integer() == 100);
  const Json& written = of_kind(results, "answers").data;
  CHECK(member(written, "answers").as_integer() == 150);
  CHECK_FALSE(member(written, "quotes_moderated").as_bool());
  CHECK(to_text(written).find("answer1") == std::string::npos);
}

TEST_CASE("a file with the results of few people says how many came and nothing else") {
  const DoorResults results = must_work({{"votes.csv", two_camps(3, 0)}});
  const Json& data = of_kind(results, "statements").data;
  CHECK(member(data, "n").is_null());
  for (const Json& statement : member(data, "statements").as_array())
    for (const Json& cell : member(statement, "all").as_array()) CHECK(cell.is_null());
  CHECK(data.find("map") == nullptr);
}

}  // namespace stip
