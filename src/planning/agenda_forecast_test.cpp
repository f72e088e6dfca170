// AgendaForecast, tested: what is known is used, what is not known is counted, and nothing is made up.
#include "planning/agenda_forecast.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "agenda/test_agenda.h"
#include "base/csv_rows.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

AgendaForecast forecast(SmallAgenda& agenda, AgendaForecastOptions options = {},
                        Classification clearance = Classification::restricted) {
  return agenda_forecast(agenda.view(clearance), today, options).value();
}

const PlanForecast* find(const AgendaForecast& plan, std::string_view id) {
  const auto at = std::ranges::find(plan.forecasts, id, &PlanForecast::id);
  return at == plan.forecasts.end() ? nullptr : &*at;
}

std::vector<std::string> ids_of(const AgendaForecast& plan, PlanGap gap) {
  const auto at = std::ranges::find(plan.gaps, gap, &PlanGaps::gap);
  return at == plan.gaps.end() ? std::vector<std::string>{} : at->ids;
}

/// Actions of a thousand days: that waits for it.
SmallAgenda two_actions() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"planned_start", "2027-01-01"}, {"planned_end", "2029-09-26"}, {"owner", "ORG-1"}});
  agenda.say("A-2", {{"planned_start", "2027"}, {"planned_end", "2029-12-31"}, {"owner", "ORG-1"}});
  agenda.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}, {"lag_weeks", "2"}});
  return agenda;
}

}  // namespace

TEST_CASE("forecast: where one duration is known, it runs out as the reference class does") {
  SmallAgenda agenda = two_actions();
  const AgendaForecast plan = forecast(agenda, {.samples = 100'000});
  const PlanForecast* first = find(plan, "A-1");
  REQUIRE(first);
  // 1,000 days: 1 in 10 within 990 days, half within 1,350, 9 in 10 within 1,940.
  CHECK(std::abs(days_between(today, first->tenth) - 990) < 6);
  CHECK(std::abs(days_between(today, first->half) - 1350) < 6);
  CHECK(std::abs(days_between(today, first->nine_tenths) - 1940) < 12);
  CHECK(std::abs(*first->by_planned - 0.11) < 0.02);
  CHECK(ids_of(plan, PlanGap::reference_spread) == std::vector<std::string>{"A-1", "A-2"});
  CHECK(plan.durations == 2);
  const PlanForecast* second = find(plan, "A-2");
  CHECK(days_between(today, second->tenth) > 990 + 14 + 990);
  CHECK(second->by_planned == 0);
  CHECK(second->hangs_on == 1);
  CHECK(ids_of(plan, PlanGap::imprecise) == std::vector<std::string>{"A-2"});
}

TEST_CASE("forecast: the reference class is that of the projects in the file") {
  const std::string text = read_table_file("tests/data/planning/reference_class.csv").value();
  CsvRows rows = CsvRows::open(text, "reference").value();
  REQUIRE(rows.want({"duration_ratio", "years_observed", "agency"}).ok());
  std::vector<float> ratios;
  std::map<std::string, std::vector<double>> logs;
  double mean = 0, n = 0;
  while (rows.next()) {
    if (rows.cell(0).empty() || std::stod(std::string(rows.cell(1))) < 2) continue;
    ratios.push_back(std::stof(std::string(rows.cell(0))));
    logs[std::string(rows.cell(2))].push_back(std::log(ratios.back()));
    mean += logs[std::string(rows.cell(2))].back();
    n += 1;
  }
  const ReferenceClass reference;
  CHECK(ratios.size() == reference.projects);
  CHECK(std::abs(quantile(ratios, 0.1) - reference.tenth) < 0.005);
  CHECK(std::abs(quantile(ratios, 0.5) - reference.half) < 0.005);
  CHECK(std::abs(quantile(ratios, 0.9) - reference.nine_tenths) < 0.005);
  // Analysis of variance by agency: how much of the variance is between them.
  double between = 0, within = 0, squares = 0;
  for (const auto& [agency, values] : logs) {
    double own = 0;
    for (const double value : values) own += value / static_cast<double>(values.size());
    for (const double value : values) within += (value - own) * (value - own);
    between += static_cast<double>(values.size()) * (own - mean / n) * (own - mean / n);
    squares += static_cast<double>(values.size() * values.size()) / n;
  }
  const double k = static_cast<double>(logs.size()), each = (n - squares) / (k - 1);
  const double msb = between / (k - 1), msw = within / (n - k);
  CHECK(std::abs((msb - msw) / (msb + (each - 1) * msw) - reference.same_owner) < 0.005);
}

TEST_CASE("forecast: what is not known is counted, and all after it is the earliest that is possible") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2", {{"planned_start", "2027-02"}, {"planned_end", "2027-06"}});
  agenda.say("A-3", {{"planned_end", "2028-Q4"}}).say("A-4", {{"phase", "stopped"}}).say("A-5", {{"phase", "done"}});
  agenda.say("M-1", {{"action", "A-1"}}).say("M-2", {{"due", "2026-06"}});
  agenda.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}}).say("DEP-2", {{"action", "A-2"}, {"before", "A-4"}});
  agenda.say("DEP-3", {{"action", "A-2"}, {"before", "A-5"}});
  const AgendaForecast plan = forecast(agenda);
  CHECK(ids_of(plan, PlanGap::no_end) == std::vector<std::string>{"A-1"});
  CHECK(ids_of(plan, PlanGap::no_start) == std::vector<std::string>{"A-3", "M-2"});
  CHECK(ids_of(plan, PlanGap::no_date) == std::vector<std::string>{"M-1"});
  CHECK(ids_of(plan, PlanGap::overdue) == std::vector<std::string>{"M-2"});
  CHECK(ids_of(plan, PlanGap::imprecise) == std::vector<std::string>{"A-3"});
  CHECK(ids_of(plan, PlanGap::not_under_way) == std::vector<std::string>{"A-4"});
  CHECK(ids_of(plan, PlanGap::no_owner).size() == 3);
  const PlanForecast* second = find(plan, "A-2");
  CHECK(second->is_earliest);
  // It may be late for certain; that it is in time nobody can say.
  CHECK(!second->by_planned.has_value());
  CHECK(find(plan, "M-2")->by_planned == 0);
  CHECK(!find(plan, "A-3")->is_earliest);
}

