// OpinionAnalysis, tested against the reference results of two real conversations.
#include "consultation/opinion_analysis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "consultation/co_votes.h"
#include "consultation/moderation.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

struct Conversation {
  Votes votes;
  Moderation out;
  OpinionAnalysis analysis;
};

Conversation conversation(const std::string& name, unsigned threads = 1) {
  const auto statements = read_statements(test_file(name + "/comments.csv"), "comments.csv").value();
  Conversation result{read_votes(test_file(name + "/votes.csv"), "votes.csv").value().votes, {}, {}};
  result.out = moderation(result.votes, statements);
  result.analysis = reference_analysis(result.votes, result.out, threads);
  return result;
}

bool is_near(double a, double b, double relative) {
  return std::abs(a - b) <= relative * std::max({std::abs(a), std::abs(b), 1e-300});
}

void check_groups(const Conversation& c, const std::string& name) {
  const auto expected = table_of(name + "/polisref.participants.csv", {"participant", "n_votes", "x", "y", "group"});
  REQUIRE(expected.size() == c.votes.n_participants());
  double largest = 0;
  for (const auto& [label, row] : expected) largest = std::max(largest, std::abs(row[1]));
  for (std::size_t p = 0; p < c.votes.n_participants(); ++p) {
    const auto& row = expected.at(c.votes.participants[p]);
    CHECK(static_cast<double>(c.votes.of(p).size()) == row[0]);
    // The reference stops its steps as soon as two lengths are equal to the last bit, some 1e-8 before the end.
    CHECK(std::abs(c.analysis.map[p].x - row[1]) < 1e-7 * largest);
    CHECK(std::abs(c.analysis.map[p].y - row[2]) < 1e-7 * largest);
    CHECK(c.analysis.groups.group[p] == static_cast<int>(row[3]));
  }
}

void check_axes(const Conversation& c, const std::string& name) {
  const auto expected = table_of(name + "/polisref.statements.csv",
                                 {"statement", "center", "pc1_exact", "pc2_exact", "gac_agree", "priority"});
  for (std::size_t axis = 0; axis < 2; ++axis) {
    double product = 0, own = 0, other = 0;
    for (std::size_t s = 0; s < c.votes.n_statements(); ++s) {
      const double a = c.analysis.axes.exact[axis][s], b = expected.at(c.votes.statements[s])[1 + axis];
      product += a * b;
      own += a * a;
      other += b * b;
    }
    CHECK(product / std::sqrt(own * other) > 1 - 1e-12);
  }
  for (std::size_t s = 0; s < c.votes.n_statements(); ++s) {
    const auto& row = expected.at(c.votes.statements[s]);
    CHECK(std::abs(-c.analysis.axes.mean[s] - row[0]) < 1e-13);
    CHECK(is_near(c.analysis.group_aware_consensus[s], row[3], 1e-12));
    CHECK(is_near(c.analysis.priority[s], row[4], 1e-6));
  }
}

void check_statistics(const Conversation& c, const std::string& name) {
  const std::string file = name + "/polisref.group_stats.csv", text = test_file(file);
  CsvRows rows = CsvRows::open(text, file).value();
  REQUIRE(rows.want({"group", "tid", "na", "nd", "ns", "pat", "pdt", "ra", "rd", "rat", "rdt"}).ok());
  std::size_t n = 0;
  while (rows.next()) {
    const auto place = std::find(c.votes.statements.begin(), c.votes.statements.end(), rows.cell(1));
    const auto s = static_cast<std::size_t>(place - c.votes.statements.begin());
    if (c.out.is_out[s]) continue;
    const auto g = static_cast<std::size_t>(number(rows.cell(0)));
    VoteCount others;
    for (std::size_t h = 0; h < c.analysis.groups.k; ++h)
      if (h != g) others = others + c.analysis.group_votes[h][s];
    const GroupStatistics own = group_statistics(c.analysis.group_votes[g][s], others);
    CHECK(own.count == VoteCount{static_cast<std::int64_t>(number(rows.cell(2))),
                                 static_cast<std::int64_t>(number(rows.cell(3))),
                                 static_cast<std::int64_t>(number(rows.cell(4)))});
    const double figures[] = {own.p_agree_test, own.p_disagree_test, own.r_agree,
                              own.r_disagree,   own.r_agree_test,    own.r_disagree_test};
    for (std::size_t i = 0; i < 6; ++i) CHECK(std::abs(figures[i] - number(rows.cell(5 + i))) < 1e-11);
    ++n;
  }
  CHECK(n > 0);
}

