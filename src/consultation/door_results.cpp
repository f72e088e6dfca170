// DoorResults: each file is analysed by its own analysis, and told as published_analysis.h allows.
#include "consultation/door_results.h"

#include <algorithm>

#include "base/csv_rows.h"
#include "base/text.h"
#include "consultation/analysis_json.h"
#include "consultation/budget_game.h"
#include "consultation/disclosure.h"
#include "consultation/integrity.h"
#include "consultation/labels.h"
#include "consultation/moderation.h"
#include "consultation/open_answers.h"
#include "consultation/opinion_analysis.h"
#include "consultation/pairs.h"
#include "consultation/shown_counts.h"
#include "consultation/weighed_answers.h"

namespace stip {
namespace {

constexpr std::size_t most_bytes = 900'000;  // What a cell of a CSV file and an entry of the ledger carry with ease.

/// What somebody wrote, without the line ends that a file has at its end or amid it.
std::string on_one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r') c = ' ';
  return std::string(trimmed(text));
}

class DoorWork {
 public:
  DoorWork(const DoorFiles& files, const QuestionTexts& texts, const DoorOptions& options)
      : files_(files), texts_(texts), options_(options) {}

  ErrorOr<DoorResults> work() {
    STIP_TRY(read_door());
    STIP_TRY(weigh());
    STIP_TRY(statements());
    STIP_TRY(response());
    STIP_TRY(choices());
    for (const auto& [name, text] : files_) {
      if (is_of(name, "choices", ".csv") || is_of(name, "budget", ".json")) STIP_TRY(budget(name));
      if (is_of(name, "pairs", ".csv") || is_of(name, "pairs", ".json")) STIP_TRY(pairs(name));
      if (is_of(name, "answers", ".csv") || is_of(name, "answers", ".json")) STIP_TRY(answers(name));
    }
    if (result_.results.empty() && result_.participants == 0)
      return Error{ErrorKind::invalid, options_.folder, "it holds nothing that can be analysed",
                   "Give votes.csv, or other files that `stip consult result --help` names."};
    std::ranges::stable_sort(result_.results, {}, [](const DoorResult& one) { return place_of(one.kind); });
    return std::move(result_);
  }

 private:
  static std::size_t place_of(std::string_view kind) {
    static constexpr std::string_view order[] = {"response", "statements", "integrity", "choices",
                                                 "budget",   "pairs",      "answers"};
    return static_cast<std::size_t>(std::ranges::find(order, kind) - std::begin(order));
  }
  static bool is_of(std::string_view name, std::string_view start, std::string_view end) {
    return name == std::string(start) + std::string(end) ||
           (name.starts_with(std::string(start) + "-") && name.ends_with(end));
  }
  /// "worries" of "answers-worries.csv".
  static std::string label_in(std::string_view name) {
    const auto dash = name.find('-'), dot = name.rfind('.');
    return dash == name.npos ? std::string() : std::string(name.substr(dash + 1, dot - dash - 1));
  }
  static std::string with_label(std::string_view start, const std::string& label, std::string_view end) {
    return std::string(start) + (label.empty() ? "" : "-" + label) + std::string(end);
  }

  const std::string* text(std::string_view name) const {
    const auto found = files_.find(name);
    return found == files_.end() ? nullptr : &found->second;
  }
  std::string path(std::string_view name) const { return options_.folder + "/" + std::string(name); }
  ErrorOr<Json> json(std::string_view name) const {
    auto read = parse_json(*text(name));
    if (!read.ok()) return Error{ErrorKind::invalid, path(name), read.error().problem, read.error().remedy};
    return read;
  }
  const AskedQuestion* question(const std::string& label, std::string_view kind) const {
    return label.empty() ? texts_.only_of_kind(kind) : texts_.question(label);
  }
  void people(std::int64_t n) { result_.participants = std::max(result_.participants, n); }
  ErrorOr<Nothing> add(DoorResult one) {
    if (to_text(one.data).size() > most_bytes)
      return Error{ErrorKind::invalid, options_.folder,
                   "what is to be published of it is more than " + std::to_string(most_bytes) + " bytes",
                   "Divide the statements over several consultations."};
    result_.results.push_back(std::move(one));
    return Nothing{};
  }

