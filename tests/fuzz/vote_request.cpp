// Vote request: what is accepted of a participant has one form; what is refused says what to do.
#include "web/intake/vote_request.h"

#include "ballots/test_questions_text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(vote_request) {
  using namespace stip;
  static const BallotRules rules = *parse_ballot_rules(questions_json, "rules.json");
  Language language = Language::en;
  const auto request = read_vote_request(input, language);
  if (!request.ok()) {
    MUST(!request.error().problem.empty() && !request.error().remedy.empty());
    MUST(!in_language(Language::nl, request.error()).remedy.empty());
    return;
  }
  MUST(input.size() <= longest_vote);
  Json answers = Json::object();
  for (const auto& [label, given] : request->answers) {
    const BallotQuestion* const question = rules.question(label);
    if (!question) continue;
    const auto answer = canonical_answer(*question, given);
    if (!answer.ok()) {
      MUST(!answer.error().problem.empty() && !answer.error().remedy.empty());
      continue;
    }
    const auto again = canonical_answer(*question, *answer);
    MUST(again.ok() && *again == *answer);
    if (!answers.find(label)) answers.add(label, *answer);
    if (question->kind == BallotQuestionKind::budget && !answer->is_null())
      MUST(cost_of(*question, *answer) <= question->budget);
  }
  const Json asked = only_asked(rules, answers);
  MUST(only_asked(rules, asked) == asked);
  for (const std::string& text : request->statements) {
    const auto one = own_statement(text);
    MUST(!one.ok() || *own_statement(*one) == *one);
  }
}
