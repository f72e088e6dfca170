// Tests of the open data of parliament: what it becomes, what it leaves alone, and what it refuses.
#include "exchange/parliament.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "base/text.h"
#include "exchange/files.h"

using namespace stip;

namespace {

SmallAgenda agenda_with_ministry() {
  SmallAgenda agenda;
  agenda.say("ORG-EZK", {{"title", "Ministerie van Economische Zaken en Klimaat"}, {"short_name", "EZK"}});
  return agenda;
}

std::string one(const std::string& fields) {
  return R"({"value":[{"Nummer":"TZ202605-901","Tekst":"Een brief voor de zomer.","Status":"Openstaand")" + fields +
         "}]}";
}

ParliamentImport imported(SmallAgenda& agenda, const std::string& bytes) {
  return read_parliament({{"file", bytes}}, agenda.view());
}

std::string value_of(const ParliamentImport& import, std::string_view field) {
  for (const IncomingRecord& record : import.incoming.records) {
    const IncomingValue* value = record.type == &type_of<Pledge>() ? record.value(field) : nullptr;
    if (value) return value->text;
  }
  return {};
}

ImportPlan planned(SmallAgenda& agenda, const ParliamentImport& import) {
  ImportBase base;
  const View now = agenda.view();
  ask_about_differences(import.incoming, now, base);
  return plan_import(now, import.incoming, base);
}

std::string example(const std::string& name) {
  return *read_file(std::filesystem::path("examples/parlement/" + name), 1u << 20);
}

}  // namespace

