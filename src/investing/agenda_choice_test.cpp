// AgendaChoice, tested: what is known is chosen about, what is not known is named, and nothing is made up.
#include "investing/agenda_choice.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "agenda/test_agenda.h"
#include "base/locale.h"
#include "investing/agenda_choice_json.h"
#include "investing/agenda_choice_read.h"
#include "investing/test_portfolios.h"

namespace stip {
namespace {

const Day today = day("2027-01-01");

std::vector<std::string> ids_of(const AgendaPortfolio& portfolio, PortfolioGap gap) {
  const auto at = std::ranges::find(portfolio.gaps, gap, &PortfolioGapList::gap);
  return at == portfolio.gaps.end() ? std::vector<std::string>{} : at->ids;
}

const CandidateAction* find(const AgendaPortfolio& portfolio, std::string_view id) {
  const auto at = std::ranges::find(portfolio.problem.actions, id, &CandidateAction::name);
  return at == portfolio.problem.actions.end() ? nullptr : &*at;
}

AgendaChoice choose(SmallAgenda& agenda, const std::vector<std::string>& scenarios = {},
                    Classification clearance = Classification::restricted) {
  const auto solver = linear_solver();
  AgendaChoiceOptions options{.rounds = 5};
  options.solver = solver.get();
  for (const std::string& text : scenarios) options.scenarios.push_back(parse_scenario(text).value());
  return agenda_choice(agenda.view(clearance), today, options).value();
}

int start_of(const AgendaChoice& choice, std::string_view id) {
  const auto& actions = choice.portfolio.problem.actions;
  const auto at = std::ranges::find(actions, id, &CandidateAction::name) - actions.begin();
  const int start = choice.answer.plan.start[static_cast<std::size_t>(at)];
  return start == not_started ? 0 : choice.portfolio.problem.first_year + start;
}

ChoiceReason reason_of(const AgendaChoice& choice, std::string_view id) {
  const auto& actions = choice.portfolio.problem.actions;
  return choice
      .actions[static_cast<std::size_t>(std::ranges::find(actions, id, &CandidateAction::name) - actions.begin())]
      .reason;
}

/// A goal of ten, a source of three million a year, and two actions of two years that cost two and three million a
/// year and bring four and eight.
SmallAgenda two_actions() {
  SmallAgenda agenda;
  agenda.say(
      "I-1",
      {{"direction", "up"}, {"baseline", "20"}, {"baseline_year", "2025"}, {"target", "30"}, {"target_year", "2030"}});
  agenda.say("G-1", {{"year", "2030"}, {"indicators", "I-1"}})
      .say("FS-1", {{"party", "state"}, {"ceiling", "<=EUR 3000000"}});
  agenda.say("A-1", {{"planned_start", "2027"}, {"planned_end", "2028"}, {"phase", "not_started"}});
  agenda.say("A-2", {{"planned_start", "2027"}, {"planned_end", "2028"}, {"phase", "not_started"}});
  const auto contribute = [&](const std::string& id, const std::string& action, const std::string& size) {
    agenda.say(id, {{"action", action}, {"goal", "G-1"}, {"size", size}, {"evidence", "measured"}});
  };
  contribute("C-1", "A-1", "4");
  contribute("C-2", "A-2", "8");
  agenda.say("F-1", {{"action", "A-1"},
                     {"source", "FS-1"},
                     {"period_start", "2027"},
                     {"period_end", "2028"},
                     {"stage", "asked"},
                     {"amount", "EUR 4000000"}});
  agenda.say("F-2", {{"action", "A-2"},
                     {"source", "FS-1"},
                     {"period_start", "2027"},
                     {"period_end", "2028"},
                     {"stage", "asked"},
                     {"amount", "EUR 6000000"}});
  return agenda;
}

TEST_CASE("a proposal that was kept as JSON shows what it showed") {
  SmallAgenda agenda = two_actions();
  const AgendaChoice choice = choose(agenda, {"cut:FS-1=-40%"});
  REQUIRE(choice.answer.found());
  const auto read = read_agenda_choice(*parse_json(to_text(to_json(choice))));
  REQUIRE(read.ok());
  CHECK(read->can_choose());
  CHECK(read->answer.attainment.value == choice.answer.attainment.value);
  CHECK(read->answer.attainment.goals == choice.answer.attainment.goals);
  CHECK(read->answer.attainment.goals_in_tail == choice.answer.attainment.goals_in_tail);
  CHECK(read->answer.bound == choice.answer.bound);
  CHECK(read->portfolio.problem.scenarios == choice.portfolio.problem.scenarios);
  CHECK(read->portfolio.to_come == choice.portfolio.to_come);
  CHECK(read->plans.size() == choice.plans.size());
  CHECK(read->answer.plan.payments.size() == choice.answer.plan.payments.size());
  for (const char* id : {"A-1", "A-2"}) {
    CAPTURE(id);
    CHECK(start_of(*read, id) == start_of(choice, id));
    CHECK(reason_of(*read, id) == reason_of(choice, id));
  }
  for (std::size_t g = 0; g < choice.portfolio.gaps.size(); ++g)
    CHECK(read->portfolio.gaps.at(g).ids == choice.portfolio.gaps[g].ids);
  REQUIRE(read->cut);
  CHECK(read->cut->dropped == choice.cut->dropped);
  CHECK(read->cut->moved == choice.cut->moved);
  CHECK(read->cut->goals.at(0).after == choice.cut->goals.at(0).after);
  CHECK(read->cut->answer.attainment.value == choice.cut->answer.attainment.value);
}

TEST_CASE("a kept conflict is told in the language of its reader") {
  SmallAgenda agenda = two_actions();
  const AgendaChoice choice = choose(agenda, {"reach:G-1=100%", "ceiling:FS-1=1000000"});
  REQUIRE_FALSE(choice.conflict.empty());
  const auto read = read_agenda_choice(*parse_json(to_text(to_json(choice))));
  REQUIRE(read.ok());
  CHECK(read->can_choose());
  CHECK_FALSE(read->answer.found());
  REQUIRE(read->conflict.size() == choice.conflict.size());
  for (const Language language : {Language::nl, Language::en})
    CHECK(read->conflict[0].in(language) == choice.conflict[0].in(language));
}

TEST_CASE("what is no kept proposal is refused") {
  CHECK(read_agenda_choice(*parse_json(R"({"found": true})")).error().kind == ErrorKind::invalid);
}

}  // namespace

TEST_CASE("choice: both actions one after the other reach the goal, and one at once would not fit") {
  SmallAgenda agenda = two_actions();
  const AgendaChoice choice = choose(agenda);
  REQUIRE(choice.can_choose());
  REQUIRE(choice.answer.found());
  CHECK(choice.answer.attainment.goals[0] == doctest::Approx(1));
  CHECK(std::abs(start_of(choice, "A-1") - start_of(choice, "A-2")) == 2);
  CHECK(std::min(start_of(choice, "A-1"), start_of(choice, "A-2")) == 2027);
  CHECK(choice.answer.bound >= choice.answer.attainment.value);
  CHECK(broken(choice.portfolio.problem, choice.answer.plan).empty());
}

TEST_CASE("choice: a target is what is left from the last figure") {
  SmallAgenda agenda = two_actions();
  CHECK(agenda_portfolio(agenda.view(), today).problem.goals[0].target == 10);
  agenda.say("O-1", {{"indicator", "I-1"}, {"period", "2026"}, {"value", "24"}});
  CHECK(agenda_portfolio(agenda.view(), today).problem.goals[0].target == 6);
  agenda.say("O-2", {{"indicator", "I-1"}, {"period", "2026-12"}, {"value", "31"}});
  const AgendaPortfolio reached = agenda_portfolio(agenda.view(), today);
  CHECK(reached.problem.goals.empty());
  CHECK(ids_of(reached, PortfolioGap::goal_is_over) == std::vector<std::string>{"G-1"});
}

TEST_CASE("choice: a cut tells the new plan and what it costs each goal") {
  SmallAgenda agenda = two_actions();
  const AgendaChoice choice = choose(agenda, {"cut:FS-1=-20%"});
  REQUIRE(choice.cut);
  REQUIRE(choice.cut->answer.found());
  // Three million a year is 2.4 then: the larger action can never be paid.
  CHECK(choice.cut->dropped == std::vector<std::string>{"A-2"});
  CHECK(choice.cut->goals[0].before == doctest::Approx(1));
  CHECK(choice.cut->goals[0].after == doctest::Approx(0.4));
  CHECK(choice.cut->answer.bound >= choice.cut->answer.attainment.value);
}

TEST_CASE("choice: a cut into what is under way is a conflict in words, and the plan says what it stops") {
  SmallAgenda agenda = two_actions();
  agenda.say("A-2", {{"phase", "running"}}).say("F-2", {{"stage", "granted"}});
  const AgendaChoice choice = choose(agenda, {"cut:FS-1=-20%"});
  REQUIRE(choice.answer.found());
  CHECK(reason_of(choice, "A-2") == ChoiceReason::under_way);
  REQUIRE(choice.cut);
  if (!linear_solver()) return;
  REQUIRE(choice.cut->conflict.size() == 2);
  CHECK(choice.cut->conflict[0] == "the budgets of FS-1");
  CHECK(choice.cut->conflict[1] == "action A-2 has to start");
  CHECK(choice.cut->stopped == std::vector<std::string>{"A-2"});
}

TEST_CASE("choice: what cannot be reached together is told as the smallest set of conditions") {
  if (!linear_solver()) return;
  SmallAgenda agenda = two_actions();
  const AgendaChoice choice = choose(agenda, {"reach:G-1=90%", "ceiling:FS-1=2500000"});
  CHECK_FALSE(choice.answer.found());
  REQUIRE(choice.conflict.size() == 2);
  CHECK(choice.conflict[0] == "the budgets of FS-1");
  CHECK(choice.conflict[1] == "goal G-1 is reached for 90 % at least");
}

TEST_CASE("choice: what has to come first comes first, and a milestone of nobody waits for its year") {
  SmallAgenda agenda = two_actions();
  agenda.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}});
  CHECK(start_of(choose(agenda), "A-2") == 2029);
  agenda.say("DEP-1", {{"before", "M-1"}}).say("M-1", {{"due", "2028"}});
  const AgendaChoice choice = choose(agenda);
  CHECK(start_of(choice, "A-2") >= 2028);
  agenda.say("M-1", {{"due", ""}});
  CHECK(ids_of(agenda_portfolio(agenda.view(), today), PortfolioGap::waits_unknown) ==
        std::vector<std::string>{"DEP-1"});
}

