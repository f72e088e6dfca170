// Calendar, tested: which days are in it, and that it is what RFC 5545 asks.
#include "publishing/calendar.h"

#include <doctest/doctest.h>

#include "agenda/test_agenda.h"
#include "base/text.h"

namespace stip {
namespace {

SmallAgenda year() {
  SmallAgenda agenda;
  agenda.say("ORG-1").say("A-1", {{"owner", "ORG-1"}}).say("B-1").say("B-2");
  agenda.say("V-1", {{"title", "Tafel, eerste; met een heel lange titel die niet op één regel past – café"},
                     {"body", "B-1"},
                     {"date", "2026-12-31"}});
  agenda.say("V-2", {{"body", "B-2"}, {"date", "2026-12-01"}}).say("V-3", {{"body", "B-1"}, {"date", "2027-Q1"}});
  agenda.say("CY-1").say("DL-1", {{"cycle", "CY-1"}, {"due", "2027-Q1"}, {"title", "Besluiten"}});
  agenda.say("TZ-1", {{"due", "2027-05-01"}})
      .say("TZ-2", {{"due", "2027-05-02"}, {"status", "fulfilled"}, {"letter", "BR-1"}})
      .say("BR-1");
  agenda.say("S-1", {{"answer_due", "2026-12-02"}}).say("S-2", {{"answer_due", "2026-12-03"}, {"answer", "noted"}});
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2027-02"}})
      .say("M-2", {{"action", "A-1"}, {"due", "2027-02"}, {"met_on", "2026-01-01"}});
  return agenda;
}

std::vector<std::string> ids_in(const std::vector<CalendarEvent>& events) {
  std::vector<std::string> ids;
  for (const CalendarEvent& event : events) ids.push_back(event.id);
  return ids;
}

std::string written(const std::vector<CalendarEvent>& events) {
  return icalendar(
      events, {"Agenda", "0123456789abcdef", [](std::string_view) { return *parse_instant("2026-11-24T12:00:00Z"); }});
}

/// The lines as a reader puts them together again.
std::string unfolded(std::string text) {
  replace_all(text, "\r\n ", "");
  return text;
}

}  // namespace

TEST_CASE("meetings whose day is known are in the calendar of their body, and no others") {
  SmallAgenda agenda = year();
  CHECK(ids_in(meetings_calendar(agenda.view(), "B-1", Language::nl)) == std::vector<std::string>{"V-1"});
  CHECK(ids_in(meetings_calendar(agenda.view(), "", Language::nl)) == std::vector<std::string>{"V-2", "V-1"});
}

TEST_CASE("terms that still run are in the calendar by day, and what was answered, met or fulfilled is not") {
  SmallAgenda agenda = year();
  const auto terms = terms_calendar(agenda.view(), Language::nl);
  CHECK(ids_in(terms) == std::vector<std::string>{"S-1", "M-1", "DL-1", "TZ-1"});
  CHECK(to_text(terms[2].day) == "2027-03-31");
  CHECK(contains(terms[2].summary, "eerste kwartaal 2027"));  // Inexact, and said so.
}

TEST_CASE("a calendar has lines of at most 75 octets, whole days, and a UID that stays when the record changes") {
  SmallAgenda agenda = year();
  const std::string text = written(meetings_calendar(agenda.view(), "B-1", Language::nl));
  for (std::size_t at = 0, end; (end = text.find("\r\n", at)) != text.npos; at = end + 2) {
    CHECK(end - at <= 75);
    CHECK(is_utf8(text.substr(at, end - at)));
  }
  CHECK(text.find('\n') == text.find("\r\n") + 1);
  const std::string whole = unfolded(text);
  CHECK(contains(whole, "UID:V-1@0123456789abcdef.stip\r\n"));
  CHECK(contains(whole, "DTSTAMP:20261124T120000Z\r\n"));
  CHECK(contains(whole, "DTSTART;VALUE=DATE:20261231\r\n"));
  CHECK(contains(whole, "DTEND;VALUE=DATE:20270101\r\n"));  // The first day after it, also over a year.
  CHECK(contains(whole, "Tafel\\, eerste\\; met"));
  CHECK(contains(whole, "TRANSP:TRANSPARENT\r\n"));
  agenda.say("V-1", {{"title", "Anders"}, {"body", "B-1"}, {"date", "2027-01-05"}});
  CHECK(contains(written(meetings_calendar(agenda.view(), "B-1", Language::nl)), "UID:V-1@0123456789abcdef.stip\r\n"));
}

TEST_CASE("an empty calendar is a calendar") {
  CHECK(contains(written({}), "BEGIN:VCALENDAR\r\n"));
  CHECK_FALSE(contains(written({}), "BEGIN:VEVENT"));
}

}  // namespace stip
