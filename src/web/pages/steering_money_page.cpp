// Steering money page: funding tables with what they lack, then the choice of actions with what it lacks.
#include "web/pages/steering_money_page.h"

#include <algorithm>
#include <cmath>

#include "agenda/records.h"
#include "investing/agenda_choice_json.h"
#include "investing/funding_json.h"
#include "investing/funding_tables.h"
#include "investing/portfolio_front.h"
#include "web/parts/chart.h"
#include "web/parts/choice_parts.h"
#include "web/parts/json_twin.h"
#include "web/parts/money_sums.h"
#include "web/parts/offers.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/table_head.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr std::size_t most_bars = 30;
constexpr double label_width = 250, bar_width = 260, row_height = 26;

/// What was spread over years is not known to the cent: from a million on, to a tenth of one.
std::string euros(const Visit& visit, std::int64_t cents) {
  constexpr std::int64_t ten_thousand = 1'000'000, tenth_of_a_million = 10'000'000;
  if (cents >= 10 * tenth_of_a_million && cents % ten_thousand != 0)
    cents = (cents + tenth_of_a_million / 2) / tenth_of_a_million * tenth_of_a_million;
  Amount amount{Exactness::exact, {}, {}};
  amount.low.cents = amount.high.cents = cents;
  return short_amount_text(visit.language, amount);
}

std::string shown(const Visit& visit, const Amount& amount) {
  return amount.empty() ? std::string("–") : short_amount_text(visit.language, amount);
}

Html source_of(const Visit& visit, const std::string& source) {
  return source.empty() ? open_word(visit.tr("no source of money stated")) : linked_id(visit, source);
}

std::string source_title(const Visit& visit, const std::string& source) {
  const auto* record = visit.view.find<FundingSource>(source);
  return record ? visit.title(*record) : std::string(visit.tr("no source of money stated"));
}

/// Promised is filled, what is only asked is dashed, a stroke is the ceiling.
Html year_bar(const SourceYear& year, std::int64_t largest, double y) {
  const auto length = [&](std::int64_t cents) {
    return largest > 0 ? static_cast<double>(cents) / static_cast<double>(largest) * bar_width : 0;
  };
  Html drawn = html("<rect class=\"stip-fill--1\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"16\"/>",
                    coordinate(label_width), coordinate(length(year.promised)), coordinate(y));
  if (year.all > year.promised)
    drawn.add("<rect class=\"stip-fill--quiet stip-ghost\" x=\"{}\" width=\"{}\" y=\"{}\" height=\"16\"/>",
              coordinate(label_width + length(year.promised)), coordinate(length(year.all - year.promised)),
              coordinate(y));
  if (year.ceiling)
    drawn.add("<rect class=\"stip-fill--ended\" x=\"{}\" width=\"2\" y=\"{}\" height=\"22\"/>",
              coordinate(label_width + length(*year.ceiling)), coordinate(y - 3));
  return drawn;
}

std::string bar_words(const Visit& visit, const SourceYear& year) {
  std::string words =
      fill(visit.tr("promised {}, with what is asked {}"), {euros(visit, year.promised), euros(visit, year.all)});
  if (year.ceiling) words += ", " + fill(visit.tr("ceiling {}"), {euros(visit, *year.ceiling)});
  return words;
}

Html years_table(const Visit& visit, const std::vector<SourceYear>& years) {
  Html rows;
  for (const SourceYear& year : years)
    rows.add(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td class=\"stip-number\">{}</td><td "
        "class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td></tr>\n",
        source_of(visit, year.source), kind_word(visit, year.kind), year.year, euros(visit, year.promised),
        euros(visit, year.all), year.ceiling ? euros(visit, *year.ceiling) : std::string("–"),
        year.over() > 0 ? euros(visit, year.over()) : std::string("–"));
  return table("jaren-tabel", visit.tr("Money of each source by year, beside its ceiling"),
               table_head({visit.tr("Source of money"), visit.tr("Kind"), visit.tr("Year"), visit.tr("Promised"),
                           visit.tr("With what is asked"), visit.tr("Ceiling"), visit.tr("Over the ceiling")},
                          3),
               rows);
}

