// Ballot answers: one form for each, so that equal answers are equal bytes.
#include "ballots/ballot_answers.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace stip {
namespace {

Error wrong(const BallotQuestion& question, const Said& problem, const Said& remedy) {
  return {ErrorKind::invalid, said("question {}", question.label), problem, remedy};
}

Error no_option(const BallotQuestion& question, const Json& given) {
  const std::string label = given.is_string() ? given.as_string().substr(0, 32) : to_text(given).substr(0, 32);
  return wrong(question, said("there is no option '{}'.", label),
               said("Choose an option of this question; nothing was kept."));
}

ErrorOr<std::size_t> option_of(const BallotQuestion& question, const Json& given) {
  const auto found = given.is_string() ? question.option(given.as_string()) : std::nullopt;
  if (!found) return no_option(question, given);
  return *found;
}

Error other_kind(const BallotQuestion& question, const Said& remedy) {
  return wrong(question, said("this is no answer to it."), remedy);
}

/// Whether a text has signs that nobody can see, other than line ends and tabs.
bool has_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
  });
}

ErrorOr<Json> chosen_of(const BallotQuestion& question, const Json& given) {
  if (!given.is_array()) return other_kind(question, said("Send the labels of the chosen options as a list."));
  std::vector<bool> is_chosen(question.options.size());
  std::size_t n = 0;
  for (const Json& one : given.as_array()) {
    STIP_TRY_AS(const std::size_t option, option_of(question, one));
    if (is_chosen[option])
      return wrong(question, said("option '{}' comes twice.", question.options[option].label), said("Choose it once."));
    is_chosen[option] = true;
    ++n;
  }
  const std::uint32_t most = question.kind == BallotQuestionKind::budget ? question.most_options : question.most;
  if (most && n > most)
    return wrong(question, said("{} options are chosen, and {} may be.", std::to_string(n), std::to_string(most)),
                 said("Take some away; nothing was kept."));
  if (n < question.least_options)
    return wrong(
        question,
        said("{} options are chosen, and {} must be.", std::to_string(n), std::to_string(question.least_options)),
        said("Choose more, or leave the question open; nothing was kept."));
  Json chosen = Json::array();
  for (std::size_t i = 0; i < is_chosen.size(); ++i)
    if (is_chosen[i]) chosen.push(question.options[i].label);
  return chosen;
}

ErrorOr<Json> portfolio_of(const BallotQuestion& question, const Json& given) {
  STIP_TRY_AS(const Json chosen, chosen_of(question, given));
  const BallotAmount cost = cost_of(question, chosen);
  if (cost > question.budget)
    return wrong(question,
                 said("what is chosen costs {} {}, and the budget is {}.", said_amount(cost),
                      said_by([unit = question.unit](Language language) { return unit.in(language); }),
                      said_amount(question.budget)),
                 said("Take something away; nothing was kept."));
  return chosen;
}

ErrorOr<Json> pairs_of(const BallotQuestion& question, const Json& given) {
  const auto remedy = said("Send a list of pairs, the better one first: [[\"a\", \"b\"]].");
  if (!given.is_array()) return other_kind(question, remedy);
  std::map<std::pair<std::size_t, std::size_t>, bool> first_is_better;
  for (const Json& one : given.as_array()) {
    if (!one.is_array() || one.as_array().size() != 2) return other_kind(question, remedy);
    STIP_TRY_AS(const std::size_t better, option_of(question, one.as_array()[0]));
    STIP_TRY_AS(const std::size_t other, option_of(question, one.as_array()[1]));
    if (better == other)
      return wrong(question, said("'{}' is held against itself.", question.options[better].label),
                   said("Send two different options."));
    first_is_better[std::minmax(better, other)] = better < other;
  }
  if (question.most && first_is_better.size() > question.most)
    return wrong(question,
                 said("{} pairs were answered, and {} may be.", std::to_string(first_is_better.size()),
                      std::to_string(question.most)),
                 said("Take some away; nothing was kept."));
  if (first_is_better.empty()) return Json();
  Json pairs = Json::array();
  for (const auto& [pair, first] : first_is_better) {
    Json one = Json::array();
    one.push(question.options[first ? pair.first : pair.second].label);
    one.push(question.options[first ? pair.second : pair.first].label);
    pairs.push(std::move(one));
  }
  return pairs;
}

