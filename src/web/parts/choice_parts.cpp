// ChoiceParts: the form, the search under a lock, and tables of what it found.
#include "web/parts/choice_parts.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <mutex>
#include <set>

#include "agenda/records.h"
#include "investing/portfolio_front.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

constexpr int usual_cut = 20;
constexpr std::size_t most_actions = 150;
constexpr double most_seconds = 3;
constexpr CareLevel levels[] = {CareLevel::at_once, CareLevel::open_first, CareLevel::weighed_first,
                                CareLevel::only_clear};

std::size_t at(int i) { return static_cast<std::size_t>(i); }

Html linked(const Visit& visit, const std::vector<std::string>& ids, std::size_t most = 12) {
  Html whole;
  for (std::size_t i = 0; i < std::min(most, ids.size()); ++i)
    whole.add("{}{}", i == 0 ? "" : ", ", cited_id(visit, ids[i]));
  if (ids.size() > most) whole.add(" …");
  return whole;
}

/// The care levels in words that need no line before them.
std::string_view care_words(CareLevel care) {
  switch (care) {
    case CareLevel::at_once:
      return msg("Nothing waits for conditions or red lines");
    case CareLevel::open_first:
      return msg("Open conditions and red lines first: a year later at the earliest");
    case CareLevel::weighed_first:
      return msg("Weigh first what was never weighed: a year later at the earliest");
    case CareLevel::only_clear:
      return msg("Only what has no open condition or red line");
  }
  return {};
}

Html conflict_list(const Visit& visit, const std::vector<Said>& all) {
  if (all.empty())
    return html("<p>{}</p>\n",
                visit.tr("No plan was found in the time of a page. Use `stip invest` for a longer search."));
  Html items;
  for (const Said& one : all) items.add("<li>{}</li>", one.in(visit.language));
  return html("<p>{}</p>\n<ul>{}</ul>\n",
              visit.tr("These conditions cannot be kept together; loosening one of them is enough:"), items);
}

Html payments_of(const Visit& visit, const PortfolioProblem& problem, const InvestmentPlan& plan, std::size_t action) {
  std::vector<double> by_funder(problem.funders.size());
  for (const Payment& payment : plan.payments)
    if (at(payment.action) == action) by_funder[at(payment.funder)] += payment.amount;
  Html whole;
  for (std::size_t f = 0; f < by_funder.size(); ++f)
    if (by_funder[f] > 1e-9)
      whole.add("{}{} {}", whole.empty() ? "" : ", ", linked_id(visit, problem.funders[f].name),
                millions_words(visit, by_funder[f]));
  return whole;
}

Html action_row(const Visit& visit, const AgendaChoice& choice, std::size_t a) {
  const PortfolioProblem& problem = choice.portfolio.problem;
  const ChosenAbout& about = choice.portfolio.about[a];
  const int start = choice.answer.plan.start[a];
  Html why = html("{}", told(choice.actions[a].reason).in(visit.language));
  if (start != not_started) {
    if (!about.conditions.empty())
      why.add("<br>{} {}", visit.tr("Only if these conditions are met:"), linked(visit, about.conditions));
    if (about.has_open_line) why.add("<br>{}", visit.tr("only if it is found to cross no red line"));
  }
  const Html when =
      start == not_started ? open_word(visit.tr("does not start")) : html("{}", problem.first_year + start);
  return html("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>\n",
              cited_id(visit, problem.actions[a].name), about.planned_start, when,
              payments_of(visit, problem, choice.answer.plan, a), why);
}

Html action_table(const Visit& visit, const AgendaChoice& choice) {
  Html rows, head = html("<tr>");
  for (std::size_t a = 0; a < choice.actions.size(); ++a) rows.add(action_row(visit, choice, a));
  for (const std::string_view words : {visit.tr("Action"), visit.tr("Planned start"), visit.tr("Start in this plan"),
                                       visit.tr("Who pays"), visit.tr("Why")})
    head.add("<th scope=\"col\">{}</th>", words);
  return table("voorstel-acties", visit.tr("Which action starts when, who pays, and why"), head.add("</tr>"), rows, {},
               true);
}

