// Scenario, tested: what would change, in the form in which it was known, and nothing that cannot be moved or cut.
#include "planning/scenario.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "access/with_changes.h"
#include "agenda/action.h"
#include "agenda/test_agenda.h"
#include "planning/plan_comparison.h"
#include "planning/scenario_money.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

std::string moved(const char* date, int quarters, bool is_end) {
  return to_text(moved_by_quarters(*parse_date(date), quarters, is_end));
}

std::string becomes(const ScenarioChanges& changes, std::string_view record, std::string_view field) {
  for (const ScenarioEdit& edit : changes.edits)
    if (edit.record == record && edit.field == field) return edit.becomes;
  return "untouched";
}

bool remarks(const ScenarioChanges& changes, ScenarioNote note, std::string_view record) {
  return std::ranges::any_of(changes.remarks,
                             [&](const ScenarioRemark& one) { return one.note == note && one.record == record; });
}

SmallAgenda three_actions() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("G-1");
  agenda.say("A-1", {{"planned_start", "2027-Q1"}, {"planned_end", "2028-Q4"}, {"owner", "ORG-1"}});
  agenda.say("A-2", {{"planned_start", "2029-Q1"}, {"planned_end", "2030"}, {"owner", "ORG-1"}});
  agenda.say("A-3");
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2028-H1"}});
  agenda.say("M-2", {{"action", "A-1"}, {"due", "2027-Q1"}, {"met_on", "2026-12-20"}});
  agenda.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}});
  return agenda;
}

AgendaFutures futures(const View& view, const std::vector<Delay>& delays = {}) {
  FuturesOptions options;
  options.samples = 20'000;
  options.delays = delays;
  return agenda_futures(view, today, options).value();
}

}  // namespace

TEST_CASE("a date that moves stays as exact as it was where that is possible, and is never coarser") {
  CHECK(moved("2027-Q2", 3, true) == "2028-Q1");
  CHECK(moved("2027-Q2", -2, true) == "2026-Q4");
  CHECK(moved("2027", 4, true) == "2028");
  CHECK(moved("2027", 1, true) == "2028-Q1");
  CHECK(moved("2027", 2, true) == "2028-H1");
  CHECK(moved("2027", 2, false) == "2027-H2");
  CHECK(moved("2027", 1, false) == "2027-Q2");
  CHECK(moved("2027", -1, true) == "2027-Q3");
  CHECK(moved("2027-H1", 2, true) == "2027-H2");
  CHECK(moved("2027-H1", 1, true) == "2027-Q3");
  CHECK(moved("2027-H1", -1, false) == "2026-Q4");
  CHECK(moved("2027-11", 1, true) == "2028-02");
  CHECK(moved("2027-11-30", 1, true) == "2028-02-29");
  CHECK(moved("2027-08-31", 1, true) == "2027-11-30");
  // However often it is moved there and back by whole years, nothing is lost.
  for (const char* date : {"2027", "2027-H2", "2027-Q3", "2027-05", "2027-05-17"})
    CHECK(moved(moved(date, 8, true).c_str(), -8, true) == date);
}

TEST_CASE("a slip moves start, end and milestones that were not met, and says where a date becomes finer") {
  SmallAgenda agenda = three_actions();
  const View view = agenda.view(Classification::restricted);
  const ScenarioChanges changes = changes_of(view, today, {.slips = {{"A-1", 1}, {"A-2", 1}}}).value();
  CHECK(becomes(changes, "A-1", "planned_start") == "2027-Q2");
  CHECK(becomes(changes, "A-1", "planned_end") == "2029-Q1");
  CHECK(becomes(changes, "M-1", "due") == "2028-Q3");
  CHECK(becomes(changes, "M-2", "due") == "untouched");
  CHECK(becomes(changes, "A-2", "planned_end") == "2031-Q1");
  CHECK(remarks(changes, ScenarioNote::finer, "A-2"));
  CHECK(remarks(changes, ScenarioNote::finer, "M-1"));
  CHECK_FALSE(remarks(changes, ScenarioNote::finer, "A-1"));
  CHECK(changes.delays.empty());
}

