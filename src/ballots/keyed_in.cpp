// Keyed in: cells are read before they are compared, so that "eens" and "1" agree.
#include "ballots/keyed_in.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/code_text.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view code_column = "code", age_column = "old-enough";

/// What a column asks for.
struct KeyedColumn {
  std::string name;
  const BallotStatement* statement = nullptr;
  const BallotQuestion* question = nullptr;
};

std::vector<KeyedColumn> columns_of(const BallotRules& rules) {
  std::set<std::string> questions;
  for (const BallotQuestion& question : rules.questions) questions.insert(question.label);
  std::vector<KeyedColumn> columns{{std::string(code_column)}};
  if (rules.minimum_age > 0) columns.push_back({std::string(age_column)});
  for (const BallotStatement& statement : rules.statements) {
    const bool is_taken =
        questions.contains(statement.label) || statement.label == code_column || statement.label == age_column;
    columns.push_back({(is_taken ? "statement:" : "") + statement.label, &statement, nullptr});
  }
  for (const BallotQuestion& question : rules.questions) {
    if (question.kind == BallotQuestionKind::statements || question.kind == BallotQuestionKind::pairs) continue;
    const bool is_taken = question.label == code_column || question.label == age_column;
    columns.push_back({(is_taken ? "question:" : "") + question.label, nullptr, &question});
  }
  return columns;
}

/// Where one typed two spaces or a line end and the other one space, both typed the same.
std::string in_single_spaces(std::string_view text) {
  std::string words;
  for (const char c : trimmed(text)) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!is_space)
      words += c;
    else if (!words.ends_with(' '))
      words += ' ';
  }
  return words;
}

/// One cell in the form in which it would be kept; null: not answered.
ErrorOr<Json> value_of(const KeyedColumn& column, std::string_view cell) {
  const std::string text = to_lower(trimmed(cell));
  if (text.empty()) return Json(nullptr);
  if (column.statement) {
    static constexpr std::pair<std::string_view, int> words[] = {{"1", 1},   {"eens", 1},      {"agree", 1},
                                                                 {"-1", -1}, {"oneens", -1},   {"disagree", -1},
                                                                 {"0", 0},   {"overslaan", 0}, {"pass", 0}};
    for (const auto& [word, vote] : words)
      if (text == word) return Json(vote);
    return Error{ErrorKind::invalid, column.name, said("'{}' is no vote.", text.substr(0, 40)),
                 said("Type 1, 0 or -1.")};
  }
  if (!column.question) {
    const bool is_yes = text == "1" || text == "x" || text == "ja" || text == "yes";
    return is_yes ? Json(true) : Json(nullptr);
  }
  const BallotQuestion& question = *column.question;
  if (question.kind == BallotQuestionKind::open) return canonical_answer(question, in_single_spaces(cell));
  if (question.kind == BallotQuestionKind::single) return canonical_answer(question, Json(trimmed(cell)));
  Json labels = Json::array();
  std::string one;
  for (const char c : std::string(trimmed(cell)) + ";") {
    const bool parts = c == ';' || c == ' ' || c == ',';
    if (!parts) one += c;
    if (!parts || one.empty()) continue;
    if (one != "-") labels.push(one);
    one.clear();
  }
  return canonical_answer(question, labels);
}

/// The forms of one sheet by code, and where its columns stand.
struct ReadSheet {
  std::map<std::string, const KeyedSheet::Row*> forms;
  std::vector<std::size_t> place;  ///< By column.
};

ErrorOr<ReadSheet> read_sheet(const std::vector<KeyedColumn>& columns, const KeyedSheet& sheet, bool is_second,
                              std::vector<KeyedRemark>& remarks) {
  ReadSheet read;
  const auto wrong = [&](Said problem, Said remedy) { return Error{ErrorKind::invalid, sheet.name, problem, remedy}; };
  for (const KeyedColumn& column : columns) {
    const auto times = std::ranges::count(sheet.header, column.name);
    if (times != 1)
      return wrong(
          times == 0 ? said("it has no column '{}'.", column.name) : said("it has the column '{}' twice.", column.name),
          said("Start from the sheet that `stip consult paper --out FILE.csv` makes."));
    read.place.push_back(static_cast<std::size_t>(std::ranges::find(sheet.header, column.name) - sheet.header.begin()));
  }
  for (const std::string& name : sheet.header)
    if (!name.empty() && std::ranges::find(columns, name, &KeyedColumn::name) == columns.end())
      return wrong(said("nothing is asked under '{}'.", name), said("Take that column away, or mend its name."));
  for (const KeyedSheet::Row& row : sheet.rows) {
    const auto remark = [&](Said problem) {
      remarks.push_back(
          {is_second ? 0 : row.number, is_second ? row.number : 0, std::string(code_column), std::move(problem)});
    };
    const std::string code = plain_code(row.cells[read.place[0]]);
    if (!has_right_check(code))
      remark(said("'{}' is no code; look at the form.", row.cells[read.place[0]].substr(0, 40)));
    else if (!read.forms.emplace(code, &row).second)
      remark(said("this code was typed in row {} already.", std::to_string(read.forms[code]->number)));
  }
  return read;
}