TEST_CASE("forecast: nothing to plan gives nothing, and no error") {
  SmallAgenda agenda;
  CHECK(forecast(agenda).forecasts.empty());
  agenda.say("A-1");
  const AgendaForecast plan = forecast(agenda);
  CHECK(plan.forecasts.empty());
  CHECK(plan.actions == 1);
  CHECK(ids_of(plan, PlanGap::no_end) == std::vector<std::string>{"A-1"});
}

TEST_CASE("forecast: what is under way is drawn given that it is not finished") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"phase", "running"}, {"actual_start", "2024-01-01"}, {"planned_end", "2026-12-31"}});
  agenda.say("A-2", {{"phase", "running"}, {"actual_start", "2010-01-01"}, {"planned_end", "2012-12-31"}});
  const AgendaForecast plan = forecast(agenda, {.samples = 50'000});
  const PlanForecast* first = find(plan, "A-1");
  CHECK(std::chrono::sys_days{first->tenth} >= std::chrono::sys_days{today});
  // Of 1,096 planned days all are over: what is left is that of the projects that took longer, 1.94 times as long at
  // most in 9 of 10.
  CHECK(days_between(today, first->half) > 250);
  CHECK(days_between(today, first->half) < 600);
  CHECK(ids_of(plan, PlanGap::overdue) == std::vector<std::string>{"A-2"});
}

TEST_CASE("forecast: what may long be there is not begun anew, and what is said not to have begun is") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"planned_start", "2018"}, {"planned_end", "2022"}});
  agenda.say("A-2", {{"planned_start", "2018"}, {"planned_end", "2022"}, {"phase", "not_started"}});
  const AgendaForecast plan = forecast(agenda);
  CHECK(ids_of(plan, PlanGap::overdue) == std::vector<std::string>{"A-1"});
  CHECK(find(plan, "A-1")->is_earliest);
  CHECK(!find(plan, "A-2")->is_earliest);
  CHECK(days_between(today, find(plan, "A-2")->half) > 3 * 365);
}

TEST_CASE("forecast: a milestone stretches with its action") {
  SmallAgenda agenda;
  agenda.say("A-1", {{"planned_start", "2027-01-01"}, {"planned_end", "2028-12-31"}});
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2027-12-31"}});
  AgendaNetworkOptions options;
  const AgendaNetwork network = agenda_network(agenda.view(), today, options).value();
  SimulationOptions how;
  how.samples = 2000;
  how.watched = {0, 1};
  const Simulation result = simulation(network.network, how).value();
  for (std::size_t s = 0; s < 2000; ++s)
    CHECK(std::abs(result.finish[1][s] / result.finish[0][s] - 365.0 / 731) < 1e-4);
}

