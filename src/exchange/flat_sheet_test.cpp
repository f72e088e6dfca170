// Flat sheets: from somebody's own table to records, with nothing guessed silently.
#include "exchange/flat_sheet.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/import_plan.h"
#include "exchange/specimen_test.h"

namespace stip {
namespace {

const std::string table =
    "Actieprogramma biotechnologie;;;;;;;;;;\n"
    ";;;;;;;;;;\n"
    "Nr.;Maatregel;Trekker;Betrokken partijen;Thema;Doel;Planning;Stand van zaken;Status;Budget 2026 (x \xE2\x82\xAC "
    "1.000);Contactpersoon\n"
    "1;Proeftuin voor biotechnologie;Ministerie van Economische Zaken (EZ);LVVN, VWS en HollandBIO;Opschaling;Meer "
    "octrooien;Q1 2026 t/m Q3 2027;loopt goed;loopt;1.250;Jan\n"
    "2;Talentagenda;LVVN / OCW;;I;;eind 2027;;nog niet gestart;p.m.;Piet\n"
    "Thema II;;;;;;;;;;\n"
    "Totaal;;;;;;;;;1.250;\n";

const Agenda before =
    agenda_of({{"organisation",
                "ORG-LVVN",
                {{"title", "Ministerie van Landbouw, Visserij, Voedselzekerheid en Natuur"}, {"short_name", "LVVN"}}},
               {"theme", "T-001", {{"title", "Opschaling"}, {"number", "I"}}}});

Sheet sheet_from(std::string_view text) {
  Problems problems;
  Grid grid = parse_csv(text, "acties.csv", problems);
  const std::size_t header = header_of_flat(grid);
  Sheet sheet = sheet_of(std::move(grid), header, problems);
  REQUIRE(problems.empty());
  return sheet;
}

const IncomingRecord* record(const Incoming& incoming, std::string_view id) {
  const auto at = std::ranges::find(incoming.records, id, &IncomingRecord::id);
  return at == incoming.records.end() ? nullptr : &*at;
}

std::string value(const Incoming& incoming, std::string_view id, std::string_view field) {
  const IncomingRecord* found = record(incoming, id);
  const IncomingValue* one = found ? found->value(field) : nullptr;
  return one ? one->text : "absent";
}

TEST_CASE("a mapping is proposed from names and cells, below titles above the table") {
  const Sheet sheet = sheet_from(table);
  CHECK(sheet.header_row == 3);
  const Mapping mapping = propose_mapping(sheet, everything_of(before));
  std::vector<ColumnTarget> targets;
  for (const ColumnMapping& one : mapping.columns) targets.push_back(one.target);
  INFO(to_text(mapping));
  CHECK(targets == std::vector<ColumnTarget>{ColumnTarget::number, ColumnTarget::title, ColumnTarget::owner,
                                             ColumnTarget::participants, ColumnTarget::theme, ColumnTarget::goal,
                                             ColumnTarget::period, ColumnTarget::note, ColumnTarget::phase,
                                             ColumnTarget::amount, ColumnTarget::ignored});
  CHECK(mapping.columns[9].multiplier == 1000);
  CHECK(mapping.columns[9].year == 2026);
  CHECK(contains(mapping.columns[10].reason, "personal data"));
}

TEST_CASE("a column named after one end of a period is that end, and phases under a name for remarks are phases") {
  const Sheet sheet = sheet_from(
      "Volgnr.;Actie;Wanneer start;Gereed;Looptijd (begin - eind);Stand van zaken\n"
      "1;Proeftuin;jan 2026;Q3 2027;2026-2027;loopt\n2;Loket;2027;2028;2027-2028;nog niet gestart\n");
  const Mapping mapping = propose_mapping(sheet, everything_of(before));
  INFO(to_text(mapping));
  std::vector<ColumnTarget> targets;
  for (const ColumnMapping& one : mapping.columns) targets.push_back(one.target);
  CHECK(targets == std::vector<ColumnTarget>{ColumnTarget::number, ColumnTarget::title, ColumnTarget::start,
                                             ColumnTarget::end, ColumnTarget::period, ColumnTarget::phase});
}

TEST_CASE("a mapping goes through JSON, and a wrong one is refused") {
  const Sheet sheet = sheet_from(table);
  const Mapping mapping = propose_mapping(sheet, everything_of(before));
  const auto again = mapping_of_json(*parse_json(to_pretty_text(to_json(mapping))));
  REQUIRE(again.ok());
  CHECK(*again == mapping);
  CHECK(check_mapping(mapping, sheet).empty());
  CHECK(!mapping_of_json(*parse_json(R"({"columns":[{"column":"x","target":"action.boss"}]})")).ok());
  CHECK(!mapping_of_json(*parse_json(R"({"columns":[{"column":"x","target":"funding.amount","multiplier":7}]})")).ok());
  Mapping twice = mapping;
  twice.columns[2].target = ColumnTarget::title;
  CHECK(has_errors(check_mapping(twice, sheet)));
  twice.columns[1].target = twice.columns[2].target = ColumnTarget::ignored;
  CHECK(has_errors(check_mapping(twice, sheet)));
}

TEST_CASE("rows become actions with all that they name") {
  const Sheet sheet = sheet_from(table);
  const View view = everything_of(before);
  const Incoming incoming = apply_mapping(sheet, propose_mapping(sheet, view), view);
  for (const Problem& problem : incoming.problems) CHECK(problem.severity != Severity::error);
  CHECK(value(incoming, "A-001", "title") == "Proeftuin voor biotechnologie");
  CHECK(value(incoming, "A-001", "owner") == "ORG-EZ");
  CHECK(value(incoming, "ORG-EZ", "title") == "Ministerie van Economische Zaken");
  CHECK(value(incoming, "ORG-EZ", "kind") == "ministry");
  CHECK(value(incoming, "A-001", "themes") == "T-001");
  CHECK(value(incoming, "A-002", "themes") == "T-001");  // By its number.
  CHECK(value(incoming, "A-001", "planned_start") == "2026-Q1");
  CHECK(value(incoming, "A-001", "planned_end") == "2027-Q3");
  CHECK(value(incoming, "A-001", "phase") == "running");
  CHECK(value(incoming, "A-001", "note") == "loopt goed");
  CHECK(value(incoming, "PA-001-ORG-LVVN", "organisation") == "ORG-LVVN");
  CHECK(value(incoming, "PA-001-ORG-VWS", "action") == "A-001");
  CHECK(record(incoming, "G-001"));
  CHECK(value(incoming, "C-001-G-001", "goal") == "G-001");
  CHECK(value(incoming, "F-001-2026", "amount") == "EUR 1250000");
  CHECK(value(incoming, "F-001-2026", "year") == "2026");
  CHECK(value(incoming, "A-002", "owner") == "ORG-LVVN");
  CHECK(value(incoming, "PA-002-ORG-OCW", "organisation") == "ORG-OCW");
  CHECK(value(incoming, "A-002", "planned_end") == "2027-Q4");
  CHECK(contains(value(incoming, "A-002", "note"), "p.m."));
  CHECK(!record(incoming, "F-002-2026"));
  const auto told = [&](std::size_t row, std::string_view text) {
    return std::ranges::any_of(incoming.problems,
                               [&](const Problem& p) { return p.row == row && contains(p.problem, text); });
  };
  CHECK(told(3, "multiplied by 1000"));
  CHECK(told(4, "no organisation 'HollandBIO'"));
  CHECK(told(5, "one owner"));
  CHECK(told(5, "eind 2027"));
  CHECK(told(6, "heading"));
  CHECK(told(7, "total"));

  const ImportPlan plan = plan_import(view, incoming, {});
  INFO(to_text(plan));
  REQUIRE(plan.may_enter());
  AgendaBuilder builder(before);
  for (const Change& change : plan.changes) REQUIRE(builder.apply(change, 10).ok());
  const View now = everything_of(builder.snapshot(10));
  const ImportPlan again = plan_import(now, apply_mapping(sheet, propose_mapping(sheet, now), now), plan.next_base);
  INFO(to_text(again));
  CHECK(again.may_enter());
  CHECK(again.changes.empty());
  CHECK(again.missing.empty());
}

TEST_CASE("without numbers actions are known by their title, new ones go on counting") {
  const Agenda agenda = agenda_of({{"action", "A-007", {{"title", "Talentagenda"}}}});
  const View view = everything_of(agenda);
  const Sheet sheet = sheet_from("Actie,Einddatum\nTalentagenda,2027\nNieuw,2028\n");
  const Incoming incoming = apply_mapping(sheet, propose_mapping(sheet, view), view);
  CHECK(value(incoming, "A-007", "planned_end") == "2027");
  CHECK(value(incoming, "A-008", "title") == "Nieuw");
}

TEST_CASE("what cannot be read is an error with row and column") {
  const View view = everything_of(agenda_of({}));
  const Sheet sheet = sheet_from("Nr,Actie,Einddatum,Status,Budget\n1,Een,ooit,groen,veel\n2,,2027,,\n1,Drie,,,\n");
  const Incoming incoming = apply_mapping(sheet, propose_mapping(sheet, view), view);
  const auto error = [&](std::size_t row, std::string_view column) {
    return std::ranges::any_of(incoming.problems, [&](const Problem& p) {
      return p.row == row && p.column == column && p.severity == Severity::error;
    });
  };
  CHECK(error(2, "Einddatum"));
  CHECK(error(2, "Status"));
  CHECK(error(2, "Budget"));
  CHECK(error(3, "Actie"));
  CHECK(error(4, "Nr"));
}

TEST_CASE("the example of a flat sheet is read, and its one unreadable status is told with row and column") {
  Problems problems;
  Grid grid = read_csv_file("tests/example-small-flat/acties.csv", problems);
  const Sheet sheet = sheet_of(std::move(grid), problems);
  REQUIRE(problems.empty());
  const View view = everything_of(agenda_of({}));
  const Incoming incoming = apply_mapping(sheet, propose_mapping(sheet, view), view);
  std::vector<std::string> errors;
  for (const Problem& problem : incoming.problems) {
    if (problem.severity == Severity::error) errors.push_back(std::to_string(problem.row) + " " + problem.column);
  }
  CHECK(errors == std::vector<std::string>{"16 Status"});
  CHECK(std::ranges::count(incoming.records, &type_of<Action>(), &IncomingRecord::type) == 15);
  CHECK(value(incoming, "A-001", "planned_start") == "2025-11-01");
  CHECK(value(incoming, "F-003-10", "amount") == "EUR 2000000..2500000");
  CHECK(value(incoming, "A-009", "owner").empty());
}

TEST_CASE("names of organisations are split where that is sure") {
  const auto known = [](std::string_view name) { return name == "HollandBIO" || name == "Nefarma"; };
  using Names = std::vector<std::string>;
  CHECK(split_names("EZK, LVVN en VWS", known) == Names{"EZK", "LVVN", "VWS"});
  CHECK(split_names("Economische Zaken en Klimaat", known) == Names{"Economische Zaken en Klimaat"});
  CHECK(split_names("HollandBIO en Nefarma", known) == Names{"HollandBIO", "Nefarma"});
  CHECK(split_names("EZK/LVVN; TNO (Delft, Leiden)", known) == Names{"EZK", "LVVN", "TNO (Delft, Leiden)"});
  CHECK(split_names("", known).empty());
}

}  // namespace
}  // namespace stip
