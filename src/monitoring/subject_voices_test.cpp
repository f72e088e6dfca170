// SubjectVoices, tested: what citizens said of one subject, and nothing that is about another.
#include "monitoring/subject_voices.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

SmallAgenda consulted() {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2").say("CO-1").say("Q-1", {{"consultation", "CO-1"}, {"kind", "statements"}});
  agenda.say("VW-1", {{"from", "CO-1"}}).say("VW-2", {{"from", "CO-1"}, {"actions", "A-2"}});
  agenda.say("ST-1", {{"title", "One"}, {"question", "Q-1"}, {"label", "1"}, {"about", "A-1"}});
  agenda.say("ST-2", {{"title", "Two"}, {"question", "Q-1"}, {"label", "2"}, {"about", "A-2"}});
  agenda.say("ST-3", {{"title", "Three"}, {"question", "Q-1"}, {"label", "3"}, {"about", "VW-1"}});
  agenda.say("CR-1", {{"consultation", "CO-1"},
                      {"door", "open"},
                      {"kind", "statements"},
                      {"participants", "300"},
                      {"data", R"({"n":300,"verdict":"groups","groups":[{"n":150},{"n":150}],"statements":[)"
                               R"({"id":"1","text":"One","all":[200,60,40],"groups":[[100,30,20],[100,30,20]]},)"
                               R"({"id":"2","text":"Two","all":[200,60,40],"groups":[[100,30,20],[100,30,20]]},)"
                               R"({"id":"3","text":"Three","all":[200,60,40],"groups":[[100,30,20],[100,30,20]]}]})"}});
  return agenda;
}

}  // namespace

TEST_CASE("a subject hears the statements on it and on conditions that hold for it or for all, by group") {
  SmallAgenda agenda = consulted();
  const View view = agenda.view();
  const auto found = subject_voices(view, "A-1");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].doors.size() == 1);
  CHECK(found[0].doors[0].groups == 2);
  REQUIRE(found[0].doors[0].voices.size() == 2);
  CHECK(found[0].doors[0].voices[0].finding.label == "1");
  CHECK(found[0].doors[0].voices[0].condition == nullptr);
  CHECK(found[0].doors[0].voices[0].finding.groups.size() == 2);
  CHECK(found[0].doors[0].voices[1].finding.label == "3");
  CHECK(found[0].doors[0].voices[1].condition->id == "VW-1");
  REQUIRE(found[0].conditions.size() == 1);
  CHECK(found[0].conditions[0]->id == "VW-1");
  CHECK(subject_voices(view, "A-2")[0].conditions.size() == 2);
}

TEST_CASE("a consultation about a dossier is heard at the actions that work on it") {
  SmallAgenda agenda;
  agenda.say("A-1").say("D-1", {{"actions", "A-1"}}).say("CO-1", {{"about", "D-1"}}).say("CO-2");
  const View view = agenda.view();
  const auto found = subject_voices(view, "A-1");
  REQUIRE(found.size() == 1);
  CHECK(found[0].consultation->id == "CO-1");
  CHECK(found[0].is_about_it);
}

TEST_CASE("a result that a viewer may not see says nothing") {
  SmallAgenda agenda = consulted();
  agenda.say("CR-1", {{"classification", "restricted"}});
  const View view = agenda.view(Classification::public_);
  CHECK(subject_voices(view, "A-1")[0].doors.empty());
}

}  // namespace stip
