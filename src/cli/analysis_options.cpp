// Analysis options: where figures go, when things will be there, and how options compare.
#include "cli/command_tree.h"

namespace stip {

void CommandTree::add_analyses() {
  add_forecasts();
  add_planning();
  add_investing();
  add_weighing();
}

void CommandTree::add_investing() {
  InvestOptions& invest = options_.invest;
  auto* invests = command("invest", "Which actions of the agenda, when, and with whose money",
                          [this] { return invest_command(context_, options_.invest); });
  invests
      ->add_option("--scenario", invest.scenarios,
                   "cut:SOURCE=-20%, ceiling:SOURCE=4000000, start:ACTION, reach:GOAL=80%")
      ->allow_extra_args(false);
  invests->add_option("--front", invest.front, "Speed against care, or cost against goals")->one_of({"care", "cost"});
  invests->add_option("--points", invest.points, "Of the front of cost")->within(1, 100)->capture_default_str();
  invests->add_option("--alternatives", invest.others, "How many other plans are looked for")
      ->within(0, 100)
      ->capture_default_str();
  invests->add_option("--within", invest.within, "Per cent that they may reach less")
      ->between(0, 100)
      ->capture_default_str();
  invests->add_option("--care", invest.care, "How much care comes before speed")
      ->one_of({"at-once", "open-first", "weighed-first", "only-clear"})
      ->capture_default_str();
  invests->add_option("--least-theme", invest.least_theme, "Per cent of what is spent that each theme gets at least")
      ->between(0, 100);
  invests->add_option("--eu-of-national", invest.european,
                      "European money of an action at most so many times national money");
  invests
      ->add_option("--most-public", invest.most_public,
                   "Per cent of an action that public money may pay, where private money may")
      ->between(0, 100);
  invests->add_option("--at", invest.moment, "The agenda of an earlier moment, edition or proposal");
  auto* funding = does(invests->add_subcommand("funding", "Money by source, year, stage and goal, and what is lacking"),
                       [this] { return invest_funding_command(context_, options_.invest); });
  funding->add_option("--at", invest.moment, "The agenda of an earlier moment, edition or proposal");
  funding->add_option("--csv", invest.csv, "File for the tables by source and by goal; - is standard output");
  funding->add_option("--json", invest.json, "File for everything; - is standard output");
  auto* solve = does(invests->add_subcommand("solve", "The best plan under budgets and conditions, with a bound"),
                     [this] { return invest_solve_command(context_, options_.invest); });
  solve->add_option("agenda", invest.file, "JSON with sources, budget, goals, actions, dependencies")->required();
  solve->add_option("--start", invest.start, "A plan of an earlier run to begin with");
  solve->add_option("--cut", invest.cuts, "Less money of a source: EZK=20%");
  solve->add_option("--alternatives", invest.alternatives, "How many other plans are looked for")->within(0, 100);
  solve->add_option("--within", invest.within, "Per cent that they may reach less")
      ->between(0, 100)
      ->capture_default_str();
  auto* front = does(invests->add_subcommand("front", "What more public money reaches, point by point"),
                     [this] { return invest_front_command(context_, options_.invest); });
  front->add_option("agenda", invest.file, "As of solve")->required();
  front->add_option("--points", invest.points, "How many plans")->within(1, 100)->capture_default_str();
  auto* knapsack = does(invests->add_subcommand("knapsack", "Projects under several budgets at once"),
                        [this] { return invest_knapsack_command(context_, options_.invest); });
  knapsack->add_option("file", invest.file, "In the form of the OR-Library")->required();
  knapsack->add_option("--instance", invest.instance, "Which problem of the file, from 1 (default: all)");
  for (auto* each : {invests, solve, front, knapsack}) {
    each->add_option("--seconds", invest.seconds, "Of processor time")->between(0.001, 1e6)->capture_default_str();
    each->add_option("--rounds", invest.rounds, "After which it stops, if time does not stop it before")
        ->within(0, 1'000'000)
        ->capture_default_str();
    each->add_option("--seed", invest.seed, "Of what is tried at random")->capture_default_str();
    each->add_flag("--without-solver", invest.without_solver, "As if no linear solver had been built in");
    each->add_option("--json", invest.json, "File to write the result to; - is standard output");
  }
}

void CommandTree::add_forecasts() {
  ForecastOptions& options = options_.forecast;
  auto* forecast = command("forecast", "Where figures may go, and how likely they reach their targets: from files",
                           [this] { return forecast_command(context_, options_.forecast); });
  forecast->add_option("history", options.history, "CSV with series, t, value")->required();
  forecast->add_option("--horizon", options.horizon, "Steps ahead, from 1 to 50")->capture_default_str();
  forecast->add_option("--targets", options.targets, "CSV with series, target_year, target_value, direction");
  forecast->add_option("--bounds", options.bounds, "What no value can pass: 0,100");
  forecast->add_option("--json", options.json, "File to write the result to; - is standard output");
  auto* outlook = command("outlook", "Where indicators may go, and how likely they reach their targets", [this] {
    return outlook_command(context_, {options_.moment, options_.since});
  });
  outlook->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");
  outlook->add_option("--since", options_.since, "How what was foreseen at this moment fared");
  auto* contributions =
      command("contributions", "What actions would bring to goals, as ranges, and what must be true", [this] {
        return contributions_command(context_, {options_.goal, options_.moment});
      });
  contributions->add_option("goal", options_.goal, "A goal or effect (default: all with a claim)");
  contributions->add_option("--at", options_.moment, "An edition, a day, #ENTRY, a proposal or now");
}

void CommandTree::add_planning() {
  PlanOptions& plan = options_.plan;
  auto* agenda = command("plan", "When the actions and milestones of the agenda will be there",
                         [this] { return plan_command(context_, options_.plan); });
  auto* network = does(agenda->add_subcommand("network", "Of a network of activities in a file: without a ledger"),
                       [this] { return plan_network_command(context_, options_.plan); });
  network->add_option("network", plan.network, "CSV with id, min, mode, max, predecessors")->required();
  auto* triangle = network->add_flag("--triangular", plan.as_triangle, "Read min, mode, max as a triangle (default)");
  network->add_flag("--percentiles", plan.as_shares, "Read them as 1 in 10, one in two, 9 in 10")->excludes(triangle);
  network->add_option("--limits", plan.limits, "CSV with resource, limit; the network has a column uses");
  agenda->add_option("--towards", plan.towards, "Only what leads to this action or milestone");
  agenda->add_option("--at-once", plan.at_once, "Level it: so many actions of one owner at once");
  agenda->add_option("--same-owner", plan.same_owner, "More correlation, of two durations of one owner")
      ->capture_default_str();
  agenda->add_option("--at", plan.moment, "The agenda of an earlier moment, edition or proposal");
  agenda->add_option("--what-if", plan.what_ifs, "What if this takes longer: A-014=+4q")->allow_extra_args(false);
  agenda->add_option("--samples", plan.samples, "How many possible futures");
  agenda->add_option("--seed", plan.seed, "Of the random numbers")->capture_default_str();
  agenda->add_option("--threads", plan.threads, "0: as many as there are; the result is the same");
  agenda->add_option("--shared", plan.shared, "Correlation of any two durations, from 0 to below 1");
  agenda->add_option("--json", plan.json, "File for the figures, - for standard output");
}

void CommandTree::add_weighing() {
  WeighOptions& weigh = options_.weigh;
  auto* weighs = group("weigh", "How options compare: never a total, never a verdict");
  auto* ranks = does(weighs->add_subcommand("acceptability", "How often each option takes each rank: without a ledger"),
                     [this] { return weigh_acceptability_command(context_, options_.weigh); });
  ranks->add_option("problem", weigh.problem, "Folder with scores.csv and spec.json")->required();
  ranks->add_option("--samples", weigh.samples, "How many draws")->capture_default_str();
  ranks->add_option("--seed", weigh.seed, "Of the random numbers")->capture_default_str();
  ranks->add_option("--threads", weigh.threads, "0: as many as there are; the result is the same");
  ranks->add_option("--threshold", weigh.threshold, "How often among the first is acceptable to a group")
      ->capture_default_str();
  ranks->add_option("--instance", weigh.instance, "One problem of a file with several");
  auto* map = does(weighs->add_subcommand("map", "What was said for and against, by question of the framework"),
                   [this] { return weigh_map_command(context_, options_.weigh); });
  map->add_option("about", weigh.about, "An action, proposal or application (default: all that was weighed)");
  map->add_option("--at", weigh.moment, "The agenda of an earlier moment, edition or proposal");
  for (auto* each : {ranks, map}) each->add_option("--json", weigh.json, "File for the figures, - for standard output");
}

}  // namespace stip
