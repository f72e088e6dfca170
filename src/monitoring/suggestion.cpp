// Suggestion: by rule, the title, a first value and the options of a draft.
#include "monitoring/suggestion.h"

#include <algorithm>
#include <initializer_list>

#include "agenda/records.h"
#include "monitoring/matrix.h"
#include "monitoring/schedule.h"

namespace stip {
namespace {

struct DraftRule {
  std::string_view rule, title;
  std::string_view field;  ///< Gets the quarter of today, which people then change; empty: none.
  std::string_view options[3];
};

constexpr std::string_view move_it = tr_later("Move the date, and say what makes the new one feasible.");
constexpr std::string_view do_less = tr_later("Do less, so that the date stays as near as can be.");
constexpr std::string_view stop_it = tr_later("Stop the action, and say what that means for its goals.");
constexpr std::string_view more_means = tr_later("Give it more people or money, and say from where.");
constexpr std::string_view other_action = tr_later("Strengthen an action that helps, or add one.");
constexpr std::string_view adapt_goal = tr_later("Adapt the goal or its year, and say why.");

constexpr DraftRule drafts[] = {
    {"action.end_overdue", tr_later("A new end for: {}"), "planned_end", {move_it, do_less, stop_it}},
    {"action.start_overdue", tr_later("A new start for: {}"), "planned_start", {move_it, more_means, stop_it}},
    {"milestone.overdue", tr_later("A new date for: {}"), "due", {move_it, do_less, more_means}},
    {"condition.overdue",
     tr_later("A new date for the condition: {}"),
     "due",
     {move_it, tr_later("Hold what hangs on it until it is met."),
      tr_later("Replace it by a safeguard that can be met.")}},
    {"planning.moved", tr_later("Steering on the planning of: {}"), "", {move_it, do_less, stop_it}},
    {"planning.slipping", tr_later("Steering on the planning of: {}"), "", {more_means, do_less, stop_it}},
    {"report.no", tr_later("Steering on: {}"), "", {more_means, do_less, stop_it}},
    {"report.attention", tr_later("Steering on: {}"), "", {more_means, do_less, stop_it}},
    {"report.decision", tr_later("A decision on: {}"), "", {more_means, do_less, stop_it}},
    {"decision.overdue", tr_later("A decision on: {}"), "", {more_means, do_less, stop_it}},
    {"judgement.conflict", tr_later("Steering on: {}"), "", {more_means, other_action, adapt_goal}},
    {"course.moving_away", tr_later("Steering towards: {}"), "", {other_action, more_means, adapt_goal}},
    {"course.standing_still", tr_later("Steering towards: {}"), "", {other_action, more_means, adapt_goal}},
    {"course.behind", tr_later("Steering towards: {}"), "", {other_action, more_means, adapt_goal}},
    {"goal.action", tr_later("An action for: {}"), "", {other_action, adapt_goal, ""}},
    {"goal.money", tr_later("Money for: {}"), "", {more_means, do_less, adapt_goal}},
    {"goal.not_measurable",
     tr_later("Making measurable: {}"),
     "",
     {tr_later("Agree on an indicator with baseline, target, year and source."), adapt_goal, ""}},
    {"money.uncovered",
     tr_later("Cover for: {}"),
     "",
     {tr_later("Find it within the existing budget, and say what then is not done."), do_less, stop_it}},
    {"action.owner",
     tr_later("An owner for: {}"),
     "",
     {tr_later("Name one organisation that is accountable."), tr_later("Put it under an action that has an owner."),
      stop_it}},
};

const DraftRule* draft_of(std::string_view rule) {
  const auto at = std::ranges::find(drafts, rule, &DraftRule::rule);
  return at == std::end(drafts) ? nullptr : at;
}

/// "2026-Q4": the quarter in which the day falls.
std::string quarter_of(Day day) {
  const int quarter = (static_cast<int>(static_cast<unsigned>(day.month())) + 2) / 3;
  return std::to_string(static_cast<int>(day.year())) + "-Q" + std::to_string(quarter);
}

class Drafting {
 public:
  Drafting(const View& view, const AttentionItem& item, Day today, Language language)
      : view_(view), item_(item), today_(today), language_(language) {}

  Suggestion from(const DraftRule& rule) {
    Suggestion draft;
    const auto found = view_.find_any(item_.id);
    draft.title = text(rule.title, {item_.title});
    draft.reason = item_.reason;
    // A field of another type has another meaning: "decision.overdue" may be of a proposal.
    if (!rule.field.empty() && found && found.type->field(rule.field))
      draft.values.push_back({std::string(rule.field), quarter_of(today_)});
    add_option(draft, zero_option());
    const ProgressReport* report = last_report(view_, item_.action, today_).report;
    if (report && !report->correction.empty())
      add_option(draft, text(tr_later("What the owner proposes: {}"), {report->correction}));
    for (const std::string_view option : rule.options)
      if (!option.empty()) add_option(draft, text(option));
    if (report) draft.evidence.push_back(report->id);
    for (const std::string& goal : item_.consequence.goals)
      if (goal != item_.id) draft.evidence.push_back(goal);
    return draft;
  }

 private:
  std::string text(std::string_view english, std::initializer_list<std::string_view> values = {}) const {
    return fill(tr(language_, english), values);
  }

  std::string zero_option() const {
    std::string goals;
    for (const std::string& id : item_.consequence.goals) {
      const auto found = view_.find_any(id);
      if (!found) continue;
      const Record& goal = *found.record;
      const std::string& title = language_ == Language::en && !goal.title_en.empty() ? goal.title_en : goal.title;
      goals += (goals.empty() ? "" : "; ") + title;
    }
    return goals.empty() ? text(tr_later("Change nothing."))
                         : text(tr_later("Change nothing. It touches: {}."), {goals});
  }

  void add_option(Suggestion& draft, const std::string& words) {
    const std::string number =
        count_++ == 0 ? text(tr_later("Zero option")) : text(tr_later("Option {}"), {std::to_string(count_ - 1)});
    draft.options += (draft.options.empty() ? "" : "\n") + number + ": " + words;
  }

  const View& view_;
  const AttentionItem& item_;
  Day today_;
  Language language_;
  int count_ = 0;
};

}  // namespace

bool has_suggestion(std::string_view rule) { return draft_of(rule) != nullptr; }

std::optional<Suggestion> suggestion(const View& view, const AttentionItem& item, Day today, Language language) {
  const DraftRule* rule = draft_of(item.rule);
  if (!rule) return std::nullopt;
  return Drafting(view, item, today, language).from(*rule);
}

}  // namespace stip