TEST_CASE("choice: without a ceiling a source gives what is promised of it, so what is only asked cannot start") {
  SmallAgenda agenda = two_actions();
  agenda.say("FS-1", {{"ceiling", ""}}).say("F-1", {{"stage", "granted"}});
  const AgendaChoice choice = choose(agenda);
  CHECK(start_of(choice, "A-1") == 2027);
  CHECK(start_of(choice, "A-2") == 0);
  CHECK(reason_of(choice, "A-2") == ChoiceReason::no_money);
  CHECK(ids_of(choice.portfolio, PortfolioGap::no_ceiling) == std::vector<std::string>{"FS-1"});
}

TEST_CASE("choice: private money pays its stated share, and what is only expected is not there") {
  SmallAgenda agenda = two_actions();
  agenda.say("FS-2", {{"party", "private"}});
  agenda.say(
      "F-3",
      {{"action", "A-1"}, {"source", "FS-2"}, {"year", "2027"}, {"stage", "expected"}, {"amount", "EUR 1000000"}});
  AgendaChoice choice = choose(agenda);
  CHECK(start_of(choice, "A-1") == 0);
  CHECK(find(choice.portfolio, "A-1")->least_private == doctest::Approx(0.2));
  choice = choose(agenda.say("F-3", {{"stage", "pledged"}}));
  CHECK(start_of(choice, "A-1") == 2027);
}

