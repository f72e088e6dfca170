// Goal page: what is wanted, whether it comes nearer, what helps, and what it costs.
#include "web/pages/goal_page.h"

#include <algorithm>

#include "web/parts/contribution_parts.h"
#include "web/parts/goal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html fact(std::string_view heading, const Html& value) {
  return html("<div><dt>{}</dt><dd>{}</dd></div>\n", heading, value);
}

Html year_or_open(const Visit& visit, const std::optional<int>& year) {
  return year ? html("{}", *year) : open_word(visit.tr("Not stated"));
}

/// What would be aimed at it if it were adopted.
Html proposed_list(const Visit& visit, const std::vector<const Action*>& proposed) {
  if (proposed.empty()) return {};
  Html items;
  for (const Action* action : proposed)
    items.add("<li>{} {}</li>", numbered_link(visit, *action), invented_badge(visit, *action));
  return html("<p>{}</p>\n<ul>{}</ul>\n", visit.tr("Proposed, and counted nowhere here:"), items);
}

/// Every action that helps, with the claim if one was worked out.
Html helping_table(const Visit& visit, std::string_view goal) {
  const auto [actions, proposed] = aimed_actions(visit.view, goal);
  if (actions.empty())
    return html("<p>{}</p>{}", open_word(visit.tr("No action helps this goal yet")), proposed_list(visit, proposed));
  Html rows;
  for (const Action* action : actions) {
    const Contribution* claim = claim_of(visit.view, *action, goal);
    const Html how = !claim                     ? open_word(visit.tr("named with the action, not worked out"))
                     : claim->mechanism.empty() ? open_word(visit.tr("not stated"))
                                                : written_prose(visit, claim->mechanism);
    const Html strength = !claim || claim->strength == Strength::unstated
                              ? open_word(visit.tr("not stated"))
                              : html("{}", choice_word(visit, claim->strength));
    const Html evidence =
        claim ? status_of(visit, claim->evidence, true) : status_word(Level::none, visit.tr("not stated"), true);
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        numbered_link(visit, *action), visit.tr("Owner"), owner_link(visit, action->owner), visit.tr("Phase"),
        status_of(visit, action->phase, true), visit.tr("How it works"), how,
        claim ? invented_badge(visit, *claim) : Html{}, visit.tr("Strength"), strength, visit.tr("Evidence"), evidence);
  }
  Html head = html("<tr>");
  for (std::string_view words : {visit.tr("Action"), visit.tr("Owner"), visit.tr("Phase"), visit.tr("How it works"),
                                 visit.tr("Strength"), visit.tr("Evidence")})
    head.add("<th scope=\"col\">{}</th>", words);
  return html(
      "<p class=\"stip-quiet\">{}</p>{}{}",
      visit.tr("Contribution, never attribution: that an action helps does not mean that it is the only cause."),
      table("helpt", visit.tr("How each action helps, and how well that is supported"), head.add("</tr>"), rows, {},
            true),
      proposed_list(visit, proposed));
}

Html interim_goals(const Visit& visit, const SocietalEffect& effect) {
  Html items;
  for (const InterimGoal* goal : visit.view.referring<InterimGoal>("effects", effect.id)) {
    items.add("<li class=\"stip-list__item\">{} {} {}</li>\n", year_or_open(visit, goal->year),
              record_link(visit, *goal), measurability_word(visit, *goal));
  }
  return items.empty() ? html("<p>{}</p>", open_word(visit.tr("No interim goal has been set")))
                       : html("<ul class=\"stip-list\">{}</ul>\n", items);
}

Html indicators(const Visit& visit, const std::vector<const Indicator*>& all) {
  Html whole;
  for (const Indicator* indicator : all)
    whole.add("<h3>{}</h3>\n{}", record_link(visit, *indicator), indicator_block(visit, *indicator));
  return whole.empty() ? html("<p>{}</p>", open_word(visit.tr("No indicator has been chosen"))) : whole;
}

