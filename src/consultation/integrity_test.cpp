// Integrity, tested: on real votes with injected bots, and each rule on the smallest case in which it can fail.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/random_stream.h"
#include "base/text.h"
#include "consultation/integrity.h"
#include "consultation/test_files.h"

namespace stip {
namespace {

using doctest::Approx;

VoteLog log_of(const std::string& rows) { return read_vote_log("t_ms,voter,net,statement,vote\n" + rows, "v").value(); }

bool is_flagged(const IntegrityReport& report, const VoteLog& log, IntegrityRule rule, std::string_view who) {
  const auto at = std::find(log.votes.participants.begin(), log.votes.participants.end(), who);
  REQUIRE(at != log.votes.participants.end());
  return report.flagged[static_cast<std::size_t>(rule)][static_cast<std::size_t>(at - log.votes.participants.begin())];
}

std::size_t count(const IntegrityReport& report, IntegrityRule rule) {
  const auto& flags = report.flagged[static_cast<std::size_t>(rule)];
  return static_cast<std::size_t>(std::count(flags.begin(), flags.end(), char{1}));
}

std::string row(std::int64_t ms, const std::string& voter, const std::string& net, int statement, int vote) {
  return std::to_string(ms) + "," + voter + "," + net + "," + std::to_string(statement) + "," + std::to_string(vote) +
         "\n";
}

/// By label of the file: how many, and how many of them were flagged.
using Found = std::map<std::string, std::pair<std::size_t, std::size_t>>;
Found found_in(const std::string& name, std::optional<IntegrityRule> rule = std::nullopt) {
  const VoteLog log = read_vote_log(test_file("bots/" + name + ".csv.gz"), name).value();
  const IntegrityReport report = integrity_report(log).value();
  const Json labels = parse_json(test_file("bots/" + name + ".labels.json")).value();
  Found found;
  for (std::size_t p = 0; p < log.votes.n_participants(); ++p) {
    auto& [all, flagged] = found[labels.find("labels")->text(log.votes.participants[p])];
    ++all;
    flagged += rule ? report.flagged[static_cast<std::size_t>(*rule)][p] : report.any[p];
  }
  return found;
}

TEST_CASE("integrity: bots are found and people are not") {
  const Found found = found_in("dev");
  CHECK(found.at("burst") == std::pair<std::size_t, std::size_t>{40, 40});
  CHECK(found.at("template") == std::pair<std::size_t, std::size_t>{40, 40});
  CHECK(found.at("human") == std::pair<std::size_t, std::size_t>{234, 0});
  CHECK(found_in("dev-clean").at("human") == std::pair<std::size_t, std::size_t>{117, 0});
}

TEST_CASE("integrity: each rule by itself, as the document says") {
  CHECK(found_in("dev", IntegrityRule::fast).at("template").second == 40);
  CHECK(found_in("dev", IntegrityRule::alike).at("template").second == 39);
  CHECK(found_in("dev", IntegrityRule::alike).at("burst").second == 0);
  CHECK(found_in("dev", IntegrityRule::network).at("burst").second == 40);
  CHECK(found_in("dev", IntegrityRule::arrival).at("burst").second == 40);
  CHECK(found_in("dev", IntegrityRule::target).at("burst").second == 40);
}

TEST_CASE("integrity: two real conversations without known bots") {
  for (const char* name : {"brexit-consensus", "london.youth.policing"}) {
    const VoteLog log = read_vote_log(test_file(std::string(name) + "/votes.csv"), name).value();
    const IntegrityReport report = integrity_report(log).value();
    CHECK(std::count(report.any.begin(), report.any.end(), char{1}) == 0);
  }
}

/// The clean file with ten copies of real people, each a tenth changed, who answer slowly, come days apart, and agree
/// with three statements.
std::string with_mimics(const std::string& clean) {
  const VoteLog log = read_vote_log(clean, "clean").value();
  std::string text = clean;
  RandomStream random(7);
  int made = 0;
  for (std::size_t p = 0; p < log.votes.n_participants() && made < 10; ++p) {
    if (log.votes.of(p).size() < 30) continue;
    std::int64_t ms = 100'000'000LL * ++made;
    for (const PackedVote vote : log.votes.of(p)) {
      const std::string& label = log.votes.statements[vote.statement()];
      const bool is_target = label == "4" || label == "14" || label == "19";
      const int value = is_target ? 1 : random.uniform() < 0.1 ? static_cast<int>(random.below(3)) - 1 : vote.value();
      text += row(ms += 4'000 + static_cast<std::int64_t>(random.below(5'000)), "mimic" + std::to_string(made),
                  "m" + std::to_string(made), std::stoi(label), value);
    }
  }
  return text;
}

