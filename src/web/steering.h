// Steering: what the page Steering and its JSON twin are made of.
// Goals with their odds, the plan, and a what-if beside them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "monitoring/money.h"
#include "monitoring/outlook.h"
#include "planning/agenda_forecast.h"
#include "planning/plan_comparison.h"
#include "planning/scenario.h"
#include "web/kept.h"

namespace stip {

/// The odds of one indicator of a goal, of one sub-series.
struct GoalOdds {
  std::string indicator;          ///< Id.
  std::string series, series_en;  ///< Empty: the whole.
  Prospect prospect;
};

/// A goal or effect with what can be said of it. Two things that are never mixed: whether its figure gets where it
/// should, and whether the work for it is done.
struct SteeringGoal {
  std::string id;
  bool is_effect = false;
  Date by;                           ///< Its year; empty: none is stated.
  std::vector<GoalOdds> odds;        ///< Only of indicators of which a chance can be asked.
  std::vector<std::string> helping;  ///< Actions that help, whatever their phase; proposed ones left out.
  WorkForecast work;
};

/// What everything is a function of.
struct SteeringQuestion {
  View view;
  Day today{};
  std::vector<Delay> delays = {};  ///< Reckoned with besides, of what states no date.
  std::size_t samples = 0;         ///< 0: as many as a plan of its size gets.
  bool wants_forecast = true;      ///< Else `forecast` is left empty, and what drives dates is not worked out.
};

struct Steering {
  AgendaFutures futures;
  AgendaForecast forecast;
  std::vector<SteeringGoal> goals;  ///< Effects, then goals; historic ones left out.
  std::string problem;              ///< Why there is no plan: dependencies run in a circle. Empty: there is one.
};

bool are_same(const SteeringQuestion& one, const SteeringQuestion& other);
Steering steering(const SteeringQuestion& question);
using KeptSteering = KeptOf<SteeringQuestion, Steering, &steering>;

/// Money of one goal and kind, or of one source and stage, today and then, in EUR.
struct MoneyChange {
  std::string id;  ///< Of a goal or a source.
  FundingKind kind{};
  FundingStage stage{};  ///< Of a source.
  Amount today, then;
};

struct GoalChange {
  std::string id;
  std::size_t helping = 0, helping_then = 0;  ///< Actions under way or to start.
  WorkForecast work, work_then;
  std::optional<PairedShare> in_time;  ///< Empty: cannot be said in one of the two.
};

/// The answer to a what-if: today beside then.
struct WhatIfAnswer {
  ScenarioChanges made;
  View then;
  KeptSteering::Shared steering_today;
  Steering steering_then;
  std::vector<DateChange> dates;
  std::vector<GoalChange> goals;       ///< Only those that differ.
  std::vector<MoneyChange> by_source;  ///< Likewise.
  std::vector<MoneyChange> secured;    ///< Money of goals that is granted, obligated or paid; only what differs.
  std::vector<MoneyChange> promised;   ///< Reserved or conditional; likewise.
};

/// `made` is what changes_of() made of the scenario on `view`. Cost: that of steering(), and of today's if it is not
/// kept. Errors: those of with_changes().
ErrorOr<WhatIfAnswer> what_if_answer(KeptSteering& kept, const View& view, Day today, ScenarioChanges made);

}  // namespace stip
