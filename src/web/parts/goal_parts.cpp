// Parts of goals: verdicts in words, the chart of an indicator and its table of observations.
#include "web/parts/goal_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "monitoring/course.h"
#include "monitoring/matrix.h"
#include "monitoring/measurability.h"
#include "monitoring/money.h"
#include "monitoring/series.h"
#include "web/kept_answers.h"
#include "web/parts/chart.h"
#include "web/parts/outlook_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Level level_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::moving_away:
      return Level::bad;
    case Verdict::standing_still:
      return Level::doubt;
    case Verdict::behind:
      return Level::attention;
    case Verdict::outdated:
      return Level::outdated;
    case Verdict::on_course:
      return Level::good;
    case Verdict::reached:
      return Level::done;
    case Verdict::no_new_figure:
    case Verdict::not_measurable:
    case Verdict::context:
      return Level::none;
  }
  return Level::none;
}

std::string missing_words(const Visit& visit, const std::vector<Missing>& missing) {
  std::string words;
  for (Missing one : missing) words += (words.empty() ? "" : ", ") + std::string(visit.tr(label_of(one)));
  return words;
}

std::string not_measurable(const Visit& visit, const std::vector<Missing>& missing) {
  if (missing.empty()) return std::string(visit.tr("Not yet measurable"));
  return fill(visit.tr("Not yet measurable; lacking: {}"), {missing_words(visit, missing)});
}

std::string verdict_words(const Visit& visit, const Course& course) {
  if (course.verdict == Verdict::not_measurable) return not_measurable(visit, course.missing);
  std::string words(visit.tr(label_of(course.verdict)));
  if (!course.series.empty() && course.verdict != Verdict::context) words += " (" + course.series + ")";
  return words;
}

std::string number_of(const Visit& visit, double value, std::uint8_t decimals) {
  return number_text(visit.language, Decimal{std::llround(value * std::pow(10.0, decimals)), decimals});
}

std::string unit_of(const Visit& visit, const Indicator& indicator) {
  return visit.in_language(indicator.unit, indicator.unit_en);
}

/// "2023", "2021–2023".
std::string period_of(const Visit& visit, const Observation& observation) {
  std::string words = short_date_text(visit.language, observation.period);
  if (!observation.period_end.empty()) words += "–" + short_date_text(visit.language, observation.period_end);
  return words;
}

/// How old the last figure is, in the largest unit that says enough.
std::string age_words(const Visit& visit, int days) {
  if (days < 0) return {};
  if (days < 60) return tr_n(visit.language, "{} day", "{} days", days);
  if (days < 730) return tr_n(visit.language, "{} month", "{} months", days / 30);
  return tr_n(visit.language, "{} year", "{} years", days / 365);
}

/// The figures behind a verdict: last value, where the path is, how far along, how old.
Html verdict_figures(const Visit& visit, const Indicator& indicator, const Course& course) {
  const auto* last = visit.view.find<Observation>(course.last);
  if (!last) return {};
  const std::uint8_t decimals = last->value.high.scale;
  Html whole = html("<p>{} <strong>{}</strong> {} ({}{}).", visit.tr("Last figure:"),
                    quantity_text(visit.language, last->value), unit_of(visit, indicator), period_of(visit, *last),
                    last->status == ObservationStatus::provisional ? html(", {}", visit.tr("provisional")) : Html{});
  if (course.expected)
    whole.add(" {}", fill(visit.tr("On the straight path from baseline to target it would then be {}."),
                          {number_of(visit, *course.expected, decimals)}));
  if (course.share)
    whole.add(" {}", fill(visit.tr("That is {}% of the way."), {number_of(visit, *course.share * 100, 0)}));
  if (course.age_days) whole.add(" {}", fill(visit.tr("The figure is {} old."), {age_words(visit, *course.age_days)}));
  if (course.is_outdated && course.verdict != Verdict::outdated)
    whole.add(" {}", status_word(Level::outdated, visit.tr("out of date"), true));
  return whole.add("</p>\n");
}

