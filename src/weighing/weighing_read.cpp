// WeighingProblem: read from a folder.
#include <cmath>
#include <map>

#include "base/csv_rows.h"
#include "base/text.h"
#include "weighing/weighing_problem.h"
#include "weighing/weighing_spec.h"

namespace stip {
namespace {

Error row_error(const CsvRows& rows, Said problem, Said remedy) {
  return rows.bad_row(std::move(problem), std::move(remedy));
}

ErrorOr<double> number_cell(const CsvRows& rows, std::string_view text, std::string_view name) {
  double value = 0;
  if (read_number(text, value) && std::isfinite(value)) return value;
  return row_error(rows, said("{} is '{}', which is no number", std::string(name), std::string(text)),
                   said("Write it as 0.5; leave out the row if the score is not known."));
}

/// Options and criteria in the order in which they are met, and their scores.
struct Building {
  WeighingProblem problem;
  std::map<std::pair<std::size_t, std::size_t>, Score> scores;

  static std::size_t place(std::vector<std::string>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
    names.emplace_back(name);
    return names.size() - 1;
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
    const std::size_t option = Building::place(building.problem.options, rows.cell(0));
    const std::size_t criterion = Building::place(building.problem.criteria, rows.cell(1));
    STIP_TRY_AS(const Score score, score_cell(rows, rows.cell(2)));
    if (!building.scores.emplace(std::pair{option, criterion}, score).second)
      return row_error(rows, said("this score stands here again"), said("Keep one row for each option and criterion."));
  }
  WeighingProblem& problem = building.problem;
  // What nobody scored may be anything that others scored on the criterion.
  std::vector<Score> whole(problem.criteria.size());
  for (std::size_t j = 0; j < whole.size(); ++j) {
    bool is_known = false;
    for (const auto& [place, score] : building.scores) {
      if (place.second != j) continue;
      whole[j].low = is_known ? std::min(whole[j].low, score.low) : score.low;
      whole[j].high = is_known ? std::max(whole[j].high, score.high) : score.high;
      is_known = true;
    }
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
  while (rows.next()) {
    const std::string instance(has_instances ? rows.cell(columns.size() - 1) : "");
    if (problems.empty() || problems.back().instance != instance) {
      problems.emplace_back();
      problems.back().instance = instance;
      problems.back().criteria = criteria;
    }
    WeighingProblem& problem = problems.back();
    problem.options.emplace_back(rows.cell(0));
    for (std::size_t j = 0; j < criteria.size(); ++j) {
      STIP_TRY_AS(const double value, number_cell(rows, rows.cell(1 + j), criteria[j]));
      problem.scores.push_back({ScoreKind::exact, value, value, value});
    }
  }
  return problems;
}

ErrorOr<Nothing> read_red_lines(const std::filesystem::path& file, WeighingProblem& problem) {
  if (!std::filesystem::exists(file)) return Nothing{};
  STIP_TRY_AS(const std::string text, read_table_file(file));
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file.filename().string()));
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
  return Nothing{};
}

}  // namespace

ErrorOr<std::vector<WeighingProblem>> read_problems(const std::filesystem::path& folder) {
  STIP_TRY_AS(const std::string text, read_table_file(folder / "scores.csv"));
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, "scores.csv"));
  const bool is_long = rows.has("criterion");
  STIP_TRY_AS(auto problems, is_long ? read_long(std::move(rows)) : read_wide(std::move(rows)));
  std::string spec;
  if (std::filesystem::exists(folder / "spec.json")) {
    STIP_TRY_AS(spec, read_table_file(folder / "spec.json"));
  }
  for (WeighingProblem& problem : problems) {
    if (!spec.empty()) STIP_TRY(read_spec(spec, problem));
    STIP_TRY(read_red_lines(folder / "red_lines.csv", problem));
  }
  if (problems.empty() || problems.front().options.empty() || problems.front().criteria.empty())
    return Error{ErrorKind::invalid, "scores.csv", said("there are no options in it"),
                 said("Add a row for each score.")};
  return problems;
}

}  // namespace stip