Html goal_table(const Visit& visit, const AgendaChoice& choice) {
  const PortfolioProblem& problem = choice.portfolio.problem;
  const bool has_cut = choice.cut && choice.cut->answer.found();
  Html rows, head = html("<tr>");
  for (std::size_t g = 0; g < problem.goals.size(); ++g) {
    rows.add(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td>",
        cited_id(visit, problem.goals[g].name), problem.first_year + problem.goals[g].due,
        percent_words(visit, choice.answer.attainment.goals[g]),
        percent_words(visit, choice.answer.attainment.goals_in_tail[g]));
    if (has_cut)
      rows.add("<td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td>",
               percent_words(visit, choice.cut->goals[g].after),
               percent_words(visit, choice.cut->goals[g].after - choice.cut->goals[g].before));
    rows.add("</tr>\n");
  }
  head.add("<th scope=\"col\">{}</th><th scope=\"col\">{}</th>", visit.tr("Goal"), visit.tr("Year"));
  for (const std::string_view words : {visit.tr("Reached, on average"), visit.tr("Reached in the worst scenarios")})
    head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
  if (has_cut)
    for (const std::string_view words : {visit.tr("With the cut"), visit.tr("Difference")})
      head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
  return table("voorstel-doelen", visit.tr("How far each goal is reached"), head.add("</tr>"), rows);
}

Html cut_words(const Visit& visit, const AgendaChoice& choice) {
  if (!choice.cut) return {};
  const CutAnswer& cut = *choice.cut;
  Html whole = html("<h4>{}</h4>\n", visit.tr("What the cut does"));
  if (!cut.conflict.empty()) whole.add(conflict_list(visit, cut.conflict));
  if (!cut.answer.found()) return whole;
  Html items;
  const auto add = [&](std::string_view words, const std::vector<std::string>& ids) {
    if (!ids.empty()) items.add("<li>{}: {}</li>", words, linked(visit, ids, 40));
  };
  add(visit.tr("so this plan stops what is under way"), cut.stopped);
  add(visit.tr("no longer started"), cut.dropped);
  add(visit.tr("started instead"), cut.added);
  add(visit.tr("in another year"), cut.moved);
  if (items.empty()) items.add("<li>{}</li>", visit.tr("nothing changes"));
  return whole.add(
      "<ul>{}</ul>\n<p>{}</p>\n", items,
      fill(visit.tr("reaches {} instead of {}; no plan reaches more than {}"),
           {percent_words(visit, cut.answer.attainment.value), percent_words(visit, choice.answer.attainment.value),
            percent_words(visit, std::min(1.0, cut.answer.bound))}));
}

Html same_in_all(const Visit& visit, const AgendaChoice& choice) {
  if (choice.plans.size() < 2) return {};
  std::vector<std::string> always, sometimes, never;
  for (std::size_t a = 0; a < choice.actions.size(); ++a) {
    if (choice.portfolio.about[a].is_running) continue;
    const double share = choice.actions[a].in_plans;
    (share == 1 ? always : share == 0 ? never : sometimes).push_back(choice.portfolio.problem.actions[a].name);
  }
  Html items;
  const auto add = [&](std::string_view words, const std::vector<std::string>& ids) {
    if (!ids.empty()) items.add("<li>{}: {}</li>", words, linked(visit, ids, 40));
  };
  add(visit.tr("started in every one"), always);
  add(visit.tr("started in some"), sometimes);
  add(visit.tr("started in none"), never);
  return html("<p>{}</p>\n<ul>{}</ul>\n",
              fill(visit.tr("Beside it {} other plans were found that reach nearly as much."),
                   {std::to_string(choice.plans.size() - 1)}),
              items);
}

}  // namespace

std::string percent_words(const Visit& visit, double share) {
  return number_text(visit.language, Decimal{std::llround(share * 1000), 1}) + " %";
}

std::string millions_words(const Visit& visit, double amount) {
  Amount money{Exactness::exact, {}, {}};
  money.low.cents = money.high.cents = std::llround(amount * 100) * 1'000'000;
  return short_amount_text(visit.language, money);
}

ChoiceAsked choice_asked(const Request& request) {
  ChoiceAsked asked;
  if (const auto* value = request.query_value("voorstel")) asked.is_asked = *value == "ja";
  if (const auto* value = request.query_value("bron")) asked.source = *value;
  if (const auto* value = request.query_value("korting")) {
    int cut = 0;
    std::from_chars(value->data(), value->data() + value->size(), cut);
    if (std::ranges::find(cut_sizes, cut) != std::end(cut_sizes)) asked.cut = cut;
  }
  if (const auto* value = request.query_value("zorg"))
    for (const CareLevel level : levels)
      if (*value == name_of(level)) asked.care = level;
  return asked;
}

bool is_small_enough(const AgendaPortfolio& portfolio) { return portfolio.problem.actions.size() <= most_actions; }