TEST_CASE("a pledge of the register becomes a pledge, with function and without names of persons") {
  SmallAgenda agenda = agenda_with_ministry();
  const ParliamentImport import = imported(
      agenda, one(R"(,"Ministerie":"Economische Zaken en Klimaat","Naam":"Jansen, J.","Functie":"Minister van EZK",
                              "DatumNakoming":"2026-10-01T00:00:00+02:00","Aanmaakdatum":"2026-05-20T17:42:13.69+02:00")"));
  CHECK(import.incoming.problems.empty());
  REQUIRE(import.incoming.records.size() == 1);
  CHECK(import.incoming.records.front().id == "TZ-202605-901");
  CHECK(value_of(import, "made_by") == "ORG-EZK");
  CHECK(value_of(import, "made_on") == "2026-05-20");
  CHECK(value_of(import, "due") == "2026-10-01");
  CHECK(value_of(import, "due_kind") == "date");
  CHECK(value_of(import, "kind") == "pledge");
  CHECK(value_of(import, "register_number") == "TZ202605-901");
  CHECK(value_of(import, "note") == "Toegezegd door: Minister van EZK.");
  for (const IncomingValue& value : import.incoming.records.front().values) CHECK(!contains(value.text, "Jansen"));
  CHECK(planned(agenda, import).may_enter());
}

TEST_CASE("of several letters the last fulfils, and each becomes a source once") {
  SmallAgenda agenda = agenda_with_ministry();
  agenda.say("BR-7", {{"title", "Brief"}, {"address", "https://www.tweedekamer.nl/kamerstukken/detail?id=2026D90011"}});
  const ParliamentImport import = imported(agenda, example("toezeggingen.json"));
  std::size_t sources = 0;
  for (const IncomingRecord& record : import.incoming.records) sources += record.type == &type_of<Source>();
  CHECK(sources == 1);  // The other is known by its address.
  CHECK(value_of(import, "status") == "open");
  const auto found = std::ranges::find(import.incoming.records, "TZ-202605-902", &IncomingRecord::id);
  REQUIRE(found != import.incoming.records.end());
  CHECK(found->value("letter")->text == "BR-7");
  CHECK(found->value("fulfilled_on")->text == "2026-06-30");
  CHECK(found->value("repeats")->text == "TZ-202605-901");
  CHECK(planned(agenda, import).may_enter());
}

TEST_CASE("the feed in XML says the same as OData") {
  SmallAgenda agenda = agenda_with_ministry();
  const ParliamentImport import = imported(agenda, example("toezeggingen.xml"));
  CHECK(import.incoming.problems.empty());
  CHECK(value_of(import, "status") == "fulfilled");
  CHECK(value_of(import, "letter") == "BR-2026D90021");
  CHECK(value_of(import, "sources") == "BR-2026D90020; BR-2026D90021");
  CHECK(import.passed_over.size() == 1);
}

TEST_CASE("a motion that was voted on stays open, and other papers are passed over") {
  SmallAgenda agenda = agenda_with_ministry();
  const ParliamentImport import = imported(agenda, example("moties.json"));
  CHECK(value_of(import, "kind") == "motion");
  CHECK(value_of(import, "status") == "open");
  CHECK(contains(value_of(import, "note"), "Oordeel Kamer"));
  REQUIRE(import.passed_over.size() == 1);
  CHECK(contains(import.passed_over.front(), "Brief regering"));
}

TEST_CASE("a pledge is known by its number of the register, which is a field and is filled in") {
  SmallAgenda agenda = agenda_with_ministry();
  agenda.say("TZ-14", {{"title", "Brief voor de zomer"}, {"register_number", "TZ202605-901"}, {"to", "Tweede Kamer"}});
  CHECK(imported(agenda, one("")).incoming.records.front().id == "TZ-14");
  agenda.say("TZ-14", {{"register_number", "TZ202605-9012"}});
  CHECK(imported(agenda, one("")).incoming.records.front().id == "TZ-202605-901");
  agenda.say("TZ-14", {{"register_number", ""}, {"note", "Register: TZ202605-901."}});
  const ParliamentImport import = imported(agenda, one(""));
  CHECK(import.incoming.records.front().id == "TZ-14");
  CHECK(value_of(import, "register_number") == "TZ202605-901");
}

TEST_CASE("a pledge is known by its number in its remark, and what the register does not know is left alone") {
  SmallAgenda agenda = agenda_with_ministry();
  agenda.say("TZ-14", {{"title", "Brief voor de zomer"},
                       {"text", "Een brief voor de zomer."},
                       {"note", "Register: TZ202605-901."},
                       {"to", "Tweede Kamer"},
                       {"recurrence", "Eenmalig"}});
  const ParliamentImport import = imported(agenda, one(""));
  REQUIRE(import.incoming.records.size() == 1);
  CHECK(import.incoming.records.front().id == "TZ-14");
  for (const char* field : {"title", "note", "to", "due", "actions"})
    CHECK(import.incoming.records.front().value(field) == nullptr);
  agenda.say("TZ-14", {{"note", "Register: TZ202605-9012."}});
  CHECK(imported(agenda, one("")).incoming.records.front().id == "TZ-202605-901");
}

TEST_CASE("where register and ledger say something else the first time, it is a conflict") {
  SmallAgenda agenda = agenda_with_ministry();
  agenda.say("TZ-202605-901", {{"text", "Een andere tekst."}, {"due", "2026-12"}});
  const ParliamentImport import = imported(agenda, one(R"(,"DatumNakoming":"2026-10-01")"));
  const ImportPlan plan = planned(agenda, import);
  CHECK(!plan.may_enter());
  CHECK(plan.conflicts.size() == 2);
}

TEST_CASE("all that is wrong in all files is told at once, and nothing goes in") {
  SmallAgenda agenda = agenda_with_ministry();
  const ParliamentImport import = read_parliament(
      {{"a.json", R"({"value":[{"Tekst":"Zonder nummer"},{"Nummer":"TZ202605-1","Tekst":"x","Status":"Raar"}]})"},
       {"b.json", one(R"(,"DatumNakoming":"gauw")")},
       {"c.json", one("")},
       {"d.xml", "<!DOCTYPE x><feed/>"},
       {"e.json", "{"},
       {"f.json", R"({"other":1})"}},
      agenda.view());
  CHECK(import.incoming.problems.size() >= 7);
  for (const Problem& problem : import.incoming.problems) {
    CHECK(!problem.problem.empty());
    CHECK(!problem.remedy.empty());
  }
  CHECK(!planned(agenda, import).may_enter());
  CHECK(planned(agenda, import).changes.empty());
}

TEST_CASE("it is told what parliament would no longer wait for, and what is overdue") {
  SmallAgenda agenda = agenda_with_ministry();
  const View now = agenda.view();
  const ParliamentImport import = read_parliament({{"t.json", example("toezeggingen.json")}}, now);
  const auto lines = told_of(import.incoming, now, day("2026-11-24"));
  REQUIRE(lines.size() == 2);
  CHECK(starts_with(lines[0], "overdue: TZ-202605-901"));
  CHECK(ends_with(lines[0], "54 days"));
  CHECK(contains(lines[1], "by BR-2026D90011"));
}
