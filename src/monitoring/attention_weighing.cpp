// Attention of weighing: conditions that are not met or not looked at, and assessors who have nothing in common.
#include <algorithm>
#include <map>

#include "monitoring/attention_list.h"

namespace stip {
namespace {

constexpr int unchecked_days = 365;

void look_at(AttentionList& list, const Condition& condition) {
  if (!condition.met && list.has_passed(condition.due)) {
    const int days = days_between(condition.due.last(), list.today);
    return list.add(
        "condition.overdue", condition,
        list.text(tr_later("It was to be met by {}: {} ago."), {list.date(condition.due), list.days_text(days)}), days);
  }
  const bool was_checked = !condition.checked_on.empty();
  const int age = was_checked ? days_between(condition.checked_on.last(), list.today) : 0;
  if (!was_checked)
    list.add("condition.unchecked", condition, list.text(tr_later("It was never checked.")));
  else if (age > unchecked_days)
    list.add("condition.unchecked", condition,
             list.text(tr_later("It was last checked {} ago."), {list.days_text(age)}), age);
  else if (!condition.met)
    list.add("condition.not_met", condition,
             list.text(tr_later("It was checked ({}) and is not met."), {list.date(condition.checked_on)}));
}

struct Ratings {
  std::map<std::string, std::pair<int, int>> by_assessor;
  bool is_invented = false;

  void add(const Argument& argument) {
    int low = static_cast<int>(argument.lowest), high = static_cast<int>(argument.highest);
    if (low == 0 && high == 0) return;
    if (low == 0) low = high;
    if (high == 0) high = low;
    is_invented |= argument.invented;
    const std::string& who = argument.who.empty() ? argument.assessment.id : argument.who;
    const auto [at, is_new] = by_assessor.emplace(who, std::pair{low, high});
    if (!is_new) at->second = {std::min(at->second.first, low), std::max(at->second.second, high)};
  }

  /// Whether two who rated have no rating in common: then the highest low lies above the lowest high.
  bool is_split() const {
    int highest_low = 0, lowest_high = 6;
    for (const auto& [who, range] : by_assessor) {
      highest_low = std::max(highest_low, range.first);
      lowest_high = std::min(lowest_high, range.second);
    }
    return highest_low > lowest_high;
  }
};

void look_at_ratings(AttentionList& list) {
  std::map<std::string, std::map<std::string, Ratings>> by_subject;  // Then by question.
  for (const Argument& argument : list.view.all<Argument>()) {
    const Assessment* assessment = list.view.find(argument.assessment);
    if (!assessment || !assessment->about || !list.view.find(argument.question)) continue;
    by_subject[assessment->about.id][argument.question.id].add(argument);
  }
  for (const auto& [subject, questions] : by_subject) {
    const auto found = list.view.find_any(subject);
    if (!found) continue;
    std::string split;
    list.rests_on_invented = false;
    for (const auto& [question, ratings] : questions) {
      if (!ratings.is_split()) continue;
      split += (split.empty() ? "" : ", ") + question;
      list.rests_on_invented |= ratings.is_invented;
    }
    if (!split.empty())
      list.add("weighing.split", *found.type, *found.record,
               list.text(tr_later("Those who rated it have no rating in common on {}."), {split}));
    list.rests_on_invented = false;
  }
}

}  // namespace

void look_at_weighing(AttentionList& list) {
  for (const Condition& condition : list.view.all<Condition>()) look_at(list, condition);
  look_at_ratings(list);
}

}  // namespace stip