  ErrorOr<Nothing> read_door() {
    if (!text("door.json")) return Nothing{};
    STIP_TRY_AS(const Json door, json("door.json"));
    const auto number = [&](std::string_view name) -> std::optional<std::int64_t> {
      const Json* found = door.find(name);
      if (!found || !found->is_integer() || found->as_integer() < 0) return std::nullopt;
      return found->as_integer();
    };
    people(number("participants").value_or(0));
    result_.invited = number("invited");
    return Nothing{};
  }

  ErrorOr<Nothing> weigh() {
    const std::string* about = text("about-voters.csv");
    if (!about || options_.margins.empty()) return Nothing{};
    STIP_TRY_AS(voters_, weighed_voters(*about, path("about-voters.csv"), options_.margins));
    return Nothing{};
  }
  bool has_weights() const { return voters_ && voters_->why_not.empty(); }

  ErrorOr<Nothing> statements() {
    const std::string* raw = text("votes.csv");
    if (raw) {
      STIP_TRY(statements_of_votes(*raw));
    } else if (text("groups.json")) {
      STIP_TRY_AS(const Json groups, json("groups.json"));
      const std::string* places = text("participants.csv");
      STIP_TRY(add_statements(groups, places ? *places : "", path("groups.json"), nullptr));
    }
    if (!raw && text("integrity.json")) {
      STIP_TRY_AS(const Json integrity, json("integrity.json"));
      STIP_TRY(add_integrity(integrity, path("integrity.json")));
    }
    return Nothing{};
  }

  ErrorOr<Nothing> statements_of_votes(const std::string& raw) {
    std::vector<StatementRow> rows;
    if (const std::string* comments = text("comments.csv")) {
      STIP_TRY_AS(rows, read_statements(*comments, path("comments.csv")));
      for (const StatementRow& row : rows)
        if (!row.text.empty() && !texts_.statements.contains(row.label))
          texts_.statements[row.label] = {on_one_line(row.text), ""};
    }
    STIP_TRY_AS(const VoteLog log, read_vote_log(raw, path("votes.csv")));
    const Votes& votes = log.votes;
    if (looks_reversed(votes, rows))
      return Error{ErrorKind::invalid, path("votes.csv"), "agree and disagree seem to have changed places",
                   "Multiply the votes by -1; here 1 is agree and -1 disagree."};
    people(static_cast<std::int64_t>(votes.n_participants()));
    if (votes.votes.empty()) return Nothing{};
    const Moderation kept = moderation(votes, rows);
    StableOptions stable;
    stable.seed = options_.seed;
    stable.threads = options_.threads;
    const OpinionAnalysis analysis = stable_analysis(votes, kept, stable);
    WeightedShares weighted;
    if (has_weights()) weighted = weighted_votes(votes, *voters_);
    STIP_TRY(add_statements(to_json(analysis, votes, kept), participants_csv(analysis, votes), path("votes.csv"),
                            &weighted));
    tell_meta(votes, kept);
    STIP_TRY_AS(const IntegrityReport report, integrity_report(log));
    return add_integrity(to_json(report, log), path("votes.csv"));
  }

  /// Statements about the participants themselves say who took part.
  void tell_meta(const Votes& votes, const Moderation& kept) {
    std::map<std::size_t, std::vector<std::int64_t>> counts;
    const auto n = static_cast<std::int64_t>(votes.n_participants());
    for (std::size_t s = 0; s < kept.is_meta.size(); ++s)
      if (kept.is_meta[s] && !kept.is_rejected[s]) counts[s] = {0, 0, 0, n};
    if (counts.empty()) return;
    for (const PackedVote& vote : votes.votes) {
      const auto found = counts.find(vote.statement());
      if (found == counts.end()) continue;
      ++found->second[vote.value() == 1 ? 0 : vote.value() == -1 ? 1 : 2];
      --found->second[3];
    }
    for (auto& [s, count] : counts) about_people_.push_back({votes.statements[s], std::move(count)});
  }

