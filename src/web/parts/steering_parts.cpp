// Parts of steering: what the analyses found, in words, as a picture and as a table.
#include "web/parts/steering_parts.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/chance_words.h"
#include "web/parts/chart.h"
#include "web/parts/filter.h"
#include "web/parts/goal_parts.h"
#include "web/parts/json_twin.h"
#include "web/parts/plan_charts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr std::size_t most_drawn = 16, most_swings = 8;

Html head_row(std::initializer_list<std::string_view> words) {
  Html head = html("<tr>");
  for (const std::string_view word : words) head.add("<th scope=\"col\">{}</th>", word);
  return head.add("</tr>");
}

std::string title_of_id(const Visit& visit, const std::string& id) {
  const auto found = visit.view.find_any(id);
  return found ? visit.title(*found.record) : id;
}

std::string series_words(const Visit& visit, const GoalOdds& odds) {
  const std::string& series = visit.in_language(odds.series, odds.series_en);
  return title_of_id(visit, odds.indicator) + (series.empty() ? "" : ", " + series);
}

/// The chance in words, or why none can be said.
std::string odds_words(const Visit& visit, const GoalOdds& odds) {
  const Prospect& prospect = odds.prospect;
  if (prospect.ground == Ground::forecast) return chance_text(visit.language, *prospect.chance);
  if (prospect.chance) return std::string(*prospect.chance > 0 ? visit.tr("reached") : visit.tr("not reached"));
  return std::string(visit.tr("cannot be said")) + ": " + std::string(visit.tr(sentence_of(prospect.ground)));
}

Html odds_cell(const Visit& visit, const SteeringGoal& goal) {
  const auto* record = visit.view.find<InterimGoal>(goal.id);
  if (!record) return html("{}", visit.tr("an effect has no figure of its own: see its goals"));
  if (goal.odds.empty()) return measurability_word(visit, *record);
  Html items;
  for (const GoalOdds& odds : goal.odds)
    items.add("<li>{}: <strong>{}</strong></li>", said(series_words(visit, odds)), odds_words(visit, odds));
  return html("<ul>{}</ul>{}", items, measurability_word(visit, *record));
}

std::vector<const PlanForecast*> dated(const AgendaForecast& forecast) {
  std::vector<const PlanForecast*> rows;
  for (const PlanForecast& each : forecast.forecasts)
    if (each.kind != PlanPlace::Kind::stage) rows.push_back(&each);
  return rows;
}

Html in_time_words(const Visit& visit, const PlanForecast& one) {
  if (!one.planned) return open_word(visit.tr("no date is planned"));
  if (days_between(visit.today, one.planned.last()) < 0)
    return status_word(Level::bad, visit.tr("no: the date is past"), true);
  if (one.by_planned) return html("{}", chance_text(visit.language, *one.by_planned));
  return open_word(visit.tr("cannot be said: something it hangs on is not known"));
}

std::string expected_words(const Visit& visit, const PlanForecast& one) {
  if (one.is_earliest) return fill(visit.tr("no sooner than {}"), {month_words(visit, one.tenth)});
  return fill(visit.tr("{} to {}, in the middle {}"),
              {month_words(visit, one.tenth), month_words(visit, one.nine_tenths), month_words(visit, one.half)});
}

/// What a driver may be asked of: goals with work whose end is known, and what has a planned date.
NamedTexts driver_options(const Visit& visit, const Steering& steering) {
  NamedTexts options;
  const auto add = [&](const std::string& id) { options.emplace_back(id, title_of_id(visit, id) + " (" + id + ")"); };
  for (const SteeringGoal& goal : steering.goals)
    if (goal.work.half) add(goal.id);
  std::size_t count = 0;
  for (const PlanForecast* one : dated(steering.forecast))
    if (!one->is_earliest && count++ < 300) add(one->id);
  return options;
}

}  // namespace

std::string month_words(const Visit& visit, Day day) {
  const Day first{day.year(), day.month(), std::chrono::day{1}};
  return short_date_text(visit.language, Date{first, Precision::month});
}