/// What effects and goals have in common: actions, money, facts, history.
void add_rest(const Visit& visit, const RecordType& type, const Record& record, Html& content,
              std::initializer_list<std::string_view> shown) {
  content.add(section("acties", visit.tr("Actions that help"), helping_table(visit, record.id)));
  content.add(
      section("bandbreedte", visit.tr("What must be true for the goal"), contribution_ranges_of(visit, record.id)));
  content.add(section("geld", visit.tr("Money"), money_of_goal(visit, record.id)));
  Html around;
  const auto add = [&](std::string_view heading, const Html& list) {
    if (!list.empty()) around.add("<h3>{}</h3>{}", heading, list);
  };
  add(visit.tr("Signals"), record_list(visit, visit.view.referring<Signal>("about", record.id)));
  add(visit.tr("Trends"), record_list(visit, visit.view.referring<Trend>("goals", record.id)));
  add(visit.tr("Decisions"), record_list(visit, visit.view.referring<Decision>("about", record.id)));
  add(visit.tr("Evaluations"), record_list(visit, visit.view.referring<Evaluation>("about", record.id)));
  content.add(section("verbanden", visit.tr("Around this goal"), around));
  content.add(section("gegevens", visit.tr("Facts"),
                      html("{}{}{}", fact_list(visit, type, record, shown, true), written_prose(visit, record.note),
                           sources_of(visit, record))));
  content.add(proposal_link(visit, type, record.id)).add(why_section(visit, type, record.id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, record.id)));
}

Response goal_shell(const Visit& visit, const Record& record, Html content) {
  return page(visit,
              {title_and_id(visit, record),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"doelen", std::string(visit.tr("Goals"))}},
               "doelen",
               false},
              std::move(content));
}

Response effect_response(const Visit& visit, const SocietalEffect& effect) {
  Html content = record_head(visit, type_of<SocietalEffect>(), effect,
                             visit.in_language(effect.description, effect.description_en));
  content.add("<dl class=\"stip-facts\">{}{}</dl>\n", fact(visit.tr("Horizon"), year_or_open(visit, effect.horizon)),
              fact(visit.tr("Owner"), owner_link(visit, effect.owner)));
  content.add(section("tussendoelen", visit.tr("Interim goals"), interim_goals(visit, effect)));
  content.add(section("indicatoren", visit.tr("Is it coming nearer?"),
                      indicators(visit, visit.view.referring<Indicator>("effects", effect.id))));
  add_rest(visit, type_of<SocietalEffect>(), effect, content, {"description", "horizon", "owner", "number"});
  return goal_shell(visit, effect, std::move(content));
}

Response interim_goal_response(const Visit& visit, const InterimGoal& goal) {
  Html content =
      record_head(visit, type_of<InterimGoal>(), goal, visit.in_language(goal.description, goal.description_en));
  Html effects;
  for (const auto& ref : goal.effects) effects.add("<li>{}</li>", linked_id(visit, ref.id));
  content.add(
      "<dl class=\"stip-facts\">{}{}{}{}</dl>\n", fact(visit.tr("Year"), year_or_open(visit, goal.year)),
      fact(visit.tr("Owner"), owner_link(visit, goal.owner)),
      fact(visit.tr("Serves"), effects.empty() ? open_word(visit.tr("no effect named")) : html("<ul>{}</ul>", effects)),
      fact(visit.tr("Can it be measured?"), measurability_word(visit, goal)));
  if (goal.historic)
    content.add(
        "<p>{}</p>\n",
        visit.tr(
            "This is a historic goal: it was set in the past, and whether it still holds has not been confirmed."));
  std::vector<const Indicator*> all;
  for (const auto& ref : goal.indicators) {
    if (const Indicator* indicator = visit.view.find(ref)) all.push_back(indicator);
  }
  content.add(section("indicatoren", visit.tr("Is it coming nearer?"), indicators(visit, all)));
  content.add(section("open-punten", visit.tr("Open points"), written_prose(visit, goal.open_points)));
  add_rest(visit, type_of<InterimGoal>(), goal, content,
           {"description", "year", "owner", "effects", "indicators", "open_points", "historic"});
  return goal_shell(visit, goal, std::move(content));
}

}  // namespace

// WEBPAGE: GET /{language}/doelen/{id}
//
// One societal effect or interim goal: owner, horizon, its indicators with their course and the rule behind the
// verdict, the actions that help with their claims and evidence, the money per stage, open points and history.
ErrorOr<Response> goal_page(const Visit& visit) {
  if (const auto* effect = visit.view.find<SocietalEffect>(visit.parts[0])) return effect_response(visit, *effect);
  if (const auto* goal = visit.view.find<InterimGoal>(visit.parts[0])) return interim_goal_response(visit, *goal);
  return Error{ErrorKind::not_found, "goal " + visit.parts[0], "no such goal.", "See the list of goals."};
}

}  // namespace stip
