// PublishedAnalysis of statements: a table of groups by answers for each, with small cells emptied.
#include <algorithm>
#include <cmath>

#include "consultation/analysis_read.h"
#include "consultation/disclosure.h"
#include "consultation/published_analysis.h"
#include "consultation/shown_counts.h"

namespace stip {
namespace {

constexpr std::size_t agree = 0, disagree = 1, pass = 2, silent = 3;  // Columns of the table of a statement.

using Row = std::vector<std::int64_t>;

constexpr std::int64_t enough_for_verdict =
    30;  // The other side is then between 1 and 15 or more: wide enough to hide it.

/// Whether `most` of those who chose are two thirds or more, and the lower bound of Wilson at 95 % is above a half.
bool is_majority(std::int64_t most, std::int64_t others) {
  constexpr double z2 = 1.959964 * 1.959964;
  const double n = static_cast<double>(most + others), p = static_cast<double>(most) / n;
  const double low = (p + z2 / (2 * n) - std::sqrt(z2 * (p * (1 - p) / n + z2 / (4 * n * n)))) / (1 + z2 / n);
  return 3 * most >= 2 * (most + others) && low > 0.5;
}

class StatementsWriter {
 public:
  StatementsWriter(const StatementsSource& source, const std::string& file) : source_(source), read_(file) {}

  ErrorOr<Json> write(const std::string& file) {
    const Json& analysis = source_.groups;
    n_ = read_.whole(analysis, "n");
    sizes();
    Json statements = Json::array();
    for (const Json& statement : read_.list(analysis, "statements"))
      if (!read_.yes(statement, "moderated_out")) statements.push(statement_json(statement));
    Json json = Json::object();
    json.add("n", to_json(shown_count(n_)))
        .add("smallest_cell", smallest_cell)
        .add("percentages_from", smallest_denominator)
        .add("method", analysis.text("method"))
        .add("verdict", verdict())
        .add("groups", groups_json())
        .add("statements", std::move(statements))
        .add("consensus", consensus_json());
    if (!source_.participants.empty() && n_ >= smallest_cell) {
      STIP_TRY_AS(Json map, published_map(source_.participants, file));
      json.add("map", std::move(map));
    }
    if (read_.error()) return *read_.error();
    return json;
  }

 private:
  /// A group of fewer than ten cannot be told of, and with it none: what is left would tell its size.
  void sizes() {
    std::int64_t grouped = 0;
    for (const Json& group : read_.list(source_.groups, "groups")) {
      sizes_.push_back(read_.whole(group, "size"));
      grouped += sizes_.back();
    }
    if (grouped > n_) read_.amiss("size");
    const bool too_small = std::ranges::any_of(sizes_, [](std::int64_t size) { return size < smallest_cell; });
    if (!too_small) return;
    sizes_.clear();
    too_small_ = true;
  }

  std::string verdict() const {
    if (too_small_) return "too_small";
    const Json* stable = source_.groups.find("stable");
    if (stable) return stable->text("verdict");
    return sizes_.empty() ? "" : "groups";
  }

  Row row_of(const Json& counts, std::int64_t people) {
    const std::int64_t agreed = read_.whole(counts, "agree"), disagreed = read_.whole(counts, "disagree"),
                       seen = read_.whole(counts, "seen");
    if (agreed + disagreed > seen || seen > people) read_.amiss("seen");
    return {agreed, disagreed, seen - agreed - disagreed, people - seen};
  }