Html planned_link(const Visit& visit, const std::string& id, const std::string& title) {
  return visit.view.find_any(id) ? cited_id(visit, id) : html("{} ({})", said(title), visit.tr("new"));
}

Html dates_table(const Visit& visit, const std::vector<const PlanForecast*>& rows) {
  Html body;
  for (std::size_t i = 0; i < std::min(rows.size(), most_dates); ++i) {
    const PlanForecast& one = *rows[i];
    body.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        planned_link(visit, one.id, one.title), visit.tr("Planned"),
        one.planned ? html("{}", short_date_text(visit.language, one.planned)) : open_word(visit.tr("not stated")),
        visit.tr("In time"), in_time_words(visit, one), visit.tr("Expected, in 8 of 10 futures"),
        expected_words(visit, one));
  }
  return table(
      "kansen-tabel", visit.tr("How likely each date is kept, and when it is expected"),
      head_row({visit.tr("What"), visit.tr("Planned"), visit.tr("In time"), visit.tr("Expected, in 8 of 10 futures")}),
      body, {}, true);
}

Html plan_gaps(const Visit& visit, const std::vector<PlanGaps>& gaps) {
  constexpr std::size_t most = 12;
  Html items;
  for (const PlanGaps& gap : gaps) {
    Html ids;
    for (std::size_t i = 0; i < std::min(most, gap.ids.size()); ++i)
      ids.add("{}{}", i ? ", " : "", cited_id(visit, gap.ids[i]));
    if (gap.ids.size() > most) ids.add(" …");
    items.add("<li>{} × {}: {}</li>", gap.ids.size(), told(gap.gap).in(visit.language), ids);
  }
  return items.empty() ? Html{} : html("<ul>{}</ul>", items);
}

std::string work_words(const Visit& visit, const WorkForecast& work, const Date& by) {
  if (work.actions.empty()) return std::string(visit.tr("no action under way or to start"));
  std::string words = tr_n(visit.language, "{} action", "{} actions", static_cast<long>(work.actions.size()));
  if (!work.unknown.empty())
    words += "; " + fill(visit.tr("of {} no end is known"), {std::to_string(work.unknown.size())});
  if (work.in_time)
    words += "; " + fill(visit.tr("all finished by the end of {}: {}"),
                         {std::to_string(by.year()), chance_text(visit.language, *work.in_time)});
  if (work.half)
    words += "; " + fill(work.unknown.empty() ? visit.tr("the last one is expected from {} to {}, in the middle {}")
                                              : visit.tr("the last of the others from {} to {}, in the middle {}"),
                         {month_words(visit, *work.tenth), month_words(visit, *work.nine_tenths),
                          month_words(visit, *work.half)});
  return words;
}

Html plan_grounds(const Visit& visit, const Steering& steering) {
  const AgendaForecast& plan = steering.forecast;
  const ReferenceClass reference;
  const auto times = [&](double value) { return number_text(visit.language, Decimal{std::llround(value * 100), 2}); };
  Html whole = html("<p>{} <a href=\"{}\">{}</a></p>\n",
                    fill(visit.tr("{} actions under way or to start; {} durations were drawn, in {} possible futures."),
                         {std::to_string(plan.actions), std::to_string(plan.durations),
                          number_text(visit.language, static_cast<long>(plan.samples))}),
                    method_address(visit, "foresight-and-what-ifs"), visit.tr("How it is worked out"));
  whole.add(
      "<p class=\"stip-quiet\">{}</p>\n",
      fill(visit.tr("Where one duration is known, it runs out as {} building projects of a city abroad did: {} to {} "
                    "times as long in 8 of 10, {} times in the middle. That is a placeholder: read these chances as an "
                    "order of size."),
           {std::to_string(reference.projects), times(reference.tenth), times(reference.nine_tenths),
            times(reference.half)}));
  if (!plan.gaps.empty())
    whole.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>\n", visit.tr("What is not known"),
              plan_gaps(visit, plan.gaps));
  return whole.add("<p class=\"stip-quiet\">{}</p>\n",
                   fill(visit.tr("Seed {}, input {}: with the same two the same figures come out."),
                        {std::to_string(steering.futures.seed), digest_of(steering.futures)}));
}