Html verdict_block(const Visit& visit, const Indicator& indicator) {
  const auto all = courses(visit.view, indicator, visit.today);
  Html whole;
  for (const Course& one : all) {
    whole.add("<p>{} {} <a href=\"{}\">{}</a></p>\n{}", status_word(level_of(one.verdict), verdict_words(visit, one)),
              visit.tr(help_of(one.verdict)), method_address(visit, "course"), visit.tr("The rule"),
              verdict_figures(visit, indicator, one));
  }
  if (all.empty()) {
    const Course one = course(visit.view, indicator, visit.today);
    whole.add("<p>{} {} <a href=\"{}\">{}</a></p>\n{}", status_word(level_of(one.verdict), verdict_words(visit, one)),
              visit.tr(help_of(one.verdict)), method_address(visit, "course"), visit.tr("The rule"),
              verdict_figures(visit, indicator, one));
  }
  if (!indicator.next_expected.empty())
    whole.add("<p class=\"stip-quiet\">{}</p>\n",
              fill(visit.tr("Next figure expected: {}."), {date_text(visit.language, indicator.next_expected)}));
  return whole;
}

ChartPoint chart_point(const Visit& visit, const Observation& observation, Day at) {
  ChartPoint point;
  // The last day of a period belongs to it, so the mark of its end is one day further.
  point.year = year_of(Day{std::chrono::sys_days{at} + std::chrono::days{1}});
  point.value = middle(observation.value);
  point.low = observation.value.exactness == Exactness::range ? to_double(observation.value.low) : point.value;
  point.high = observation.value.exactness == Exactness::range ? to_double(observation.value.high) : point.value;
  point.told = period_of(visit, observation) + ": " + quantity_text(visit.language, observation.value);
  if (observation.invented) point.told += " (" + std::string(visit.tr("made up")) + ")";
  point.invented = observation.invented;
  return point;
}

ChartPoint fixed_point(const Visit& visit, int year, const Quantity& value) {
  ChartPoint point;
  point.year = year + 1;
  point.value = point.low = point.high = middle(value);
  if (value.exactness == Exactness::range) point.low = to_double(value.low), point.high = to_double(value.high);
  point.told = std::to_string(year) + ": " + quantity_text(visit.language, value);
  return point;
}

Chart chart_of(const Visit& visit, const Indicator& indicator, const std::vector<Line>& lines) {
  Chart chart;
  chart.id = "grafiek-" + indicator.id;
  chart.title = visit.title(indicator) + " (" + unit_of(visit, indicator) + ")";
  chart.today = year_of(visit.today);
  for (const Line& line : lines) {
    ChartLine drawn;
    drawn.look = line.is_forecast ? ChartLine::Look::forecast : ChartLine::Look::observed;
    drawn.name = visit.in_language(line.series, line.series_en);
    drawn.after_break = line.after_break;
    for (const Point& point : line.points) {
      drawn.points.push_back(chart_point(visit, *point.observation, point.at));
      for (const Observation* earlier : point.earlier) {
        chart.earlier.push_back(chart_point(visit, *earlier, point.at));
        chart.earlier.back().told += " (" + std::string(visit.tr("replaced by a later publication")) + ")";
      }
    }
    if (!drawn.points.empty() && drawn.name.empty())
      drawn.points.back().label = quantity_text(visit.language, line.points.back().observation->value);
    if (line.is_forecast && !drawn.points.empty())
      drawn.name =
          fill(visit.tr("forecast {}"), {quantity_text(visit.language, line.points.back().observation->value)}),
      drawn.points.back().label.clear();
    chart.lines.push_back(std::move(drawn));
  }
  if (!indicator.target.empty() && indicator.target_year) {
    ChartPoint target = fixed_point(visit, *indicator.target_year, indicator.target);
    target.label = fill(visit.tr("target {}"), {quantity_text(visit.language, indicator.target)});
    if (!indicator.baseline.empty() && indicator.baseline_year) {
      chart.lines.insert(chart.lines.begin(),
                         ChartLine{ChartLine::Look::path,
                                   {fixed_point(visit, *indicator.baseline_year, indicator.baseline), target},
                                   "",
                                   false});
    }
    chart.targets.push_back(std::move(target));
  }
  std::string told;
  for (const ChartLine& line : chart.lines) {
    if (line.look == ChartLine::Look::path || line.points.empty()) continue;
    told += (line.name.empty() ? std::string(visit.tr("Measured")) : line.name) + ": " + line.points.front().told +
            "; " + line.points.back().told + ". ";
  }
  if (!chart.targets.empty()) told += std::string(visit.tr("Target")) + " " + chart.targets.front().told + ".";
  chart.description = told;
  return chart;
}

