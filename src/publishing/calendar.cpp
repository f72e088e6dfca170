// Calendar: which days, and how they are written down.
#include "publishing/calendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "agenda/records.h"

namespace stip {
namespace {

/// Gathers the terms of a view in one language.
class Terms {
 public:
  Terms(const View& view, Language language) : view_(view), language_(language) {}

  template <class T>
  void add(const T& record, const Date& due, std::string_view words) {
    if (!due) return;
    const RecordType& type = type_of<T>();
    std::string summary = std::string(tr(language_, words)) + ": " + title(record);
    // Who sees only a day would take it for exact.
    if (due.precision() != Precision::day) summary += " (" + date_text(language_, due) + ")";
    const std::string label(tr_in(language_, type.name, type.label));
    events_.push_back({record.id, std::move(summary), label + " " + record.id, due.last(), label});
  }

  std::vector<CalendarEvent> take() {
    std::ranges::stable_sort(events_, {}, &CalendarEvent::day);
    return std::move(events_);
  }

 private:
  const std::string& title(const Record& record) const {
    return language_ == Language::en && !record.title_en.empty() ? record.title_en : record.title;
  }

  const View& view_;
  Language language_;
  std::vector<CalendarEvent> events_;
};

icaltimetype whole_day(Day day) {
  icaltimetype time = icaltime_null_date();
  time.year = int{day.year()};
  time.month = static_cast<int>(unsigned{day.month()});
  time.day = static_cast<int>(unsigned{day.day()});
  return time;
}

icaltimetype moment(Instant instant) {
  return icaltime_from_timet_with_zone(instant.time_since_epoch().count(), 0, icaltimezone_get_utc_timezone());
}

icalcomponent* event_of(const CalendarEvent& event, const CalendarFrame& frame) {
  const icaltimetype changed = moment(frame.changed(event.id));
  const Day next{std::chrono::sys_days{event.day} + std::chrono::days{1}};  // The end is the first day after it.
  return icalcomponent_vanew(
      ICAL_VEVENT_COMPONENT, icalproperty_new_uid((event.id + "@" + frame.ledger + ".stip").c_str()),
      icalproperty_new_dtstamp(changed), icalproperty_new_lastmodified(changed),
      icalproperty_new_dtstart(whole_day(event.day)), icalproperty_new_dtend(whole_day(next)),
      icalproperty_new_summary(event.summary.c_str()), icalproperty_new_description(event.description.c_str()),
      icalproperty_new_categories(event.category.c_str()), icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT),
      static_cast<void*>(nullptr));
}

}  // namespace

std::vector<CalendarEvent> meetings_calendar(const View& view, std::string_view body, Language language) {
  Terms terms(view, language);
  for (const Meeting& meeting : view.all<Meeting>()) {
    const bool has_day = meeting.date && meeting.date.precision() == Precision::day;
    if (has_day && (body.empty() || meeting.body.id == body)) terms.add(meeting, meeting.date, tr_later("Meeting"));
  }
  return terms.take();
}

std::vector<CalendarEvent> terms_calendar(const View& view, Language language) {
  Terms terms(view, language);
  for (const Deadline& each : view.all<Deadline>()) terms.add(each, each.due, tr_later("Term"));
  for (const Pledge& each : view.all<Pledge>())
    if (each.status == PledgeStatus::open) terms.add(each, each.due, tr_later("Pledge due"));
  for (const Signal& each : view.all<Signal>())
    if (each.answer == AnswerKind::unanswered && !each.merged_into)
      terms.add(each, each.answer_due, tr_later("Answer due"));
  for (const Milestone& each : view.all<Milestone>())
    if (each.met_on.empty()) terms.add(each, each.due, tr_later("Milestone"));
  for (const Dossier& each : view.all<Dossier>()) terms.add(each, each.next_moment, tr_later("Next moment"));
  return terms.take();
}

std::string icalendar(const std::vector<CalendarEvent>& events, const CalendarFrame& frame) {
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
      icalcomponent_vanew(ICAL_VCALENDAR_COMPONENT, icalproperty_new_version("2.0"),
                          icalproperty_new_prodid("-//stip//rolling agenda//EN"), static_cast<void*>(nullptr)),
      icalcomponent_free);
  icalproperty* name = icalproperty_new_x(frame.title.c_str());
  icalproperty_set_x_name(name, "X-WR-CALNAME");
  icalcomponent_add_property(calendar.get(), name);
  for (const CalendarEvent& event : events) icalcomponent_add_component(calendar.get(), event_of(event, frame));
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(calendar.get()),
                                                                      icalmemory_free_buffer);
  return text.get();
}

}  // namespace stip