Html goals_section(const Visit& visit, const Steering& steering) {
  Html rows, odds_rows;
  std::vector<ChanceRow> drawn;
  for (const SteeringGoal& goal : steering.goals) {
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        cited_id(visit, goal.id), visit.tr("Year"),
        goal.by ? html("{}", goal.by.year()) : open_word(visit.tr("not stated")),
        visit.tr("Odds that the figure gets there"), odds_cell(visit, goal), visit.tr("The work for it"),
        work_words(visit, goal.work, goal.by));
    for (const GoalOdds& odds : goal.odds) {
      if (!odds.prospect.chance) continue;
      const std::string words = odds_words(visit, odds);
      drawn.push_back({goal.id + " " + series_words(visit, odds), words, *odds.prospect.chance, {}});
      odds_rows.add("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td></tr>", cited_id(visit, goal.id),
                    said(series_words(visit, odds)), words);
    }
  }
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No goals stated")));
  Html whole = table("doelen-tabel", visit.tr("Each goal: the odds of its figures, and the work for it"),
                     head_row({visit.tr("Goal"), visit.tr("Year"), visit.tr("Odds that the figure gets there"),
                               visit.tr("The work for it")}),
                     rows, {}, true);
  whole.add("{}",
            chance_figure(visit, "doelen-kans", visit.tr("Odds that a figure is at its target in time"), drawn,
                          table("doelen-kans-tabel", visit.tr("Odds that a figure is at its target in time"),
                                head_row({visit.tr("Goal"), visit.tr("Indicator"), visit.tr("Odds")}), odds_rows)));
  return whole.add(
      "<p class=\"stip-quiet\">{} <a href=\"{}\">{}</a></p>\n",
      visit.tr("The two say different things. A figure may get there without the actions, and actions that "
               "are finished do not show that the figure moves: how much an action adds is a claim here, "
               "no calculation."),
      method_address(visit, "outlook"), visit.tr("The rule"));
}

Html plan_section(const Visit& visit, const Steering& steering) {
  if (!steering.problem.empty()) return html("<p>{}</p>", open_word(steering.problem));
  const auto rows = dated(steering.forecast);
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No dates have been stated")));
  std::vector<SpanRow> drawn;
  const auto middle_of = [](const Date& date) { return (year_of(date.first()) + year_of(date.last())) / 2; };
  for (const PlanForecast* one : rows) {
    if (one->is_earliest || drawn.size() == most_drawn) continue;
    std::string words = fill(visit.tr("in the middle {}"), {month_words(visit, one->half)});
    if (one->by_planned) words += ", " + fill(visit.tr("in time: {}"), {chance_text(visit.language, *one->by_planned)});
    drawn.push_back({one->id + " " + title_of_id(visit, one->id),
                     words,
                     year_of(one->tenth),
                     year_of(one->half),
                     year_of(one->nine_tenths),
                     one->planned ? std::optional(middle_of(one->planned)) : std::nullopt,
                     {}});
  }
  const Html filled = dates_table(visit, rows);
  Html whole = drawn.empty()
                   ? filled
                   : span_figure(visit, "plan-grafiek",
                                 visit.tr("When it is expected: the bar holds 8 of 10 futures, the stroke is the "
                                          "middle, the diamond is what is planned"),
                                 drawn, year_of(visit.today), filled);
  if (rows.size() > most_dates)
    whole.add(
        "<p>{} <a href=\"{}\">{}</a></p>",
        fill(visit.tr("The first {} of {} are shown."), {std::to_string(most_dates), std::to_string(rows.size())}),
        api_address(visit, "/v1/vooruitzichten"), visit.tr("All as data"));
  return whole.add("{}", plan_grounds(visit, steering));
}

