// Examples: the packages that come with the program go in without an error, and through every format unchanged.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "exchange/csv.h"
#include "exchange/data_package.h"
#include "exchange/files.h"
#include "exchange/import_plan.h"
#include "exchange/open_import.h"
#include "exchange/specimen_test.h"
#include "exchange/workbook.h"

namespace stip {
namespace {

const std::filesystem::path scratch = "/tmp/stip-examples-test";

Agenda imported(const std::filesystem::path& package) {
  const OpenedImport opened = open_import(package);
  const ImportPlan plan = plan_import(everything_of(agenda_of({})), opened.incoming, {});
  INFO(to_text(plan, Language::en, 0));
  REQUIRE(plan.may_enter());
  AgendaBuilder builder;
  for (const Change& change : plan.changes) {
    const auto done = builder.apply(change, 1);
    REQUIRE_MESSAGE(done.ok(), done.error().problem);
  }
  return builder.snapshot(1);
}

void check_unchanged(const Agenda& agenda, const std::filesystem::path& package) {
  const ImportPlan plan = plan_import(everything_of(agenda), open_import(package).incoming, {});
  INFO(to_text(plan, Language::en, 20));
  CHECK(plan.may_enter());
  CHECK(plan.changes.empty());
  CHECK(plan.unchanged > 0);
}

TEST_CASE("the examples go in and come out of every format as they were") {
  for (const char* example : {"tests/example-small", "examples/biotechnologie"}) {
    CAPTURE(example);
    const Agenda agenda = imported(example);
    CHECK(agenda.count(type_of<Action>()) > 0);
    std::filesystem::remove_all(scratch);
    REQUIRE(write_data_package(scratch / "package", data_package(everything_of(agenda), {})).ok());
    check_unchanged(agenda, scratch / "package");
    REQUIRE(write_workbook(everything_of(agenda), scratch / "agenda.xlsx").ok());
    check_unchanged(agenda, scratch / "agenda.xlsx");
    std::filesystem::remove_all(scratch);
  }
}

TEST_CASE("a workbook opens in LibreOffice with the texts that were written") {
  if (std::system("command -v soffice >/dev/null 2>&1") != 0) {
    MESSAGE("soffice is not installed: skipped");
    return;
  }
  std::filesystem::remove_all(scratch);
  std::filesystem::create_directories(scratch);
  const Agenda agenda =
      agenda_of({{"action",
                  "A-001",
                  {{"title", "=1+1"}, {"sentence", "Regel; \"twee\", \xE2\x82\xAC"}, {"planned_end", "2026-Q3"}}},
                 {"action", "A-002", {{"title", "007"}, {"planned_end", "2027-02-28"}}}});
  REQUIRE(write_workbook(everything_of(agenda), scratch / "agenda.xlsx", {Language::en, false}).ok());
  const std::string command = "cd " + scratch.string() + " && timeout 120 soffice -env:UserInstallation=file://" +
                              (scratch / "profile").string() +
                              " --headless --convert-to 'csv:Text - txt - csv "
                              "(StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' agenda.xlsx >/dev/null 2>&1";
  REQUIRE(std::system(command.c_str()) == 0);
  Problems problems;
  const Grid grid = read_csv_file(scratch / "agenda-Actions.csv", problems);
  REQUIRE(grid.rows.size() == 3);
  CHECK(problems.empty());
  CHECK(grid.rows[0].cells[0] == "Id");
  CHECK(grid.rows[1].cells[1] == "=1+1");
  CHECK(grid.rows[2].cells[1] == "007");
  const Sheet sheet = sheet_of(grid, problems);
  Incoming incoming;
  read_records(sheet, type_of<Action>(), incoming);
  CHECK(plan_import(everything_of(agenda), incoming, {}).changes.empty());
  std::filesystem::remove_all(scratch);
}

}  // namespace
}  // namespace stip