ErrorOr<AgendaChoice> asked_choice(const View& view, Day today, const ChoiceAsked& asked) {
  static std::mutex one_at_a_time;  // A search takes a core for as long as it lasts.
  const std::lock_guard lock(one_at_a_time);
  const auto begin = std::chrono::steady_clock::now();
  AgendaChoiceOptions options{.rounds = 5, .seconds = most_seconds};
  options.spent = [begin] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count(); };
  options.portfolio.care = asked.care;
  if (!asked.source.empty())
    options.scenarios.push_back({ChoiceScenario::Kind::cut, asked.source, static_cast<double>(asked.cut) / 100});
  const auto solver = linear_solver();
  options.solver = solver.get();
  return agenda_choice(view, today, options);
}

NamedTexts care_options(const Visit& visit) {
  NamedTexts options;
  for (const CareLevel level : levels)
    options.emplace_back(std::string(name_of(level)), std::string(visit.tr(care_words(level))));
  return options;
}

NamedTexts cut_options(const Visit& visit, const AgendaPortfolio& portfolio) {
  NamedTexts options;
  std::set<std::string> seen;
  for (const Funder& funder : portfolio.problem.funders) {
    const auto* record = visit.view.find<FundingSource>(funder.name);
    if (record && seen.insert(funder.name).second) options.emplace_back(funder.name, title_and_id(visit, *record));
  }
  return options;
}

Html choice_form(const Visit& visit, const AgendaPortfolio& portfolio, const ChoiceAsked& asked) {
  const NamedTexts sources = cut_options(visit, portfolio);
  NamedTexts percents, cares = care_options(visit);
  for (const int cut : cut_sizes)
    if (cut != usual_cut) percents.emplace_back(std::to_string(cut), std::to_string(cut) + " %");
  const std::string chosen(name_of(asked.care));
  std::erase_if(cares, [](const auto& each) { return each.first == name_of(CareLevel::open_first); });
  return html(
      "<form class=\"stip-filter\" method=\"get\" action=\"/{}/sturen/geld#voorstel\" aria-label=\"{}\">\n"
      "<input type=\"hidden\" name=\"voorstel\" value=\"ja\">{}{}{}{}"
      "<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button>"
      "</div></form>\n",
      tag(visit.language), visit.tr("Ask for a proposal"),
      select_field("bron", visit.tr("A source that gives less"), visit.tr("None"), sources, asked.source),
      select_field("korting", visit.tr("How much less"), std::to_string(usual_cut) + " %", percents,
                   std::to_string(asked.cut)),
      select_field("zorg", visit.tr("Speed or care"), visit.tr(care_words(CareLevel::open_first)), cares, chosen),
      hidden_moment(visit), visit.tr("Work out a proposal"));
}

Html choice_gaps(const Visit& visit, const std::vector<PortfolioGapList>& gaps) {
  Html rows;
  for (const PortfolioGapList& gap : gaps)
    rows.add("<tr><td class=\"stip-number\">{}</td><td>{}</td><td>{}</td></tr>\n", gap.ids.size(),
             told(gap.gap).in(visit.language), linked(visit, gap.ids));
  if (rows.empty()) return {};
  const Html head =
      html("<tr><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
           visit.tr("How many"), visit.tr("What is missing or had to be assumed"), visit.tr("Which"));
  return table("voorstel-gaten", visit.tr("What is not known for a choice, and what had to be assumed"), head, rows);
}

Html choice_wanted(const Visit& visit, const AgendaPortfolio& portfolio) {
  Html items;
  for (const PortfolioGapList& gap : portfolio.wanted())
    items.add("<li>{} ({})</li>\n", remedy(gap.gap).in(visit.language), linked(visit, gap.ids));
  return html("<p>{}</p>\n<ul>{}</ul>\n", visit.tr("Too little is known to choose. With this there is more to choose:"),
              items);
}

Html choice_result(const Visit& visit, const AgendaChoice& choice) {
  if (!choice.can_choose()) return choice_wanted(visit, choice.portfolio);
  if (!choice.answer.found()) return conflict_list(visit, choice.conflict);
  const Attainment& reached = choice.answer.attainment;
  Html whole = html(
      "<p role=\"status\">{}</p>\n",
      fill(visit.tr(
               "This plan reaches {} of the goals (mean of {} scenarios {}, worst of them {}); no plan reaches more "
               "than {}"),
           {percent_words(visit, reached.value), std::to_string(choice.portfolio.problem.scenarios),
            percent_words(visit, reached.mean), percent_words(visit, reached.worst_tail),
            percent_words(visit, std::min(1.0, choice.answer.bound))}));
  whole.add("{}{}{}{}", cut_words(visit, choice), goal_table(visit, choice), action_table(visit, choice),
            same_in_all(visit, choice));
  return whole.add("<p><strong>{}</strong></p>\n", visit.tr("This is a proposal with its assumptions: people decide."));
}

}  // namespace stip