Html years_figure(const Visit& visit, const FundingTables& tables) {
  if (tables.years.empty()) return html("<p>{}</p>\n", open_word(visit.tr("No money stands in a year")));
  const int this_year = int{visit.today.year()};
  std::vector<const SourceYear*> bars;
  for (const SourceYear& year : tables.years)
    if (year.year >= this_year) bars.push_back(&year);
  const std::size_t all = bars.size();
  if (bars.size() > most_bars) bars.resize(most_bars);
  std::int64_t largest = 0;
  for (const SourceYear* year : bars) largest = std::max({largest, year->all, year->ceiling.value_or(0)});
  Html drawn, whole;
  std::string told;
  double y = 6;
  const SourceYear* before = nullptr;
  for (const SourceYear* year : bars) {
    if (!before || before->source != year->source || before->kind != year->kind) {
      drawn.add("<text class=\"stip-label--strong\" x=\"0\" y=\"{}\">{} · {}</text>\n", coordinate(y + 14),
                source_title(visit, year->source), kind_word(visit, year->kind));
      y += row_height;
    }
    before = year;
    drawn.add("<text x=\"0\" y=\"{}\">{}</text>{}<text class=\"stip-label\" x=\"{}\" y=\"{}\">{}</text>\n",
              coordinate(y + 13), year->year, year_bar(*year, largest, y), coordinate(label_width + bar_width + 10),
              coordinate(y + 13), euros(visit, year->all));
    told +=
        source_title(visit, year->source) + " " + std::to_string(year->year) + ": " + bar_words(visit, *year) + ". ";
    y += row_height;
  }
  const Html as_table = years_table(visit, tables.years);
  if (bars.empty())
    return whole.add("<p>{}</p>\n{}", open_word(visit.tr("No money stands in this year or later")), as_table);
  whole.add(
      "<figure class=\"stip-chart\" aria-labelledby=\"jaren\"><figcaption id=\"jaren\">{} <span "
      "class=\"stip-quiet\">{}</span></figcaption>\n<div class=\"stip-chart__scroll\" role=\"region\" "
      "aria-labelledby=\"jaren\" tabindex=\"0\"><svg viewBox=\"0 0 640 {}\" role=\"img\" aria-labelledby=\"jaren "
      "jaren-d\"><desc id=\"jaren-d\">{}</desc>\n{}</svg></div>\n<details "
      "class=\"stip-details\"><summary>{}</summary>{}</details></figure>\n",
      visit.tr("Money of each source by year, beside its ceiling"),
      visit.tr("Filled: promised or firmer. Dashed: asked or expected. Stroke: the ceiling."), coordinate(y + 4), told,
      drawn, visit.tr("As a table"), as_table);
  if (all > bars.size())
    whole.add("<p class=\"stip-quiet\">{}</p>\n",
              fill(visit.tr("The chart shows the first {} of {} bars; the table has all."),
                   {std::to_string(bars.size()), std::to_string(all)}));
  return whole;
}

Html steps_cell(const Visit& visit, const std::vector<FunnelStep>& steps) {
  Html items;
  for (const FunnelStep& step : steps)
    items.add(
        "<li>{}, {}: {}{}</li>", choice_word(visit, step.stage), kind_word(visit, step.kind), shown(visit, step.total),
        step.confidential == 0 ? std::string()
                               : " + " + tr_n(visit.language, "{} confidential", "{} confidential", step.confidential));
  return items.empty() ? html("–") : html("<ul class=\"stip-list\">{}</ul>", items);
}

