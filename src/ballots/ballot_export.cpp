// Ballot export: one pass over the ballots, rows sorted by what only the store can work out, then numbered.
#include "ballots/ballot_export.h"

#include <algorithm>
#include <functional>

#include "ballots/ballot_count.h"
#include "ballots/ballot_moderation.h"
#include "ballots/ballot_rows.h"
#include "ballots/csv_out.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::string_view all_kinds = "votes, statements, answers, about-me, choices, attributes and pairs";

struct Row {
  std::string place, cells;  ///< Cells as CSV, without the number.
};

/// A row or more of one ballot, or none; `add` gives them a place by ballot and number.
using Rows = std::function<void(const BallotRow&, const std::function<void(std::string)>& add)>;

ErrorOr<std::vector<Row>> rows_of(BallotBox& box, const BallotConsultation& consultation, BallotDoor door,
                                  const std::string& purpose, const Rows& rows) {
  std::vector<Row> all;
  STIP_TRY(each_ballot(box.file().database(), consultation, [&](const BallotRow& ballot) -> ErrorOr<Nothing> {
    if (ballot.door != door) return Nothing{};
    int n = 0;
    rows(ballot, [&](std::string cells) {
      all.push_back({box.file().place_in(purpose + std::to_string(n++), ballot.key).substr(0, 12), std::move(cells)});
    });
    return Nothing{};
  }));
  std::ranges::sort(all, {}, &Row::place);
  return all;
}

std::string numbered(std::string header, const std::vector<Row>& rows) {
  header += '\n';
  std::size_t number = 0;
  for (const Row& row : rows) header += std::to_string(++number) + "," + row.cells;
  return header;
}

std::string joined(const std::vector<std::string>& cells) { return csv_row({cells.begin(), cells.end()}); }

/// The one question that is meant. Errors: invalid.
ErrorOr<const BallotQuestion*> question_of(const BallotRules& rules, const BallotExport& wanted,
                                           const std::vector<BallotQuestionKind>& kinds) {
  std::vector<const BallotQuestion*> fit;
  for (const BallotQuestion& one : rules.questions) {
    const bool is_kind = std::ranges::find(kinds, one.kind) != kinds.end();
    const bool is_named = wanted.questions.empty() || one.label == wanted.questions.front();
    if (is_kind && is_named) fit.push_back(&one);
  }
  if (fit.size() == 1 && wanted.questions.size() <= 1) return fit.front();
  return Error{ErrorKind::invalid, said("question"),
               said("{} questions can be meant by '{}'.", std::to_string(fit.size()), wanted.what),
               said("Name one with --question, of the kind that goes into this file.")};
}

/// 1 or 0 for each option; empty cells where there is no answer.
std::vector<std::string> flags_of(const BallotQuestion& question, const Json* answer) {
  std::vector<std::string> flags;
  for (const BallotOption& option : question.options) {
    const bool is_chosen =
        answer && (answer->is_string() ? answer->as_string() == option.label
                                       : std::ranges::any_of(answer->as_array(), [&](const Json& one) {
                                           return one.as_string() == option.label;
                                         }));
    flags.push_back(!answer ? "" : is_chosen ? "1" : "0");
  }
  return flags;
}

std::string budget_choices(const std::vector<Row>& rows) {
  return numbered("respondent,version,portfolio_bitmask", rows);
}

std::string bitmask_of(const BallotQuestion& budget, const Json& answer) {
  std::uint64_t mask = 0;
  for (const Json& one : answer.as_array()) mask |= std::uint64_t{1} << *budget.option(one.as_string());
  return std::to_string(mask);
}

std::string attributes_of(const BallotQuestion& budget) {
  std::vector<std::string> names{"version", "option", "cost"};
  for (const BallotEffect& one : budget.options.front().effects) names.push_back(one.name.text);
  std::string csv = joined(names);
  for (std::size_t i = 0; i < budget.options.size(); ++i) {
    const BallotOption& option = budget.options[i];
    std::vector<std::string> cells{"1", std::to_string(i), to_text(option.cost)};
    for (const BallotEffect& one : option.effects) cells.push_back(to_text(one.value));
    csv += joined(cells);
  }
  return csv;
}

ErrorOr<std::string> answers_csv(BallotBox& box, const BallotConsultation& consultation, const BallotExport& wanted) {
  STIP_TRY_AS(const BallotQuestion* const question,
              question_of(consultation.rules, wanted, {BallotQuestionKind::open}));
  STIP_TRY_AS(std::vector<WrittenByPeople> written, written_by_people(box, wanted.consultation));
  std::vector<Row> rows;
  for (const WrittenByPeople& one : written) {
    if (one.door != wanted.door || one.question != question->label || one.state == ContributionState::refused) continue;
    rows.push_back({box.file().place_in("answers " + question->label, one.ballot),
                    joined({one.text, one.state == ContributionState::accepted ? "yes" : "no"})});
  }
  std::ranges::sort(rows, {}, &Row::place);
  return numbered("id,text,may-quote", rows);
}