TEST_CASE("an action under way keeps its start; one without dates is only reckoned with") {
  SmallAgenda agenda = three_actions();
  agenda.say("A-1", {{"phase", "running"}});
  const View view = agenda.view(Classification::restricted);
  const ScenarioChanges changes = changes_of(view, today, {.slips = {{"A-1", 2}, {"A-3", 4}}}).value();
  CHECK(becomes(changes, "A-1", "planned_start") == "untouched");
  CHECK(becomes(changes, "A-1", "planned_end") == "2029-Q2");
  CHECK(remarks(changes, ScenarioNote::no_date, "A-3"));
  REQUIRE(changes.delays.size() == 1);
  CHECK(changes.delays[0].by == doctest::Approx(365.25));
  const ScenarioChanges sooner = changes_of(view, today, {.slips = {{"A-3", -4}}}).value();
  CHECK(remarks(sooner, ScenarioNote::cannot_be_sooner, "A-3"));
  CHECK(sooner.delays.empty());
  CHECK(remarks(changes_of(view, today, {.slips = {{"A-1", -12}}}).value(), ScenarioNote::goes_past, "A-1"));
}

TEST_CASE("a drop stops an action; what waited for it no longer does") {
  SmallAgenda agenda = three_actions();
  const View view = agenda.view(Classification::restricted);
  const ScenarioChanges changes = changes_of(view, today, {.drops = {"A-1"}}, {}, "Te duur.").value();
  CHECK(becomes(changes, "A-1", "phase") == "stopped");
  CHECK(becomes(changes, "A-1", "note") == "Te duur.");
  const View then_view = with_changes(view, changes.changes).value();
  const AgendaFutures before = futures(view), after = futures(then_view);
  const auto changed = date_changes(before, after, changes.touched);
  const auto find = [&](std::string_view id) { return std::ranges::find(changed, id, &DateChange::id); };
  REQUIRE(find("A-1") != changed.end());
  CHECK(find("A-1")->in == DateChange::In::today_only);
  CHECK(find("M-1")->in == DateChange::In::today_only);
  REQUIRE(find("A-2") != changed.end());
  CHECK(find("A-2")->mean < 0);
  CHECK(find("A-2")->in_time->then > find("A-2")->in_time->today);
}

TEST_CASE("a slip is carried along dependencies, pair by pair of futures, and what does not hang on it stays") {
  SmallAgenda agenda = three_actions();
  agenda.say("A-4", {{"planned_start", "2027-Q1"}, {"planned_end", "2027-Q4"}, {"owner", "ORG-1"}});
  const View view = agenda.view(Classification::restricted);
  const ScenarioChanges changes = changes_of(view, today, {.slips = {{"A-1", 4}}}).value();
  const auto changed =
      date_changes(futures(view), futures(with_changes(view, changes.changes).value()), changes.touched);
  const auto find = [&](std::string_view id) { return std::ranges::find(changed, id, &DateChange::id); };
  CHECK(find("A-4") == changed.end());
  REQUIRE(find("A-1") != changed.end());
  // Start and end both move by a year, so every future does.
  CHECK(find("A-1")->mean == doctest::Approx(365).epsilon(0.01));
  CHECK(find("A-1")->by_new_date.has_value());
  // A-2 does so wherever it waits for A-1, and never by more.
  CHECK(find("A-2")->mean > 330);
  CHECK(find("A-2")->mean <= 366);
  CHECK(find("A-2")->chain == std::vector<std::string>{"A-1", "A-2"});
}

TEST_CASE("an addition is an action like any other, and can hold up what waits for it") {
  SmallAgenda agenda = three_actions();
  const View view = agenda.view(Classification::restricted);
  Scenario scenario;
  scenario.additions.push_back({"Proef", *parse_date("2027-Q2"), 4, {"A-1"}, "G-1"});
  const ScenarioChanges changes = changes_of(view, today, scenario).value();
  CHECK(becomes(changes, "A-NIEUW-1", "planned_end") == "2028-Q1");
  const View then_view = with_changes(view, changes.changes).value();
  REQUIRE(then_view.find<Action>("A-NIEUW-1"));
  CHECK(view.find<Action>("A-NIEUW-1") == nullptr);
  CHECK(then_view.referring<Contribution>("goal", "G-1").size() == 1);
  const auto changed = date_changes(futures(view), futures(then_view), changes.touched);
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].in == DateChange::In::then_only);
  // It waits for A-1, so by its own date it is hardly ever there.
  CHECK(*changed[0].by_new_date < 0.01);
}

