// ConsultationFindings, tested: verdicts, their order, the trend, and data that nobody should have written.
#include "monitoring/consultation_findings.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"

namespace stip {
namespace {

std::string statement(const std::string& id, const std::string& text, const std::string& all,
                      const std::string& groups = "") {
  return R"({"id":")" + id + R"(","text":")" + text + R"(","all":)" + all + R"(,"groups":[)" + groups + "]}";
}

std::string data_of(const std::string& statements, const std::string& groups = "") {
  return R"({"n":300,"verdict":"groups","groups":[)" + groups + R"(],"statements":[)" + statements + "]}";
}

SmallAgenda with_results(const std::string& data, const std::string& door = "open") {
  SmallAgenda agenda;
  agenda.say("CO-1").say(
      "CR-1",
      {{"consultation", "CO-1"}, {"door", door}, {"kind", "statements"}, {"participants", "300"}, {"data", data}});
  return agenda;
}

std::vector<DoorFindings> findings_of(const View& view) {
  return consultation_findings(view, *view.find<Consultation>("CO-1"));
}

std::string labels(const StatementFindings& findings, const std::vector<std::size_t>& places) {
  std::string all;
  for (const std::size_t place : places) all += findings.statements[place].label;
  return all;
}

}  // namespace

TEST_CASE(
    "agreement comes by how many say so, and difference by how far groups are apart, not by their place on a map") {
  const std::string two = R"({"n":150},{"n":150})";
  SmallAgenda agenda =
      with_results(data_of(statement("a", "Most", "[200,60,40]", "[100,30,20],[100,30,20]") + "," +
                               statement("b", "Nearly all", "[280,10,10]", "[140,0,0],[140,10,0]") + "," +
                               statement("c", "Halves", "[150,140,10]", "[80,65,5],[70,75,5]") + "," +
                               statement("d", "Camps", "[160,120,20]", "[150,0,0],[10,120,20]") + "," +
                               statement("e", "Nobody", "[10,280,10]", "[0,145,5],[10,135,5]") + "," +
                               statement("f", "Hidden", "[null,null,150]", "[null,null,null],[null,null,null]"),
                           two));
  const View view = agenda.view();
  const auto doors = findings_of(view);
  REQUIRE(doors.size() == 1);
  const StatementFindings& found = *doors[0].statements;
  CHECK(labels(found, found.agreement) == "bea");
  CHECK(labels(found, found.difference) == "dc");
  CHECK(labels(found, found.unsaid) == "f");
  CHECK(found.statements[3].groups_oppose);
  CHECK(found.statements[4].verdict == StatementVerdict::rejected);
}

TEST_CASE("a majority on which a group holds the opposite is a difference, not agreement") {
  SmallAgenda agenda = with_results(
      data_of(statement("a", "Three to one", "[225,65,10]", "[220,5,5],[5,60,5]"), R"({"n":230},{"n":70})"));
  const View view = agenda.view();
  const auto doors = findings_of(view);
  CHECK(doors[0].statements->agreement.empty());
  CHECK(doors[0].statements->difference.size() == 1);
}

TEST_CASE("of few answers nothing is said: seven of ten is no majority, and a percentage needs a hundred") {
  SmallAgenda agenda =
      with_results(data_of(statement("a", "Seven of ten", "[17,10,0]") + "," + statement("b", "Sixty", "[50,10,0]")));
  const View view = agenda.view();
  const auto doors = findings_of(view);
  CHECK(doors[0].statements->statements[0].verdict == StatementVerdict::cannot_say);
  CHECK(doors[0].statements->statements[1].verdict == StatementVerdict::agreed);
  CHECK_FALSE(doors[0].statements->statements[1].percent());
}

TEST_CASE(
    "where hardly anybody disagrees that number is not told, and yet most agree; what the told ones leave open stays "
    "open") {
  SmallAgenda agenda = with_results(data_of(statement("a", "Hardly anybody against", "[152,null,null,128]") + "," +
                                            statement("b", "Hardly anybody for", "[null,152,null,128]") + "," +
                                            statement("c", "Too many not told", "[100,null,null,10]") + "," +
                                            statement("d", "Not known who saw it", "[152,null,null,null]")));
  const View view = agenda.view();
  const auto doors = findings_of(view);
  const auto& all = doors[0].statements->statements;
  CHECK(all[0].all.answered() == 172);
  CHECK(all[0].verdict == StatementVerdict::agreed);  // 152 of at most 171 who chose.
  CHECK(all[0].all.agree_range()->first == doctest::Approx(152.0 / 171));
  CHECK(all[1].verdict == StatementVerdict::rejected);
  CHECK(all[2].verdict == StatementVerdict::cannot_say);
  CHECK(all[3].verdict == StatementVerdict::cannot_say);
  SmallAgenda told = with_results(
      R"({"n":300,"groups":[],"statements":[{"id":"1","most":"agree","all":[152,null,null,null]},{"id":"2","most":"agree","all":[null,null,null,null]}]})");
  const View other = told.view();
  const auto findings = findings_of(other);
  CHECK(findings[0].statements->statements[0].verdict == StatementVerdict::agreed);
  CHECK(findings[0].statements->statements[1].verdict == StatementVerdict::cannot_say);  // Not without its number.
  CHECK(*all[0].percent() == doctest::Approx(100.0 * 152 / 172));
  CHECK_FALSE(all[1].percent());
}

TEST_CASE("bounds of Wilson are those of the worked example") {
  const auto [low, high] = wilson_bounds(60, 100);  // docs/methods-consultation.md
  CHECK(low == doctest::Approx(0.502).epsilon(0.001));
  CHECK(high == doctest::Approx(0.6906).epsilon(0.001));
}

TEST_CASE("a trend is told where people were invited both times, and only what chance does not explain") {
  const auto door = [](ConsultationDoor which, const SmallAgenda&, const View& view) {
    DoorFindings found = findings_of(view)[0];
    found.door = which;
    return found;
  };
  SmallAgenda before = with_results(
                  data_of(statement("1", "Label it.", "[100,100,0]") + "," + statement("2", "Test it.", "[100,100,0]")),
                  "invited"),
              after = with_results(
                  data_of(statement("9", " label IT.", "[150,50,0]") + "," + statement("8", "Test it.", "[105,95,0]")),
                  "invited");
  const View then = before.view(), now = after.view();
  const auto lines =
      trend_lines(door(ConsultationDoor::invited, before, then), door(ConsultationDoor::invited, after, now));
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].then == doctest::Approx(50));
  CHECK(lines[0].change == 1);
  CHECK(lines[1].change == 0);
  const auto open = trend_lines(door(ConsultationDoor::open, before, then), door(ConsultationDoor::open, after, now));
  CHECK_FALSE(open[0].change);
}