Html observation_row(const Visit& visit, const Observation& observation, bool is_replaced) {
  Html remarks;
  if (is_replaced) remarks.add("<p>{}</p>", visit.tr("replaced by a later publication"));
  if (observation.break_before)
    remarks.add("<p>{}</p>", visit.tr("break in the series: not to be compared with what came before"));
  remarks.add(written_prose(visit, observation.note));
  const std::string published =
      observation.published.empty() ? std::string() : short_date_text(visit.language, observation.published);
  const Html value = is_replaced ? html("<del>{}</del>", quantity_text(visit.language, observation.value))
                                 : html("{}", quantity_text(visit.language, observation.value));
  return html(
      "<tr><th scope=\"row\">{}{}</th><td>{}</td><td "
      "class=\"stip-number\">{}</td><td>{}</td><td>{}</td><td>{}{}</td></tr>\n",
      period_of(visit, observation), invented_badge(visit, observation),
      written(visit, observation.series, observation.series_en), value, choice_word(visit, observation.status),
      published.empty() ? open_word(visit.tr("not stated")) : html("{}", published), remarks,
      sources_of(visit, observation));
}

Html observation_table(const Visit& visit, const Indicator& indicator, const std::vector<Line>& lines) {
  Html rows;
  for (const Line& line : lines) {
    for (const Point& point : line.points) {
      rows.add(observation_row(visit, *point.observation, false));
      for (const Observation* earlier : point.earlier) rows.add(observation_row(visit, *earlier, true));
    }
  }
  Html head =
      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th>",
           visit.tr("Period"), visit.tr("Series"), unit_of(visit, indicator));
  for (std::string_view words : {visit.tr("Status"), visit.tr("Published"), visit.tr("Remarks and source")})
    head.add("<th scope=\"col\">{}</th>", words);
  return table("waarnemingen-" + indicator.id,
               fill(visit.tr("All figures of “{}”, as they were published"), {visit.title(indicator)}),
               head.add("</tr>"), rows);
}

/// The sources of an indicator and of all that is drawn, each once.
std::vector<Ref<Source>> all_sources(const Indicator& indicator, const std::vector<Line>& lines) {
  std::vector<Ref<Source>> sources = indicator.sources;
  for (const Line& line : lines) {
    for (const Point& point : line.points) {
      for (const auto& source : point.observation->sources) {
        if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
      }
    }
  }
  return sources;
}

Html target_facts(const Visit& visit, const Indicator& indicator) {
  const auto stated = [&](const Quantity& value, const std::optional<int>& year) {
    if (value.empty()) return open_word(visit.tr("not stated"));
    return html("{} {}", quantity_text(visit.language, value),
                year ? html("({})", *year) : open_word(visit.tr("year not stated")));
  };
  return html(
      "<dl "
      "class=\"stip-facts\"><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</"
      "dd></div></dl>\n",
      visit.tr("Baseline"), stated(indicator.baseline, indicator.baseline_year), visit.tr("Target"),
      stated(indicator.target, indicator.target_year), visit.tr("Measured by"),
      indicator.measured_by ? organisation_link(visit, indicator.measured_by.id) : open_word(visit.tr("not stated")));
}

Html gap_rows(const Visit& visit, const GoalMoney& money) {
  const auto shown = [&](const Amount& amount) {
    return amount.empty() ? html("<td class=\"stip-number stip-cell--empty\">–</td>")
                          : html("<td class=\"stip-number\">{}</td>", short_amount_text(visit.language, amount));
  };
  Html rows;
  for (const GoalGap& gap : money.gaps) {
    const Html hidden = gap.confidential == 0 ? Html{}
                                              : html("{}", tr_n(visit.language, "{} amount is confidential",
                                                                "{} amounts are confidential", gap.confidential));
    rows.add("<tr><th scope=\"row\">{}</th>{}{}{}<td>{}</td></tr>\n",
             gap.kind == FundingKind::unstated ? visit.tr("Kind not stated") : choice_word(visit, gap.kind),
             shown(gap.secured), shown(gap.promised), shown(gap.open), hidden);
  }
  return rows;
}

}  // namespace

AimedActions aimed_actions(const View& view, std::string_view goal) {
  AimedActions aimed;
  for (const Action& action : view.all<Action>()) {
    const auto effects = effects_of(view, action);
    if (std::ranges::find(effects, goal) == effects.end() && !claim_of(view, action, goal)) continue;
    (action.phase == Phase::proposed ? aimed.proposed : aimed.helping).push_back(&action);
  }
  return aimed;
}

