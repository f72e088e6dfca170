// WeighingProblem: read from a folder.
#include <cmath>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "base/csv_rows.h"
#include "base/text.h"
#include "weighing/weighing_problem.h"
#include "weighing/weighing_spec.h"

namespace stip {
namespace {

constexpr double largest_score = 1e15;
constexpr std::size_t most_scores = 1'000'000;  // Of a problem, those that nobody gave too.

Error row_error(const CsvRows& rows, Said problem, Said remedy) {
  return rows.bad_row(std::move(problem), std::move(remedy));
}

ErrorOr<double> number_cell(const CsvRows& rows, std::string_view text, std::string_view name) {
  double value = 0;
  const bool is_number = read_number(text, value) && std::isfinite(value);
  if (is_number && std::abs(value) <= largest_score) return value;
  if (is_number)
    return row_error(rows, said("{} is '{}', which is too large", std::string(name), std::string(text)),
                     said("Write it in a larger unit."));
  return row_error(rows, said("{} is '{}', which is no number", std::string(name), std::string(text)),
                   said("Write it as 0.5; leave out the row if the score is not known."));
}

/// Who scores nothing or on nothing cannot be told from others.
ErrorOr<Nothing> check_name(const CsvRows& rows, std::string_view name, std::string_view column) {
  if (!name.empty()) return Nothing{};
  return row_error(rows, said("{} is empty", std::string(column)), said("Name each option and each criterion."));
}

/// Options and criteria in the order in which they are met, and their scores.
struct Building {
  WeighingProblem problem;
  std::map<std::pair<std::size_t, std::size_t>, Score> scores;

  using Places = std::unordered_map<std::string, std::size_t>;
  Places options, criteria;