TEST_CASE("choice: conditions and red lines from weighing come before money and goals") {
  SmallAgenda agenda = two_actions();
  agenda.say("VW-1", {{"actions", "A-1"}});
  AgendaPortfolio portfolio = agenda_portfolio(agenda.view(), today);
  CHECK(find(portfolio, "A-1")->earliest == 1);
  CHECK(find(portfolio, "A-2")->earliest == 0);
  CHECK(ids_of(portfolio, PortfolioGap::condition_open) == std::vector<std::string>{"VW-1"});
  CHECK(find(agenda_portfolio(agenda.view(), today, {.care = CareLevel::at_once}), "A-1")->earliest == 0);
  CHECK(find(agenda_portfolio(agenda.view(), today, {.care = CareLevel::weighed_first}), "A-2")->earliest == 1);
  CHECK_FALSE(find(agenda_portfolio(agenda.view(), today, {.care = CareLevel::only_clear}), "A-1"));
  portfolio = agenda_portfolio(agenda.say("VW-1", {{"checked_on", "2026-12-01"}}).view(), today);
  CHECK_FALSE(find(portfolio, "A-1"));
  CHECK(ids_of(portfolio, PortfolioGap::condition_not_met) == std::vector<std::string>{"VW-1"});
  portfolio = agenda_portfolio(agenda.say("VW-1", {{"met", "yes"}}).view(), today);
  CHECK(find(portfolio, "A-1")->earliest == 0);
}