  Json statement_json(const Json& statement) {
    const std::string label = read_.label(statement, "id");
    const Json* all = statement.find("all");
    if (!all) return read_.amiss("all"), Json();
    const Row total = row_of(*all, n_);
    std::vector<Row> rows;
    Row rest = total;  // Who is in no group: counted, so that totals give nothing away, and not told.
    const Json::Array& groups = read_.list(statement, "groups");
    for (std::size_t g = 0; g < sizes_.size() && g < groups.size(); ++g) {
      rows.push_back(row_of(groups[g], sizes_[g]));
      for (std::size_t c = agree; c <= silent; ++c) rest[c] -= rows.back()[c];
    }
    if (rows.size() != sizes_.size() || std::ranges::any_of(rest, [](std::int64_t count) { return count < 0; }))
      read_.amiss("groups");
    rows.push_back(rest);
    if (read_.error()) return {};
    const ShownTable shown = shown_table(rows);
    const auto votes = [](const std::vector<ShownCount>& row) {
      return to_json(std::vector(row.begin(), row.end() - 1));
    };
    Json by_group = Json::array(), json = Json::object();
    json.add("id", label);
    const auto words = source_.texts.statements.find(label);
    add_words(json, words == source_.texts.statements.end() ? AskedText{} : words->second);
    for (std::size_t g = 0; g < sizes_.size(); ++g) {
      by_group.push(votes(shown[g]));
      told_[label].push_back(shown[g][agree] || shown[g][disagree]);
    }
    told_of_all_[label] = shown.back()[agree] || shown.back()[disagree];
    json.add("all", votes(shown.back())).add("groups", std::move(by_group));
    // Where the other side is too small to tell, this is all that is told of it.
    const std::vector<ShownCount>& sums = shown.back();
    if (sums[agree].value_or(0) >= enough_for_verdict && is_majority(total[agree], total[disagree]))
      json.add("most", "agree");
    if (sums[disagree].value_or(0) >= enough_for_verdict && is_majority(total[disagree], total[agree]))
      json.add("most", "disagree");
    add_weighted(json, label, sums);
    return json;
  }

  void add_weighted(Json& json, const std::string& label, const std::vector<ShownCount>& all) {
    if (!source_.weighted || !all[agree] || !all[silent] || n_ - *all[silent] < smallest_denominator) return;
    const auto found = source_.weighted->find(label);
    if (found == source_.weighted->end()) return;
    Json weighted = Json::object();
    weighted.add("agree", found->second.share).add("se", found->second.standard_error);
    json.add("weighted", std::move(weighted));
  }

  Json groups_json() {
    Json groups = Json::array();
    const Json::Array& list = read_.list(source_.groups, "groups");
    for (std::size_t g = 0; g < sizes_.size(); ++g) {
      Json stands_for = Json::array(), json = Json::object();
      for (const Json& one : read_.list(list[g], "representative")) {
        const std::string label = read_.label(one, "statement");
        const auto told = told_.find(label);
        if (told == told_.end() || !told->second[g]) continue;
        Json each = Json::object();
        each.add("statement", label).add("direction", one.text("direction"));
        stands_for.push(std::move(each));
      }
      json.add("n", sizes_[g]);
      if (list[g].find("stability"))
        json.add("share_se", read_.number(list[g], "share_se")).add("stability", read_.number(list[g], "stability"));
      json.add("stands_for", std::move(stands_for));
      groups.push(std::move(json));
    }
    return groups;
  }

  Json consensus_json() {
    Json json = Json::object();
    const Json* consensus = source_.groups.find("consensus");
    if (!consensus) return read_.amiss("consensus"), json;
    for (const char* direction : {"agree", "disagree"}) {
      Json labels = Json::array();
      for (const Json& one : read_.list(*consensus, direction)) {
        const auto told = told_of_all_.find(label_of(one));
        if (told != told_of_all_.end() && told->second) labels.push(told->first);
      }
      json.add(direction, std::move(labels));
    }
    return json;
  }

  const StatementsSource& source_;
  AnalysisReader read_;
  std::int64_t n_ = 0;
  Row sizes_;
  bool too_small_ = false;
  std::map<std::string, std::vector<bool>, std::less<>>
      told_;  ///< By statement and group: whether its counts are shown.
  std::map<std::string, bool, std::less<>> told_of_all_;
};

}  // namespace

ErrorOr<Json> published_statements(const StatementsSource& source, const std::string& file) {
  return StatementsWriter(source, file).write(file);
}

}  // namespace stip
