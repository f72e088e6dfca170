// Attention of what is lacking: owners, goals, actions and money.
#include <map>

#include "monitoring/attention_list.h"
#include "monitoring/matrix.h"
#include "monitoring/money.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

void look_at_orphans(AttentionList& list) {
  const Orphans found = orphans(list.view);
  const auto each_live = [&](const std::vector<std::string>& ids, std::string_view rule, std::string_view reason) {
    for (const std::string& id : ids) {
      const Action& action = *list.view.find<Action>(id);
      if (is_live(action.phase)) list.add(rule, action, list.text(reason));
    }
  };
  each_live(found.actions_without_owner, "action.owner", tr_later("No owner is stated."));
  each_live(found.actions_without_goal, "action.goal", tr_later("It is not said which goal or effect it serves."));
  each_live(found.actions_without_money, "action.money", tr_later("No money is known for it."));
  for (const std::string& id : found.goals_without_action)
    list.add("goal.action", *list.view.find<InterimGoal>(id), list.text(tr_later("No action contributes to it.")));
  for (const std::string& id : found.goals_without_money)
    list.add("goal.money", *list.view.find<InterimGoal>(id),
             list.text(tr_later("There is no money for any of the actions that contribute to it.")));
}

/// In one year or on average, public or perhaps not all of it.
std::string_view lacks_explanation(const ExplanationNeeded& needed) {
  const bool by_year = needed.year != 0;
  if (needed.may_be_private && by_year)
    return tr_later(
        "It takes {} in one year, of which it is not stated how much is public, and the statutory explanation is not "
        "complete.");
  if (needed.may_be_private)
    return tr_later(
        "It takes {} a year on average, of which it is not stated how much is public, and the statutory explanation is "
        "not complete.");
  if (by_year)
    return tr_later("It takes {} of public money in one year, and the statutory explanation is not complete.");
  return tr_later("It takes {} of public money a year on average, and the statutory explanation is not complete.");
}

void look_at_money(AttentionList& list) {
  for (const Action& action : list.view.all<Action>()) {
    LeftOut ignored;
    std::map<std::pair<FundingKind, std::string>, AmountSum> uncovered;
    for (const Funding* line : counted_lines(list.view, action.id, ignored)) {
      if (line->coverage == Coverage::uncovered && line->amount)
        uncovered[{line->kind, line->amount.high.currency}].add(line->amount);
    }
    for (const auto& [kind, sum] : uncovered) {
      list.add("money.uncovered", action,
               list.text(tr_later("Of {} nobody has found the cover yet."),
                         {short_amount_text(list.options.language, sum.total())}));
    }
  }
  for (const ExplanationNeeded& each : explanations_needed(list.view)) {
    if (each.missing.empty()) continue;
    const std::string amount = short_amount_text(list.options.language, each.amount());
    list.add("money.explanation", *list.view.find<Action>(each.action), list.text(lacks_explanation(each), {amount}));
  }
}

}  // namespace

void look_at_lacking(AttentionList& list) {
  look_at_orphans(list);
  look_at_money(list);
}

}  // namespace stip
