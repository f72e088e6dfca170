// Prospects: the page Steering as JSON, from the same struct.
#include "web/api/api.h"
#include "web/kept_answers.h"
#include "web/pages/what_if.h"

namespace stip {
namespace {

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& text : all) list.push(text);
  return list;
}

Json day_json(const std::optional<Day>& day) { return day ? Json(to_text(*day)) : Json(); }
Json share_json(const std::optional<double>& share) { return share ? Json(*share) : Json(); }

Json goal_json(const SteeringGoal& goal) {
  Json json = Json::object(), odds = Json::array(), work = Json::object();
  for (const GoalOdds& each : goal.odds) {
    Json item = Json::object();
    item.add("indicator", each.indicator)
        .add("series", each.series)
        .add("chance", share_json(each.prospect.chance))
        .add("word", each.prospect.chance ? Json(word_for(*each.prospect.chance)) : Json())
        .add("ground", name_of(each.prospect.ground));
    odds.push(std::move(item));
  }
  work.add("actions", texts(goal.work.actions))
      .add("unknownEnd", texts(goal.work.unknown))
      .add("inTime", share_json(goal.work.in_time))
      .add("p10", day_json(goal.work.tenth))
      .add("p50", day_json(goal.work.half))
      .add("p90", day_json(goal.work.nine_tenths));
  json.add("id", goal.id)
      .add("by", goal.by ? Json(to_text(goal.by)) : Json())
      .add("odds", std::move(odds))
      .add("work", std::move(work));
  return json;
}

}  // namespace

ErrorOr<Json> prospects(const Call& call) {
  const auto kept = call.site.kept->steering.of({call.view, call.today});
  Json json = Json::object(), goals = Json::array();
  for (const SteeringGoal& goal : kept->goals) goals.push(goal_json(goal));
  json.add("today", to_text(call.today))
      .add("seed", static_cast<std::int64_t>(kept->futures.seed))
      .add("samples", kept->futures.simulated.samples)
      .add("input", digest_of(kept->futures))
      .add("goals", std::move(goals))
      .add("plan", kept->problem.empty() ? to_json(kept->forecast) : Json());
  if (!kept->problem.empty()) json.add("problem", kept->problem);
  NamedTexts query = call.request.query;
  std::erase_if(query, [](const auto& pair) { return pair.first == "moment"; });
  WhatIfRun run = run_what_if(call.site, call.view, call.today, what_if_asked(query));
  if (!run.problems.empty()) return run.problems.front();
  if (run.answer) json.add("whatIf", what_if_json(*run.answer));
  return json;
}

}  // namespace stip
