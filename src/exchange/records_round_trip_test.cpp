// Round trips: a record of every type, and one with a field of every kind, through every format.
#include <doctest/doctest.h>

#include <filesystem>

#include "agenda/consultation_result.h"
#include "base/text.h"
#include "exchange/data_package.h"
#include "exchange/import_plan.h"
#include "exchange/json_records.h"
#include "exchange/open_import.h"
#include "exchange/specimen_test.h"
#include "exchange/value_text.h"
#include "exchange/workbook.h"

namespace stip {
namespace {

View nothing() { return everything_of(AgendaBuilder().snapshot(0)); }

std::string problems_text(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += to_text(problem);
  return text;
}

/// What came in is what went out: against the same agenda nothing changes, against none the same agenda is made.
/// `by_people`: a workbook, which leaves out what programs read.
void check_same(const Agenda& agenda, const Incoming& incoming, bool by_people = false) {
  const View view = everything_of(agenda);
  const ImportPlan again = plan_import(view, incoming, {});
  INFO(to_text(again, Language::en, 5));
  CHECK(again.may_enter());
  CHECK(again.changes.empty());

  const ImportPlan fresh = plan_import(nothing(), incoming, {});
  CAPTURE(problems_text(fresh.problems));
  REQUIRE(fresh.may_enter());
  AgendaBuilder builder;
  for (const Change& change : fresh.changes) REQUIRE(builder.apply(change, 1).ok());
  const Agenda made = builder.snapshot(1);
  for (const RecordType* type : record_types()) {
    CAPTURE(type->name);
    CHECK(made.count(*type) == agenda.count(*type));
    for (const Row& row : agenda.table(*type)) {
      const Record* other = made.find(*type, row.id);
      REQUIRE(other);
      for (const Field& field : type->fields) {
        CAPTURE(field.name);
        if (by_people && is_for_programs(field)) continue;
        CHECK(trimmed(field.text(*other)) == trimmed(field.text(*row.record)));
      }
    }
  }
}

TEST_CASE("every record goes through JSON unchanged") {
  const Agenda agenda = full_agenda();
  for (const RecordType* type : record_types()) {
    for (const Row& row : agenda.table(*type)) {
      CAPTURE(row.id);
      const auto json = parse_json(to_text(record_json(*type, *row.record)));
      REQUIRE(json.ok());
      const auto again = record_of_json(*type, *json);
      REQUIRE(again.ok());
      for (const Field& field : type->fields) CHECK(field.equal(**again, *row.record));
    }
  }
}

TEST_CASE("JSON has the types of the declaration") {
  const Agenda agenda = full_agenda();
  const Json json = record_json(type_of<Specimen>(), *agenda.find<Specimen>("XX-001"));
  CHECK(json.find("whole")->as_integer() == -7);
  CHECK(json.find("yes_no")->as_bool());
  CHECK(json.find("refs")->as_array().size() == 2);
  CHECK(json.find("amount")->as_string() == "EUR 100..200.50");
  CHECK(record_json(type_of<Specimen>(), *agenda.find<Specimen>("XX-002")).find("yes_no") == nullptr);
}

TEST_CASE("JSON with an unknown member or a wrong type is refused") {
  const auto refused = [](std::string_view text) {
    return record_of_json(type_of<Action>(), *parse_json(text)).error();
  };
  CHECK(contains(refused(R"({"id":"A-1","title":"x","ovner":"ORG-1"})").remedy, "owner"));
  CHECK(contains(refused(R"({"id":"A-1","title":"x","themes":"T-1"})").problem, "array"));
  CHECK(contains(refused(R"({"id":"A-1"})").problem, "title"));
  CHECK(contains(refused(R"({"id":"A-1","title":"x","phase":"gone"})").problem, "gone"));
}

TEST_CASE("the JSON Schema says what the declaration says") {
  declare_for_tests(type_of<Specimen>());
  for (const RecordType* type : record_types()) {
    const Json schema = json_schema(*type, Language::nl);
    const Json& properties = *schema.find("properties");
    CHECK(properties.as_object().size() == type->fields.size());
    CHECK(schema.find("required")->as_array().size() >= 2);
  }
  const Json schema = json_schema(type_of<Specimen>(), Language::en);
  const Json& properties = *schema.find("properties");
  CHECK(properties.find("whole")->text("type") == "integer");
  CHECK(properties.find("yes_no")->text("type") == "boolean");
  CHECK(properties.find("choices")->find("items")->find("enum")->is_array());
  CHECK(properties.find("choice")->find("enum")->as_array().size() == Choices<Phase>::type().values.size() - 1);
}

TEST_CASE("every record goes through a data package unchanged, in a folder and in a ZIP file, for all styles") {
  const Agenda agenda = full_agenda();
  for (const CsvStyle& style : {CsvStyle::international(), CsvStyle::dutch_excel(), CsvStyle{',', false, false}}) {
    PackageOptions options;
    options.style = style;
    const auto files = data_package(everything_of(agenda), options);
    const std::filesystem::path folder = "/tmp/stip-exchange-test-package";
    std::filesystem::remove_all(folder);
    REQUIRE(write_data_package(folder, files).ok());
    const OpenedImport opened = open_import(folder);
    CHECK(opened.incoming.name == "agenda");
    check_same(agenda, opened.incoming);
    std::filesystem::remove(folder / "datapackage.json");
    check_same(agenda, read_data_package(folder));
    std::filesystem::remove_all(folder);

    const auto zip = write_archive(files);
    REQUIRE(zip.ok());
    check_same(agenda, parse_data_package(*zip, "agenda.zip"));
    CHECK(*write_archive(files) == *zip);
  }
}

TEST_CASE("every record goes through a workbook unchanged but for what programs read, in Dutch and in English") {
  const Agenda agenda = full_agenda();
  for (Language language : {Language::nl, Language::en}) {
    CAPTURE(tag(language));
    const std::filesystem::path path = "/tmp/stip-exchange-test.xlsx";
    const auto written = write_workbook(everything_of(agenda), path, {language, false});
    REQUIRE_MESSAGE(written.ok(), written.error().problem);
    const OpenedImport opened = open_import(path);
    std::filesystem::remove(path);
    CAPTURE(problems_text(opened.incoming.problems));
    CHECK(!opened.flat);
    check_same(agenda, opened.incoming, true);
  }
}

TEST_CASE("labels of fields and choices are read back as what they stand for") {
  declare_for_tests(type_of<Specimen>());
  for (const RecordType* type : record_types()) {
    CHECK(type_of_sheet(type->plural) == type);
    CHECK(type_of_sheet(type->api_name) == type);
    for (const Field& field : type->fields) {
      if (!field.choice_type) continue;
      for (const Choice& choice : field.choice_type().values) {
        if (!choice.name.empty()) CHECK(choice_meant(field.choice_type(), choice.name) == &choice);
      }
    }
  }
}

TEST_CASE("a text that does not fit in a cell of a workbook is an error that names the cell") {
  const Agenda agenda = agenda_of({{"action", "A-001", {{"title", std::string(40'000, 'x')}}}});
  const auto written = write_workbook(everything_of(agenda), "/tmp/stip-exchange-test-long.xlsx");
  REQUIRE(!written.ok());
  CHECK(contains(written.error().subject, "B2"));
  CHECK(!std::filesystem::exists("/tmp/stip-exchange-test-long.xlsx"));
}

}  // namespace
}  // namespace stip