TEST_CASE("forecast: a stage of a dossier may come on any day of its period, and not before") {
  SmallAgenda agenda;
  agenda.say("D-1", {{"title", "Act"}}).say("DS-1", {{"dossier", "D-1"}, {"date", "2027-Q3"}, {"state", "expected"}});
  agenda.say("A-1", {{"planned_start", "2027-01-01"}, {"planned_end", "2027-01-10"}});
  agenda.say("DEP-1", {{"action", "A-1"}, {"before", "DS-1"}});
  const AgendaForecast plan = forecast(agenda, {.samples = 50'000});
  const PlanForecast* stage = find(plan, "DS-1");
  CHECK(std::abs(days_between(day("2027-07-01"), stage->half) - 46) <= 2);
  CHECK(*stage->by_planned == 1);
  CHECK(std::chrono::sys_days{find(plan, "A-1")->tenth} > std::chrono::sys_days{day("2027-07-10")});
}

TEST_CASE("forecast: what if something is later, in the same futures, and along which way") {
  SmallAgenda agenda = two_actions();
  agenda.say("A-3", {{"planned_start", "2027"}, {"planned_end", "2028"}});
  agenda.say("M-1", {{"action", "A-2"}, {"due", "2028-12-31"}});
  const AgendaForecast plan = forecast(agenda, {.samples = 5000, .what_ifs = {parse_delay("A-1=+4q").value()}});
  std::map<std::string, AgendaForecast::Shifted> shifted;
  for (const auto& one : plan.shifted) shifted.emplace(one.id, one);
  CHECK(shifted.size() == 3);
  CHECK(std::abs(shifted.at("A-2").shift.mean - 365.25) < 0.01);
  CHECK(shifted.at("A-2").shift.error < 0.01);
  CHECK(shifted.at("M-1").chain == std::vector<std::string>{"A-1", "M-1"});
  CHECK(shifted.at("A-1").chain.empty());
  CHECK(!shifted.contains("A-3"));
  CHECK(find(plan, "A-2")->by_planned_then <= find(plan, "A-2")->by_planned);
  CHECK(!agenda_forecast(agenda.view(), today, {.what_ifs = {{"A-9", 1}}}).ok());
}

TEST_CASE("forecast: dependencies that go round are told by their names") {
  SmallAgenda agenda = two_actions();
  agenda.say("DEP-2", {{"action", "A-1"}, {"before", "A-2"}});
  const auto refused = agenda_forecast(agenda.view(), today, {});
  REQUIRE(!refused.ok());
  CHECK(refused.error().problem ==
        "they go round in a circle: A-1 (Title of A-1) → A-2 (Title of A-2) → A-1 (Title of A-1).");
}

TEST_CASE("forecast: towards one action only what leads to it; and what is hidden is not there") {
  SmallAgenda agenda = two_actions();
  agenda.say("A-3", {{"planned_start", "2027"}, {"planned_end", "2040"}, {"classification", "restricted"}});
  AgendaForecastOptions options;
  options.network.towards = "A-1";
  CHECK(forecast(agenda, options).forecasts.size() == 1);
  CHECK(forecast(agenda).forecasts.size() == 3);
  const AgendaForecast seen = forecast(agenda, {}, Classification::public_);
  CHECK(seen.forecasts.size() == 2);
  CHECK(to_text(to_json(seen)).find("A-3") == std::string::npos);
  options.network.towards = "A-3";
  CHECK(agenda_forecast(agenda.view(Classification::public_), today, options).error().kind == ErrorKind::not_found);
}

TEST_CASE("forecast: levelled, an owner has no more actions at once than was said") {
  SmallAgenda agenda;
  agenda.say("ORG-1");
  for (const char* id : {"A-1", "A-2", "A-3"})
    agenda.say(id, {{"planned_start", "2027-01-01"}, {"planned_end", "2027-04-10"}, {"owner", "ORG-1"}});
  const AgendaForecast plan = forecast(agenda, {.at_once = 2});
  REQUIRE(plan.levelled.size() == 3);
  CHECK(plan.levelled[0].start == today);
  CHECK(plan.levelled[1].start == today);
  CHECK(plan.levelled[2].waits == 135);  // 100 days, 1.35 times as long in the middle.
}

TEST_CASE("what if: delays are read, or refused with how to write them") {
  CHECK(parse_delay("A-014=+4q")->by == doctest::Approx(365.25));
  CHECK(parse_delay("A-014=-2w")->by == -14);
  CHECK(parse_delay("14=2.5")->by == 2.5);
  for (const char* bad : {"A-014", "=+4q", "A-014=q", "A-014=+4x", "A-014=+4qq", "A-014=inf"}) {
    CAPTURE(bad);
    CHECK(!parse_delay(bad).ok());
  }
}

}  // namespace stip
