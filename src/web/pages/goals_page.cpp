// Goals page: vision, effects, interim goals and indicators as a tree, each with what is known of its course.
#include "web/pages/goals_page.h"

#include <algorithm>

#include "web/parts/goal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html indicator_item(const Visit& visit, const Indicator& indicator) {
  return html("<li>{}: {} {}</li>\n", visit.tr("Indicator"), record_link(visit, indicator),
              course_word(visit, indicator, true));
}

Html indicators_of_goal(const Visit& visit, const InterimGoal& goal) {
  Html items;
  for (const Ref<Indicator>& ref : goal.indicators) {
    if (const Indicator* indicator = visit.view.find(ref)) items.add(indicator_item(visit, *indicator));
  }
  return items.empty() ? Html{} : html("<ul>{}</ul>", items);
}

/// "15 actions are aimed at this, and 2 proposals": that an action is aimed at a goal does not mean that it helps.
std::string helping(const Visit& visit, std::string_view goal) {
  const AimedActions aimed = aimed_actions(visit.view, goal);
  const std::string actions = tr_n(visit.language, "{} action is aimed at this", "{} actions are aimed at this",
                                   static_cast<long>(aimed.helping.size()));
  if (aimed.proposed.empty()) return actions;
  return fill(visit.tr("{}, and {}"), {actions, tr_n(visit.language, "{} proposed action", "{} proposed actions",
                                                     static_cast<long>(aimed.proposed.size()))});
}

Html goal_item(const Visit& visit, const InterimGoal& goal) {
  const Html year = goal.year ? html("<span class=\"utrecht-badge\">{}</span> ", *goal.year)
                              : html("{} ", open_word(visit.tr("no year stated")));
  const Html historic = goal.historic ? html(" <span class=\"utrecht-badge\">{}</span>", visit.tr("historic")) : Html{};
  return html("<li>{}{}{} {} <span class=\"stip-quiet\">{}</span>{}</li>\n", year, record_link(visit, goal), historic,
              measurability_word(visit, goal), helping(visit, goal.id), indicators_of_goal(visit, goal));
}

/// Indicators that tell about the effect itself; those of its goals stand under these.
Html other_indicators(const Visit& visit, const SocietalEffect& effect, const std::vector<const InterimGoal*>& goals) {
  Html items;
  long count = 0;
  for (const Indicator* indicator : visit.view.referring<Indicator>("effects", effect.id)) {
    const bool of_goal = std::ranges::any_of(goals, [&](const InterimGoal* goal) {
      return std::ranges::find(goal->indicators, indicator->id, &Ref<Indicator>::id) != goal->indicators.end();
    });
    if (!of_goal) items.add(indicator_item(visit, *indicator)), ++count;
  }
  if (count == 0) return {};
  return html("<li><details class=\"stip-details\"><summary>{}</summary><ul>{}</ul></details></li>\n",
              tr_n(visit.language, "{} other indicator tells about this effect",
                   "{} other indicators tell about this effect", count),
              items);
}

Html effect_section(const Visit& visit, const SocietalEffect& effect) {
  const auto goals = visit.view.referring<InterimGoal>("effects", effect.id);
  Html inside;
  for (const InterimGoal* goal : goals) inside.add(goal_item(visit, *goal));
  if (inside.empty()) inside.add("<li>{}</li>", open_word(visit.tr("No interim goal has been set")));
  inside.add(other_indicators(visit, effect, goals));
  const Html horizon = effect.horizon ? html("<span class=\"utrecht-badge\">{}</span> ", *effect.horizon) : Html{};
  return html(
      "<section class=\"stip-section\" aria-labelledby=\"kop-{}\"><h2 id=\"kop-{}\">{}{}</h2><p class=\"stip-quiet\">{} · {}</p>\n<ul class=\"stip-tree\">{}</ul></section>\n",
      effect.id, effect.id, horizon, record_link(visit, effect), effect.id, helping(visit, effect.id), inside);
}

Html loose_goals(const Visit& visit) {
  Html items;
  for (const InterimGoal& goal : visit.view.all<InterimGoal>()) {
    if (goal.effects.empty()) items.add(goal_item(visit, goal));
  }
  return items.empty() ? Html{} : html("<ul class=\"stip-tree\">{}</ul>", items);
}

bool has_invented(const View& view) {
  const auto is_invented = [](const Record& record) { return record.invented; };
  return std::ranges::any_of(view.all<InterimGoal>(), is_invented) ||
         std::ranges::any_of(view.all<Indicator>(), is_invented) ||
         std::ranges::any_of(view.all<SocietalEffect>(), is_invented);
}

}  // namespace

// WEBPAGE: GET /{language}/doelen
//
// The vision, the societal effects under it, the interim goals under those and their indicators: with how many
// actions help, whether each can be measured, and if not, what is lacking.
ErrorOr<Response> goals_page(const Visit& visit) {
  Html content = html("<div class=\"stip-title\"><h1>{}</h1>", visit.tr("Goals"));
  for (const Programme& programme : visit.view.all<Programme>()) {
    content.add("<p class=\"stip-lead\"{} dir=\"auto\">{}</p>", lang_of(visit, programme.vision_en),
                visit.in_language(programme.vision, programme.vision_en));
  }
  content.add("</div>\n{}{}", invented_banner(visit, false, has_invented(visit.view)),
              section("stand", visit.tr("How the interim goals stand"), measurability_summary(visit)));

  std::vector<const SocietalEffect*> effects;
  for (const SocietalEffect& effect : visit.view.all<SocietalEffect>()) effects.push_back(&effect);
  std::ranges::stable_sort(effects, {}, [](const SocietalEffect* effect) { return effect->number.value_or(1000); });
  for (const SocietalEffect* effect : effects) content.add(effect_section(visit, *effect));
  if (effects.empty()) content.add("<p>{}</p>", visit.tr("No societal effects have been entered."));
  content.add(section("zonder-effect", visit.tr("Interim goals that serve no effect yet"), loose_goals(visit)));
  content.add(new_record_link(visit, type_of<InterimGoal>()));
  return page(visit, {std::string(visit.tr("Goals")), "", {{"", std::string(visit.tr("Overview"))}}, "doelen", false},
              std::move(content));
}

}  // namespace stip
