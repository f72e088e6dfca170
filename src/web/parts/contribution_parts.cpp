// Parts of contributions: the table of ranges, and the sentences above it.
#include "web/parts/contribution_parts.h"

#include <cmath>

#include "agenda/records.h"
#include "monitoring/contribution_ranges.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

/// Numbers of one goal: with as many decimals as its most exact figure has.
class Numbers {
 public:
  Numbers(const Visit& visit, const ContributionRanges& found) : visit_(visit), decimals_(found.decimals) {
    if (found.indicator) unit_ = visit.in_language(found.indicator->unit, found.indicator->unit_en);
  }

  std::string of(double value) const {
    const double units = std::round(value * std::pow(10.0, decimals_));
    const Decimal decimal{static_cast<std::int64_t>(units), static_cast<std::uint8_t>(decimals_)};
    const std::string number = number_text(visit_.language, decimal);
    return unit_.empty() ? number : number + " " + unit_;
  }
  std::string range(double low, double high) const {
    return low == high ? of(low) : fill(visit_.tr("from {} to {}"), {of(low), of(high)});
  }

 private:
  const Visit& visit_;
  int decimals_;
  std::string unit_;
};

Level level_of(RangeSays says) {
  switch (says) {
    case RangeSays::short_of:
      return Level::bad;
    case RangeSays::depends:
      return Level::doubt;
    case RangeSays::covered:
      return Level::planned;  // A claim, and no success.
    case RangeSays::is_there:
      return Level::done;
    case RangeSays::cannot_say:
      break;
  }
  return Level::none;
}

Html held_against(const Visit& visit, const ContributionRanges& found, const Numbers& numbers) {
  Html whole;
  if (found.why_not != NoRange::none) return html("<p>{}</p>\n", open_word(visit.tr(label_of(found.why_not))));
  if (found.needed && *found.needed > 0)
    whole.add("<p>{}</p>\n", fill(visit.tr("From the last figure to the target is {}. Counted claims together: {}."),
                                  {numbers.of(*found.needed), numbers.range(found.low, found.high)}));
  whole.add("<p>{}</p>\n", status_word(level_of(found.says), visit.tr(label_of(found.says)), true));
  if (found.rest)
    whole.add("<p>{}</p>\n", fill(visit.tr("At least {} has to come from something else."), {numbers.of(*found.rest)}));
  return whole;
}

Html claim_row(const Visit& visit, const AssumedContribution& one, const Numbers& numbers, bool has_unit) {
  const bool is_counted = one.left_out == LeftOutBecause::counted;
  const Html size = is_counted ? html("{}", has_unit ? numbers.range(one.low, one.high)
                                                     : quantity_text(visit.language, one.claim->size))
                               : open_word(visit.tr(label_of(one.left_out)));
  Html needs = one.claim->assumption.empty() ? open_word(visit.tr("it is not said what must be true"))
                                             : written_prose(visit, one.claim->assumption);
  if (one.is_needed)
    needs.add("<p><strong>{}</strong></p>",
              visit.tr("Must hold: by these claims the goal is out of reach without it."));
  if (one.is_done)
    needs.add("<p class=\"stip-quiet\">{}</p>",
              visit.tr("The action is done: its effect may stand in the last figure already."));
  return html(
      "<tr><th scope=\"row\">{}{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td></tr>\n",
      numbered_link(visit, *one.action), invented_badge(visit, *one.claim), visit.tr("Claimed"), size,
      visit.tr("What must be true"), needs, visit.tr("Evidence"), status_of(visit, one.claim->evidence, true));
}

Html contradictions(const Visit& visit, const ContributionRanges& found) {
  Html items;
  for (const ContradictedClaims& one : found.conflicts) {
    Html claims;
    for (const std::string& id : one.claims) claims.add("{}{}", claims.empty() ? "" : ", ", linked_id(visit, id));
    items.add("<li>{} {}</li>\n", visit.tr(label_of(one.conflict)), claims);
  }
  return items.empty() ? Html{}
                       : html("<p><strong>{}</strong></p><ul>{}</ul>\n",
                              visit.tr("Claims that contradict, as they stand:"), items);
}

}  // namespace

Html contribution_ranges_of(const Visit& visit, std::string_view goal) {
  const ContributionRanges found = contribution_ranges(visit.view, goal);
  if (found.claims.empty()) return {};
  const Numbers numbers(visit, found);
  Html rows, head = html("<tr>");
  for (const AssumedContribution& one : found.claims)
    rows.add("{}", claim_row(visit, one, numbers, found.indicator != nullptr));
  for (const std::string_view word :
       {visit.tr("Action"), visit.tr("Claimed"), visit.tr("What must be true"), visit.tr("Evidence")})
    head.add("<th scope=\"col\">{}</th>", word);
  Html whole =
      html("<p class=\"stip-quiet\">{}</p>\n",
           visit.tr("Claims, not results: what actions would bring if what they assume is true. Whether a change came "
                    "from an action does not follow from this."));
  whole.add("{}{}", held_against(visit, found, numbers), contradictions(visit, found));
  whole.add("{}", table("bandbreedtes", visit.tr("What each action would bring, and what must be true for that"),
                        head.add("</tr>"), rows, {}, true));
  return whole.add("<p><a href=\"{}\">{}</a></p>\n", method_address(visit, "contributions-as-ranges"),
                   visit.tr("How this is worked out"));
}

}  // namespace stip
