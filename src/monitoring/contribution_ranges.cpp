// ContributionRanges: claims put in the direction of the target, their range, and which of them the goal cannot miss.
#include "monitoring/contribution_ranges.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/locale.h"
#include "monitoring/outlook.h"
#include "monitoring/schedule.h"
#include "monitoring/series.h"

namespace stip {
namespace {

struct Words {
  std::string_view name, label;
};

constexpr Words left_out_words[] = {
    {"counted", tr_later("counted")},
    {"unsized", tr_later("no size stated")},
    {"not_live", tr_later("the action does not go on")},
    {"part", tr_later("part of an action that is counted")},
    {"open_end", tr_later("only a lower end is stated")},
};
constexpr Words conflict_words[] = {
    {"away", tr_later("The size points away from the target.")},
    {"two_sizes", tr_later("Two claims of one action have sizes with nothing in common.")},
    {"no_support", tr_later("A size is stated, and that there is no evidence for it.")},
};
constexpr Words no_range_words[] = {
    {"none", ""},
    {"no_indicator", tr_later("No range can be held against it: it has no indicator.")},
    {"several_indicators",
     tr_later("No range can be held against it: it has several indicators, and sizes do not say which one they mean.")},
    {"no_target", tr_later("No range can be held against it: the indicator has no target, or no direction.")},
    {"no_figure", tr_later("No range can be held against it: the indicator has no figure.")},
    {"several_series",
     tr_later("No range can be held against it: the indicator is measured for parts, and sizes do not say for which.")},
};
constexpr Words says_words[] = {
    {"cannot_say", tr_later("What is claimed cannot be held against what is needed.")},
    {"is_there", tr_later("By its last figure the target has been reached.")},
    {"short_of",
     tr_later("Even if every assumption holds, no effects overlap and all is at its highest, it is not enough.")},
    {"depends", tr_later("It may be enough and it may not: that depends on which assumptions hold, and how far.")},
    {"covered", tr_later("If every assumption holds it would be enough, even at its least.")},
};

template <std::size_t N, class E>
const Words& words_of(const Words (&table)[N], E value) {
  return table[static_cast<std::size_t>(value)];
}

int scale_of(const Quantity& quantity) { return std::max<int>(quantity.low.scale, quantity.high.scale); }

class Ranging {
 public:
  Ranging(const View& view, std::string_view goal) : view_(view) { found_.goal = goal; }

  ContributionRanges run() {
    find_indicator();
    for (const Contribution* claim : view_.referring<Contribution>("goal", found_.goal)) add(*claim);
    std::ranges::sort(found_.claims, {}, [](const AssumedContribution& one) { return one.claim->id; });
    leave_out_parts();
    find_conflicts();
    work_out();
    return std::move(found_);
  }

 private:
  void find_indicator() {
    std::vector<const Indicator*> all;
    if (const auto* goal = view_.find<InterimGoal>(found_.goal)) {
      for (const auto& ref : goal->indicators)
        if (const Indicator* one = view_.find(ref)) all.push_back(one);
    } else {
      for (const Indicator* one : view_.referring<Indicator>("effects", found_.goal))
        if (!one->target.empty()) all.push_back(one);
    }
    if (all.size() != 1) {
      found_.why_not = all.empty() ? NoRange::no_indicator : NoRange::several_indicators;
      return;
    }
    found_.indicator = all.front();
    find_needed(*all.front());
  }

  void find_needed(const Indicator& indicator) {
    const int sign = indicator.direction == Direction::down ? -1 : 1;
    if (indicator.target.empty() || indicator.direction == Direction::unstated) {
      found_.why_not = NoRange::no_target;
      return;
    }
    sign_ = sign;
    const std::vector<Line> lines = latest_lines(view_, indicator);
    if (lines.size() > 1) {
      found_.why_not = NoRange::several_series;
      return;
    }
    const Quantity& last = lines.empty() ? indicator.baseline : lines.front().points.back().observation->value;
    if (last.empty()) {
      found_.why_not = NoRange::no_figure;
      return;
    }
    found_.last = middle(last);
    found_.needed = (middle(indicator.target) - *found_.last) * sign;
    found_.decimals = std::max(scale_of(last), scale_of(indicator.target));
  }