TEST_CASE("a cut leaves what is bound, over, told twice or without amount, and says so") {
  SmallAgenda agenda;
  agenda.say("A-1").say("FS-1", {{"party", "state"}}).say("FS-2", {{"party", "state"}});
  const auto line = [&](const char* id, const char* stage, SmallAgenda::Fields more) {
    SmallAgenda::Fields fields{{"action", "A-1"}, {"source", "FS-1"}, {"stage", stage}};
    fields.insert(fields.end(), more.begin(), more.end());
    agenda.say(id, fields);
  };
  line("F-1", "granted", {{"amount", "EUR 1000005"}, {"year", "2027"}});
  line("F-2", "reserved", {{"amount", "EUR 100..200"}});
  line("F-3", "paid", {{"amount", "EUR 100"}});
  line("F-4", "granted", {{"amount", "EUR 100"}, {"year", "2026"}});
  line("F-5", "granted", {{"amount", "EUR 100"}, {"overlaps", "yes"}});
  line("F-6", "granted", {});
  agenda.say("F-7", {{"action", "A-1"}, {"source", "FS-2"}, {"stage", "granted"}, {"amount", "EUR 100"}});
  const View view = agenda.view(Classification::restricted);
  const ScenarioChanges changes = changes_of(view, today, {.cuts = {{"FS-1", 10}}}).value();
  CHECK(becomes(changes, "F-1", "amount") == "EUR 900005");
  CHECK(becomes(changes, "F-2", "amount") == "EUR 90..180");
  CHECK(remarks(changes, ScenarioNote::no_year, "F-2"));
  CHECK(remarks(changes, ScenarioNote::bound, "F-3"));
  CHECK(remarks(changes, ScenarioNote::over, "F-4"));
  CHECK(remarks(changes, ScenarioNote::overlaps, "F-5"));
  CHECK(remarks(changes, ScenarioNote::no_amount, "F-6"));
  CHECK(changes.edits.size() == 2);
  CHECK(to_text(less(*parse_amount("~EUR 100.50"), 50)) == "~EUR 50.25");
}

TEST_CASE("what cannot be asked is told with its remedy, in the same words for what is hidden and what is not there") {
  SmallAgenda agenda = three_actions();
  agenda.say("A-9", {{"classification", "restricted"}});
  agenda.say("A-5", {{"phase", "done"}});
  const View view = agenda.view(Classification::public_);
  const auto problem = [&](Scenario scenario) {
    const auto made = changes_of(view, today, scenario);
    REQUIRE_FALSE(made.ok());
    CHECK_FALSE(std::string(made.error().remedy).empty());
    return std::string(made.error().problem);
  };
  CHECK(problem({.slips = {{"A-9", 1}}}) == problem({.slips = {{"A-8", 1}}}));
  CHECK(problem({.drops = {"A-5"}}) == problem({.drops = {"A-8"}}));
  problem({.slips = {{"A-1", 0}}});
  problem({.slips = {{"A-1", 41}}});
  problem({.slips = {{"A-1", 1}}, .drops = {"A-1"}});
  problem({.cuts = {{"FS-9", 10}}});
  Scenario addition;
  addition.additions.push_back({"Proef", {}, 4, {}, ""});
  problem(addition);
}

TEST_CASE("a difference that chance can make is called so") {
  const std::vector<float> base(1'000, 10.0f);
  std::vector<float> later = base;
  CHECK(paired_share(base, later, 10, 10).error == 0);
  CHECK_FALSE(paired_share(base, later, 10, 10).is_noise());
  for (std::size_t i = 0; i < 3; ++i) later[i] = 11;
  CHECK(paired_share(base, later, 10, 10).is_noise());
  for (std::size_t i = 0; i < 100; ++i) later[i] = 11;
  const PairedShare share = paired_share(base, later, 10, 10);
  CHECK(share.difference() == doctest::Approx(-0.1));
  CHECK(share.error == doctest::Approx(0.0095).epsilon(0.01));
  CHECK_FALSE(share.is_noise());
}

TEST_CASE("the example of docs/methods-planning.md: 100 lost and 3 gained of 1,000") {
  std::vector<float> before(1'000, 10.0f), after(1'000, 10.0f);
  for (std::size_t i = 0; i < 3; ++i) before[i] = 11;
  for (std::size_t i = 3; i < 103; ++i) after[i] = 11;
  const PairedShare share = paired_share(before, after, 10, 10);
  CHECK(share.difference() == doctest::Approx(-0.097));
  CHECK(share.error == doctest::Approx(0.0097).epsilon(0.01));
}

TEST_CASE("a large plan is drawn in fewer futures, and never in fewer than a thousand") {
  CHECK(futures_for(0) == 10'000);
  CHECK(futures_for(60) == 10'000);
  CHECK(futures_for(8'000) == 3'000);
  CHECK(futures_for(1'000'000) == 1'000);
}

}  // namespace stip