  ErrorOr<Nothing> add_statements(const Json& groups, std::string_view places, const std::string& file,
                                  const WeightedShares* weighted) {
    STIP_TRY_AS(Json data, published_statements({groups, places, texts_, weighted}, file));
    if (const Json* n = groups.find("n")) people(n->as_integer());
    const bool stable = groups.find("stable") != nullptr;
    return add(
        {"statements", "", stable ? "stable-groups" : "opinion-groups", stable, Json::object(), std::move(data)});
  }

  ErrorOr<Nothing> add_integrity(const Json& integrity, const std::string& file) {
    STIP_TRY_AS(Json data, published_integrity(integrity, file));
    return add({"integrity", "", "integrity", false, Json::object(), std::move(data)});
  }

  /// Counts the levels of each column that is not an id.
  ErrorOr<Nothing> response() {
    const std::string name = text("about-me.csv") ? "about-me.csv" : "about-voters.csv";
    if (!text(name) && about_people_.empty()) return Nothing{};
    Columns columns;
    if (text(name)) {
      STIP_TRY_AS(columns, columns_of(name));
    }
    std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>> counts;
    for (const auto& [variable, cells] : columns) {
      Labels labels;
      std::vector<std::int64_t> n;
      for (const std::string& cell : cells) {
        if (cell.empty()) continue;
        const std::uint32_t number = labels.number_of(cell);
        if (number == n.size()) n.push_back(0);
        ++n[number];
      }
      for (const std::uint32_t number : labels.in_order())
        counts[variable].emplace_back(labels.text(number), n[number]);
      people(static_cast<std::int64_t>(cells.size()));
    }
    DoorResult one{"response",
                   "",
                   has_weights() ? "weights" : "tables",
                   false,
                   Json::object(),
                   published_response(counts, options_.margins, texts_)};
    if (!about_people_.empty()) one.data.add("statements", published_meta(about_people_, texts_));
    if (voters_) add_weights(one.data);
    return add(std::move(one));
  }

  void add_weights(Json& data) const {
    if (!voters_->why_not.empty()) {
      data.add("why_no_weights", voters_->why_not);
      return;
    }
    if (static_cast<std::int64_t>(voters_->people.size()) < smallest_denominator) {
      data.add("why_no_weights", "too few people told all that is weighed by");
      return;
    }
    Json weights = Json::object(), by = Json::array();
    for (const std::string& variable : voters_->by) by.push(variable);
    weights.add("by", std::move(by))
        .add("people", voters_->people.size())
        .add("design_effect", voters_->weights.design_effect)
        .add("effective_n", voters_->weights.effective_n);
    data.add("weights", std::move(weights));
  }

  using Columns = std::vector<std::pair<std::string, std::vector<std::string>>>;
  ErrorOr<Columns> columns_of(const std::string& name) const {
    STIP_TRY_AS(CsvRows rows, CsvRows::open(*text(name), path(name)));
    Columns columns;
    for (const std::string& column : rows.names())
      if (column != "id" && column != "participant" && column != "voter-id" && column != "weight")
        columns.push_back({column, {}});
    std::vector<std::string_view> wanted;
    for (const auto& column : columns) wanted.push_back(column.first);
    STIP_TRY(rows.want(wanted));
    while (rows.next())
      for (std::size_t c = 0; c < columns.size(); ++c) columns[c].second.emplace_back(rows.cell(c));
    STIP_TRY(rows.closed());
    return columns;
  }