  void add(const Contribution& claim) {
    const Action* action = view_.find(claim.action);
    if (!action) return;
    AssumedContribution one{&claim, action, LeftOutBecause::counted};
    one.is_done = action->phase == Phase::done;
    if (claim.assumption.empty()) ++found_.without_assumption;
    if (!claim.size.empty()) set_ends(claim.size, one);
    if (!is_live(action->phase) && !one.is_done)
      one.left_out = LeftOutBecause::not_live;
    else if (claim.size.empty())
      one.left_out = LeftOutBecause::unsized;
    else if (claim.size.exactness == Exactness::floor)
      one.left_out = LeftOutBecause::open_end;
    found_.claims.push_back(one);
  }

  void set_ends(const Quantity& size, AssumedContribution& one) {
    double low = to_double(size.low), high = to_double(size.high);
    if (size.exactness == Exactness::ceiling) low = std::min(0.0, high);
    if (size.exactness == Exactness::floor) high = low;
    one.low = sign_ > 0 ? low : -high;
    one.high = sign_ > 0 ? high : -low;
    found_.decimals = std::max(found_.decimals, scale_of(size));
  }

  void leave_out_parts() {
    for (AssumedContribution& one : found_.claims) {
      if (one.left_out != LeftOutBecause::counted || !one.action->part_of) continue;
      if (std::ranges::any_of(found_.claims, [&](const AssumedContribution& whole) {
            return whole.left_out == LeftOutBecause::counted && whole.action->id == one.action->part_of.id;
          }))
        one.left_out = LeftOutBecause::part;
    }
  }

  void conflict(ClaimConflict what, std::vector<std::string> claims) {
    found_.conflicts.push_back({what, std::move(claims)});
  }

  void find_conflicts() {
    const bool has_direction = found_.indicator && found_.why_not != NoRange::no_target;
    for (std::size_t i = 0; i < found_.claims.size(); ++i) {
      const AssumedContribution& one = found_.claims[i];
      if (one.claim->size.empty()) continue;
      if (has_direction && one.high < 0) conflict(ClaimConflict::away, {one.claim->id});
      if (one.claim->evidence == EvidenceGrade::none) conflict(ClaimConflict::no_support, {one.claim->id});
      for (std::size_t j = i + 1; j < found_.claims.size(); ++j) {
        const AssumedContribution& other = found_.claims[j];
        if (other.claim->size.empty() || other.action != one.action) continue;
        if (one.high < other.low || other.high < one.low)
          conflict(ClaimConflict::two_sizes, {one.claim->id, other.claim->id});
      }
    }
  }

  void work_out() {
    bool any = false;
    double away = 0;
    for (const AssumedContribution& one : found_.claims) {
      if (one.left_out != LeftOutBecause::counted) continue;
      any = true;
      found_.low = std::max(found_.low, one.low);
      away += std::min(0.0, one.low);
      found_.high += one.high;
    }
    found_.low += away;
    if (!found_.needed) return;
    const double needed = *found_.needed;
    if (needed <= 0) {
      found_.says = RangeSays::is_there;
      return;
    }
    if (!any) return;
    found_.says = found_.high < needed  ? RangeSays::short_of
                  : found_.low < needed ? RangeSays::depends
                                        : RangeSays::covered;
    if (found_.says == RangeSays::short_of) {
      found_.rest = needed - found_.high;
      return;
    }
    for (AssumedContribution& one : found_.claims)
      one.is_needed = one.left_out == LeftOutBecause::counted && found_.high - one.high < needed;
  }

  const View& view_;
  int sign_ = 1;
  ContributionRanges found_;
};

}  // namespace

std::string_view name_of(LeftOutBecause why) { return words_of(left_out_words, why).name; }
std::string_view label_of(LeftOutBecause why) { return words_of(left_out_words, why).label; }
std::string_view name_of(ClaimConflict conflict) { return words_of(conflict_words, conflict).name; }
std::string_view label_of(ClaimConflict conflict) { return words_of(conflict_words, conflict).label; }
std::string_view label_of(NoRange why) { return words_of(no_range_words, why).label; }
std::string_view name_of(RangeSays says) { return words_of(says_words, says).name; }
std::string_view label_of(RangeSays says) { return words_of(says_words, says).label; }

ContributionRanges contribution_ranges(const View& view, std::string_view goal) { return Ranging(view, goal).run(); }

}  // namespace stip