ErrorOr<std::string> choices_csv(BallotBox& box, const BallotConsultation& consultation, const BallotExport& wanted) {
  STIP_TRY_AS(const BallotQuestion* const question,
              question_of(consultation.rules, wanted,
                          wanted.questions.empty() ? std::vector{BallotQuestionKind::budget}
                                                   : std::vector{BallotQuestionKind::budget, BallotQuestionKind::single,
                                                                 BallotQuestionKind::multiple}));
  const bool is_budget = question->kind == BallotQuestionKind::budget;
  STIP_TRY_AS(
      const std::vector<Row> rows,
      rows_of(box, consultation, wanted.door, "choices " + question->label,
              [&](const BallotRow& ballot, const std::function<void(std::string)>& add) {
                const Json* const answer = ballot.written.answers.find(question->label);
                if (!answer) return;
                add(is_budget ? "1," + bitmask_of(*question, *answer) + "\n" : joined(flags_of(*question, answer)));
              }));
  if (is_budget) return budget_choices(rows);
  std::vector<std::string> names{"respondent"};
  for (const BallotOption& one : question->options) names.push_back(question->label + ":" + one.label);
  return numbered(std::string(trimmed(joined(names))), rows);
}

ErrorOr<std::string> about_csv(BallotBox& box, const BallotConsultation& consultation, const BallotExport& wanted) {
  std::vector<const BallotQuestion*> about, others;
  for (const BallotQuestion& one : consultation.rules.questions) {
    const bool has_options = one.kind == BallotQuestionKind::single || one.kind == BallotQuestionKind::multiple;
    if (one.about_me)
      about.push_back(&one);
    else if (has_options && std::ranges::find(wanted.questions, one.label) != wanted.questions.end())
      others.push_back(&one);
  }
  if (about.empty() || others.size() != wanted.questions.size())
    return Error{ErrorKind::invalid, said("question"),
                 said("no question is about who answers, or one that is named has no options."),
                 said("Mark questions with \"about_me\" in the rules; name others of kind single or multiple.")};
  std::vector<std::string> names{"respondent"};
  const auto add_flag_names = [&](const BallotQuestion& one) {
    for (const BallotOption& option : one.options) names.push_back(one.label + ":" + option.label);
  };
  for (const BallotQuestion* one : about) {
    if (one->kind == BallotQuestionKind::single)
      names.push_back(one->label);
    else
      add_flag_names(*one);
  }
  for (const BallotQuestion* one : others) add_flag_names(*one);
  STIP_TRY_AS(const std::vector<Row> rows,
              rows_of(box, consultation, wanted.door, "about-me " + join(wanted.questions, " "),
                      [&](const BallotRow& ballot, const std::function<void(std::string)>& add) {
                        std::vector<std::string> cells;
                        bool says_something = false;
                        for (const auto* group : {&about, &others}) {
                          for (const BallotQuestion* one : *group) {
                            const Json* const answer = ballot.written.answers.find(one->label);
                            says_something = says_something || answer;
                            const bool is_level = one->about_me && one->kind == BallotQuestionKind::single;
                            for (std::string& cell : is_level
                                                         ? std::vector{answer ? answer->as_string() : std::string()}
                                                         : flags_of(*one, answer))
                              cells.push_back(std::move(cell));
                          }
                        }
                        if (says_something) add(joined(cells));
                      }));
  return numbered(std::string(trimmed(joined(names))), rows);
}

ErrorOr<std::string> pairs_csv(BallotBox& box, const BallotConsultation& consultation, const BallotExport& wanted) {
  STIP_TRY_AS(const BallotQuestion* const question,
              question_of(consultation.rules, wanted, {BallotQuestionKind::pairs}));
  STIP_TRY_AS(const std::vector<Row> rows,
              rows_of(box, consultation, wanted.door, "pairs " + question->label,
                      [&](const BallotRow& ballot, const std::function<void(std::string)>& add) {
                        const Json* const answer = ballot.written.answers.find(question->label);
                        if (!answer) return;
                        for (const Json& pair : answer->as_array())
                          add(joined({pair.as_array()[0].as_string(), pair.as_array()[1].as_string(), "l"}));
                      }));
  std::string csv = "left,right,choice\n";  // Nobody is numbered: the choices of one person do not stand together.
  for (const Row& row : rows) csv += row.cells;
  return csv;
}

}  // namespace

ErrorOr<std::string> exported(BallotBox& box, const BallotExport& wanted) {
  STIP_TRY_AS(const BallotConsultation* const consultation, closed_consultation(box, wanted.consultation));
  if (!consultation->rules.allows(wanted.door))
    return Error{ErrorKind::invalid, said("consultation {}", wanted.consultation),
                 said("nobody comes in by the door '{}'.", std::string(name_of(wanted.door))),
                 said("Name one of its doors with --door.")};
  if (wanted.what == "votes") {
    STIP_TRY_AS(const Votes votes, count_ballots(box, wanted.consultation, wanted.door));
    return votes_csv(votes);
  }
  if (wanted.what == "statements") return statements_csv(*consultation);
  if (wanted.what == "answers") return answers_csv(box, *consultation, wanted);
  if (wanted.what == "about-me") return about_csv(box, *consultation, wanted);
  if (wanted.what == "choices") return choices_csv(box, *consultation, wanted);
  if (wanted.what == "pairs") return pairs_csv(box, *consultation, wanted);
  if (wanted.what == "attributes") {
    STIP_TRY_AS(const BallotQuestion* const question,
                question_of(consultation->rules, wanted, {BallotQuestionKind::budget}));
    return attributes_of(*question);
  }
  return Error{ErrorKind::invalid, said("--what"), said("'{}' cannot be exported.", wanted.what.substr(0, 40)),
               said("Choose one of {}.", std::string(all_kinds))};
}

}  // namespace stip