  /// The column voter-id; empty if there is none.
  ErrorOr<std::vector<std::string>> voters_in(const std::string& name) const {
    std::vector<std::string> ids;
    STIP_TRY_AS(CsvRows rows, CsvRows::open(*text(name), path(name)));
    if (!rows.has("voter-id")) return ids;
    STIP_TRY(rows.want({"voter-id"}));
    while (rows.next()) ids.emplace_back(rows.cell(0));
    STIP_TRY(rows.closed());
    return ids;
  }

  ErrorOr<Nothing> choices() {
    if (!text("chosen.csv")) return Nothing{};
    STIP_TRY_AS(const Columns columns, columns_of("chosen.csv"));
    STIP_TRY_AS(const std::vector<std::string> ids, voters_in("chosen.csv"));
    for (const auto& [label, cells] : columns) {
      const AskedQuestion* asked = texts_.question(label);
      if (!asked)
        return Error{ErrorKind::invalid, path("chosen.csv"), "'" + label + "' is no question of this consultation",
                     "Name the columns as the rules label the questions."};
      ChosenCounts counts;
      counts.several = asked->kind == "multiple";
      for (const std::string& cell : cells) {
        if (cell.empty()) continue;
        ++counts.answered;
        for (const std::string& part : split(cell, ';')) ++counts.of[std::string(trimmed(part))];
      }
      people(static_cast<std::int64_t>(cells.size()));
      WeightedShares weighted;
      if (has_weights() && ids.size() == cells.size())
        weighted = weighted_choices(*voters_, ids, cells, asked->options);
      STIP_TRY(add({"choices", label, "tables", false, Json::object(), published_choices(counts, *asked, &weighted)}));
    }
    return Nothing{};
  }

  ErrorOr<Nothing> budget(const std::string& name) {
    const std::string label = label_in(name);
    const AskedQuestion* asked = question(label, "budget");
    if (name.ends_with(".json")) {
      STIP_TRY_AS(const Json model, json(name));
      const std::vector<std::int64_t> not_counted;
      const BudgetCounts unknown{not_counted};
      STIP_TRY_AS(Json data, published_budget(model, asked, unknown, path(name)));
      return add({"budget", label, "budget-game", false, Json::object(), std::move(data)});
    }
    const std::string attributes = with_label("attributes", label, ".csv");
    if (!text(attributes) || !asked || asked->budget.empty())
      return Error{ErrorKind::invalid, path(name), "its attributes or its budget are not there",
                   "Give " + attributes + " beside it, and the budget in the rules."};
    STIP_TRY_AS(const BudgetGame game, read_budget_game(*text(attributes), path(attributes), asked->budget));
    STIP_TRY_AS(const PortfolioCounts counts, read_choices(*text(name), path(name), game));
    const bool same_costs =
        std::ranges::all_of(game.versions, [&](const GameVersion& one) { return one.costs == game.versions[0].costs; });
    const auto model = taste_model(game, counts, same_costs ? std::optional<double>(0) : std::nullopt);
    std::vector<std::int64_t> chosen(game.n_options, 0);
    std::int64_t n = 0;
    for (const auto& version : counts)
      for (const auto& [portfolio, times] : version) {
        n += times;
        for (std::size_t option = 0; option < game.n_options; ++option)
          if (portfolio >> option & 1) chosen[option] += times;
      }
    people(n);
    WeightedShares weighted;
    if (has_weights()) {
      STIP_TRY_AS(weighted, weighted_portfolios(*voters_, *text(name), path(name), game.n_options));
    }
    const BudgetCounts told{chosen, &weighted};
    Json parameters = Json::object();
    if (same_costs) parameters.add("delta0", 0);
    if (!model.ok()) {  // An option that nobody or everybody chose, say: what was chosen can still be told.
      Json versions = Json::array(), shares = Json::array(), version = Json::object(), best = Json::object(),
           plain = Json::object();
      for (const std::int64_t times : chosen)
        shares.push(n > 0 ? static_cast<double>(times) / static_cast<double>(n) : 0.0);
      best.add("options", Json::array()).add("cost", 0);
      version.add("best", std::move(best)).add("predicted_share", std::move(shares));
      versions.push(std::move(version));
      plain.add("n", n).add("parameters", Json::array()).add("versions", std::move(versions));
      STIP_TRY_AS(Json data, published_budget(plain, asked, told, path(name)));
      data.add("why_no_model", true);
      return add({"budget", label, "budget-game", false, std::move(parameters), std::move(data)});
    }
    STIP_TRY_AS(Json data, published_budget(to_json(*model, game), asked, told, path(name)));
    return add({"budget", label, "budget-game", false, std::move(parameters), std::move(data)});
  }