// A stated limit, not a goal: the document tells readers of it.
TEST_CASE("integrity: who is slow, spread and like other people is not found") {
  const VoteLog log = read_vote_log(with_mimics(test_file("bots/dev-clean.csv.gz")), "mimics").value();
  const IntegrityReport report = integrity_report(log).value();
  CHECK(log.votes.n_participants() == 127);
  CHECK(std::count(report.any.begin(), report.any.end(), char{1}) == 0);
}

TEST_CASE("integrity: fast is the median, of three times or more") {
  const VoteLog log = log_of(row(0, "a", "n", 1, 1) + row(1199, "a", "n", 2, 1) + row(9000, "a", "n", 3, 1) +
                             row(10'100, "a", "n", 4, 1) +  // Times 1199, 7801 and 1100: the median is 1199.
                             row(0, "b", "n", 1, 1) + row(1200, "b", "n", 2, 1) + row(2400, "b", "n", 3, 1) +
                             row(3600, "b", "n", 4, 1) + row(0, "c", "n", 1, 1) + row(10, "c", "n", 2, 1));
  const IntegrityReport report = integrity_report(log).value();
  CHECK(*report.median_ms[0] == 1199);
  CHECK(is_flagged(report, log, IntegrityRule::fast, "a"));
  CHECK(!is_flagged(report, log, IntegrityRule::fast, "b"));
  CHECK(!report.median_ms[2]);
}

TEST_CASE("integrity: a class in one room is a burst only among others") {
  std::string room, others;
  for (int i = 0; i < 12; ++i) room += row(1000 * i + 500'000'000, "in" + std::to_string(i), "school", 1, 1);
  for (int i = 0; i < 20; ++i)
    others += row(10'000'000LL * i, "out" + std::to_string(i), "net" + std::to_string(i), 1, 1);
  const VoteLog alone = log_of(room), among = log_of(room + others);
  CHECK(count(integrity_report(alone).value(), IntegrityRule::arrival) == 0);
  const IntegrityReport report = integrity_report(among).value();
  CHECK(count(report, IntegrityRule::arrival) == 12);
  CHECK(report.arrivals.size() == 1);
  CHECK(report.arrivals[0].to_ms - report.arrivals[0].from_ms == 11'000);
  CHECK(count(report, IntegrityRule::network) == 12);
}

TEST_CASE("integrity: many from one network, but spread, are told of and not flagged") {
  std::string rows;
  for (int i = 0; i < 30; ++i) rows += row(7'200'000LL * i, "v" + std::to_string(i), "carrier", 1, 1);
  const IntegrityReport report = integrity_report(log_of(rows)).value();
  CHECK(count(report, IntegrityRule::network) == 0);
  CHECK(report.networks.size() == 1);
  CHECK(report.networks[0].people == 30);
  CHECK(report.networks[0].at_once == 1);
}

/// Thirty people on twelve statements; the first `few` stop after two of them.
std::string stopping(int few, bool fixed_order) {
  std::string rows;
  for (int p = 0; p < 30; ++p)
    for (int i = 0; i < (p < few ? 2 : 12); ++i)
      rows += row(100'000'000LL * p + 9000LL * i, "v" + std::to_string(p), "n",
                  p < few || fixed_order ? i : (i + 1 + p % 10) % 12, 1);
  return rows;
}

TEST_CASE("integrity: target statements, unless everybody began with them") {
  CHECK(count(integrity_report(log_of(stopping(12, false))).value(), IntegrityRule::target) == 12);
  CHECK(count(integrity_report(log_of(stopping(12, true))).value(), IntegrityRule::target) == 0);
  CHECK(count(integrity_report(log_of(stopping(9, false))).value(), IntegrityRule::target) == 0);
  CHECK(count(integrity_report(log_of(stopping(9, false)), {"0", "1", "7"}).value(), IntegrityRule::target) == 9);
}

TEST_CASE("integrity: without times or networks the rules say that they were not applied") {
  const VoteLog log = read_vote_log("comment-id,voter-id,vote\n1,a,1\n", "v").value();
  const IntegrityReport report = integrity_report(log).value();
  CHECK(report.why_not[static_cast<std::size_t>(IntegrityRule::fast)] ==
        "the file has no times (column timestamp or t_ms)");
  CHECK(report.why_not[static_cast<std::size_t>(IntegrityRule::network)] == "the file has no column net");
  CHECK(report.why_not[static_cast<std::size_t>(IntegrityRule::alike)] == "there are fewer than 20 statements");
}

TEST_CASE("integrity: timestamps are seconds or milliseconds by their size") {
  const std::string head = "timestamp,comment-id,voter-id,vote\n";
  CHECK(read_vote_log(head + "1500000001,1,a,1\n1500000000,2,a,1\n", "v")->rows[0].ms == 1'500'000'000'000);
  CHECK(read_vote_log(head + "1500000001000,1,a,1\n", "v")->rows[0].ms == 1'500'000'001'000);
}

TEST_CASE("integrity: times of which the differences are no numbers are refused with their line") {
  for (const char* time : {"-9223372036854775808", "9223372036854775807", "1000000000000001"}) {
    CAPTURE(time);
    const auto log =
        read_vote_log("timestamp,comment-id,voter-id,vote\n5,0,0,1\n" + std::string(time) + ",1,0,1\n", "votes.csv");
    REQUIRE_FALSE(log.ok());
    CHECK(log.error().subject == "votes.csv, line 3");
  }
}

TEST_CASE("integrity: the same for any order of rows and any number of threads") {
  const std::string text = test_file("bots/dev.csv.gz");
  std::vector<std::string> lines = split(trimmed(text), '\n');
  std::reverse(lines.begin() + 1, lines.end());
  const VoteLog log = read_vote_log(text, "v").value(), turned = read_vote_log(join(lines, "\n") + "\n", "v").value();
  IntegrityLimits one, three;
  one.alike.threads = 1;
  three.alike.threads = 3;
  CHECK(to_text(to_json(integrity_report(log, {}, one).value(), log)) ==
        to_text(to_json(integrity_report(turned, {}, three).value(), turned)));
}

TEST_CASE("integrity: what cannot be read is told of with its line") {
  const auto bad = read_vote_log("t_ms,voter,net,statement,vote\nx,a,n,1,1\n0,,n,1,1\n", "v.csv");
  REQUIRE(!bad.ok());
  CHECK(bad.error().problem == "line 2: t_ms is 'x'; line 3: statement or voter is empty");
  const auto nothing = integrity_report(read_vote_log("comment-id,voter-id,vote\n", "v").value());
  REQUIRE(!nothing.ok());
  CHECK(nothing.error().problem == "it holds no votes");
  const auto stray = integrity_report(log_of(row(0, "a", "n", 1, 1)), {"99"});
  REQUIRE(!stray.ok());
  CHECK(stray.error().problem == "nobody voted on a statement '99'");
}

TEST_CASE("vote results: the top three, and how few people change it") {
  std::vector<StatementResult> results;
  for (const auto& [agree, disagree] : {std::pair{90, 10}, {80, 20}, {60, 40}, {50, 50}, {9, 0}})
    results.push_back(statement_result({agree, disagree, agree + disagree}));
  const TopStatements top = top_statements(results);
  CHECK(top.statements == std::vector<std::uint32_t>{0, 1, 2});
  // With m more: (51 + m) / (102 + m) against 61 / (102 + m): first larger with 11.
  CHECK(*top.people_to_change == 11);
  CHECK(!top_statements({results[0]}).people_to_change);
}

}  // namespace
}  // namespace stip