Html leverage_cell(const Visit& visit, const std::vector<Leverage>& all) {
  Html items;
  for (const Leverage& one : all)
    items.add("<li>{}: {}</li>", visit.tr(label_of(one.firmness)),
              number_text(visit.language, Decimal{std::llround(one.ratio * 100), 2}));
  return items.empty() ? html("–") : html("<ul class=\"stip-list\">{}</ul>", items);
}

Html goals_table(const Visit& visit, const FundingTables& tables) {
  if (tables.goals.empty())
    return html("<p>{}</p>\n", open_word(visit.tr("No action says to which goal it contributes")));
  const bool has_mixed = std::ranges::any_of(tables.goals, [](const GoalFunding& goal) { return !goal.mixed.empty(); });
  std::vector<std::string_view> heads{visit.tr("Goal"), visit.tr("Public money"), visit.tr("Private money")};
  if (has_mixed) heads.push_back(visit.tr("Public and private together"));
  heads.insert(heads.end(), {visit.tr("Private per public euro"), visit.tr("Lacks")});
  Html rows;
  for (const GoalFunding& goal : tables.goals) {
    Html lacks;
    for (const GoalGap& gap : goal.money.gaps)
      if (!gap.open.empty()) lacks.add("<li>{}: {}</li>", kind_word(visit, gap.kind), shown(visit, gap.open));
    for (const std::string& action : goal.money.actions_without_money)
      lacks.add("<li>{} {}</li>", visit.tr("without money:"), cited_id(visit, action));
    const Html mixed = has_mixed ? html("<td>{}</td>", steps_cell(visit, goal.mixed)) : Html{};
    rows.add("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>{}<td>{}</td><td>{}</td></tr>\n",
             cited_id(visit, goal.goal), steps_cell(visit, goal.public_), steps_cell(visit, goal.private_), mixed,
             leverage_cell(visit, goal.leverage),
             lacks.empty() ? html("–") : html("<ul class=\"stip-list\">{}</ul>", lacks));
  }
  return html(
      "{}<p class=\"stip-quiet\">{}</p>\n",
      table("doelen-tabel", visit.tr("What each goal has and lacks, by stage"), table_head(heads, 9), rows, {}, true),
      visit.tr("An action that helps two goals counts at both, so the money of goals is never added."));
}

Html conditions_table(const Visit& visit, const FundingTables& tables) {
  if (tables.conditions.empty()) return html("<p>{}</p>\n", visit.tr("No money is granted on condition."));
  Html rows;
  for (const FundingCondition& one : tables.conditions) {
    const Level level = one.state == FundingConditionState::met    ? Level::done
                        : one.state == FundingConditionState::open ? Level::attention
                                                                   : Level::none;
    rows.add(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"stip-number\">{}</td><td>{}</td><td>{}</td><td "
        "class=\"stip-number\">{}</td></tr>\n",
        cited_id(visit, one.line), linked_id(visit, one.action), shown(visit, one.amount),
        one.text.empty() ? open_word(visit.tr("not stated")) : written(visit, one.text),
        status_word(level, told(one.state).in(visit.language), true), shown(visit, one.beside));
  }
  return table("voorwaarden-tabel", visit.tr("Conditions on money, and what others put beside it"),
               table_head({visit.tr("Line"), visit.tr("Action"), visit.tr("Amount"), visit.tr("Condition"),
                           visit.tr("Is it met?"), visit.tr("Private money for the same action")},
                          9),
               rows, {}, true);
}

Html large_ones(const Visit& visit, const FundingTables& tables) {
  if (tables.explanations.empty())
    return html("<p>{}</p>\n",
                visit.tr("No action is known to take EUR 20 million or more of public money in any one year."));
  Html items;
  for (const ExplanationNeeded& one : tables.explanations) {
    std::string missing;
    for (const std::string_view what : one.missing)
      missing += (missing.empty() ? "" : ", ") + std::string(visit.tr(what));
    items.add("<li>{}: {} ({}) {}</li>\n", cited_id(visit, one.action), short_amount_text(visit.language, one.amount()),
              one.year > 0 ? std::to_string(one.year) : std::string(visit.tr("average over a period")),
              missing.empty() ? status_word(Level::done, visit.tr("complete here"), true)
                              : status_word(Level::none, fill(visit.tr("lacking: {}"), {missing}), true));
  }
  return html("<ul>{}</ul>\n", items);
}

