// Reports: what an owner judged, side by side and never averaged.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "monitoring/schedule.h"
#include "registry/edition_views.h"
#include "web/site.h"

namespace stip {

/// The reports of an action that have been handed in, newest first; drafts and returned ones are nobody's judgement
/// yet.
std::vector<const ProgressReport*> handed_in(const View& view, std::string_view action);
/// The first and last edition with their names, to hold a planning against; made once for a page.
struct NamedEditions : EditionViews {
  std::string first_name, last_name;  ///< "edition 2026"; empty: there is none.

  ScheduleOptions options() const { return {last_or_null(), first_or_null()}; }
};
NamedEditions named_editions(const Visit& visit);

/// The owner's last word on the schedule in one status; out of date instead of its old colour.
Html owner_on_schedule(const Visit& visit, const LastReport& last);
/// The answer to "On schedule?" where it must be understood without the question.
std::string_view schedule_word(const Visit& visit, OnSchedule answer);
/// Phase, schedule by the dates and by the owner, money, scope and confidence side by side, never averaged.
/// Without a report that is said, and never green.
Html judgements(const Visit& visit, const Action& action, const Schedule& schedule);
/// One report in full: judgements, what was said, sources.
Html whole_report(const Visit& visit, const ProgressReport& report);

}  // namespace stip