  ErrorOr<Nothing> pairs(const std::string& name) {
    const std::string label = label_in(name);
    Json ranking;
    WeightedShares weighted;
    if (name.ends_with(".json")) {
      STIP_TRY_AS(ranking, json(name));
    } else {
      STIP_TRY_AS(const PairRanking ranked, pair_ranking(*text(name), path(name)));
      ranking = to_json(ranked);
      if (has_weights()) {
        STIP_TRY_AS(weighted, weighted_wins(*voters_, *text(name), path(name)));
      }
    }
    STIP_TRY_AS(Json data, published_pairs(ranking, question(label, "pairs"), &weighted, path(name)));
    return add({"pairs", label, "pairs", false, Json::object(), std::move(data)});
  }

  ErrorOr<Nothing> answers(const std::string& name) {
    const std::string label = label_in(name), quotable = with_label("may-quote", label, ".csv");
    std::set<std::string> may_quote;
    if (const std::string* list = text(quotable)) {
      STIP_TRY_AS(CsvRows rows, CsvRows::open(*list, path(quotable)));
      STIP_TRY(rows.want({"id"}));
      while (rows.next()) may_quote.emplace(rows.cell(0));
      STIP_TRY(rows.closed());
    }
    Json report;
    WeightedShares weighted;
    if (name.ends_with(".json")) {
      STIP_TRY_AS(report, json(name));
    } else {
      AnswerOptions how;
      how.language = options_.language;
      how.topics.seed = options_.seed;
      how.topics.threads = options_.threads;
      STIP_TRY(add_cleared(name, may_quote));
      STIP_TRY_AS(const std::vector<OpenAnswer> written, read_answers(*text(name), path(name)));
      if (written.empty()) return Nothing{};
      report = to_json(answer_report(written, how), written, how);
      if (has_weights()) {
        STIP_TRY_AS(weighted, weighted_topics(*voters_, *text(name), path(name), report));
      }
    }
    const AnswersShown shown{may_quote, &weighted};
    STIP_TRY_AS(Json data, published_answers(report, question(label, "open"), shown, path(name)));
    return add({"answers", label, "open-answers", true, Json::object(), std::move(data)});
  }

  /// The ids that the answers themselves say may be quoted, in a column may-quote (yes or no).
  ErrorOr<Nothing> add_cleared(const std::string& name, std::set<std::string>& may_quote) const {
    STIP_TRY_AS(CsvRows rows, CsvRows::open(*text(name), path(name)));
    if (!rows.has("may-quote")) return Nothing{};
    STIP_TRY(rows.want({"id", "may-quote"}));
    while (rows.next())
      if (rows.cell(1) == "yes") may_quote.emplace(rows.cell(0));
    return rows.closed();
  }

  const DoorFiles& files_;
  QuestionTexts texts_;
  const DoorOptions& options_;
  std::optional<WeighedVoters> voters_;
  std::vector<MetaStatement> about_people_;
  DoorResults result_;
};

}  // namespace

ErrorOr<DoorResults> door_results(const DoorFiles& files, const QuestionTexts& texts, const DoorOptions& options) {
  return DoorWork(files, texts, options).work();
}

}  // namespace stip
