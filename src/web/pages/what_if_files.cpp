// What-if files: the same answer as CSV and as JSON.
#include <cmath>

#include "web/pages/what_if.h"

namespace stip {
namespace {

std::string cell(std::string text) {
  // A cell that begins like a formula is no formula: spreadsheets would run it.
  if (!text.empty() && (text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '@')) text.insert(0, "'");
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string thousandths(double value) {
  const long long whole = std::llround(value * 1000);
  std::string rest = std::to_string(std::llabs(whole) % 1000);
  rest.insert(0, 3 - rest.size(), '0');
  return (whole < 0 ? "-" : "") + std::to_string(std::llabs(whole) / 1000) + "." + rest;
}

std::string_view name_of(DateChange::In in) {
  return in == DateChange::In::both ? "both" : in == DateChange::In::today_only ? "today" : "then";
}

std::string_view name_of(PlanPlace::Kind kind) {
  return kind == PlanPlace::Kind::action      ? "action"
         : kind == PlanPlace::Kind::milestone ? "milestone"
                                              : "dossier_stage";
}

Json paired(const std::optional<PairedShare>& share) {
  if (!share) return {};
  Json json = Json::object();
  json.add("today", share->today)
      .add("then", share->then)
      .add("difference", share->difference())
      .add("standardError", share->error);
  return json;
}

Json day_json(const std::optional<Day>& day) { return day ? Json(to_text(*day)) : Json(); }
Json date_json(const Date& date) { return date ? Json(to_text(date)) : Json(); }

Json money_json(const std::vector<MoneyChange>& changes, bool has_stage) {
  Json list = Json::array();
  for (const MoneyChange& change : changes) {
    Json json = Json::object();
    json.add("id", change.id).add("kind", name_of_choice(change.kind));
    if (has_stage) json.add("stage", name_of_choice(change.stage));
    json.add("today", to_text(change.today)).add("then", to_text(change.then));
    list.push(std::move(json));
  }
  return list;
}

}  // namespace

std::string what_if_csv(const Visit&, const WhatIfAnswer& answer) {
  std::string csv =
      "id,title,kind,in,planned_today,planned_then,in_time_today,in_time_then,standard_error,middle_today,middle_then,"
      "days_later,days_standard_error\n";
  for (const DateChange& one : answer.dates) {
    const auto share = [&](double PairedShare::*which) {
      return one.in_time ? thousandths(*one.in_time.*which) : std::string();
    };
    csv += one.id + "," + cell(one.title) + "," + std::string(name_of(one.kind)) + "," + std::string(name_of(one.in)) +
           "," + to_text(one.planned) + "," + to_text(one.planned_then) + "," + share(&PairedShare::today) + "," +
           share(&PairedShare::then) + "," + share(&PairedShare::error) + "," + (one.half ? to_text(*one.half) : "") +
           "," + (one.half_then ? to_text(*one.half_then) : "") + "," + thousandths(one.mean) + "," +
           thousandths(one.error) + "\n";
  }
  return csv;
}

Json what_if_json(const WhatIfAnswer& answer) {
  Json edits = Json::array(), remarks = Json::array(), dates = Json::array(), goals = Json::array();
  for (const ScenarioEdit& edit : answer.made.edits) {
    Json json = Json::object();
    json.add("record", edit.record).add("field", edit.field).add("today", edit.was).add("then", edit.becomes);
    edits.push(std::move(json));
  }
  for (const ScenarioRemark& remark : answer.made.remarks) {
    Json json = Json::object();
    json.add("record", remark.record)
        .add("field", remark.field)
        .add("remark", name_of(remark.note))
        .add("meaning", std::string(told(remark.note)));
    remarks.push(std::move(json));
  }
  for (const DateChange& one : answer.dates) {
    Json json = Json::object(), chain = Json::array();
    for (const std::string& id : one.chain) chain.push(id);
    json.add("id", one.id)
        .add("title", one.title)
        .add("kind", name_of(one.kind))
        .add("in", name_of(one.in))
        .add("plannedToday", date_json(one.planned))
        .add("plannedThen", date_json(one.planned_then))
        .add("inTime", paired(one.in_time))
        .add("middleToday", day_json(one.half))
        .add("middleThen", day_json(one.half_then))
        .add("daysLater", one.mean)
        .add("standardError", one.error)
        .add("isEarliest", one.is_earliest_then)
        .add("chain", std::move(chain));
    dates.push(std::move(json));
  }
  for (const GoalChange& one : answer.goals) {
    Json json = Json::object();
    json.add("id", one.id)
        .add("actionsToday", one.helping)
        .add("actionsThen", one.helping_then)
        .add("inTime", paired(one.in_time))
        .add("middleToday", day_json(one.work.half))
        .add("middleThen", day_json(one.work_then.half));
    goals.push(std::move(json));
  }
  Json json = Json::object();
  json.add("edits", std::move(edits))
      .add("remarks", std::move(remarks))
      .add("dates", std::move(dates))
      .add("goals", std::move(goals))
      .add("moneyOfSources", money_json(answer.by_source, true))
      .add("securedOfGoals", money_json(answer.secured, false))
      .add("promisedOfGoals", money_json(answer.promised, false))
      .add("inputToday", digest_of(answer.steering_today->futures))
      .add("inputThen", digest_of(answer.steering_then.futures));
  return json;
}

}  // namespace stip