ErrorOr<Json> text_of(const BallotQuestion& question, const Json& given) {
  if (!given.is_string()) return other_kind(question, said("Send the answer as text."));
  std::string text = given.as_string();
  replace_all(text, "\r\n", "\n");
  replace_all(text, "\r", "\n");
  text = trimmed(text);
  if (!is_utf8(text) || has_control(text))
    return wrong(question, said("the answer holds signs that are no text."),
                 said("Write it again, and send it as UTF-8."));
  if (const std::size_t n = length(text); n > question.longest)
    return wrong(
        question,
        said("the answer has {} characters, and {} may be.", std::to_string(n), std::to_string(question.longest)),
        said("Make it shorter; nothing was kept."));
  if (text.empty()) return Json();
  return Json(std::move(text));
}

bool holds(const Json& answer, const std::string& label) {
  if (answer.is_string()) return answer.as_string() == label;
  return answer.is_array() && std::ranges::any_of(answer.as_array(), [&](const Json& one) {
           return one.is_string() && one.as_string() == label;
         });
}

}  // namespace

ErrorOr<Json> canonical_answer(const BallotQuestion& question, const Json& given) {
  if (given.is_null()) return Json();
  switch (question.kind) {
    case BallotQuestionKind::single: {
      STIP_TRY_AS(const std::size_t option, option_of(question, given));
      return Json(question.options[option].label);
    }
    case BallotQuestionKind::multiple: {
      STIP_TRY_AS(Json chosen, chosen_of(question, given));
      return chosen.as_array().empty() ? Json() : std::move(chosen);
    }
    case BallotQuestionKind::budget:
      return portfolio_of(question, given);
    case BallotQuestionKind::pairs:
      return pairs_of(question, given);
    case BallotQuestionKind::open:
      return text_of(question, given);
    case BallotQuestionKind::statements:
      break;
  }
  return other_kind(question, said("Send votes on statements as votes."));
}

bool is_asked(const BallotQuestion& question, const Json& answers) {
  if (!question.condition) return true;
  const Json* const answer = answers.find(question.condition->question);
  return answer &&
         std::ranges::any_of(question.condition->is, [&](const std::string& is) { return holds(*answer, is); });
}

Json only_asked(const BallotRules& rules, const Json& answers) {
  Json asked = Json::object();
  for (const BallotQuestion& question : rules.questions) {
    const Json* const answer = question.label.empty() ? nullptr : answers.find(question.label);
    // Conditions name earlier questions, so what they depend on was decided before.
    if (answer && !answer->is_null() && is_asked(question, asked)) asked.add(question.label, *answer);
  }
  return asked;
}

std::vector<std::string> missing_answers(const BallotRules& rules, const Json& answers) {
  std::vector<std::string> missing;
  for (const BallotQuestion& question : rules.questions) {
    if (question.required && is_asked(question, answers) && !answers.find(question.label))
      missing.push_back(question.label);
  }
  return missing;
}

BallotAmount cost_of(const BallotQuestion& budget, const Json& answer) {
  BallotAmount cost;
  for (const BallotOption& option : budget.options)
    if (holds(answer, option.label)) cost.millionths += option.cost.millionths;
  return cost;
}

ErrorOr<std::string> own_statement(std::string_view written) {
  std::string text(trimmed(written));
  const Said subject = said("your statement");
  if (text.empty() || !is_utf8(text) || has_control(text) || text.find('\n') != text.npos ||
      text.find('\t') != text.npos)
    return Error{ErrorKind::invalid, subject, said("it is empty, or more than one line of text."),
                 said("Write one sentence that others can agree or disagree with.")};
  if (const std::size_t n = length(text); n > longest_own_statement)
    return Error{ErrorKind::invalid, subject,
                 said("it has {} characters, and {} may be.", std::to_string(n), std::to_string(longest_own_statement)),
                 said("Make it shorter; nothing was kept.")};
  return text;
}

}  // namespace stip
