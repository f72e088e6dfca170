// Resources: what the pages of the site show beside records, as JSON.
#include "access/mandates.h"
#include "agenda/search.h"
#include "base/hash.h"
#include "governance/signal.h"
#include "monitoring/attention.h"
#include "monitoring/course.h"
#include "monitoring/matrix.h"
#include "monitoring/money_years.h"
#include "monitoring/schedule.h"
#include "publishing/change_overview.h"
#include "web/api/api.h"
#include "web/api/weighing_resources.h"
#include "web/kept_answers.h"
#include "web/pages/steering_money_page.h"
#include "web/two_moments.h"

namespace stip {
namespace {

const Parameter moment_parameter{"moment", "An edition, a day, #ENTRY or a proposal; now if left out.", "string"};

Json items(Json list) {
  Json json = Json::object();
  json.add("items", std::move(list));
  return json;
}

Json texts(const std::vector<std::string>& all) {
  Json list = Json::array();
  for (const std::string& text : all) list.push(text);
  return list;
}

Json split_json(const PhaseSplit& split) {
  Json json = Json::object();
  const ChoiceType& type = Choices<Phase>::type();
  for (std::size_t i = 0; i < type.values.size(); ++i) {
    if (split.counts[i])
      json.add(type.values[i].name.empty() ? "unstated" : std::string(type.values[i].name), split.counts[i]);
  }
  return json;
}

ErrorOr<Json> overview(const Call& call) {
  const Matrix found = matrix(call.view);
  Json cells = Json::array();
  for (std::size_t effect = 0; effect < found.effects.size(); ++effect) {
    for (std::size_t theme = 0; theme < found.themes.size(); ++theme) {
      const MatrixCell& cell = found.cells[effect][theme];
      Json json = Json::object();
      json.add("effect", found.effects[effect])
          .add("theme", found.themes[theme])
          .add("actions", texts(cell.actions))
          .add("phases", split_json(cell.phases));
      cells.push(std::move(json));
    }
  }
  const Orphans alone = orphans(call.view);
  Json orphaned = Json::object();
  orphaned.add("actionsWithoutGoal", texts(alone.actions_without_goal))
      .add("actionsWithoutOwner", texts(alone.actions_without_owner))
      .add("actionsWithoutMoney", texts(alone.actions_without_money));
  orphaned.add("goalsWithoutAction", texts(alone.goals_without_action))
      .add("goalsWithoutMoney", texts(alone.goals_without_money));
  Json json = Json::object();
  json.add("position", call.view.upto())
      .add("phases", split_json(phase_split(call.view)))
      .add("matrix", std::move(cells))
      .add("orphans", std::move(orphaned));
  return json;
}

ErrorOr<Json> needing_attention(const Call& call) {
  const auto found = call.site.kept->attention.of(
      {call.view, edition_views(call.site.registry, call.viewer), call.today, call.language});
  Json list = Json::array();
  for (const AttentionItem& item : *found) {
    Json json = Json::object();
    json.add("type", item.type->api_name)
        .add("id", item.id)
        .add("title", item.title)
        .add("reason", item.reason)
        .add("rule", item.broken.empty() ? item.rule : item.broken)
        .add("points", item.points)
        .add("days", item.days)
        .add("consequence", name_of(item.consequence.level))
        .add("goals", texts(item.consequence.goals))
        .add("invented", item.invented);
    list.push(std::move(json));
  }
  return items(std::move(list));
}

Json course_json(std::string_view subject, const Course& course) {
  Json json = Json::object();
  json.add("id", subject).add("verdict", name_of(course.verdict));
  if (!course.indicator.empty()) json.add("indicator", course.indicator);
  if (!course.series.empty()) json.add("series", course.series);
  if (!course.last.empty()) json.add("lastObservation", course.last);
  if (course.value) json.add("value", *course.value);
  if (course.expected) json.add("expected", *course.expected);
  if (course.age_days) json.add("ageDays", *course.age_days);
  json.add("outdated", course.is_outdated);
  Json missing = Json::array();
  for (const Missing each : course.missing) missing.push(label_of(each));
  if (!course.missing.empty()) json.add("missing", std::move(missing));
  return json;
}

ErrorOr<Json> courses_of_all(const Call& call) {
  Json list = Json::array();
  for (const InterimGoal& goal : call.view.all<InterimGoal>())
    list.push(course_json(goal.id, course(call.view, goal, call.today)));
  for (const Indicator& indicator : call.view.all<Indicator>())
    list.push(course_json(indicator.id, course(call.view, indicator, call.today)));
  return items(std::move(list));
}

ErrorOr<Json> schedules(const Call& call) {
  const EditionViews editions = edition_views(call.site.registry, call.viewer);
  Json list = Json::array();
  for (const Action& action : call.view.all<Action>()) {
    const Schedule found = schedule(call.view, action, call.today, {editions.last_or_null(), editions.first_or_null()});
    Json json = Json::object(), overdue = Json::array();
    for (const Overdue& late : found.overdue) {
      Json item = Json::object();
      item.add("milestone", late.milestone).add("due", to_text(late.due)).add("days", late.days);
      overdue.push(std::move(item));
    }
    json.add("id", action.id)
        .add("phase", name_of_choice(action.phase))
        .add("plannedStart", to_text(action.planned_start))
        .add("plannedEnd", to_text(action.planned_end));
    json.add("calculated", name_of_choice(found.calculated))
        .add("endLateDays", found.end_late_days)
        .add("overdue", std::move(overdue));
    if (found.last_report.report)
      json.add("lastReport", found.last_report.report->id).add("lastReportOutOfDate", found.last_report.is_out_of_date);
    list.push(std::move(json));
  }
  return items(std::move(list));
}

ErrorOr<Json> said_and_done_of_all(const Call& call) {
  Json list = Json::array();
  for (const SaidAndDone& line : said_and_done(call.view, call.today)) {
    const Signal& signal = *line.signal;
    Json json = Json::object(), actions = Json::array(), decisions = Json::array(), same = Json::array();
    for (const Action* action : line.actions) {
      Json item = Json::object();
      item.add("id", action->id).add("title", action->title).add("phase", name_of_choice(action->phase));
      actions.push(std::move(item));
    }
    for (const Decision* decision : line.decisions) decisions.push(decision->id);
    for (const Signal* merged : line.merged) same.push(merged->id);
    json.add("signal", signal.id)
        .add("title", signal.title)
        .add("origin", name_of_choice(signal.origin))
        .add("raisedBy", signal.raised_by.id)
        .add("body", signal.body.id);
    json.add("raisedOn", to_text(signal.raised_on))
        .add("said", signal.text)
        .add("assignedTo", signal.assigned_to.id)
        .add("answerDue", to_text(signal.answer_due));
    json.add("answer", name_of_choice(signal.answer))
        .add("because", signal.answer_text)
        .add("answeredOn", to_text(signal.answered_on));
    json.add("actions", std::move(actions))
        .add("decisions", std::move(decisions))
        .add("saidByOthersToo", std::move(same));
    json.add("daysOpen", line.days_open).add("daysOverdue", line.days_overdue).add("invented", signal.invented);
    list.push(std::move(json));
  }
  return items(std::move(list));
}

Json money_json(const std::vector<MoneyCell>& cells) {
  Json list = Json::array();
  for (const MoneyCell& cell : cells) {
    Json json = Json::object();
    json.add("source", cell.source);
    if (cell.year) json.add("year", *cell.year);
    json.add("stage", name_of_choice(cell.stage))
        .add("kind", name_of_choice(cell.kind))
        .add("total", to_text(cell.total))
        .add("lines", cell.lines)
        .add("confidential", cell.confidential);
    list.push(std::move(json));
  }
  return list;
}

ErrorOr<Json> money_of_all(const Call& call) {
  const MoneyTable found = money(call.view);
  Json left = Json::object(), goals = Json::array(), json = Json::object();
  left.add("overlapping", found.left_out.overlapping)
      .add("parts", found.left_out.parts)
      .add("replaced", found.left_out.replaced)
      .add("notStated", found.left_out.not_stated);
  for (const InterimGoal& goal : call.view.all<InterimGoal>()) {
    const GoalMoney of_goal = goal_money(call.view, goal.id);
    for (const GoalGap& gap : of_goal.gaps) {
      Json item = Json::object();
      item.add("goal", goal.id)
          .add("kind", name_of_choice(gap.kind))
          .add("open", to_text(gap.open))
          .add("promised", to_text(gap.promised))
          .add("secured", to_text(gap.secured))
          .add("confidential", gap.confidential);
      goals.push(std::move(item));
    }
  }
  const MoneyYears years = money_years(call.view);
  Json by_year = Json::object(), apart = Json::array();
  for (const Funding* line : years.apart) apart.push(line->id);
  by_year.add("public", money_json(years.public_))
      .add("private", money_json(years.private_))
      .add("mixed", money_json(years.mixed))
      .add("withoutStage", std::move(apart))
      .add("overPeriod", years.over_period)
      .add("notStated", years.not_stated);
  json.add("public", money_json(found.public_))
      .add("private", money_json(found.private_))
      .add("mixed", money_json(found.mixed))
      .add("byYear", std::move(by_year))
      .add("leftOut", std::move(left))
      .add("goals", std::move(goals));
  return json;
}

ErrorOr<Json> difference_of_two(const Call& call) {
  const auto given = [&](std::string_view name) {
    const std::string* value = call.request.query_value(name);
    return value ? *value : std::string{};
  };
  if (given("van").empty())
    return Error{ErrorKind::invalid, "van", "it is missing.", "Give the moment to compare with: van=2026."};
  const Registry& registry = call.site.registry;
  const TwoMoments asked =
      two_moments(call.site, "now", {given("van"), given("vanGeldigOp")}, {given("naar"), given("naarGeldigOp")});
  STIP_TRY_AS(const TwoViews views, look_at_both(registry, call.viewer, asked));
  const View now = registry.now(call.viewer);
  return difference_json(
      difference(views.before, views.after, reasons_between(registry, call.viewer, now, asked, views.after)));
}

ErrorOr<Json> found(const Call& call) {
  const std::string* words = call.request.query_value("q");
  Json list = Json::array();
  for (const Hit& hit : search(call.view, words ? *words : "")) {
    Json json = Json::object();
    json.add("type", hit.type->api_name)
        .add("id", hit.record->id)
        .add("title", hit.record->title)
        .add("field", hit.field)
        .add("excerpt", hit.excerpt);
    list.push(std::move(json));
  }
  return items(std::move(list));
}

ErrorOr<Json> entry(const Call& call) {
  const auto number = parse_whole(call.parts[0]);
  if (!number.ok() || !*number) return Error{ErrorKind::not_found, "entry", "there is none.", "Give its number."};
  STIP_TRY_AS(const SeenEntry seen, call.site.registry.entry(**number, call.viewer));
  STIP_TRY_AS(const Evidence evidence, call.site.registry.evidence(**number, call.viewer));
  Json json = Json::object(), proof = Json::object(), path = Json::array();
  json.add("entry", **number).add("withheld", seen.withheld);
  if (!seen.withheld) {
    json.add("time", to_text(seen.entry.time))
        .add("act", seen.entry.act)
        .add("author", seen.entry.author)
        .add("reason", seen.entry.reason)
        .add("causes", texts(seen.entry.causes));
    Json changes = Json::array();
    for (const Change& change : seen.entry.changes) {
      Json item = Json::object(), fields = Json::object();
      for (const FieldChange& set : change.fields) fields.add(set.field, set.value);
      item.add("type", change.type)
          .add("id", change.id)
          .add("version", change.version)
          .add("ended", change.retires)
          .add("fields", std::move(fields));
      changes.push(std::move(item));
    }
    json.add("changes", std::move(changes));
  }
  for (const Hash& hash : evidence.inclusion.path) path.push(to_hex(hash));
  proof.add("leaf", to_hex(evidence.inclusion.leaf))
      .add("size", evidence.inclusion.size)
      .add("root", to_hex(evidence.inclusion.root))
      .add("path", std::move(path));
  if (!evidence.header.empty()) proof.add("header", evidence.header);
  json.add("proof", std::move(proof));
  return json;
}

ErrorOr<Json> mandates(const Call&) {
  Json list = Json::array();
  for (const MandateRule& rule : mandate_table()) {
    Json json = Json::object();
    json.add("act", name_of_choice(rule.act)).add("role", name_of_choice(rule.role));
    json.add("highest", name_of_choice(rule.highest)).add("reach", name_of_choice(rule.reach));
    list.push(std::move(json));
  }
  return items(std::move(list));
}

ErrorOr<Json> entries(const Call& call) {
  Json list = Json::array();
  for (const auto& seen : call.site.registry.latest(100, call.viewer)) {
    Json json = Json::object();
    json.add("entry", seen->entry.seq)
        .add("time", to_text(seen->entry.time))
        .add("act", seen->entry.act)
        .add("author", seen->entry.author)
        .add("reason", seen->entry.reason)
        .add("changes", static_cast<std::int64_t>(seen->entry.changes.size()));
    list.push(std::move(json));
  }
  return items(std::move(list));
}

}  // namespace

const std::vector<Resource>& resources() {
  static const std::vector<Resource> table = {
      {"/overzichten",
       "getOverview",
       "Themes and effects with their actions and phases, and what hangs on nothing",
       {moment_parameter},
       overview},
      {"/aandachtspunten",
       "listAttention",
       "What needs attention, most urgent first, each with its reason and rule",
       {moment_parameter},
       needing_attention},
      {"/koersen",
       "listCourses",
       "The course of every goal and indicator, by the published rule",
       {moment_parameter},
       courses_of_all},
      {"/planningen",
       "listSchedules",
       "The planning of every action, held against today and against the editions",
       {moment_parameter},
       schedules},
      {"/geldoverzichten",
       "getMoney",
       "Money by source, year, stage and kind, with nothing counted twice",
       {moment_parameter},
       money_of_all},
      {"/middelentabellen",
       "getFundingTables",
       "Money by source, year, stage and goal; conditions; what asks for the statutory explanation; what is not known",
       {moment_parameter},
       funding_answer},
      {"/investeringsvoorstellen",
       "getInvestmentProposal",
       "A proposal of which actions start when and who pays, with its bound, assumptions and reasons",
       {{"bron", "A source of money that gives less."},
        {"korting", "By so many per cent: 5, 10, 20, 30, 50 or 100."},
        {"zorg", "How much care comes before speed: at-once, open-first, weighed-first or only-clear."},
        moment_parameter},
       proposal_answer},
      {"/vooruitzichten",
       "getProspects",
       "Goals with their odds, the plan with the chance of each date, and what a what-if would change of both",
       {{"actie", "An action that moves or stops; as often as there are, each with its `wat`."},
        {"wat", "So many quarters later (below 0: sooner), or `stopt`."},
        {"bron", "A source of money that is cut."},
        {"korting", "By so many per cent."},
        {"nieuw", "Title of a new action."},
        {"begin", "Its start: 2027, 2027-Q2."},
        {"duur", "How long it takes, in quarters."},
        {"na", "What must come before it."},
        {"helpt", "The goal or effect that it helps."},
        moment_parameter},
       prospects},
      {"/terugkoppelingen",
       "listSaidAndDone",
       "Every signal with what was done with it, why, where that stands now, and the days it took",
       {moment_parameter},
       said_and_done_of_all},
      {"/afwegingskaarten",
       "listArgumentMaps",
       "Everything that was weighed, with its arguments by question, and how far comparing hangs on weights",
       {moment_parameter},
       argument_maps},
      {"/afwegingskaarten/{id}",
       "getArgumentMap",
       "The weighing of one subject: arguments, positions, conditions, what citizens said",
       {moment_parameter},
       argument_map_of},
      {"/bijdragebandbreedtes",
       "listContributionRanges",
       "The claims on every goal and effect as a range, with what must be true",
       {moment_parameter},
       contribution_ranges_of_all},
      {"/verschillen",
       "getDifference",
       "What changed between two moments, with the reason of each",
       {{"van", "The earlier moment: an edition, a day or #ENTRY.", "string", true},
        {"vanGeldigOp", "Of the earlier moment only what was valid on this day: 2026-03-01."},
        {"naar", "The later moment; now if left out."},
        {"naarGeldigOp", "Of the later moment only what was valid on this day."}},
       difference_of_two},
      {"/zoekresultaten", "search", "Records in which all words occur", {{"q", "Words."}, moment_parameter}, found},
      {"/mandaten", "listMandates", "Who may do what: act, role, highest classification and reach", {}, mandates},
      {"/boekingen", "listEntries", "The newest entries of the ledger", {}, entries},
      {"/boekingen/{nummer}", "getEntry", "One entry of the ledger with its proof", {}, entry},
  };
  return table;
}

}  // namespace stip
