// Calendar page: what its visitor may see, as a file to subscribe to.
#include "web/pages/calendar_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/hash.h"
#include "publishing/calendar.h"

namespace stip {
namespace {

/// What tells this ledger from all others, and never changes: the leaf of its first entry, which is salted.
std::string name_of_ledger(const Visit& visit) {
  const auto first = visit.site.registry.evidence(1, visit.viewer);
  return first.ok() ? to_hex(first->inclusion.leaf).substr(0, 32) : "empty";
}

Instant last_change(const Visit& visit, std::string_view id) {
  const auto found = visit.view.find_any(id);
  if (found)
    for (const SeenEntry& seen : visit.site.registry.history(*found.type, id, visit.viewer))
      if (!seen.withheld) return seen.entry.time;
  return Instant{std::chrono::sys_days{visit.today}};
}

Response calendar(const Visit& visit, const std::vector<CalendarEvent>& events, const std::string& title) {
  Response response;
  response.content_type = "text/calendar; charset=utf-8";
  response.body =
      icalendar(events, {title, name_of_ledger(visit), [&](std::string_view id) { return last_change(visit, id); }});
  return response;
}

}  // namespace

// WEBPAGE: GET /{language}/agenda.ics
//
// Meetings and every term that the agenda knows, as iCalendar: of the yearly cycle, open pledges and signals,
// milestones and dossiers. For subscribing to in a calendar program; public records only, since nobody signs in there.
ErrorOr<Response> calendar_page(const Visit& visit) {
  auto events = meetings_calendar(visit.view, "", visit.language);
  std::ranges::move(terms_calendar(visit.view, visit.language), std::back_inserter(events));
  std::ranges::stable_sort(events, {}, &CalendarEvent::day);
  std::string title(visit.tr("Agenda"));
  for (const Programme& programme : visit.view.all<Programme>()) title = visit.title(programme);
  return calendar(visit, events, title);
}

// WEBPAGE: GET /{language}/overlegorganen/{id}/agenda.ics
//
// The meetings of one body, as iCalendar.
ErrorOr<Response> body_calendar(const Visit& visit) {
  const auto* body = visit.view.find<Body>(visit.parts[0]);
  if (!body) return Error{ErrorKind::not_found, "body " + visit.parts[0], "there is no such body.", "See all bodies."};
  return calendar(visit, meetings_calendar(visit.view, body->id, visit.language), visit.title(*body));
}

}  // namespace stip
