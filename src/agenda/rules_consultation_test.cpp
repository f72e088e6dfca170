// Rules about consultations, tested: each is broken by taking one thing away from a design that lacks nothing.
#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/rules.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

const Day today = day("2027-04-01");

/// A design in which nothing lacks: background, statements, a branch, several choices and a budget.
SmallAgenda whole_design() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1").say("VW-1");
  agenda.say("CO-1", {{"what", "What."},
                      {"why", "Why."},
                      {"open", "Open."},
                      {"fixed", "Fixed."},
                      {"afterwards", "Afterwards."},
                      {"privacy", "Privacy."},
                      {"contact", "070-0000000"},
                      {"commissioned_by", "ORG-1"},
                      {"doors", "invited; open"},
                      {"closes", "2027-06-01"},
                      {"minutes", "5"},
                      {"minimum_age", "16"},
                      {"forget_codes_after_days", "90"},
                      {"forget_ballots_after_days", "365"}});
  agenda.say("Q-1",
             {{"consultation", "CO-1"}, {"number", "1"}, {"label", "age"}, {"kind", "single"}, {"about_me", "yes"}});
  agenda.say("AO-1", {{"question", "Q-1"}, {"label", "young"}}).say("AO-2", {{"question", "Q-1"}, {"label", "old"}});
  agenda.say("Q-2", {{"consultation", "CO-1"}, {"number", "2"}, {"kind", "statements"}});
  agenda.say("ST-1", {{"question", "Q-2"}, {"label", "1"}, {"about", "A-1"}});
  agenda.say("Q-3",
             {{"consultation", "CO-1"}, {"number", "3"}, {"kind", "open"}, {"asked_of", "AO-1"}, {"about", "A-1"}});
  agenda.say("Q-4",
             {{"consultation", "CO-1"}, {"number", "4"}, {"kind", "budget"}, {"budget", "EUR 5"}, {"about", "VW-1"}});
  agenda.say("BO-1", {{"question", "Q-4"}, {"cost", "EUR 2"}, {"effects", "Jobs = 4"}});
  agenda.say("BO-2", {{"question", "Q-4"}, {"cost", "EUR 4"}, {"effects", "Jobs = -1.5 thousand"}});
  agenda.say("PM-1", {{"consultation", "CO-1"}, {"variable", "age"}, {"category", "old"}});
  return agenda;
}

std::vector<std::string> broken(SmallAgenda agenda) {
  std::vector<std::string> rules;
  for (const Finding& each : check(agenda.view(), today, Language::en))
    if (each.rule.starts_with("consultation.")) rules.push_back(each.rule + " " + each.id + " " + each.field);
  return rules;
}

