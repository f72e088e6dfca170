// Test of RecordForm: what people type, what they leave alone, and all that is wrong at once.
#include "exchange/record_form.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "exchange/form_value.h"
#include "exchange/specimen_test.h"

namespace stip {
namespace {

const RecordType& specimens() { return type_of<Specimen>(); }

struct Reading {
  View view = everything_of(full_agenda());
  const Row* row = view.row(specimens(), "XX-001");
  Language language = Language::nl;

  ErrorOr<FormReading> of(std::vector<FormPair> pairs) const {
    pairs.emplace_back("_version", "1");
    return read_form(view, specimens(), row, pairs, language);
  }
  /// The canonical text that a typed value becomes; "! field" for a problem.
  std::string one(const std::string& field, const std::string& typed) const {
    const auto reading = of({{field, typed}});
    if (!reading.ok()) return "!! " + reading.error().problem;
    if (!reading->problems.empty()) return "! " + std::string(reading->problems.front().field->name);
    return specimens().field(field)->text(*reading->record);
  }
};

TEST_CASE("dates, amounts and numbers are taken as people write them") {
  const Reading reading;
  CHECK(reading.one("date", "1-3-2027") == "2027-03-01");
  CHECK(reading.one("date", "3e kwartaal 2027") == "2027-Q3");
  CHECK(reading.one("date", "maart 2027") == "2027-03");
  CHECK(reading.one("date", "2027-H2") == "2027-H2");
  CHECK(reading.one("date", "") == "");
  CHECK(reading.one("date", "2026-2028") == "! date");
  CHECK(reading.one("date", "31-2-2027") == "! date");
  CHECK(reading.one("amount", "€ 1,5 mln") == to_text(exactly(1'500'000)));
  CHECK(reading.one("amount", "1.250") == to_text(exactly(1'250)));
  CHECK(reading.one("amount", "EUR 100..200.50") == "EUR 100..200.50");
  CHECK(reading.one("amount", "veel") == "! amount");
  CHECK(reading.one("quantity", "41,6") == "41.6");
  CHECK(reading.one("quantity", "ca. 35.000") == "~35000");
  CHECK(reading.one("quantity", "151 tot 187") == "151..187");
  CHECK(reading.one("quantity", "≤ 3") == "<=3");
  CHECK(reading.one("quantity", "39.7") == "39.7");
  CHECK(reading.one("quantity",
                    "\xE2\x88\x92"
                    "5,0") == "-5.0");
  CHECK(reading.one("quantity", "187 tot 151") == "! quantity");
  CHECK(reading.one("quantity", "12.34.56") == "! quantity");
  CHECK(reading.one("whole", "1.250") == "1250");
  CHECK(reading.one("whole", "-7") == "-7");
  CHECK(reading.one("whole", "7,5") == "! whole");
}

TEST_CASE("in English the marks stand the other way round") {
  Reading reading;
  reading.language = Language::en;
  CHECK(reading.one("quantity", "35,000") == "35000");
  CHECK(reading.one("quantity", "1.250") == "1.250");
  CHECK(reading.one("quantity", "about 1,234.5") == "~1234.5");
  CHECK(reading.one("date", "3 March 2027") == "2027-03-03");
}

TEST_CASE("whatever value a field has, what is shown of it is read as that value") {
  for (Language language : {Language::nl, Language::en}) {
    for (const char* value : {"2026", "2026-H1", "2026-Q3", "2026-05", "2026-03-31"}) {
      const Field& field = *specimens().field("date");
      CHECK(read_value(field, shown_value(field, value, language), language)->text == value);
    }
    for (const char* value : {"EUR 5", "~EUR 1300000000", "EUR 151000000000..187000000000", "<=EUR 5000000000",
                              ">=EUR 1250", "EUR 1250.50", "USD 1000", "EUR -12", "EUR 0"}) {
      const Field& field = *specimens().field("amount");
      CAPTURE(value);
      CAPTURE(shown_value(field, value, language));
      CHECK(read_value(field, shown_value(field, value, language), language)->text == to_text(*parse_amount(value)));
    }
    for (const char* value : {"39.70", "0.125", "1.250", "1250", "1234567.891", "-5", "-5..-3", "~35000", "<=3",
                              ">=0.5", "0", "0.000000001"}) {
      const Field& field = *specimens().field("quantity");
      CAPTURE(value);
      CAPTURE(shown_value(field, value, language));
      CHECK(read_value(field, shown_value(field, value, language), language)->text == value);
    }
  }
  CHECK(shown_value(*specimens().field("date"), "2026-Q3", Language::nl) == "Q3 2026");
  CHECK(shown_value(*specimens().field("quantity"), "~35000.5", Language::nl) == "circa 35.000,5");
}

TEST_CASE("an assumption is told") {
  const Reading reading;
  const auto told = reading.of({{"date", "eind 2027"}});
  REQUIRE(told.ok());
  REQUIRE(told->remarks.size() == 1);
  CHECK(contains(told->remarks[0], "eind 2027"));
  CHECK(contains(told->remarks[0], "Q4 2027"));
  CHECK(told->changes == std::vector<FieldChange>{{"date", "2027-Q4"}});
}

TEST_CASE("a field without a pair stays, an empty one is emptied") {
  const Reading reading;
  const auto read = reading.of({{"text", ""},
                                {"choices", ""},
                                {"refs", ""},
                                {"yes_no", ""},
                                {"choice", ""},
                                {"list", " \r\n "},
                                {"classification", ""}});
  REQUIRE(read.ok());
  CHECK(read->problems.empty());
  const std::vector<FieldChange> expected{{"text", ""},    {"list", ""},
                                          {"refs", ""},    {"choice", std::string(name_of_choice(Phase{}))},
                                          {"choices", ""}, {"yes_no", ""}};
  CHECK(read->changes == expected);
  CHECK(specimens().field("date")->text(*read->record) == "2026-Q3");
}

TEST_CASE("line ends and white space at the ends are no change") {
  const Reading reading;
  const std::string prose = specimens().field("prose")->text(*reading.row->record);
  REQUIRE(contains(prose, "\r\n"));
  std::string typed = prose;
  replace_all(typed, "\r\n", "\n");
  replace_all(typed, "\n", "\r\n");
  CHECK(reading.of({{"prose", "  " + typed + "\r\n\r\n"}})->changes.empty());
  CHECK(reading.one("prose", " a\r\nb\rc ") == "a\nb\nc");
  const Row* plain = reading.view.row(specimens(), "XX-002");  // Its text has one line, and keeps one.
  const auto read = read_form(reading.view, specimens(), plain, {{"_version", "1"}, {"text", "a\r\nb"}}, Language::nl);
  CHECK(read->changes == std::vector<FieldChange>{{"text", "a b"}});
}

TEST_CASE("records are named by id, by id with title, or by title, one on a line") {
  const View view = everything_of(agenda_of({{"theme", "T-1", {{"title", "Onderzoek en innovatie"}}},
                                             {"theme", "T-2", {{"title", "Ruimte; en markt, samen"}}},
                                             {"action", "A-1", {{"title", "Zandbak"}, {"themes", "T-1; T-9"}}}}));
  const Row* row = view.row(type_of<Action>(), "A-1");
  const auto themes = [&](const std::string& typed) {
    const auto reading = read_form(view, type_of<Action>(), row, {{"_version", "1"}, {"themes", typed}}, Language::nl);
    if (!reading->problems.empty()) return "! " + reading->problems.front().problem;
    return type_of<Action>().field("themes")->text(*reading->record);
  };
  CHECK(themes("T-1\r\nT-2") == "T-1; T-2");
  CHECK(themes("T-2 Ruimte; en markt, samen") == "T-2");
  CHECK(themes("onderzoek en innovatie") == "T-1");
  CHECK(themes("T-1 Onderzoek en innovatie\r\n\r\nT-1") == "T-1");
  CHECK(themes("T-2; T-1; T-9") == "T-2; T-1; T-9");
  CHECK(themes("T-9, T-1") == "T-1; T-9");  // The same ones in another order are no change.
  CHECK(contains(themes("Iets anders"), "Iets anders"));
  CHECK(themes("T-404") == "! ‘T-404’ is hier niet bekend.");
  CHECK(themes("T-404; T-1\r\nIets anders") == "! ‘T-404’, ‘Iets anders’ zijn hier niet bekend.");  // All of them.
}

TEST_CASE("all that is wrong is told at once, and then nothing changes") {
  const Reading reading;
  const auto read = reading.of({{"title", "  "},
                                {"text", "nieuw"},
                                {"date", "x"},
                                {"choice", "gone"},
                                {"refs", "T-404"},
                                {"text", "again"},
                                {"prose", std::string(50'001, 'x')},
                                {"link", std::string(1'001, 'x')},
                                {"any_ref", "A-404"},
                                {"yes_no", "maybe"}});
  REQUIRE(read.ok());
  std::string names;
  for (const FieldProblem& problem : read->problems) {
    names += std::string(problem.field->name) + " ";
    CHECK(!problem.problem.empty());
    CHECK(!problem.remedy.empty());
  }
  CHECK(names == "title text prose link refs any_ref choice date yes_no ");
  CHECK(read->changes.empty());
}

TEST_CASE("a text that was too long before may stay") {
  const View view = everything_of(agenda_of({{"action", "A-1", {{"title", std::string(1'200, 'x')}}}}));
  const Row* row = view.row(type_of<Action>(), "A-1");
  CHECK(read_form(view, type_of<Action>(), row, {{"_version", "1"}, {"title", std::string(1'200, 'x')}}, Language::nl)
            ->problems.empty());
  CHECK(read_form(view, type_of<Action>(), row, {{"_version", "1"}, {"title", std::string(1'201, 'x')}}, Language::nl)
            ->problems.size() == 1);
}

TEST_CASE("what the form itself says is checked first") {
  const Reading reading;
  const auto refused = [&](const std::vector<FormPair>& pairs) {
    return read_form(reading.view, specimens(), reading.row, pairs, Language::nl).error();
  };
  CHECK(refused({{"_version", "2"}}).kind == ErrorKind::conflict);
  CHECK(refused({}).kind == ErrorKind::conflict);
  CHECK(refused({{"_version", "1"}, {"gone", "x"}}).kind == ErrorKind::invalid);
  CHECK(contains(refused({{"_version", "1"}, {"gone", "x"}}).problem, "gone"));
  CHECK(refused({{"_version", "1"}, {"id", "XX-002"}}).kind == ErrorKind::invalid);
  CHECK(read_form(reading.view, specimens(), reading.row, {{"_version", "1"}, {"_token", "x"}, {"id", "XX-001"}},
                  Language::nl)
            .ok());
}

TEST_CASE("a new record needs an id that is free, and all that is required") {
  const Reading reading;
  const auto made = [&](const std::string& id) {
    return read_form(reading.view, specimens(), nullptr, {{"_version", "0"}, {"id", id}, {"title", "Nieuw"}},
                     Language::nl);
  };
  CHECK(made("XX-003")->problems.empty());
  CHECK(made("XX-003")->record->id == "XX-003");
  CHECK(made("XX-003")->changes == std::vector<FieldChange>{{"title", "Nieuw"}});
  CHECK(made("XX-001")->problems.size() == 1);
  CHECK(made("X X")->problems.size() == 1);
  CHECK(made("")->problems.size() == 1);
}

TEST_CASE("what a viewer may not see stays as it is when the rest is changed") {
  const Agenda agenda = agenda_of({{"theme", "T-1", {{"title", "Open"}}},
                                   {"theme", "T-2", {{"title", "Dicht"}, {"classification", "restricted"}}},
                                   {"action", "A-1", {{"title", "Zandbak"}, {"themes", "T-1; T-2"}}}});
  const View view = visible_to(agenda, Viewer{});
  const RecordForm form = record_form(view, type_of<Action>(), view.row(type_of<Action>(), "A-1"), Language::nl);
  for (const FormField& field : form.fields) {
    for (const FormOption& option : field.options) CHECK(option.value != "T-2");
  }
  const auto reading =
      read_form(view, type_of<Action>(), view.row(type_of<Action>(), "A-1"),
                {{"_version", "1"}, {"title", "Proef"}, {"themes", ""}, {"themes", "T-1"}}, Language::nl);
  CHECK(reading->changes == std::vector<FieldChange>{{"title", "Proef"}});
}

}  // namespace
}  // namespace stip
