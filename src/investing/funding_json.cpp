// FundingJson: one member for each table.
#include "investing/funding_json.h"

namespace stip {
namespace {

Json amount(const Amount& amount) { return amount.empty() ? Json() : Json(to_text(amount)); }
std::string year_text(const std::optional<int>& year) { return year ? std::to_string(*year) : ""; }

Json cells(const std::vector<MoneyCell>& all) {
  Json list = Json::array();
  for (const MoneyCell& cell : all) {
    Json one = Json::object();
    one.add("source", cell.source)
        .add("year", cell.year ? Json(*cell.year) : Json())
        .add("stage", name_of_choice(cell.stage))
        .add("kind", name_of_choice(cell.kind))
        .add("amount", amount(cell.total))
        .add("lines", cell.lines)
        .add("confidential", cell.confidential);
    list.push(std::move(one));
  }
  return list;
}

Json steps(const std::vector<FunnelStep>& all) {
  Json list = Json::array();
  for (const FunnelStep& step : all) {
    Json one = Json::object();
    one.add("stage", name_of_choice(step.stage))
        .add("kind", name_of_choice(step.kind))
        .add("amount", amount(step.total))
        .add("lines", step.lines)
        .add("confidential", step.confidential);
    list.push(std::move(one));
  }
  return list;
}

std::string_view name_of(Firmness firmness) {
  constexpr std::string_view names[] = {"wished", "promised", "bound", "paid"};
  return names[static_cast<std::size_t>(firmness)];
}

Json leverages(const std::vector<Leverage>& all) {
  Json list = Json::array();
  for (const Leverage& one : all) {
    Json json = Json::object();
    json.add("firmness", name_of(one.firmness))
        .add("public", amount(one.public_money))
        .add("private", amount(one.private_money))
        .add("private_per_public_euro", one.ratio);
    list.push(std::move(json));
  }
  return list;
}

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& one : all) list.push(one);
  return list;
}

Json goals(const std::vector<GoalFunding>& all) {
  Json list = Json::array();
  for (const GoalFunding& goal : all) {
    Json gaps = Json::array();
    for (const GoalGap& gap : goal.money.gaps) {
      Json one = Json::object();
      one.add("kind", name_of_choice(gap.kind))
          .add("secured", amount(gap.secured))
          .add("promised", amount(gap.promised))
          .add("open", amount(gap.open))
          .add("confidential", gap.confidential);
      gaps.push(std::move(one));
    }
    Json one = Json::object();
    one.add("goal", goal.goal)
        .add("public", steps(goal.public_))
        .add("private", steps(goal.private_))
        .add("mixed", steps(goal.mixed))
        .add("leverage", leverages(goal.leverage))
        .add("gaps", std::move(gaps))
        .add("actions", texts(goal.money.actions))
        .add("actions_without_money", texts(goal.money.actions_without_money));
    list.push(std::move(one));
  }
  return list;
}

Json years(const std::vector<SourceYear>& all) {
  Json list = Json::array();
  for (const SourceYear& year : all) {
    Json one = Json::object();
    one.add("source", year.source)
        .add("side", name_of(year.side))
        .add("kind", name_of_choice(year.kind))
        .add("year", year.year)
        .add("promised_cents", year.promised)
        .add("all_cents", year.all)
        .add("ceiling_cents", year.ceiling ? Json(*year.ceiling) : Json())
        .add("over_cents", year.over());
    list.push(std::move(one));
  }
  return list;
}

Json conditions(const std::vector<FundingCondition>& all) {
  Json list = Json::array();
  for (const FundingCondition& condition : all) {
    Json one = Json::object();
    one.add("line", condition.line)
        .add("action", condition.action)
        .add("condition", condition.text)
        .add("state", name_of(condition.state))
        .add("amount", amount(condition.amount))
        .add("private_beside", amount(condition.beside));
    list.push(std::move(one));
  }
  return list;
}

Json explanations(const std::vector<ExplanationNeeded>& all) {
  Json list = Json::array();
  for (const ExplanationNeeded& each : all) {
    Json missing = Json::array();
    for (const std::string_view what : each.missing) missing.push(what);
    Json one = Json::object();
    one.add("action", each.action)
        .add("year", each.year > 0 ? Json(each.year) : Json())
        .add("cents", each.cents)
        .add("missing", std::move(missing));
    list.push(std::move(one));
  }
  return list;
}

}  // namespace

Json to_json(const FundingTables& tables) {
  Json left_out = Json::object(), gaps = Json::array();
  const LeftOut& out = tables.money.left_out;
  left_out.add("overlapping", out.overlapping)
      .add("parts", out.parts)
      .add("replaced", out.replaced)
      .add("stage_not_stated", out.not_stated);
  for (const FundingGaps& gap : tables.gaps) {
    Json one = Json::object();
    one.add("gap", name_of(gap.gap)).add("count", gap.ids.size()).add("ids", texts(gap.ids));
    gaps.push(std::move(one));
  }
  Json by_year = Json::object();
  by_year.add("public", cells(tables.by_year.public_))
      .add("private", cells(tables.by_year.private_))
      .add("mixed", cells(tables.by_year.mixed));
  Json json = Json::object();
  json.add("public", cells(tables.money.public_))
      .add("private", cells(tables.money.private_))
      .add("mixed", cells(tables.money.mixed))
      .add("by_year", std::move(by_year))
      .add("left_out", std::move(left_out))
      .add("leverage", leverages(tables.leverage))
      .add("years", years(tables.years))
      .add("goals", goals(tables.goals))
      .add("conditions", conditions(tables.conditions))
      .add("explanations", explanations(tables.explanations))
      .add("gaps", std::move(gaps));
  return json;
}

std::vector<std::vector<std::string>> funding_rows(const FundingTables& tables) {
  std::vector<std::vector<std::string>> rows{
      {"table", "goal", "source", "side", "year", "stage", "kind", "amount", "lines", "confidential"}};
  const auto text = [](const Amount& amount) { return amount.empty() ? std::string() : to_text(amount); };
  const auto add_cells = [&](std::string_view side, const std::vector<MoneyCell>& all) {
    for (const MoneyCell& cell : all)
      rows.push_back({"source", "", cell.source, std::string(side), year_text(cell.year),
                      std::string(name_of_choice(cell.stage)), std::string(name_of_choice(cell.kind)), text(cell.total),
                      std::to_string(cell.lines), std::to_string(cell.confidential)});
  };
  const auto add_steps = [&](std::string_view side, const GoalFunding& goal, const std::vector<FunnelStep>& all) {
    for (const FunnelStep& step : all)
      rows.push_back({"goal", goal.goal, "", std::string(side), "", std::string(name_of_choice(step.stage)),
                      std::string(name_of_choice(step.kind)), text(step.total), std::to_string(step.lines),
                      std::to_string(step.confidential)});
  };
  add_cells("public", tables.money.public_), add_cells("private", tables.money.private_);
  add_cells("mixed", tables.money.mixed);
  for (const GoalFunding& goal : tables.goals) {
    add_steps("public", goal, goal.public_), add_steps("private", goal, goal.private_);
    add_steps("mixed", goal, goal.mixed);
  }
  return rows;
}

}  // namespace stip
