// Calendar: terms and meetings as iCalendar, for whoever wants them beside their own appointments.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"
#include "base/locale.h"

namespace stip {

/// A day that matters. All day long; it blocks nobody's time.
struct CalendarEvent {
  std::string id;           ///< Of the record: "V-12". With the name of the ledger it is the UID, which never changes.
  std::string summary;      ///< One line.
  std::string description;  ///< What it is, and which record.
  Day day{};
  std::string category;  ///< "Meeting", in the language.
};

/// Meetings whose day is known, of one body (empty: of all), by day.
std::vector<CalendarEvent> meetings_calendar(const View& view, std::string_view body, Language language);
/// Every term of which the agenda knows a date, by day: of the yearly cycle, pledges and signals that are open,
/// milestones not met, next moments of dossiers. Of an inexact date the last day counts, and the summary says so.
std::vector<CalendarEvent> terms_calendar(const View& view, Language language);

struct CalendarFrame {
  std::string title;
  std::string ledger;                                   ///< Tells this ledger from all others, for ever.
  std::function<Instant(std::string_view id)> changed;  ///< When a record was last changed, as its viewer may know.
};
/// The events as a calendar (RFC 5545): lines folded at 75 octets, DTSTAMP the last change of the record.
std::string icalendar(const std::vector<CalendarEvent>& events, const CalendarFrame& frame);

}  // namespace stip