void check_choice(const Conversation& c, const std::string& name) {
  const Json expected = json_of(name + "/polisref.json");
  CHECK(static_cast<std::int64_t>(c.analysis.groups.k) == expected.find("k")->as_integer());
  for (const auto& [k, value] : c.analysis.groups.silhouettes)
    CHECK(is_near(value, expected.find("silhouette")->find(std::to_string(k))->as_number(), 1e-6));
  for (std::size_t g = 0; g < c.analysis.groups.k; ++g) {
    const auto& list = expected.find("repness")->find(std::to_string(g))->as_array();
    REQUIRE(list.size() == c.analysis.representative[g].size());
    for (std::size_t i = 0; i < list.size(); ++i) {
      const Representative& own = c.analysis.representative[g][i];
      CHECK(c.votes.statements[own.statement] == std::to_string(list[i].find("tid")->as_integer()));
      CHECK((own.agree ? "agree" : "disagree") == list[i].text("repful-for"));
      CHECK(own.n_success == list[i].find("n-success")->as_integer());
      CHECK(own.n_trials == list[i].find("n-trials")->as_integer());
      CHECK(is_near(own.p_test, list[i].find("p-test")->as_number(), 1e-12));
      CHECK(is_near(own.repness, list[i].find("repness")->as_number(), 1e-12));
    }
  }
  for (const auto& [side, own] :
       {std::pair{"agree", c.analysis.consensus.agree}, {"disagree", c.analysis.consensus.disagree}}) {
    const auto& list = expected.find("consensus")->find(side)->as_array();
    REQUIRE(list.size() == own.size());
    for (std::size_t i = 0; i < list.size(); ++i)
      CHECK(c.votes.statements[own[i].statement] == std::to_string(list[i].find("tid")->as_integer()));
  }
}

TEST_CASE("opinion analysis: groups, statistics and choices are those of the reference") {
  for (const std::string name : {"brexit-consensus", "london.youth.policing"}) {
    CAPTURE(name);
    const Conversation c = conversation(name);
    check_groups(c, name);
    check_axes(c, name);
    check_statistics(c, name);
    check_choice(c, name);
  }
}

TEST_CASE("opinion analysis: any number of threads gives the same bits") {
  const Conversation one = conversation("brexit-consensus", 1), many = conversation("brexit-consensus", 7);
  const std::string a = to_text(to_json(one.analysis, one.votes, one.out));
  CHECK(a == to_text(to_json(many.analysis, many.votes, many.out)));
  CHECK(participants_csv(one.analysis, one.votes) == participants_csv(many.analysis, many.votes));
}

TEST_CASE("opinion analysis: the order of arrival changes nothing") {
  const std::string text = test_file("brexit-consensus/votes.csv");
  std::vector<std::string> lines;
  for (std::size_t at = text.find('\n') + 1; at < text.size(); at = text.find('\n', at) + 1)
    lines.push_back(text.substr(at, text.find('\n', at) + 1 - at));
  std::string backwards = text.substr(0, text.find('\n') + 1);
  for (std::size_t i = lines.size(); i-- > 0;) backwards += lines[i];
  const Votes votes = read_votes(text, "a").value().votes, turned = read_votes(backwards, "b").value().votes;
  const Moderation all{std::vector<char>(votes.n_statements()), std::vector<char>(votes.n_statements())};
  const OpinionAnalysis a = reference_analysis(votes, all), b = reference_analysis(turned, all);
  CHECK(to_text(to_json(a, votes, all)) == to_text(to_json(b, turned, all)));
}

OpinionAnalysis of(const Votes& votes) {
  const Moderation all{std::vector<char>(votes.n_statements()), std::vector<char>(votes.n_statements())};
  return reference_analysis(votes, all);
}

TEST_CASE("opinion analysis: where nothing differs, everybody stands in the middle") {
  SUBCASE("one person") {
    const OpinionAnalysis a = of(votes_of("1,1,1\n2,1,-1\n"));
    CHECK(a.map[0] == MapPoint{0, 0});
    CHECK(a.groups.k == 1);
  }
  SUBCASE("one statement") {
    const OpinionAnalysis a = of(votes_of("1,1,1\n1,2,-1\n1,3,0\n"));
    CHECK(a.groups.n_grouped == 3);
    CHECK(a.axes.variance[1] == 0);
  }
  SUBCASE("all agree") {
    const OpinionAnalysis a = of(votes_of("1,1,1\n2,1,1\n1,2,1\n2,2,1\n"));
    CHECK(a.axes.variance[0] == 0);
    CHECK(a.map[1] == MapPoint{0, 0});
  }
  SUBCASE("nobody overlaps") {
    const OpinionAnalysis a = of(votes_of("1,1,1\n2,2,1\n3,3,-1\n"));
    CHECK(a.map[2] == MapPoint{0, 0});
  }
}

}  // namespace
}  // namespace stip
