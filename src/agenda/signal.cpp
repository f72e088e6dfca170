// What comes in: the declarations.
#include "agenda/signal.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Signal>() {
  static const RecordType type = declare<Signal>(
      28,
      {"signal", "signals", "signalen", "S-", "Signal", "Signals",
       "Something that somebody raised and that must be answered."},
      {
          field<&Signal::origin>("origin", "Origin", "Where it comes from."),
          field<&Signal::raised_by>("raised_by", "Raised by", "Who raised it."),
          field<&Signal::body>("body", "Body", "The body that raised it."),
          field<&Signal::assigned_to>("assigned_to", "Answered by", "Who owes the answer."),
          field<&Signal::raised_on>("raised_on", "Raised on", "When."),
          field<&Signal::about>("about", "About", "Actions, goals or dossiers concerned."),
          field<&Signal::text>("text", "What was raised", "In a few sentences.").prose(),
          field<&Signal::text_en>("text_en", "What was raised, in English", "Empty: not translated.").prose(),
          field<&Signal::answer_due>("answer_due", "Answer due", "When an answer is owed."),
          field<&Signal::answer>("answer", "Answer", "What was done with it."),
          field<&Signal::answer_text>("answer_text", "Because", "Why this answer.").prose(),
          field<&Signal::answer_text_en>("answer_text_en", "Because, in English", "Empty: not translated.").prose(),
          field<&Signal::answered_on>("answered_on", "Answered on", "When."),
          field<&Signal::merged_into>("merged_into", "Merged into", "The signal that carries it on."),
      });
  return type;
}

template <>
const RecordType& type_of<Trend>() {
  static const RecordType type = declare<Trend>(
      29, {"trend", "trends", "trends", "TR-", "Trend", "Trends", "Something that is coming, from a trend analysis."},
      {
          field<&Trend::description>("description", "Description", "What comes.").prose(),
          field<&Trend::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
          field<&Trend::expected>("expected", "Expected", "When."),
          field<&Trend::published>("published", "Published on", "When it was described."),
          field<&Trend::meaning>("meaning", "What it may mean", "For which goals, and how.").prose(),
          field<&Trend::goals>("goals", "Goals", "Goals or effects that it touches."),
          field<&Trend::analysis>("analysis", "Analysis", "The report it comes from."),
      });
  return type;
}

template <>
const RecordType& type_of<Pledge>() {
  static const RecordType type = declare<Pledge>(
      30,
      {"pledge", "pledges", "toezeggingen", "TZ-", "Pledge or motion", "Pledges and motions",
       "Promised to or asked by parliament."},
      {
          field<&Pledge::kind>("kind", "Kind", "Pledge, motion or request."),
          field<&Pledge::status>("status", "Status", "Whether it was kept."),
          field<&Pledge::register_number>("register_number", "Number in the register",
                                          "Of the House of Representatives: TZ202603-130. Empty: none, or not known."),
          field<&Pledge::text>("text", "Text", "As recorded.").prose(),
          field<&Pledge::text_en>("text_en", "Text in English", "Empty: not translated.").prose(),
          field<&Pledge::made_on>("made_on", "Made on", "When."),
          field<&Pledge::made_by>("made_by", "Made by", "Department of who promised."),
          field<&Pledge::to>("to", "To", "Person, party, committee or chamber."),
          field<&Pledge::due_kind>("due_kind", "Due", "How it is known when it is due."),
          field<&Pledge::due>("due", "Due on", "Date or period."),
          field<&Pledge::recurrence>("recurrence", "Recurrence", "How often: every year in the second quarter."),
          field<&Pledge::event>("event", "Event", "What it waits for."),
          field<&Pledge::actions>("actions", "Actions", "Actions that carry it out."),
          field<&Pledge::letter>("letter", "Fulfilling letter", "The letter that fulfils it."),
          field<&Pledge::fulfilled_on>("fulfilled_on", "Fulfilled on", "When."),
          field<&Pledge::repeats>("repeats", "Repeats", "The promise that it repeats, adds to or changes."),
      });
  return type;
}

}  // namespace stip
