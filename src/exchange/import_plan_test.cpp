// Import plan: merging three ways, and all that can be wrong with a file.
#include "exchange/import_plan.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/text.h"
#include "exchange/csv.h"
#include "exchange/specimen_test.h"

namespace stip {
namespace {

/// Files of a package as text: {"actions", "id,title\nA-001,Sandbox\n"}.
Incoming incoming_of(const std::vector<std::pair<std::string, std::string>>& files) {
  Incoming incoming;
  incoming.name = "test";
  for (const auto& [name, text] : files) {
    Grid grid = parse_csv(text, name + ".csv", incoming.problems);
    read_records(sheet_of(std::move(grid), incoming.problems), *record_type(name), incoming);
  }
  return incoming;
}

ImportPlan plan_of(const Agenda& agenda, const std::string& actions, const ImportBase& base = {},
                   const ImportOptions& options = {}) {
  return plan_import(everything_of(agenda), incoming_of({{"actions", actions}}), base, options);
}

Agenda with(const Agenda& agenda, const ImportPlan& plan) {
  REQUIRE(plan.may_enter());
  AgendaBuilder builder(agenda);
  for (const Change& change : plan.changes) REQUIRE(builder.apply(change, agenda.upto() + 1).ok());
  return builder.snapshot(agenda.upto() + 1);
}

Agenda with(const Agenda& agenda, const Change& change) {
  AgendaBuilder builder(agenda);
  REQUIRE(builder.apply(change, agenda.upto() + 1).ok());
  return builder.snapshot(agenda.upto() + 1);
}

bool has(const ImportPlan& plan, std::size_t row, std::string_view column, std::string_view problem,
         std::string_view remedy = {}) {
  return std::ranges::any_of(plan.problems, [&](const Problem& p) {
    return p.row == row && p.column == column && contains(p.problem, problem) && contains(p.remedy, remedy);
  });
}

const Agenda empty = agenda_of({});

TEST_CASE("a first import makes, a second one of the same file changes nothing") {
  const ImportPlan first = plan_of(empty, "id,title,phase\nA-001,Sandbox,running\nA-002,IPCEI,\n");
  REQUIRE(first.may_enter());
  CHECK(first.count(ImportFate::made) == 2);
  REQUIRE(first.changes.size() == 2);
  CHECK(first.changes[0] == Change{"action", "A-001", 1, false, {{"title", "Sandbox"}, {"phase", "running"}}});
  const Agenda now = with(empty, first);
  const ImportPlan second = plan_of(now, "id,title,phase\nA-001,Sandbox,running\nA-002,IPCEI,\n", first.next_base);
  CHECK(second.changes.empty());
  CHECK(second.unchanged == 2);
}

TEST_CASE("a change in the file is entered, one elsewhere is kept, and different ones are a conflict") {
  const ImportPlan first = plan_of(empty, "id,title,phase,note\nA-001,Sandbox,running,n\n");
  const Agenda imported = with(empty, first);
  const auto base = ImportBase::from_text(first.next_base.to_text());
  REQUIRE(base.ok());
  // Elsewhere: phase and note.
  const Agenda now = with(imported, {"action", "A-001", 2, false, {{"phase", "done"}, {"note", "theirs"}}});
  // In the file: title and note.
  const std::string file = "id,title,phase,note\nA-001,New sandbox,running,mine\n";
  const ImportPlan plan = plan_of(now, file, *base);
  CHECK(!plan.may_enter());
  REQUIRE(plan.conflicts.size() == 1);
  CHECK(plan.conflicts[0].field->name == "note");
  CHECK(plan.conflicts[0].file_text == "mine");
  CHECK(plan.conflicts[0].ledger_text == "theirs");
  CHECK(plan.refusal().kind == ErrorKind::conflict);
  CHECK(plan.kept == 1);
  REQUIRE(plan.changes.size() == 1);
  CHECK(plan.changes[0] == Change{"action", "A-001", 3, false, {{"title", "New sandbox"}}});

  ImportOptions file_wins;
  file_wins.prefer = ImportOptions::Prefer::file;
  CHECK(plan_of(now, file, *base, file_wins).changes[0].fields ==
        std::vector<FieldChange>{{"title", "New sandbox"}, {"note", "mine"}});

  ImportOptions ledger_wins;
  ledger_wins.prefer = ImportOptions::Prefer::ledger;
  const ImportPlan settled = plan_of(now, file, *base, ledger_wins);
  CHECK(settled.changes[0].fields == std::vector<FieldChange>{{"title", "New sandbox"}});
  // It stays settled: the same file again brings no conflict.
  const ImportPlan after = plan_of(with(now, settled), file, settled.next_base);
  CHECK(after.may_enter());
  CHECK(after.changes.empty());
  CHECK(after.kept == 2);
}

TEST_CASE("both sides making the same change is no conflict") {
  const ImportPlan first = plan_of(empty, "id,title\nA-001,Sandbox\n");
  const Agenda now = with(with(empty, first), {"action", "A-001", 2, false, {{"title", "New"}}});
  const ImportPlan plan = plan_of(now, "id,title\nA-001,New\n", first.next_base);
  CHECK(plan.may_enter());
  CHECK(plan.changes.empty());
}

TEST_CASE("without a remembered import every difference is a change of the file; columns that are absent say nothing") {
  const Agenda now = agenda_of({{"action", "A-001", {{"title", "Sandbox"}, {"note", "stays"}}}});
  const ImportPlan plan = plan_of(now, "id,title\nA-001,New\n");
  REQUIRE(plan.changes.size() == 1);
  CHECK(plan.changes[0].fields == std::vector<FieldChange>{{"title", "New"}});
}

TEST_CASE("what is missing in the file is left alone, or retired if that was asked for") {
  const ImportPlan first = plan_of(empty, "id,title\nA-001,One\nA-002,Two\n");
  const Agenda now = with(with(empty, first), {"action", "A-003", 1, false, {{"title", "Entered elsewhere"}}});
  const ImportPlan plan = plan_of(now, "id,title\nA-001,One\n", first.next_base);
  CHECK(plan.changes.empty());
  CHECK(plan.missing == std::vector<std::string>{"A-002"});
  ImportOptions retire;
  retire.retire_missing = true;
  const ImportPlan retiring = plan_of(now, "id,title\nA-001,One\n", first.next_base, retire);
  REQUIRE(retiring.changes.size() == 1);  // Not A-003, which the file never held.
  CHECK(retiring.changes[0] == Change{"action", "A-002", 2, true, {}});
  const Agenda after = with(now, retiring);
  CHECK(has(plan_of(after, "id,title\nA-001,One\nA-002,Two\n"), 3, "id", "retired"));

  const Agenda referred = with(now, {"action", "A-004", 1, false, {{"title", "x"}, {"continues", "A-002"}}});
  const ImportPlan refused = plan_of(referred, "id,title\nA-001,One\n", first.next_base, retire);
  CHECK(!refused.may_enter());
  CHECK(contains(refused.problems[0].problem, "A-002"));
}

TEST_CASE("all that is wrong is told at once, with row, column and a way out, and nothing is changed") {
  const Agenda now =
      agenda_of({{"organisation", "ORG-EZK", {{"title", "EZK"}}}, {"theme", "T-001", {{"title", "Opschaling"}}}});
  const ImportPlan plan = plan_of(now,
                                  "id,title,phase,owner,themes,planned_end,ovner,mine\n"
                                  "A-001,One,gone,ORG-EZK,,,,\n"
                                  "A-001,Twice,,,,,,\n"
                                  ",No id,,,,,,\n"
                                  "A 3,Bad id,,,,,,\n"
                                  "A-004,,,ORG-EZX,T-001; ORG-EZK,,,\n"
                                  "T-001,Other type,,,,,,\n"
                                  "A-005,Five,,,,someday,,text\n"
                                  "Z-6,Six,,,,,,\n");
  CHECK(!plan.may_enter());
  CHECK(plan.changes.empty());
  CHECK(has(plan, 2, "phase", "'gone'", "not_started"));
  CHECK(has(plan, 3, "id", "twice"));
  CHECK(has(plan, 4, "id", "no id"));
  CHECK(has(plan, 5, "id", "'A 3'"));
  CHECK(has(plan, 6, "title", "may not be empty"));
  CHECK(has(plan, 6, "owner", "'ORG-EZX' is neither", "'ORG-EZK'"));
  CHECK(has(plan, 6, "themes", "is of type organisation, not theme"));
  CHECK(has(plan, 7, "id", "already used by a record of type theme"));
  CHECK(has(plan, 8, "planned_end", "someday"));
  CHECK(has(plan, 1, "ovner", "no field 'ovner'", "'owner'"));
  CHECK(has(plan, 1, "mine", "not read"));  // A warning: it looks like nothing we know.
  CHECK(has(plan, 9, "id", "usually start with A-"));
  CHECK(plan.refusal().kind == ErrorKind::invalid);
}

TEST_CASE("what is wrong with a file is told in the language of its reader") {
  const Agenda now = agenda_of({{"organisation", "ORG-EZK", {{"title", "EZK"}}}});
  const ImportPlan plan = plan_of(now, "id,title,phase,owner,ovner\nA-001,,gone,ORG-EZX,\nA-001,Again,,,\n");
  std::string dutch;
  for (const Problem& problem : plan.problems) dutch += to_text(problem, Language::nl);
  for (const char* words : {"actions.csv, rij 2, kolom phase: fout: actie A-001: ‘gone’ is geen van de keuzes.",
                            "Kies uit: ", "In uitvoering", "Het veld ‘Titel’ mag niet leeg zijn.",
                            "‘ORG-EZX’ staat niet in het bestand en ook niet in de agenda.", "Bedoelt u ‘ORG-EZK’?",
                            "rij 1, kolom ovner: fout: acties: Er is geen veld ‘ovner’; de kolom wordt niet gelezen.",
                            "Het nummer komt twee keer voor; de eerste keer in actions.csv, rij 2."})
    CHECK_MESSAGE(contains(dutch, words), dutch);
  const Error refusal = in_language(Language::nl, plan.refusal());
  CHECK(contains(refusal.subject, "actions.csv, rij "));
  CHECK(contains(refusal.problem, "(En nog "));
  CHECK_FALSE(contains(dutch, "'"));  // The marks of the English texts.
}

TEST_CASE("a conflict is told in the language of its reader, with the choice as that reader calls it") {
  const ImportPlan first = plan_of(empty, "id,title,phase\nA-001,Sandbox,running\n");
  const Agenda now = with(with(empty, first), {"action", "A-001", 2, false, {{"phase", "done"}}});
  const ImportPlan plan = plan_of(now, "id,title,phase\nA-001,Sandbox,stopped\n", first.next_base);
  REQUIRE(plan.conflicts.size() == 1);
  const Error english = plan.refusal(), dutch = in_language(Language::nl, english);
  CHECK(english.problem ==
        "'phase' was changed in the file and elsewhere: 'stopped' in the file, 'done' in the agenda.");
  CHECK(dutch.subject == "actie A-001");
  CHECK(dutch.problem ==
        "‘Fase’ is in het bestand en ook elders gewijzigd: ‘Gestopt’ in het bestand, ‘Afgerond’ in de agenda.");
}

TEST_CASE("references may point forward in the file and to other files of it") {
  const ImportPlan plan =
      plan_import(everything_of(empty),
                  incoming_of({{"actions", "id,title,owner,continues\nA-001,One,ORG-1,A-002\nA-002,Two,,\n"},
                               {"organisations", "id,title\nORG-1,EZK\n"}}),
                  {});
  CHECK(plan.may_enter());
  CHECK(plan.changes.size() == 3);
}

TEST_CASE("an empty classification says nothing, and nobody enters what he may not see") {
  const Agenda now = agenda_of({{"action", "A-001", {{"title", "Secret"}, {"classification", "internal"}}}});
  CHECK(plan_of(now, "id,title,classification\nA-001,Secret,\n").changes.empty());
  const View visitor = visible_to(empty, Viewer{Classification::public_});
  const ImportPlan plan =
      plan_import(visitor, incoming_of({{"actions", "id,title,classification\nA-002,x,restricted\n"}}), {});
  CHECK(has(plan, 2, "classification", "may not see"));
}

TEST_CASE("what is remembered holds no values, and damage to it is an error") {
  const ImportPlan plan = plan_of(empty, "id,title\nA-001,Very secret words\n");
  CHECK(!contains(plan.next_base.to_text(), "secret"));
  CHECK(ImportBase::from_text("").ok());
  CHECK(!ImportBase::from_text("[]").ok());
  CHECK(!ImportBase::from_text("{\"format\":2,\"records\":{}}").ok());
  CHECK(ImportBase::from_text(plan.next_base.to_text())->to_text() == plan.next_base.to_text());
}

TEST_CASE("labels in Dutch and English serve as columns and choices") {
  const ImportPlan plan = plan_of(empty, "Id;Titel;Fase;#eigen\nA-001;Proeftuin;In uitvoering;x\n");
  INFO(to_text(plan));
  REQUIRE(plan.changes.size() == 1);
  CHECK(plan.changes[0].fields == std::vector<FieldChange>{{"title", "Proeftuin"}, {"phase", "running"}});
}

}  // namespace
}  // namespace stip