std::vector<std::string> broken_with(const std::string& id, const SmallAgenda::Fields& fields) {
  SmallAgenda agenda = whole_design();
  agenda.say(id, fields);
  return broken(std::move(agenda));
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("a consultation in which nothing lacks breaks no rule about consultations") {
  CHECK(broken(whole_design()) == Rules{});
}

TEST_CASE("what people must be told beforehand is missed, each under its field") {
  for (const char* field : {"what", "why", "open", "fixed", "afterwards", "privacy", "contact"})
    CHECK(broken_with("CO-1", {{field, ""}}) == Rules{std::string("consultation.said CO-1 ") + field});
  for (const char* field :
       {"commissioned_by", "doors", "closes", "minutes", "forget_codes_after_days", "forget_ballots_after_days"})
    CHECK(broken_with("CO-1", {{field, ""}}) == Rules{std::string("consultation.terms CO-1 ") + field});
  CHECK(broken_with("CO-1", {{"closes", "2027-03-31"}}) == Rules{"consultation.terms CO-1 closes"});
  CHECK(broken_with("CO-1", {{"forget_ballots_after_days", "0"}}).size() == 1);
}

TEST_CASE("who is under 16 takes part only where consent is described") {
  CHECK(broken_with("CO-1", {{"minimum_age", "15"}}) == Rules{"consultation.age CO-1 minimum_age"});
  CHECK(broken_with("CO-1", {{"minimum_age", ""}}).size() == 1);
  CHECK(broken_with("CO-1", {{"minimum_age", "12"}, {"consent", "A parent signs."}}) == Rules{});
}

TEST_CASE("questions and statements name the application that they are about") {
  CHECK(broken_with("ST-1", {{"about", ""}}) == Rules{"consultation.applications ST-1 about"});
  CHECK(broken_with("Q-3", {{"about", ""}}) == Rules{"consultation.applications Q-3 about"});
  SmallAgenda agenda = whole_design();
  agenda.say("ST-1", {{"about", ""}}).say("Q-2", {{"about", "A-1"}});
  CHECK(broken(std::move(agenda)) == Rules{});
}

TEST_CASE("a question has what its kind needs") {
  CHECK(broken_with("Q-3", {{"kind", "single"}}) == Rules{"consultation.parts Q-3 kind"});
  CHECK(broken_with("Q-3", {{"kind", ""}}) == Rules{"consultation.parts Q-3 kind"});
  CHECK(broken_with("Q-4", {{"budget", "~EUR 5"}}) == Rules{"consultation.parts Q-4 budget"});
  CHECK(broken_with("BO-2", {{"cost", ""}}) == Rules{"consultation.parts BO-2 cost"});
  CHECK(broken_with("BO-2", {{"effects", "Jobs"}}).size() == 2);
  CHECK(broken_with("BO-2", {{"effects", "Noise = 1"}}) == Rules{"consultation.parts BO-2 effects"});
  CHECK(broken_with("Q-3", {{"about_me", "yes"}}) == Rules{"consultation.parts Q-3 kind"});
  SmallAgenda empty;
  empty.say("CO-2");
  CHECK(std::ranges::count(broken(std::move(empty)), "consultation.parts CO-2 ") == 1);
}

TEST_CASE("a statement about who answers is about no application, and is not all that people vote on") {
  SmallAgenda agenda = whole_design();
  agenda.say("ST-2", {{"question", "Q-2"}, {"label", "2"}, {"about_me", "yes"}});
  CHECK(broken(std::move(agenda)) == Rules{});
  CHECK(broken_with("ST-1", {{"about_me", "yes"}}) == Rules{"consultation.parts Q-2 kind"});
}

TEST_CASE("a puzzle is one of the open door, and neither too light nor too heavy") {
  CHECK(broken_with("CO-1", {{"puzzle", "8"}}) == Rules{});
  CHECK(broken_with("CO-1", {{"puzzle", "24"}}) == Rules{});
  for (const char* bits : {"0", "7", "25"})
    CHECK(broken_with("CO-1", {{"puzzle", bits}}) == Rules{"consultation.terms CO-1 puzzle"});
  CHECK(broken_with("CO-1", {{"puzzle", "16"}, {"doors", "invited"}}) == Rules{"consultation.terms CO-1 puzzle"});
}

TEST_CASE("labels are plain and differ") {
  CHECK(broken_with("AO-2", {{"label", "young"}}).front() == "consultation.labels AO-2 label");
  CHECK(broken_with("ST-1", {{"label", "één"}}) == Rules{"consultation.labels ST-1 label"});
}

TEST_CASE("a branch depends on one earlier question of choice") {
  CHECK(broken_with("Q-3", {{"number", "0"}}) == Rules{"consultation.branch Q-3 asked_of"});
  CHECK(broken_with("Q-2", {{"asked_of", "AO-1"}}) == Rules{"consultation.branch Q-2 asked_of"});
}

TEST_CASE("a margin has a question and an answer") {
  CHECK(broken_with("PM-1", {{"category", "older"}}) == Rules{"consultation.margins PM-1 category"});
  CHECK(broken_with("Q-1", {{"label", "years"}}) == Rules{"consultation.margins PM-1 variable"});
}

TEST_CASE("a consultation of the past needs none of it") {
  SmallAgenda agenda;
  agenda.say("CO-9", {{"status", "closed"}});
  CHECK(broken(std::move(agenda)) == Rules{});
}

}  // namespace stip