TEST_CASE("a statement is known in the ledger by its words or by its id, whatever their case") {
  SmallAgenda agenda = with_results(data_of(statement("1", "Label it.", "[200,60,40]") + "," +
                                            statement("st-2", "Otherwise said", "[200,60,40]") + "," +
                                            statement("3", "Elsewhere", "[1,1,1]")));
  agenda.say("Q-1", {{"consultation", "CO-1"}})
      .say("ST-1", {{"question", "Q-1"}, {"title", "Label it."}})
      .say("ST-2", {{"question", "Q-1"}});
  agenda.say("CO-2").say("Q-2", {{"consultation", "CO-2"}}).say("ST-3", {{"question", "Q-2"}, {"title", "Elsewhere"}});
  const View view = agenda.view();
  const auto doors = findings_of(view);
  REQUIRE(doors[0].statements->statements[0].record);
  CHECK(doors[0].statements->statements[0].record->id == "ST-1");
  CHECK(doors[0].statements->statements[1].record->id == "ST-2");
  CHECK(doors[0].statements->statements[2].record == nullptr);
}

TEST_CASE("a statement is known by its label too, and words weigh more than a label that somebody else gave") {
  SmallAgenda agenda =
      with_results(data_of(statement("12", "", "[200,60,40]") + "," + statement("1", "Ban it.", "[200,60,40]") + "," +
                           statement("b", "Asked twice.", "[200,60,40]") + "," + statement("B", "", "[200,60,40]")));
  agenda.say("Q-1", {{"consultation", "CO-1"}})
      .say("ST-1", {{"question", "Q-1"}, {"title", "Label it."}, {"label", "12"}})
      .say("ST-2", {{"question", "Q-1"}, {"title", "Test it."}, {"label", "1"}})
      .say("ST-3", {{"question", "Q-1"}, {"title", "Ban it."}, {"label", "3"}})
      .say("ST-4", {{"question", "Q-1"}, {"title", "Asked twice."}, {"label", "a"}})
      .say("ST-5", {{"question", "Q-1"}, {"title", "Asked twice."}, {"label", "b"}});
  const View view = agenda.view();
  const auto doors = findings_of(view);
  const auto& found = doors[0].statements->statements;
  REQUIRE(found.size() == 4);
  REQUIRE(found[0].record);
  CHECK(found[0].record->id == "ST-1");
  CHECK(found[1].record->id == "ST-3");
  CHECK(found[2].record->id == "ST-5");
  CHECK(found[3].record == nullptr);
}

TEST_CASE("data that is not as it should be is passed over, and nothing is made up for it") {
  for (
      const char* data :
      {"", "no json", "[]", "{}",
       R"({"n":-5,"groups":7,"statements":[1,null,"x",{"id":3,"all":[1,2]},{"all":{"a":1}}],"map":{"columns":2,"squares":[{"column":5,"row":0,"n":10}]}})",
       R"({"groups":[{"n":20}],"statements":[{"id":"1","all":[1e400,-1,"x"],"groups":[[1,2,3],[4,5,6]]}]})"}) {
    SmallAgenda agenda = with_results(data);
    const View view = agenda.view();
    for (const DoorFindings& door : findings_of(view)) {
      if (!door.statements) continue;
      CHECK(door.statements->agreement.empty());
      CHECK(door.statements->map.empty());
      for (const StatementFinding& one : door.statements->statements)
        CHECK(one.groups.size() == door.statements->groups.size());
    }
  }
}

TEST_CASE("doors stand apart") {
  SmallAgenda agenda = with_results(data_of(statement("1", "Label it.", "[200,60,40]")));
  agenda.say("CR-2", {{"consultation", "CO-1"},
                      {"door", "invited"},
                      {"kind", "statements"},
                      {"participants", "40"},
                      {"invited", "100"},
                      {"data", data_of(statement("1", "Label it.", "[20,10,10]"))}});
  const View view = agenda.view();
  const auto doors = findings_of(view);
  REQUIRE(doors.size() == 2);
  CHECK(doors[0].door == ConsultationDoor::invited);
  CHECK(doors[0].participants == 40);
  CHECK(doors[1].participants == 300);
  CHECK_FALSE(doors[1].invited);
}

}  // namespace stip