  static std::size_t place(Places& places, std::vector<std::string>& names, std::string_view name) {
    const auto [found, is_new] = places.try_emplace(std::string(name), names.size());
    if (is_new) names.emplace_back(name);
    return found->second;
  }
};

ErrorOr<Score> score_cell(const CsvRows& rows, std::string_view kind) {
  Score score;
  if (kind == "unif" || kind == "uniform") {
    score.kind = ScoreKind::even;
  } else if (kind == "gauss" || kind == "normal") {
    score.kind = ScoreKind::normal;
  } else if (kind == "triangle") {
    score.kind = ScoreKind::triangle;
  } else if (kind == "exact") {
    score.kind = ScoreKind::exact;
  } else {
    return row_error(rows, said("dist is '{}'", std::string(kind)),
                     said("It is one of unif, gauss, triangle and exact."));
  }
  STIP_TRY_AS(score.low, number_cell(rows, rows.cell(3), "low"));
  score.high = score.low;
  if (score.kind != ScoreKind::exact) {
    STIP_TRY_AS(score.high, number_cell(rows, rows.cell(4), "high"));
  }
  score.mode = (score.low + score.high) / 2;
  if (score.kind == ScoreKind::triangle) {
    STIP_TRY_AS(score.mode, number_cell(rows, rows.cell(5), "mode"));
  }
  if (score.low > score.mode || score.mode > score.high)
    return row_error(rows, said("low is more than high, or mode lies outside"), said("Put the lowest score in low."));
  return score;
}

/// alternative, criterion, dist, low, high[, mode]: a row for each score.
ErrorOr<std::vector<WeighingProblem>> read_long(CsvRows rows) {
  Building building;
  std::vector<std::string_view> columns{"alternative", "criterion", "dist", "low", "high"};
  if (rows.has("mode")) columns.push_back("mode");
  STIP_TRY(rows.want(columns));
  while (rows.next()) {
    if (!rows.has("mode") && rows.cell(2) == "triangle")
      return row_error(rows, said("a triangle needs a column mode"), said("Add it, or take unif."));
    STIP_TRY(check_name(rows, rows.cell(0), "alternative"));
    STIP_TRY(check_name(rows, rows.cell(1), "criterion"));
    const std::size_t option = Building::place(building.options, building.problem.options, rows.cell(0));
    const std::size_t criterion = Building::place(building.criteria, building.problem.criteria, rows.cell(1));
    STIP_TRY_AS(const Score score, score_cell(rows, rows.cell(2)));
    if (!building.scores.emplace(std::pair{option, criterion}, score).second)
      return row_error(rows, said("this score stands here again"), said("Keep one row for each option and criterion."));
    if (building.problem.options.size() * building.problem.criteria.size() > most_scores)
      return row_error(rows, said("these are more than 1,000,000 scores, with those that nobody gave"),
                       said("Weigh fewer options, or on fewer criteria."));
  }
  STIP_TRY(rows.closed());
  WeighingProblem& problem = building.problem;
  // What nobody scored may be anything that others scored on the criterion.
  std::vector<Score> whole(problem.criteria.size());
  std::vector<bool> is_known(problem.criteria.size());
  for (const auto& [place, score] : building.scores) {
    const std::size_t j = place.second;
    whole[j].low = is_known[j] ? std::min(whole[j].low, score.low) : score.low;
    whole[j].high = is_known[j] ? std::max(whole[j].high, score.high) : score.high;
    is_known[j] = true;
  }
  for (std::size_t i = 0; i < problem.options.size(); ++i)
    for (std::size_t j = 0; j < problem.criteria.size(); ++j) {
      const auto found = building.scores.find({i, j});
      problem.missing += found == building.scores.end() ? 1 : 0;
      problem.scores.push_back(found == building.scores.end() ? whole[j] : found->second);
    }
  return std::vector<WeighingProblem>{std::move(problem)};
}

/// [instance,] alternative and a column for each criterion: scores that are certain.
ErrorOr<std::vector<WeighingProblem>> read_wide(CsvRows rows) {
  std::vector<std::string> criteria;
  for (const std::string& name : rows.names())
    if (name != "instance" && name != "alternative") criteria.push_back(name);
  std::vector<std::string_view> columns{"alternative"};
  for (const std::string& name : criteria) columns.push_back(name);
  const bool has_instances = rows.has("instance");
  if (has_instances) columns.push_back("instance");
  STIP_TRY(rows.want(columns));
  std::vector<WeighingProblem> problems;
  std::unordered_set<std::string> seen;  // Options of the problem that is being read.
  while (rows.next()) {
    const std::string instance(has_instances ? rows.cell(columns.size() - 1) : "");
    if (problems.empty() || problems.back().instance != instance) {
      problems.emplace_back();
      problems.back().instance = instance;
      problems.back().criteria = criteria;
      seen.clear();
    }
    WeighingProblem& problem = problems.back();
    STIP_TRY(check_name(rows, rows.cell(0), "alternative"));
    if (!seen.emplace(rows.cell(0)).second)
      return row_error(rows, said("option '{}' stands here again", std::string(rows.cell(0))),
                       said("Keep one row for each option."));
    problem.options.emplace_back(rows.cell(0));
    for (std::size_t j = 0; j < criteria.size(); ++j) {
      STIP_TRY_AS(const double value, number_cell(rows, rows.cell(1 + j), criteria[j]));
      problem.scores.push_back({ScoreKind::exact, value, value, value});
    }
  }
  STIP_TRY(rows.closed());
  return problems;
}

ErrorOr<Nothing> read_red_lines(std::string_view text, WeighingProblem& problem) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, "red_lines.csv"));
  STIP_TRY(rows.want({"alternative", "red_line", "status", "evidence"}));
  while (rows.next()) {
    const auto found = std::find(problem.options.begin(), problem.options.end(), rows.cell(0));
    if (found == problem.options.end())
      return row_error(rows, said("'{}' is no option of scores.csv", std::string(rows.cell(0))),
                       said("Write its name as there."));
    RedLineAnswer answer;
    answer.option = static_cast<std::size_t>(found - problem.options.begin());
    answer.line = rows.cell(1);
    answer.evidence = rows.cell(3);
    if (rows.cell(2) == "crossed") {
      answer.status = RedLine::crossed;
    } else if (rows.cell(2) == "not_crossed") {
      answer.status = RedLine::not_crossed;
    } else if (rows.cell(2) != "unknown") {
      return row_error(rows, said("status is '{}'", std::string(rows.cell(2))),
                       said("It is one of crossed, not_crossed and unknown."));
    }
    problem.red_lines.push_back(std::move(answer));
  }
  return rows.closed();
}

ErrorOr<std::optional<std::string>> text_there(const std::filesystem::path& file) {
  if (!std::filesystem::exists(file)) return std::optional<std::string>{};
  STIP_TRY_AS(std::string text, read_table_file(file));
  return std::optional(std::move(text));
}

}  // namespace

ErrorOr<std::vector<WeighingProblem>> read_problems(const std::filesystem::path& folder) {
  WeighingFiles files;
  STIP_TRY_AS(files.scores, read_table_file(folder / "scores.csv"));
  STIP_TRY_AS(files.spec, text_there(folder / "spec.json"));
  STIP_TRY_AS(files.red_lines, text_there(folder / "red_lines.csv"));
  return read_problems(files);
}

ErrorOr<std::vector<WeighingProblem>> read_problems(const WeighingFiles& files) {
  STIP_TRY_AS(CsvRows rows, CsvRows::open(files.scores, "scores.csv"));
  const bool is_long = rows.has("criterion");
  STIP_TRY_AS(auto problems, is_long ? read_long(std::move(rows)) : read_wide(std::move(rows)));
  for (WeighingProblem& problem : problems) {
    if (files.spec) STIP_TRY(read_spec(*files.spec, problem));
    if (files.red_lines) STIP_TRY(read_red_lines(*files.red_lines, problem));
  }
  if (problems.empty() || problems.front().options.empty() || problems.front().criteria.empty())
    return Error{ErrorKind::invalid, "scores.csv", said("there are no options in it"),
                 said("Add a row for each score.")};
  return problems;
}

}  // namespace stip
