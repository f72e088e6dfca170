// WeighedAnswers: each person of whom the weight is known adds what they chose.
#include "consultation/weighed_answers.h"

#include <algorithm>
#include <functional>
#include <map>

#include "base/csv_rows.h"
#include "base/text.h"

namespace stip {
namespace {

using Sums = std::map<std::string, WeightedShareSum, std::less<>>;

WeightedShares shares_of(const Sums& sums) {
  WeightedShares shares;
  for (const auto& [label, sum] : sums)
    if (const auto share = sum.share()) shares[label] = *share;
  return shares;
}

WeightedShareSum& sum_of(Sums& sums, const std::string& label, const WeighedVoters& voters) {
  return sums.try_emplace(label, voters.levels).first->second;
}

/// The rows with a voter-id, with the cells that are wanted after it; nothing if the file has no such column.
ErrorOr<Nothing> each_row(std::string_view text, const std::string& file, std::vector<std::string_view> wanted,
                          const std::function<void(const std::string&, const CsvRows&)>& visit) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  if (!rows.has("voter-id")) return Nothing{};
  wanted.insert(wanted.begin(), "voter-id");
  STIP_TRY(rows.want(wanted));
  while (rows.next()) visit(std::string(rows.cell(0)), rows);
  return rows.closed();
}

}  // namespace

WeightedShares weighted_choices(const WeighedVoters& voters, const std::vector<std::string>& ids,
                                const std::vector<std::string>& cells, const std::vector<std::string>& options) {
  Sums sums;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const WeighedVoter* voter = voters.find(ids[i]);
    if (!voter || cells[i].empty()) continue;
    std::vector<std::string> chosen;
    for (const std::string& part : split(cells[i], ';')) chosen.emplace_back(trimmed(part));
    for (const std::string& option : options)
      sum_of(sums, option, voters).add(*voter, std::ranges::find(chosen, option) != chosen.end());
  }
  return shares_of(sums);
}

ErrorOr<WeightedShares> weighted_portfolios(const WeighedVoters& voters, std::string_view choices,
                                            const std::string& file, std::size_t n_options) {
  Sums sums;
  STIP_TRY(each_row(choices, file, {"portfolio_bitmask"}, [&](const std::string& id, const CsvRows& rows) {
    const WeighedVoter* voter = voters.find(id);
    std::uint64_t portfolio = 0;
    if (!voter || !read_number(rows.cell(1), portfolio)) return;
    for (std::size_t option = 0; option < n_options; ++option)
      sum_of(sums, std::to_string(option), voters).add(*voter, portfolio >> option & 1);
  }));
  return shares_of(sums);
}

ErrorOr<WeightedShares> weighted_wins(const WeighedVoters& voters, std::string_view pairs, const std::string& file) {
  struct Played {
    double wins = 0, all = 0;
  };
  // The choices of one person belong together: they are no choices of as many people.
  std::map<std::string, std::map<const WeighedVoter*, Played>> played;
  STIP_TRY(each_row(pairs, file, {"left", "right", "choice"}, [&](const std::string& id, const CsvRows& rows) {
    const WeighedVoter* voter = voters.find(id);
    const bool left = rows.cell(3) == "l";
    if (!voter || (!left && rows.cell(3) != "r")) return;
    for (const bool first : {true, false}) {
      Played& one = played[std::string(rows.cell(first ? 1 : 2))][voter];
      one.wins += first == left;
      ++one.all;
    }
  }));
  Sums sums;
  for (const auto& [idea, people] : played)
    for (const auto& [voter, one] : people) sum_of(sums, idea, voters).add(*voter, one.wins, one.all);
  return shares_of(sums);
}

ErrorOr<WeightedShares> weighted_topics(const WeighedVoters& voters, std::string_view answers, const std::string& file,
                                        const Json& report) {
  std::map<std::string, std::int64_t> topic_of;  // By id of an answer with words; -1: in none.
  const Json *topics = report.find("topics"), *where = report.find("where");
  if (!topics || !topics->is_array() || !where || !where->is_array()) return WeightedShares{};
  for (const Json& one : where->as_array()) {
    const Json *id = one.find("id"), *topic = one.find("topic");
    if (!id || !topic || (topic->is_string() && topic->as_string() == "empty")) continue;
    topic_of[id->is_string() ? id->as_string() : to_text(*id)] = topic->is_integer() ? topic->as_integer() : -1;
  }
  Sums sums;
  STIP_TRY(each_row(answers, file, {"id"}, [&](const std::string& id, const CsvRows& rows) {
    const WeighedVoter* voter = voters.find(id);
    const auto topic = topic_of.find(std::string(rows.cell(1)));
    if (!voter || topic == topic_of.end()) return;
    for (std::size_t t = 0; t < topics->as_array().size(); ++t)
      sum_of(sums, std::to_string(t), voters).add(*voter, topic->second == static_cast<std::int64_t>(t));
  }));
  return shares_of(sums);
}

}  // namespace stip
