// Attention: asks every part what it found, and puts it in order.
#include "monitoring/attention.h"

#include <algorithm>

#include "agenda/rules.h"
#include "monitoring/attention_list.h"

namespace stip {
namespace {

/// Rules of the agenda that have an attention rule of their own.
constexpr std::string_view told_otherwise[] = {"action.owner", "action.goal",       "goal.measurable",  "goal.action",
                                               "goal.money",   "money.explanation", "condition.checked"};

}  // namespace

void look_at_rules(AttentionList& list) {
  for (Finding& finding : check(list.view, list.today, list.options.language)) {
    const bool is_error = finding.severity == Severity::error;
    if (!is_error && std::ranges::find(told_otherwise, finding.rule) != std::end(told_otherwise)) continue;
    const Record* record = list.view.find(*finding.type, finding.id);
    STIP_ASSERT(record != nullptr);
    // A finding goes on after the name of its record; here it stands as a sentence of its own.
    if (char& first = finding.problem.front(); first >= 'a' && first <= 'z')
      first = static_cast<char>(first - 'a' + 'A');
    list.add(is_error ? "rule.error" : "rule.warning", *finding.type, *record, std::move(finding.problem), 0, 0,
             std::move(finding.rule));
  }
}

std::vector<AttentionItem> attention(const View& view, Day today, const AttentionOptions& options) {
  AttentionList list(view, today, options);
  look_at_actions(list);
  look_at_goals(list);
  look_at_cycle(list);
  look_at_deciding(list);
  look_at_weighing(list);
  look_at_lacking(list);
  look_at_rules(list);
  return list.in_order();
}

}  // namespace stip