/// A cell for a remark: what was typed.
std::string shown(const Json& value) {
  return value.is_null() ? "" : value.is_string() ? value.as_string() : to_text(value);
}

}  // namespace

std::vector<std::string> keyed_header(const BallotRules& rules) {
  std::vector<std::string> names;
  for (const KeyedColumn& column : columns_of(rules)) names.push_back(column.name);
  return names;
}

ErrorOr<KeyedIn> compare_keyed(const BallotRules& rules, const KeyedSheet& first, const KeyedSheet& second) {
  KeyedIn keyed;
  const std::vector<KeyedColumn> columns = columns_of(rules);
  STIP_TRY_AS(const ReadSheet mine, read_sheet(columns, first, false, keyed.remarks));
  STIP_TRY_AS(const ReadSheet theirs, read_sheet(columns, second, true, keyed.remarks));
  for (const auto& [code, row] : theirs.forms)
    if (!mine.forms.contains(code))
      keyed.remarks.push_back({0, row->number, std::string(code_column), said("the first sheet has no such code.")});
  for (const auto& [code, row] : mine.forms) {
    const auto other = theirs.forms.find(code);
    if (other == theirs.forms.end()) {
      keyed.remarks.push_back({row->number, 0, std::string(code_column), said("the second sheet has no such code.")});
      continue;
    }
    BallotRequest request{.consultation = rules.id, .door = BallotDoor::invited, .code = code};
    for (std::size_t at = 1; at < columns.size(); ++at) {
      const KeyedColumn& column = columns[at];
      const auto remark = [&](Said problem) {
        keyed.remarks.push_back({row->number, other->second->number, column.name, std::move(problem)});
      };
      const auto a = value_of(column, row->cells[mine.place[at]]);
      const auto b = value_of(column, other->second->cells[theirs.place[at]]);
      if (!a.ok() || !b.ok()) {
        remark((a.ok() ? b : a).error().problem);
      } else if (*a != *b) {
        remark(said("'{}' in the first sheet, '{}' in the second.", shown(*a), shown(*b)));
      } else if (!a->is_null() && column.statement) {
        request.votes.emplace_back(column.statement->label, static_cast<Vote>(a->as_integer()));
      } else if (!a->is_null() && column.question) {
        request.answers.emplace_back(column.question->label, *a);
      } else if (column.name == age_column) {
        request.is_old_enough = !a->is_null();
      }
    }
    if (request.only_asks()) continue;
    if (rules.minimum_age > 0 && !request.is_old_enough) {
      keyed.remarks.push_back(
          {row->number, other->second->number, std::string(age_column),
           said("it is not ticked that this person is old enough; nothing of the form is entered.")});
      continue;
    }
    keyed.requests.push_back(std::move(request));
    keyed.rows.push_back(row->number);
  }
  std::ranges::stable_sort(keyed.remarks, {}, [](const KeyedRemark& each) {
    return std::pair(each.row == 0 ? each.second_row : each.row, each.column);
  });
  return keyed;
}

ErrorOr<KeyedOutcome> enter_keyed(BallotBox& box, const KeyedIn& keyed, Instant now) {
  KeyedOutcome outcome;
  for (std::size_t i = 0; i < keyed.requests.size(); ++i) {
    BallotRequest request = keyed.requests[i];
    const auto remark = [&](std::string column, Said problem) {
      outcome.remarks.push_back({keyed.rows[i], 0, std::move(column), std::move(problem)});
    };
    const BallotRequest asks{.consultation = request.consultation, .door = request.door, .code = request.code};
    const auto before = box.cast({asks}, now).front();
    if (!before.ok() && before.error().kind != ErrorKind::not_found) {
      if (before.error().kind != ErrorKind::forbidden) return before.error();
      remark(std::string(code_column), before.error().problem);
      continue;
    }
    if (before.ok()) {
      std::erase_if(request.votes, [&](const auto& vote) {
        const auto there = std::ranges::find(before->votes, vote.first, &std::pair<std::string, Vote>::first);
        if (there == before->votes.end()) return false;
        if (there->second != *vote.second)
          remark(vote.first, said("something else was answered by this code already; that stays."));
        return true;
      });
      std::erase_if(request.answers, [&](const auto& answer) {
        const Json* there = before->answers.find(answer.first);
        if (!there) return false;
        if (*there != answer.second)
          remark(answer.first, said("something else was answered by this code already; that stays."));
        return true;
      });
    }
    if (request.only_asks()) {
      ++outcome.unchanged;
      continue;
    }
    const auto cast = box.cast({request}, now).front();
    if (cast.ok()) {
      ++outcome.entered;
    } else if (cast.error().kind == ErrorKind::storage || cast.error().kind == ErrorKind::conflict) {
      return cast.error();
    } else {
      remark(std::string(code_column), cast.error().problem);
    }
  }
  return outcome;
}

}  // namespace stip