Html funding_gaps(const Visit& visit, const FundingTables& tables) {
  Html rows;
  for (const FundingGaps& gap : tables.gaps) {
    Html ids;
    for (std::size_t i = 0; i < std::min<std::size_t>(12, gap.ids.size()); ++i)
      ids.add("{}{}", i == 0 ? "" : ", ", cited_id(visit, gap.ids[i]));
    if (gap.ids.size() > 12) ids.add(" …");
    rows.add("<tr><td class=\"stip-number\">{}</td><td>{}</td><td>{}</td></tr>\n", gap.ids.size(),
             told(gap.gap).in(visit.language), ids);
  }
  if (rows.empty()) return {};
  return html(
      "{}{}", left_out_words(visit, tables.money.left_out),
      table("geldgaten-tabel", visit.tr("What is missing or had to be assumed"),
            table_head({visit.tr("How many"), visit.tr("What is missing or had to be assumed"), visit.tr("Which")}, 9),
            rows));
}

/// The way to more time than a page has, for who may take it.
Html longer_search(const Visit& visit, const ChoiceAsked& asked) {
  if (visit.moment != "now" || !may_be_offered_somewhere(visit, Act::propose))
    return html("<p class=\"stip-quiet\">{}</p>\n",
                visit.tr("Who is signed in and has the mandate can have it looked for longer; so can `stip invest`."));
  NamedTexts query{{"soort", "choice"}, {"zorg", std::string(name_of(asked.care))}};
  if (!asked.source.empty())
    query.insert(query.end(), {{"bron", asked.source}, {"korting", std::to_string(asked.cut)}});
  return html("<p><a href=\"{}\">{}</a></p>\n", link_with(visit, "berekeningen", query, "zoeken"),
              visit.tr("Have it looked for longer, and keep the answer"));
}

Html choice_section(const Visit& visit, const ChoiceAsked& asked) {
  const AgendaPortfolio portfolio = agenda_portfolio(visit.view, visit.today, {.care = asked.care});
  Html whole = html(
      "<section class=\"stip-section\" id=\"voorstel\"><h2 class=\"utrecht-heading-2\">{}</h2>\n<p>{} <a "
      "href=\"{}\">{}</a></p>\n",
      visit.tr("What could be started with this money"),
      visit.tr("A proposal of which actions start when and who pays, so that the goals are reached as far as "
               "money, dates, dependencies and conditions allow. Nothing changes by asking."),
      visit.link("methode"), visit.tr("How it is worked out"));
  whole.add("<p>{}</p>\n",
            fill(visit.tr("{} actions are not finished; {} can be chosen about, {} of them are under way"),
                 {std::to_string(portfolio.to_come), std::to_string(portfolio.problem.actions.size()),
                  std::to_string(portfolio.problem.actions.size() - portfolio.open())}));
  if (!portfolio.can_choose()) {
    whole.add("{}", choice_wanted(visit, portfolio));
  } else if (!is_small_enough(portfolio)) {
    whole.add("<p>{}</p>\n{}", visit.tr("This agenda is too large to work it out while you wait."),
              longer_search(visit, asked));
  } else {
    whole.add("{}", choice_form(visit, portfolio, asked));
    if (asked.is_asked) {
      const auto choice = asked_choice(visit.view, visit.today, asked);
      if (choice.ok())
        whole.add("<h3>{}</h3>\n{}{}", visit.tr("The proposal"), choice_result(visit, *choice),
                  longer_search(visit, asked));
      else
        whole.add("<p role=\"alert\">{}</p>\n",
                  visit.tr("This source of money is not part of the choice. Take another."));
    }
  }
  return whole.add("<h3>{}</h3>\n{}</section>\n", visit.tr("What this rests on"), choice_gaps(visit, portfolio.gaps));
}

