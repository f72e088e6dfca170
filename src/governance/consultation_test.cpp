// Consultation, tested: its design becomes one text; it opens only when nothing lacks; it closes on its day.
#include "governance/consultation.h"

#include <doctest/doctest.h>

#include "base/hash.h"
#include "base/text.h"
#include "governance/test_acts.h"

namespace stip {
namespace {

const Actor secretary{"secretary"};
const Day today = day("2027-04-01");

SmallAgenda designed() {
  SmallAgenda agenda;
  agenda.say("ORG-1", {{"title", "Ministerie"}, {"title_en", "Ministry"}}).say("A-1");
  agenda.say("CO-2027.X", {{"title", "Wat eerst?"},
                           {"title_en", "What first?"},
                           {"what", "Wat."},
                           {"why", "Waarom."},
                           {"open", "Open."},
                           {"fixed", "Vast."},
                           {"afterwards", "Daarna."},
                           {"privacy", "Privacy."},
                           {"privacy_en", "Privacy!"},
                           {"consent", "Een ouder tekent."},
                           {"contact", "070-0000000"},
                           {"commissioned_by", "ORG-1"},
                           {"doors", "invited; signed_in"},
                           {"closes", "2027-06-01"},
                           {"minutes", "5"},
                           {"minimum_age", "12"},
                           {"own_statements", "yes"},
                           {"forget_codes_after_days", "90"},
                           {"forget_ballots_after_days", "365"}});
  const auto question = [&](const char* id, const char* number, const char* kind, SmallAgenda::Fields more) {
    more.insert(more.end(), {{"consultation", "CO-2027.X"}, {"number", number}, {"kind", kind}, {"about", "A-1"}});
    agenda.say(id, more);
  };
  // Entered in another order than they are asked in.
  question("Q-4", "4", "budget",
           {{"title", "Geld"}, {"label", "money"}, {"budget", "EUR 2500000"}, {"least", "0"}, {"most", "1"}});
  question("Q-3", "3", "open", {{"title", "Waarom?"}, {"label", "why"}, {"asked_of", "AO-2"}, {"most", "500"}});
  question("Q-2", "2", "statements", {{"title", "Stellingen"}, {"label", "s"}});
  question("Q-1", "1", "single", {{"title", "Zou u?"}, {"label", "would"}, {"required", "yes"}, {"about_me", "yes"}});
  agenda.say("AO-1", {{"question", "Q-1"}, {"number", "2"}, {"title", "Ja"}, {"label", "yes"}});
  agenda.say("AO-2", {{"question", "Q-1"}, {"number", "1"}, {"title", "Nee"}, {"title_en", "No"}, {"label", "no"}});
  agenda.say("ST-1", {{"question", "Q-2"}, {"title", "Een zin."}, {"title_en", "A sentence."}});
  agenda.say("BO-1", {{"question", "Q-4"},
                      {"title", "Weg"},
                      {"label", "a"},
                      {"cost", "EUR 1250000"},
                      {"effects", "Banen / Jobs = 4.50 duizend"}});
  agenda.say("BO-2", {{"question", "Q-4"},
                      {"title", "Spoor"},
                      {"label", "b"},
                      {"cost", "EUR 2000000"},
                      {"effects", "Banen / Jobs = -1"}});
  return agenda;
}

std::string rules_text(SmallAgenda& agenda) {
  const View view = agenda.view();
  return to_text(rules_of(view, *view.find<Consultation>("CO-2027.X")));
}

}  // namespace

TEST_CASE("a design becomes the rules that the store reads, in the order of its numbers") {
  SmallAgenda agenda = designed();
  CHECK(
      rules_text(agenda) ==
      R"({"id":"co-2027-x","title":"Wat eerst?","title_en":"What first?","doors":["invited","signed-in"],)"
      R"("introduction":{"what":"Wat.","why":"Waarom.","by":"Ministerie","by_en":"Ministry","open":"Open.","fixed":"Vast.",)"
      R"("afterwards":"Daarna.","privacy":"Privacy.\n\nEen ouder tekent.","minutes":5},"minimum_age":12,"closes":"2027-06-01",)"
      R"("forget_codes_after_days":90,"forget_ballots_after_days":365,"own_statements":true,)"
      R"("statements":[{"label":"ST-1","text":"Een zin.","text_en":"A sentence."}],)"
      R"("questions":[{"label":"would","kind":"single","text":"Zou u?","about_me":true,"required":true,)"
      R"("options":[{"label":"no","text":"Nee","text_en":"No"},{"label":"yes","text":"Ja"}]},)"
      R"({"kind":"statements","text":"Stellingen"},)"
      R"({"label":"why","kind":"open","text":"Waarom?","if":{"question":"would","is":["no"]},"longest":500},)"
      R"({"label":"money","kind":"budget","text":"Geld","budget":2.5,"unit":"miljoen euro","unit_en":"million euro",)"
      R"("most_options":1,)"
      R"("options":[{"label":"a","text":"Weg","cost":1.25,"effects":[{"name":"Banen","name_en":"Jobs","value":4.5,"unit":"duizend"}]},)"
      R"({"label":"b","text":"Spoor","cost":2,"effects":[{"name":"Banen","name_en":"Jobs","value":-1}]}]}]})");
}

TEST_CASE("a statement about who answers and the puzzle of the open door stand in the rules") {
  SmallAgenda agenda = designed();
  agenda.say("CO-2027.X", {{"doors", "invited; open"}, {"puzzle", "16"}});
  agenda.say("ST-2", {{"question", "Q-2"}, {"title", "Ik woon in een dorp."}, {"about_me", "yes"}});
  const std::string rules = rules_text(agenda);
  CHECK(contains(rules, R"("own_statements":true,"puzzle":16,"statements":[)"));
  CHECK(contains(rules, R"({"label":"ST-2","text":"Ik woon in een dorp.","about_me":true}])"));
  enter(agenda, open_consultation(agenda.view(), {"CO-2027.X", rules, "The panel was drawn."}, secretary, today));
}

TEST_CASE("a consultation opens with its rules, their digest and the day") {
  SmallAgenda agenda = designed();
  enter(agenda, open_consultation(agenda.view(), {"CO-2027.X", "{}", "The panel was drawn."}, secretary, today));
  const View view = agenda.view();
  const Consultation& opened = *view.find<Consultation>("CO-2027.X");
  CHECK(opened.status == ConsultationStatus::open);
  CHECK(to_text(opened.opened_on) == "2027-04-01");
  CHECK(opened.rules == "{}");
  CHECK(opened.rules_digest == to_hex(sha256("{}")));
  CHECK(says(open_consultation(view, {"CO-2027.X", "{}", "Again."}, secretary, today), "it is not a draft any more."));
}

TEST_CASE("all that lacks is told at once, and nothing opens without a reason") {
  SmallAgenda agenda = designed();
  agenda.say("CO-2027.X", {{"fixed", ""}}).say("Q-4", {{"about", ""}});
  const Acted refused = open_consultation(agenda.view(), {"CO-2027.X", "{}", " "}, secretary, today);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.problems().size() == 3);
  CHECK(says(refused, "it is not said what is fixed."));
  CHECK(says(refused, "it is not said what application, action or condition it is about."));
  CHECK(says(refused, "it is not said why it opens."));
}

