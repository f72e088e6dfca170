// Contributions: what actions would bring to goals, as ranges.
#include <cmath>
#include <iostream>

#include "agenda/records.h"
#include "base/text.h"
#include "cli/forecast_command.h"
#include "monitoring/contribution_ranges.h"

namespace stip {
namespace {

class Telling {
 public:
  Telling(std::ostream& out, Language language, const View& view) : out_(out), language_(language), view_(view) {}

  void tell(const ContributionRanges& found) {
    decimals_ = found.decimals;
    out_ << found.goal << "  " << title(*view_.find_any(found.goal).record) << "\n";
    if (found.why_not != NoRange::none) line(tr(language_, label_of(found.why_not)));
    if (found.needed && *found.needed > 0)
      line(fill(tr(language_, "From the last figure to the target is {}. Counted claims together: {}."),
                {number(*found.needed), range(found.low, found.high)}));
    if (found.why_not == NoRange::none) line(tr(language_, label_of(found.says)));
    if (found.rest) line(fill(tr(language_, "At least {} has to come from something else."), {number(*found.rest)}));
    for (const AssumedContribution& one : found.claims) tell(one);
    for (const ContradictedClaims& one : found.conflicts)
      line("! " + std::string(tr(language_, label_of(one.conflict))) + " " + join(one.claims, ", "));
  }

 private:
  void line(std::string_view words) { out_ << "       " << words << "\n"; }
  std::string title(const Record& record) const {
    return language_ == Language::en && !record.title_en.empty() ? record.title_en : record.title;
  }
  std::string number(double value) const {
    const auto units = static_cast<std::int64_t>(std::round(value * std::pow(10.0, decimals_)));
    return number_text(language_, Decimal{units, static_cast<std::uint8_t>(decimals_)});
  }
  std::string range(double low, double high) const {
    return low == high ? number(low) : fill(tr(language_, "from {} to {}"), {number(low), number(high)});
  }

  void tell(const AssumedContribution& one) {
    const bool is_counted = one.left_out == LeftOutBecause::counted;
    line(one.claim->id + "  " + title(*one.action) + ": " +
         (is_counted ? range(one.low, one.high) : std::string(tr(language_, label_of(one.left_out)))) +
         (one.claim->invented ? "  [invented]" : ""));
    line("  " + (one.claim->assumption.empty()
                     ? std::string(tr(language_, "it is not said what must be true"))
                     : std::string(tr(language_, "What must be true")) + ": " + one.claim->assumption));
    if (one.is_needed)
      line("  " + std::string(tr(language_, "Must hold: by these claims the goal is out of reach without it.")));
  }

  std::ostream& out_;
  Language language_;
  const View& view_;
  int decimals_ = 0;
};

Json to_json(const ContributionRanges& found) {
  Json json = Json::object(), claims = Json::array(), conflicts = Json::array();
  for (const AssumedContribution& one : found.claims) {
    Json claim = Json::object();
    claim.add("claim", one.claim->id).add("action", one.action->id).add("state", name_of(one.left_out));
    if (one.left_out == LeftOutBecause::counted) claim.add("low", one.low).add("high", one.high);
    claims.push(std::move(claim.add("must_hold", one.is_needed).add("assumption", one.claim->assumption)));
  }
  for (const ContradictedClaims& one : found.conflicts) {
    Json conflict = Json::object(), ids = Json::array();
    for (const std::string& id : one.claims) ids.push(id);
    conflicts.push(std::move(conflict.add("conflict", name_of(one.conflict)).add("claims", std::move(ids))));
  }
  json.add("goal", found.goal).add("says", name_of(found.says));
  json.add("needed", found.needed ? Json(*found.needed) : Json()).add("low", found.low).add("high", found.high);
  return json.add("claims", std::move(claims)).add("contradictions", std::move(conflicts));
}

}  // namespace

// COMMAND: stip contributions [GOAL] [--at MOMENT]
//
// What actions would bring to a goal if what they assume is true: each claim as a range, all together, held against
// what is needed; which claims the goal cannot miss, and which contradict (docs/methods-monitoring.md). Claims, not
// results: nothing here says what an action brought about. Without GOAL: every goal and effect on which there is a
// claim.
Exit contributions_command(const Context& context, const ContributionOptions& options) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, registry->look(options.moment, viewer));
  std::vector<std::string> goals;
  if (options.goal.empty()) {
    for (const SocietalEffect& effect : view.all<SocietalEffect>()) goals.push_back(effect.id);
    for (const InterimGoal& goal : view.all<InterimGoal>()) goals.push_back(goal.id);
  } else if (view.find<SocietalEffect>(options.goal) || view.find<InterimGoal>(options.goal)) {
    goals.push_back(options.goal);
  } else {
    return Error{ErrorKind::not_found, options.goal, said("there is no such goal or effect."),
                 said("See `stip search` for its number.")};
  }
  Json list = Json::array();
  Telling telling(context.out(), language, view);
  for (const std::string& goal : goals) {
    const ContributionRanges found = contribution_ranges(view, goal);
    if (found.claims.empty() && options.goal.empty()) continue;
    if (context.json)
      list.push(to_json(found));
    else
      telling.tell(found);
  }
  if (context.json) context.out() << to_text(list) << "\n";
  return 0;
}

}  // namespace stip