TEST_CASE("choice: an action that crosses a red line is out, whatever it brings") {
  SmallAgenda agenda = two_actions();
  agenda.say("AK-1").say("KV-1", {{"framework", "AK-1"}, {"topic", "red_lines"}});
  agenda.say("AF-1", {{"framework", "AK-1"}, {"about", "A-2"}, {"date", "2026-11-01"}});
  agenda.say("AR-1", {{"assessment", "AF-1"}, {"question", "KV-1"}, {"side", "against"}});
  AgendaPortfolio portfolio = agenda_portfolio(agenda.view(), today);
  CHECK_FALSE(find(portfolio, "A-2"));
  CHECK(ids_of(portfolio, PortfolioGap::red_line_crossed) == std::vector<std::string>{"A-2"});
  portfolio = agenda_portfolio(agenda.say("AR-1", {{"side", "condition"}}).view(), today);
  REQUIRE(find(portfolio, "A-2"));
  CHECK(find(portfolio, "A-2")->earliest == 1);
  CHECK(ids_of(portfolio, PortfolioGap::red_line_open) == std::vector<std::string>{"A-2"});
}

TEST_CASE("choice: no money, no dates, no goals: named, left out, and what to enter is said") {
  SmallAgenda agenda;
  agenda.say("A-1").say("A-2", {{"planned_start", "2027"}, {"planned_end", "2028"}}).say("A-3", {{"phase", "done"}});
  const AgendaChoice choice = choose(agenda);
  CHECK_FALSE(choice.can_choose());
  CHECK_FALSE(choice.answer.found());
  CHECK(choice.portfolio.to_come == 2);
  CHECK(ids_of(choice.portfolio, PortfolioGap::no_contribution) == std::vector<std::string>{"A-1", "A-2"});
  CHECK(ids_of(choice.portfolio, PortfolioGap::no_dates) == std::vector<std::string>{"A-1"});
  CHECK(ids_of(choice.portfolio, PortfolioGap::no_money) == std::vector<std::string>{"A-1", "A-2"});
  CHECK(choice.portfolio.wanted().size() == 3);
  SmallAgenda nothing;
  CHECK_FALSE(choose(nothing).can_choose());
}

TEST_CASE("choice: goals without a unit are counted in classes, and a claim may bring nothing") {
  SmallAgenda agenda = two_actions();
  agenda.say("C-1", {{"size", ""}, {"strength", "small"}})
      .say("C-2", {{"size", ""}, {"strength", "large"}, {"evidence", "claim"}});
  const AgendaPortfolio portfolio = agenda_portfolio(agenda.view(), today);
  REQUIRE(portfolio.problem.goals.size() == 1);
  CHECK(portfolio.problem.goals[0].target == 4);
  CHECK(ids_of(portfolio, PortfolioGap::in_classes) == std::vector<std::string>{"G-1"});
  CHECK(ids_of(portfolio, PortfolioGap::claim) == std::vector<std::string>{"C-2"});
  const auto& claimed = find(portfolio, "A-2")->success;
  CHECK(*std::ranges::min_element(claimed) == doctest::Approx(0.025));
  CHECK(*std::ranges::max_element(claimed) == doctest::Approx(0.975));
  double mean = 0;
  for (const double one : find(portfolio, "A-1")->success) mean += one / 20;
  CHECK(mean == doctest::Approx(1));
}

TEST_CASE("choice: the worked example of the methods: four to seven, as it is and as a claim") {
  SmallAgenda agenda = two_actions();
  agenda.say("C-1", {{"size", "4..7"}, {"evidence", "plausible"}});
  const auto brought = [&] {
    const AgendaPortfolio portfolio = agenda_portfolio(agenda.view(), today);
    const CandidateAction* action = find(portfolio, "A-1");
    const auto [worst, best] = std::ranges::minmax_element(action->success);
    CHECK(action->contributions[0].amount == 5.5);
    return std::pair(*worst * 5.5, *best * 5.5);
  };
  CHECK(brought().first == doctest::Approx(4.075));
  CHECK(brought().second == doctest::Approx(6.925));
  agenda.say("C-1", {{"evidence", "claim"}});
  CHECK(brought().first == doctest::Approx(0.1375));
  CHECK(brought().second == doctest::Approx(5.3625));
}

