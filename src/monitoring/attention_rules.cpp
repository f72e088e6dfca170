// AttentionRules: every reason why something may need attention, from most to fewest points.
#include <algorithm>

#include "base/locale.h"
#include "monitoring/attention_list.h"

namespace stip {
namespace {

constexpr AttentionRule all_rules[] = {
    {"rule.error", 95, tr_later("A rule of the agenda is broken.")},
    {"pledge.overdue", 90, tr_later("A pledge or motion should have been fulfilled.")},
    {"report.no", 85, tr_later("The owner says that the action is not on schedule, within budget or as agreed.")},
    {"course.moving_away", 80, tr_later("A goal or indicator moves away from its target.")},
    {"signal.overdue", 75, tr_later("A signal should have been answered.")},
    {"milestone.overdue", 70, tr_later("A milestone should have been met.")},
    {"condition.overdue", 70, tr_later("A condition should have been met.")},
    {"decision.overdue", 70, tr_later("A decision should have been taken.")},
    {"outlook.surprise", 70,
     tr_later("The last figure of an indicator is further from the target than the ones before it led to expect.")},
    {"action.end_overdue", 65, tr_later("An action should have ended.")},
    {"course.standing_still", 65, tr_later("A goal or indicator is behind and stands still.")},
    {"report.decision", 65, tr_later("The owner asks for a decision.")},
    {"proposal.waiting", 60, tr_later("A proposal waits for a decision.")},
    {"dossier.moment", 60, tr_later("A moment of influence on a dossier is near.")},
    {"report.attention", 60, tr_later("The owner says that the action needs attention.")},
    {"money.uncovered", 60, tr_later("Nobody has found the money yet.")},
    {"pledge.soon", 55, tr_later("A pledge or motion is due soon.")},
    {"judgement.conflict", 55, tr_later("The owner is confident, and a goal that the action helps is off course.")},
    {"action.owner", 55, tr_later("An action has no owner.")},
    {"money.explanation", 55, tr_later("The statutory explanation is not complete.")},
    {"deadline.soon", 50, tr_later("A deadline of the yearly cycle is near.")},
    {"outlook.unlikely", 50, tr_later("By its last two figures an indicator is unlikely to reach its target in time.")},
    {"course.behind", 50, tr_later("A goal or indicator is behind, but moves nearer.")},
    {"condition.not_met", 50, tr_later("A condition was checked and is not met.")},
    {"report.differs", 50, tr_later("The owner says otherwise than the dates do.")},
    {"report.missing", 50, tr_later("An action did not report in the last round.")},
    {"report.out_of_date", 45, tr_later("The last report is out of date.")},
    {"planning.slipping", 45, tr_later("The planning moved later since the last edition.")},
    {"weighing.split", 45, tr_later("Those who rated something have no rating in common.")},
    {"goal.action", 45, tr_later("No action contributes to a goal.")},
    {"signal.ageing", 40, tr_later("A signal has been without an answer for more than 90 days.")},
    {"action.start_overdue", 40, tr_later("An action should have started.")},
    {"course.outdated", 40, tr_later("The last figure of a goal or indicator is too old.")},
    {"planning.moved", 35, tr_later("The planning moved by a year or more since the first edition.")},
    {"condition.unchecked", 35, tr_later("A condition was never checked, or not in the last year.")},
    {"goal.not_measurable", 35, tr_later("A goal is not yet measurable.")},
    {"goal.money", 35, tr_later("There is no money for any action that contributes to a goal.")},
    {"course.no_new_figure", 30, tr_later("Since the baseline no figure has come.")},
    {"dossier.passed", 30, tr_later("The next moment of a dossier has passed.")},
    {"action.goal", 25, tr_later("An action serves no goal or effect.")},
    {"action.money", 20, tr_later("Of an action no money is known.")},
    {"rule.warning", 10, tr_later("Something is probably wrong, or missing.")},
};

}  // namespace

std::span<const AttentionRule> attention_rules() { return all_rules; }

const AttentionRule& attention_rule(std::string_view name) {
  const auto at = std::ranges::find(all_rules, name, &AttentionRule::name);
  STIP_ASSERT(at != std::end(all_rules));
  return *at;
}

}  // namespace stip
