// Test questions: rules with a question of every kind, and small changes to them.
#pragma once

#include <doctest/doctest.h>

#include <string>

#include "ballots/ballot_rules.h"

namespace stip {

inline const std::string questions_json =
    R"({"id":"panel","title":"Waar eerst?","title_en":"Where first?","doors":["invited","open"],)"
    R"("introduction":{"what":"Wat er gevraagd wordt.","why":"Omdat.","why_en":"Because.","minutes":10},)"
    R"("minimum_age":16,"closes":"2027-06-01","forget_codes_after_days":90,"forget_ballots_after_days":365,)"
    R"("own_statements":true,"statements":[{"label":"1","text":"Eerst dit.","text_en":"This first."},)"
    R"({"label":"2","text":"Eerst dat."}],"questions":[)"
    R"({"label":"age","kind":"single","text":"Hoe oud bent u?","about_me":true,"required":true,"options":[)"
    R"({"label":"16-34","text":"16 tot 34"},{"label":"35-up","text":"35 of ouder","text_en":"35 or older"}]},)"
    R"({"kind":"statements"},)"
    R"({"label":"worries","kind":"multiple","text":"Wat baart u zorgen?","most":2,"options":[)"
    R"({"label":"a","text":"A"},{"label":"b","text":"B"},{"label":"c","text":"C"}]},)"
    R"({"label":"why","kind":"open","text":"Waarom?","longest":200,"if":{"question":"worries","is":["c"]}},)"
    R"({"label":"money","kind":"budget","text":"Verdeel.","budget":10,"unit":"miljoen euro","least_options":0,"options":[)"
    R"({"label":"a","text":"A","cost":6,"effects":[{"name":"CO2","value":4}]},)"
    R"({"label":"b","text":"B","cost":4.7,"effects":[{"name":"CO2","value":-0.25}]},)"
    R"({"label":"c","text":"C","cost":5.3,"effects":[{"name":"CO2","value":0}]}]},)"
    R"({"label":"ideas","kind":"pairs","text":"Welke is beter?","most":3,"options":[)"
    R"({"label":"a","text":"A"},{"label":"b","text":"B"},{"label":"c","text":"C"}]}]})";

inline std::string questions_with(const std::string& from, const std::string& to) {
  std::string json = questions_json;
  const auto at = json.find(from);
  REQUIRE(at != std::string::npos);
  json.replace(at, from.size(), to);
  return json;
}

inline BallotRules question_rules() { return *parse_ballot_rules(questions_json, "rules.json"); }

}  // namespace stip