TEST_CASE("choice: dates that cannot be are left out or bounded, never a plan of a thousand years") {
  SmallAgenda agenda = two_actions();
  agenda.say("A-1", {{"planned_start", "2999"}, {"planned_end", "2998"}}).say("A-2", {{"planned_end", "2999"}});
  const AgendaPortfolio portfolio = agenda_portfolio(agenda.view(), today);
  CHECK(portfolio.problem.years <= 121);
  CHECK(ids_of(portfolio, PortfolioGap::no_dates) == std::vector<std::string>{"A-1"});
  agenda.say("A-2", {{"planned_end", "2026"}});
  CHECK(find(agenda_portfolio(agenda.view(), today), "A-2")->duration == 1);
}

TEST_CASE("choice: what brings no goal nearer is not started, whatever money is left") {
  SmallAgenda agenda = two_actions();
  agenda.say("A-2", {{"planned_start", "2030"}, {"planned_end", "2031"}});
  const AgendaChoice choice = choose(agenda);
  CHECK(start_of(choice, "A-1") == 2027);
  CHECK(start_of(choice, "A-2") == 0);
  CHECK(reason_of(choice, "A-2") == ChoiceReason::too_late);
  for (const InvestmentPlan& plan : choice.plans) CHECK(plan.start[1] == not_started);
}

TEST_CASE("choice: a circle of dependencies starts nothing, and ends") {
  SmallAgenda agenda = two_actions();
  agenda.say("DEP-1", {{"action", "A-2"}, {"before", "A-1"}}).say("DEP-2", {{"action", "A-1"}, {"before", "A-2"}});
  const AgendaChoice choice = choose(agenda);
  REQUIRE(choice.answer.found());
  CHECK(start_of(choice, "A-1") == 0);
  CHECK(reason_of(choice, "A-1") == ChoiceReason::no_room);
  CHECK(ids_of(choice.portfolio, PortfolioGap::in_circle) == std::vector<std::string>{"A-1", "A-2"});
}

TEST_CASE("choice: what a viewer may not see changes nothing for them") {
  SmallAgenda agenda = two_actions(), with_secret = two_actions();
  with_secret.say("A-9", {{"classification", "restricted"}, {"planned_start", "2027"}, {"planned_end", "2028"}});
  with_secret.say("C-9", {{"action", "A-9"}, {"goal", "G-1"}, {"size", "5"}});
  with_secret.say(
      "F-9",
      {{"action", "A-9"}, {"source", "FS-1"}, {"year", "2027"}, {"stage", "granted"}, {"amount", "EUR 2000000"}});
  const std::string seen = to_text(to_json(choose(agenda, {}, Classification::public_)));
  CHECK(to_text(to_json(choose(with_secret, {}, Classification::public_))) == seen);
  CHECK(to_text(to_json(choose(with_secret))) != seen);
}

TEST_CASE("choice: the same bits again, whatever the order in which the agenda was said") {
  SmallAgenda one = two_actions(), other;
  other.say("A-2").say("A-1");
  CHECK(to_text(to_json(choose(one))) == to_text(to_json(choose(one))));
  const auto success = [](const AgendaPortfolio& portfolio) { return find(portfolio, "A-2")->success; };
  SmallAgenda without = two_actions();
  without.retire("A-1");
  CHECK(success(agenda_portfolio(one.view(), today)) == success(agenda_portfolio(without.view(), today)));
}

TEST_CASE("scenario: what is written wrong is told with the forms that can be written") {
  for (const char* text :
       {"", "cut", "cut:", "cut:FS-1", "cut:FS-1=20", "cut:FS-1=-120%", "cut:FS-1=--20%", "ceiling:FS-1=-3",
        "ceiling:FS-1=many", "ceiling:FS-1=1e300", "start:A-1=2", "grow:FS-1=20%", "reach:G-1=nan%", ":FS-1=20%"}) {
    CAPTURE(text);
    const auto found = parse_scenario(text);
    REQUIRE_FALSE(found.ok());
    CHECK_FALSE(found.error().remedy.empty());
  }
  CHECK(parse_scenario("cut:FS-1=-20%")->number == doctest::Approx(0.2));
  CHECK(parse_scenario("cut:FS-1=20%")->number == doctest::Approx(0.2));
  CHECK(parse_scenario("ceiling:FS-1=4000000")->number == doctest::Approx(4));
  SmallAgenda agenda = two_actions();
  PortfolioProblem problem = agenda_portfolio(agenda.view(), today).problem;
  const auto unknown = apply(*parse_scenario("cut:FS-9=-20%"), agenda.view(), problem);
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().remedy == "Take one of: FS-1.");
}

}  // namespace stip
