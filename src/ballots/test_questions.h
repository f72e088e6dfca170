// Test questions: rules with a question of every kind, and small changes to them.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "ballots/ballot_rules.h"
#include "ballots/test_questions_text.h"

namespace stip {

inline std::string questions_with(const std::string& from, const std::string& to) {
  std::string json = questions_json;
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  json.replace(at, from.size(), to);
  return json;
}

inline BallotRules question_rules() { return *parse_ballot_rules(questions_json, "rules.json"); }

}  // namespace stip
