// Two moments: what is compared with what, as the page of differences, its documents and the API read it.
#pragma once

#include <string>

#include "agenda/reason.h"
#include "web/site.h"

namespace stip {

/// One side of a comparison.
struct OneMoment {
  std::string name = "now";   ///< "2026", "now", "2026-11-24" (as known at its end), "#12", "PV-7+PV-8".
  std::string valid_on = {};  ///< "2026-03-01": only what was valid on that day; empty: all.

  bool operator==(const OneMoment&) const = default;
};

struct TwoMoments {
  OneMoment from, to;
};

struct TwoViews {
  View before, after;
};

/// What an address asks: `van` and `naar`, each with a day of which it holds only what was valid then. Without `van`
/// the last edition, or else the first entry; without `naar` the proposals of `moment`, or else now.
/// Precondition: the days that it gives can be read.
TwoMoments two_moments(const Site& site, std::string_view moment, const OneMoment& from, const OneMoment& to);

/// Both as `viewer` may see them. Errors: those of Registry::look, or a `valid_on` that is no day.
ErrorOr<TwoViews> look_at_both(const Registry& registry, const Viewer& viewer, const TwoMoments& asked);

/// Why something differs. As if adopted, the reason of a change is that of the proposal. `now` must outlive what is
/// returned.
Reasons reasons_between(const Registry& registry, const Viewer& viewer, const View& now, const TwoMoments& asked,
                        const View& after);

/// "the 2026 edition", "24 November 2026", "the agenda of today (what was valid on 1 March 2026)".
std::string moment_words(Language language, const OneMoment& moment);

/// "van=2026&naar=now", encoded, with the days on which what is compared was valid. `valid_from` and `valid_to`: how
/// they are called there.
std::string query_of(const TwoMoments& asked, std::string_view valid_from, std::string_view valid_to);

}  // namespace stip