TEST_CASE("what another consultation lacks is no hindrance") {
  SmallAgenda agenda = designed();
  agenda.say("CO-9").say("Q-9", {{"consultation", "CO-9"}});
  CHECK(lacking(agenda.view(), today, Language::en, "CO-2027.X").empty());
  CHECK_FALSE(lacking(agenda.view(), today, Language::en, "CO-9").empty());
}

TEST_CASE("it closes on its last day, or earlier with a reason") {
  SmallAgenda agenda = designed();
  CHECK(says(close_consultation(agenda.view(), {"CO-2027.X", ""}, secretary, today), "it is not open."));
  enter(agenda, open_consultation(agenda.view(), {"CO-2027.X", "{}", "Now."}, secretary, today));
  CHECK(says(close_consultation(agenda.view(), {"CO-2027.X", ""}, secretary, day("2027-05-31")),
             "its last day has not come yet."));
  CHECK(close_consultation(agenda.view(), {"CO-2027.X", "A fault in a question."}, secretary, day("2027-05-31")).ok());
  enter(agenda, close_consultation(agenda.view(), {"CO-2027.X", ""}, secretary, day("2027-06-01")));
  const View view = agenda.view();
  CHECK(view.find<Consultation>("CO-2027.X")->status == ConsultationStatus::closed);
  CHECK(to_text(view.find<Consultation>("CO-2027.X")->closed_on) == "2027-06-01");
}

}  // namespace stip