/// The API names members as planned_start would be plannedStart; ids that are names of members stay.
Json in_camel(const Json& json) {
  if (json.is_array()) {
    Json list = Json::array();
    for (const Json& one : json.as_array()) list.push(in_camel(one));
    return list;
  }
  if (!json.is_object()) return json;
  Json whole = Json::object();
  for (const JsonMember& member : json.as_object()) whole.add(camel(member.name), in_camel(member.value));
  return whole;
}

/// The proposal that is asked for, in the API.
std::string address_in_api(const Visit& visit, const ChoiceAsked& asked) {
  std::string address = "/v1/investeringsvoorstellen?";
  if (!asked.source.empty())
    address += "bron=" + percent_encoded(asked.source) + "&korting=" + std::to_string(asked.cut) + "&";
  return api_address(visit, address + "zorg=" + std::string(name_of(asked.care)));
}

}  // namespace

// WEBPAGE: GET /{language}/sturen/geld?voorstel=ja&bron=FS-GEM&korting=20&zorg=open-first
//
// What the money of the agenda lacks: by source and year beside its ceiling, by goal, conditions, what asks for the
// statutory explanation, what is not known. And a proposal, if one is asked for: which actions start when and who pays,
// why, what is the same in all good plans, and what less of one source costs each goal.
ErrorOr<Response> steering_money_page(const Visit& visit) {
  const FundingTables tables = funding_tables(visit.view);
  const bool has_invented =
      std::ranges::any_of(visit.view.all<Funding>(), [](const Funding& line) { return line.invented; });
  Html content = html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}",
                      visit.tr("Money and what to choose"),
                      visit.tr("Where the money comes from, what is lacking, and what could be started with it. Kinds, "
                               "stages, public and private money are never added together."),
                      invented_banner(visit, false, has_invented));
  content.add(section("jaar", visit.tr("By source and year"), years_figure(visit, tables)));
  content.add(section("doel", visit.tr("By goal"), goals_table(visit, tables)));
  content.add(section("voorwaarden", visit.tr("Conditions on money"), conditions_table(visit, tables)));
  content.add(section("groot", visit.tr("EUR 20 million or more in a year"), large_ones(visit, tables)));
  content.add(section("gaten", visit.tr("What is in no sum, or not known"), funding_gaps(visit, tables)));
  content.add("{}", choice_section(visit, choice_asked(visit.request)));
  const ChoiceAsked asked = choice_asked(visit.request);
  Html proposal;
  if (asked.is_asked)
    proposal = html(" <li><a class=\"stip-target\" href=\"{}\">{}</a></li>", address_in_api(visit, asked),
                    visit.tr("The proposal as JSON"));
  content.add("<ul class=\"stip-actions\"><li><a href=\"{}\">{}</a></li>{}</ul>\n", visit.link("geld"),
              visit.tr("All money, by source and year"), proposal);
  return page(visit,
              {std::string(visit.tr("Money and what to choose")),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"sturen", std::string(visit.tr("Steering"))}},
               "sturen",
               true},
              std::move(content));
}

ErrorOr<Json> funding_answer(const Call& call) { return in_camel(to_json(funding_tables(call.view))); }

ErrorOr<Json> proposal_answer(const Call& call) {
  const ChoiceAsked asked = choice_asked(call.request);
  if (!is_small_enough(agenda_portfolio(call.view, call.today, {.care = asked.care})))
    return Error{ErrorKind::invalid, "proposal", "this agenda is too large to work it out while you wait.",
                 "Use `stip invest`."};
  STIP_TRY_AS(const AgendaChoice choice, asked_choice(call.view, call.today, asked));
  return in_camel(to_json(choice));
}

}  // namespace stip
