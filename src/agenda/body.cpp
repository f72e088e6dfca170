// Tables and meetings.: the declarations.
#include "agenda/body.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Body>() {
  static const RecordType type = declare<Body>(
      24,
      {"body", "bodies", "overlegorganen", "B-", "Body", "Bodies",
       "A table, group, panel or council that advises or decides."},
      {
          field<&Body::mandate>("mandate", "Mandate", "What it may do."),
          field<&Body::organisation>("organisation", "Organisation", "Who keeps its secretariat."),
          field<&Body::valid_from>("valid_from", "Valid from", "When it was set up."),
          field<&Body::valid_until>("valid_until", "Valid until", "When it ended."),
          field<&Body::description>("description", "Description", "What it is for.").prose(),
          field<&Body::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Membership>() {
  static const RecordType type =
      declare<Membership>(25,
                          {"membership", "memberships", "lidmaatschappen", "MB-", "Membership", "Memberships",
                           "A seat in a body; the title is the seat or function, not a name."},
                          {
                              field<&Membership::body>("body", "Body", "Of which body.").parent().required(),
                              field<&Membership::organisation>("organisation", "Organisation", "For whom the seat is."),
                              field<&Membership::interests>("interests", "Declared interests", "As declared.").prose(),
                              field<&Membership::valid_from>("valid_from", "Valid from", "Since when."),
                              field<&Membership::valid_until>("valid_until", "Valid until", "Until when."),
                          });
  return type;
}

template <>
const RecordType& type_of<Meeting>() {
  static const RecordType type =
      declare<Meeting>(26,
                       {"meeting", "meetings", "vergaderingen", "V-", "Meeting", "Meetings",
                        "A meeting of a body, or one that mattered to the agenda."},
                       {
                           field<&Meeting::body>("body", "Body", "Which body met; empty: another kind of meeting."),
                           field<&Meeting::date>("date", "Date", "When."),
                           field<&Meeting::minutes>("minutes", "Minutes", "What was said, in short.").prose(),
                           field<&Meeting::present>("present", "Present", "Who was at the table."),
                           field<&Meeting::absent>("absent", "Absent", "Who was not."),
                           field<&Meeting::address>("address", "Address", "Where it can be read.").link(),
                       });
  return type;
}

template <>
const RecordType& type_of<AgendaItem>() {
  static const RecordType type = declare<AgendaItem>(
      27,
      {"agenda_item", "agenda_items", "agendapunten", "AI-", "Agenda item", "Agenda items",
       "An item of a meeting and what came of it."},
      {
          field<&AgendaItem::meeting>("meeting", "Meeting", "Of which meeting.").parent().required(),
          field<&AgendaItem::number>("number", "Number", "Its place."),
          field<&AgendaItem::about>("about", "About", "Signal, proposal, report or action."),
          field<&AgendaItem::outcome>("outcome", "Outcome", "What came of it.").prose(),
          field<&AgendaItem::decision>("decision", "Decision", "The decision taken."),
      });
  return type;
}

}  // namespace stip
