// Two moments: what an address leaves out, both views, and how they are named.
#include "web/two_moments.h"

#include "agenda/decision.h"
#include "base/text.h"
#include "editions/edition_documents.h"
#include "governance/propose.h"
#include "publishing/as_if_adopted.h"
#include "web/paths.h"

namespace stip {
namespace {

ErrorOr<View> look(const Registry& registry, const Viewer& viewer, const OneMoment& moment) {
  if (moment.valid_on.empty()) return registry.look(moment.name, viewer);
  STIP_TRY_AS(const Day day, parse_day(moment.valid_on));
  return registry.look_valid_on(moment.name, day, viewer);
}

}  // namespace

TwoMoments two_moments(const Site& site, std::string_view moment, const OneMoment& from, const OneMoment& to) {
  TwoMoments asked{from, to};
  asked.from.name = moment_typed(from.name);
  asked.to.name = moment_typed(to.name);
  if (asked.from.name.empty()) {
    const auto editions = site.registry.editions(site.viewer);
    asked.from.name = editions.empty() ? "#1" : std::to_string(editions.back().year);
  }
  if (asked.to.name.empty()) {
    const bool is_as_if = !proposals_of_moment(site.registry.now(site.viewer), moment).empty();
    asked.to.name = is_as_if ? std::string(moment) : "now";
  }
  return asked;
}

ErrorOr<TwoViews> look_at_both(const Registry& registry, const Viewer& viewer, const TwoMoments& asked) {
  STIP_TRY_AS(View before, look(registry, viewer, asked.from));
  STIP_TRY_AS(View after, look(registry, viewer, asked.to));
  return TwoViews{std::move(before), std::move(after)};
}

Reasons reasons_between(const Registry& registry, const Viewer& viewer, const View& now, const TwoMoments& asked,
                        const View& after) {
  return reasons_if_adopted(now, split(asked.to.name, '+'), registry.reasons(after.upto(), viewer));
}

std::string moment_words(Language language, const OneMoment& moment) {
  const bool is_entry = starts_with(moment.name, "#");
  const std::string known = is_entry ? fill(tr(language, "entry {}"), {std::string_view(moment.name).substr(1)})
                                     : moment_text(language, moment.name);
  const auto day = parse_day(moment.valid_on);
  if (!day.ok()) return known;
  return fill(tr(language, "{} (what was valid on {})"), {known, date_text(language, *day)});
}

std::string query_of(const TwoMoments& asked, std::string_view valid_from, std::string_view valid_to) {
  std::string query = "van=" + percent_encoded(asked.from.name);
  if (!asked.from.valid_on.empty()) query += "&" + std::string(valid_from) + "=" + percent_encoded(asked.from.valid_on);
  query += "&naar=" + percent_encoded(asked.to.name);
  if (!asked.to.valid_on.empty()) query += "&" + std::string(valid_to) + "=" + percent_encoded(asked.to.valid_on);
  return query;
}

}  // namespace stip