const Contribution* claim_of(const View& view, const Action& action, std::string_view goal) {
  for (const Contribution* claim : view.referring<Contribution>("action", action.id)) {
    if (claim->goal.id == goal) return claim;
  }
  return nullptr;
}

Html measurability_word(const Visit& visit, const InterimGoal& goal) {
  const Course one = course(visit.view, goal, visit.today);
  return status_word(level_of(one.verdict), verdict_words(visit, one), true);
}

Html measurability_summary(const Visit& visit) {
  constexpr std::array order = {Verdict::reached,        Verdict::on_course,      Verdict::behind,
                                Verdict::standing_still, Verdict::moving_away,    Verdict::outdated,
                                Verdict::no_new_figure,  Verdict::not_measurable, Verdict::context};
  const auto kept = visit.site.kept->figures.of({visit.view, visit.today});
  const int historic = kept->historic;
  std::vector<Share> shares;
  for (const Verdict verdict : order) {
    const int count = kept->verdicts[static_cast<std::size_t>(verdict)];
    shares.push_back({level_of(verdict), visit.tr(label_of(verdict)), count});
  }
  const Html bar = split_bar(visit, shares);
  const Html left_out = historic == 0 ? Html{}
                                      : html("{} ", tr_n(visit.language, "{} historic goal is not counted.",
                                                         "{} historic goals are not counted.", historic));
  return bar.empty() ? Html{}
                     : html("{}<p class=\"stip-quiet\">{}{} <a href=\"{}\">{}</a></p>\n", bar, left_out,
                            visit.tr("Without indicator, baseline, target, year and source a goal is not yet "
                                     "measurable, and never green."),
                            method_address(visit, "measurability"), visit.tr("The rule"));
}

Html course_word(const Visit& visit, const Indicator& indicator, bool plain) {
  const Course one = course(visit.view, indicator, visit.today);
  return status_word(level_of(one.verdict), verdict_words(visit, one), plain);
}

Html money_of_goal(const Visit& visit, std::string_view goal) {
  const GoalMoney money = goal_money(visit.view, goal);
  Html whole;
  if (money.gaps.empty()) {
    whole.add("<p>{}</p>\n", open_word(visit.tr("No money that can be counted is stated for the actions that help")));
  } else {
    Html head = html("<tr><th scope=\"col\">{}</th>", visit.tr("Kind"));
    for (std::string_view words :
         {visit.tr("Secured: granted, obligated or paid"), visit.tr("Promised: reserved or conditional"),
          visit.tr("Open: asked or uncovered")}) {
      head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
    }
    head.add("<th scope=\"col\">{}</th></tr>", visit.tr("Remarks"));
    whole.add(table("geld-tabel", visit.tr("Public and private money of the actions that help"), head,
                    gap_rows(visit, money)));
    whole.add("<p class=\"stip-quiet\">{} <a href=\"{}\">{}</a></p>\n",
              visit.tr("An action that helps two goals counts at both, so the money of goals is never added."),
              visit.link("geld"), visit.tr("All money, line by line"));
  }
  if (!money.actions_without_money.empty()) {
    Html items;
    for (const std::string& id : money.actions_without_money) items.add("<li>{} {}</li>", id, linked_id(visit, id));
    whole.add("<details class=\"stip-details\"><summary>{}</summary><ul>{}</ul></details>\n",
              tr_n(visit.language, "{} action that helps has no money stated",
                   "{} actions that help have no money stated", static_cast<long>(money.actions_without_money.size())),
              items);
  }
  return whole;
}

Html indicator_block(const Visit& visit, const Indicator& indicator) {
  const auto lines = series(visit.view, indicator);
  Html whole = html("{}{}", verdict_block(visit, indicator), target_facts(visit, indicator));
  if (lines.empty())
    return whole.add("<p>{}</p>\n{}", open_word(visit.tr("No figure yet")), sources_of(visit, indicator));
  // What tells about the world around the agenda has no target to be held against.
  const auto found =
      indicator.level == MeasureLevel::context ? std::vector<Outlook>() : outlooks(visit.view, indicator);
  Chart chart = chart_of(visit, indicator, lines);
  add_fan(visit, chart, found, decimals_of(visit, found));
  whole.add("{}", outlook_block(visit, indicator, found));
  return whole.add(chart_figure(visit, chart, observation_table(visit, indicator, lines),
                                sources_line(visit, all_sources(indicator, lines))));
}

}  // namespace stip
