// The yearly cycle: the declarations.
#include "agenda/cycle.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Cycle>() {
  static const RecordType type = declare<Cycle>(
      19,
      {"cycle", "cycles", "jaarcycli", "CY-", "Yearly cycle", "Yearly cycles", "The rounds and deadlines of one year."},
      {
          field<&Cycle::year>("year", "Year", "Year of the edition that it leads to.").in("year"),
          field<&Cycle::period>("period", "Period", "What its reports are on."),
          field<&Cycle::asked>("asked", "Asked", "The actions on which a report is asked."),
          field<&Cycle::closed_on>("closed_on", "Closed on", "When its reporting round closed; empty: it has not."),
      });
  return type;
}

template <>
const RecordType& type_of<Deadline>() {
  static const RecordType type = declare<Deadline>(
      20, {"deadline", "deadlines", "termijnen", "DL-", "Deadline", "Deadlines", "A date of the yearly cycle."},
      {
          field<&Deadline::cycle>("cycle", "Cycle", "Of which cycle.").parent().required(),
          field<&Deadline::step>("step", "Step", "What it is for."),
          field<&Deadline::opens>("opens", "Opens", "When it starts."),
          field<&Deadline::due>("due", "Due", "When it must be done.").required(),
      });
  return type;
}

template <>
const RecordType& type_of<ProgressReport>() {
  static const RecordType type = declare<ProgressReport>(
      21,
      {"progress_report", "progress_reports", "voortgangsrapportages", "PR-", "Progress report", "Progress reports",
       "One owner's account of one action over one period; a correction is a later report."},
      {
          field<&ProgressReport::action>("action", "Action", "What it is about.").parent().required(),
          field<&ProgressReport::cycle>("cycle", "Cycle", "The round it belongs to."),
          field<&ProgressReport::period>("period", "Period", "What it reports on.").required(),
          field<&ProgressReport::status>("status", "Status", "Where it is on its way."),
          field<&ProgressReport::reported_on>("reported_on", "Reported on", "Day of the report."),
          field<&ProgressReport::phase>("phase", "Phase", "Fact."),
          field<&ProgressReport::schedule>("schedule", "On schedule?", "Judgement of the owner on time."),
          field<&ProgressReport::money>("money", "Within budget?", "Judgement of the owner on money."),
          field<&ProgressReport::scope>("scope", "As agreed?", "Judgement of the owner on what is delivered."),
          field<&ProgressReport::confidence>("confidence", "Confidence",
                                             "Judgement of the owner on reaching the goal."),
          field<&ProgressReport::cause>("cause", "Cause", "Needed where attention or no is answered.").prose(),
          field<&ProgressReport::consequence>("consequence", "Consequence", "Needed where attention or no is answered.")
              .prose(),
          field<&ProgressReport::correction>("correction", "Correction", "Needed where attention or no is answered.")
              .prose(),
          field<&ProgressReport::done>("done", "Done", "What was done.").prose(),
          field<&ProgressReport::next>("next", "Next", "What comes next.").prose(),
          field<&ProgressReport::help_wanted>("help_wanted", "Help wanted", "Becomes a signal.").prose(),
          field<&ProgressReport::decision_wanted>("decision_wanted", "Decision wanted", "Goes to an agenda.").prose(),
          field<&ProgressReport::evidence>("evidence", "Evidence", "Addresses or descriptions of what shows it."),
          field<&ProgressReport::forecast>(
              "forecast", "New dates and amounts",
              "What it changes elsewhere once it is approved: record, field and new value."),
          field<&ProgressReport::calculated>(
              "calculated", "Calculated",
              "What the dates alone gave when it was handed in; stands beside the judgement of the owner."),
          field<&ProgressReport::differs_because>("differs_because", "Differs because",
                                                  "Why the owner judges otherwise than the dates do.")
              .prose(),
          field<&ProgressReport::unchanged>("unchanged", "Nothing changed",
                                            "The owner confirmed that nothing changed since the report before."),
          field<&ProgressReport::signed_by>("signed_by", "Signed by",
                                            "Functions of the owner's organisation that signed it, in order."),
          field<&ProgressReport::remarks>("remarks", "Remarks", "What must be mended, by who sent it back.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Edition>() {
  static const RecordType type = declare<Edition>(
      22,
      {"edition", "editions", "edities", "ED-", "Edition", "Editions",
       "A named place in the ledger: what was sent to parliament."},
      {
          field<&Edition::year>("year", "Year", "Year of the edition.").required().in("year"),
          field<&Edition::position>("position", "Ledger position", "Number of the last entry that it contains.")
              .required(),
          field<&Edition::decision>("decision", "Adopted by", "The decision that adopted it."),
          field<&Edition::published>("published", "Published on", "When it went to parliament."),
          field<&Edition::release>(
              "release", "To be published at",
              "Moment in UTC at which it is published by itself; until then it is internal. Empty: by hand."),
          field<&Edition::letter>("letter", "Letter", "Address of the letter.").link(),
          field<&Edition::checkpoint>("checkpoint", "Checkpoint", "Signed checkpoint of the ledger at this place.")
              .prose(),
      });
  return type;
}

template <>
const RecordType& type_of<FrozenDocument>() {
  static const RecordType type = declare<FrozenDocument>(
      23,
      {"frozen_document", "frozen_documents", "vastgelegde-documenten", "FD-", "Frozen document", "Frozen documents",
       "A document of an edition, kept as bytes and never made again."},
      {
          field<&FrozenDocument::edition>("edition", "Edition", "Of which edition.").parent().required(),
          field<&FrozenDocument::kind>(
              "kind", "Document",
              "Which document: annex, changes, fact-sheets, letter, progress, policy-choices, decision-note.")
              .required(),
          field<&FrozenDocument::language>("language", "Language", "Language tag.").required(),
          field<&FrozenDocument::format>("format", "Format", "html, docx, odt or pdf.").required(),
          field<&FrozenDocument::sha256>("sha256", "SHA-256", "Hash of the bytes, in hexadecimal.").required(),
          field<&FrozenDocument::size>("size", "Size", "Number of bytes.").in("bytes"),
      });
  return type;
}

}  // namespace stip