Html drivers_section(const Visit& visit, const Steering& steering) {
  const NamedTexts options = driver_options(visit, steering);
  if (options.empty()) return {};
  const std::string* asked = visit.request.query_value("drijft");
  const bool is_known = asked && std::ranges::find(options, *asked, &NamedTexts::value_type::first) != options.end();
  const std::string chosen = is_known ? *asked : std::string();
  std::vector<std::string> ids;
  const auto goal = std::ranges::find(steering.goals, chosen, &SteeringGoal::id);
  if (goal != steering.goals.end()) {
    for (const std::string& id : goal->work.actions)
      if (std::ranges::find(goal->work.unknown, id) == goal->work.unknown.end()) ids.push_back(id);
  } else if (!chosen.empty()) {
    ids.push_back(chosen);
  }
  const DateDrivers found = date_drivers(steering.futures, ids);
  std::vector<SwingRow> drawn;
  Html rows;
  for (const DateDriver& driver : found.drivers) {
    if (drawn.size() == most_swings || driver.if_long - driver.if_short < 1) break;
    const std::string words = fill(visit.tr("{} later if it takes long instead of short"),
                                   {days_text(visit.language, driver.if_long - driver.if_short)});
    drawn.push_back({driver.id + " " + title_of_id(visit, driver.id), words, driver.if_short - found.mean,
                     driver.if_long - found.mean});
    const auto month = [&](double days) { return month_words(visit, day_of_finish(visit.today, days)); };
    rows.add("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
             planned_link(visit, driver.id, driver.title), month(driver.if_short), month(driver.if_long), words,
             share_text(visit.language, driver.hangs_on));
  }
  Html form = html(
      "<form class=\"stip-filter\" method=\"get\" action=\"/{}/sturen#oorzaken\" aria-label=\"{}\">\n{}{}<div "
      "class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--secondary-action\">{}</button></div>"
      "</form>\n",
      tag(visit.language), visit.tr("What a date hangs on"),
      select_field("drijft", visit.tr("The date of"), visit.tr("the whole agenda"), options, chosen),
      hidden_moment(visit), visit.tr("Show"));
  if (drawn.empty()) return form.add("<p>{}</p>", open_word(visit.tr("Nothing it hangs on can run out")));
  const std::string what = chosen.empty() ? std::string(visit.tr("the whole agenda")) : title_of_id(visit, chosen);
  const std::string caption =
      fill(visit.tr("What the date of “{}” hangs on: to the left if it takes short (1 in 10), to the right if it "
                    "takes long (1 in 10)"),
           {what});
  form.add("{}", tornado_figure(
                     visit, "oorzaken-grafiek", caption, drawn,
                     table("oorzaken-tabel", fill(visit.tr("What the date of “{}” hangs on"), {what}),
                           head_row({visit.tr("What"), visit.tr("Mean date if short"), visit.tr("Mean date if long"),
                                     visit.tr("Difference"), visit.tr("The date hangs on it")}),
                           rows)));
  return form.add(
      "<p class=\"stip-quiet\">{}</p>\n",
      visit.tr("As far as ends are known. What shares its causes counts along: it is not what would happen if "
               "one thing alone ran out."));
}

Html risks_section(const Visit& visit) {
  Html rows;
  for (const Risk& risk : visit.view.all<Risk>()) {
    rows.add(
        "<tr><th scope=\"row\">{}{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        record_link(visit, risk), html(" {}", written(visit, risk.cause)), visit.tr("Action"),
        cited_id(visit, risk.action.id), visit.tr("Likelihood"), choice_word(visit, risk.likelihood),
        visit.tr("Impact"), choice_word(visit, risk.impact), visit.tr("Response"),
        risk.response.empty() ? open_word(visit.tr("none stated")) : written(visit, risk.response));
  }
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No risk has been written down")));
  return table("risicos-tabel", visit.tr("Risks that were written down, with the response"),
               head_row({visit.tr("Risk"), visit.tr("Action"), visit.tr("Likelihood"), visit.tr("Impact"),
                         visit.tr("Response")}),
               rows, {}, true);
}

}  // namespace stip
