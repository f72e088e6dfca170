// Proposals and decisions: the declarations.
#include "agenda/decision.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Proposal>() {
  static const RecordType type = declare<Proposal>(
      31,
      {"proposal", "proposals", "voorstellen", "PV-", "Proposal", "Proposals",
       "A set of changes that has not been made."},
      {
          field<&Proposal::reason>("reason", "Reason", "Why.").prose(),
          field<&Proposal::options>("options", "Options", "What was considered, the zero option among them.").prose(),
          field<&Proposal::evidence>("evidence", "Evidence", "Signals, reports and results that it rests on."),
          field<&Proposal::status>("status", "Status", "Where it is."),
          field<&Proposal::proposed_by>("proposed_by", "Proposed by", "Who proposes."),
          field<&Proposal::amends>("amends", "Amends",
                                   "The proposal that it is put in place of; that one is kept as it was."),
      });
  return type;
}

template <>
const RecordType& type_of<ProposedChange>() {
  static const RecordType type = declare<ProposedChange>(
      32,
      {"proposed_change", "proposed_changes", "voorgestelde-wijzigingen", "PC-", "Proposed change", "Proposed changes",
       "One field that a proposal would change."},
      {
          field<&ProposedChange::proposal>("proposal", "Proposal", "Of which proposal.").parent().required(),
          field<&ProposedChange::record>("record", "Record", "What would change; a new id makes a new record.")
              .required(),
          field<&ProposedChange::field>("field", "Field", "Name of the field; empty: the record would end."),
          field<&ProposedChange::was>("was", "Old value", "Its canonical text when it was proposed.").prose(),
          field<&ProposedChange::value>("value", "New value", "Its canonical text.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Decision>() {
  static const RecordType type = declare<Decision>(
      33,
      {"decision", "decisions", "besluiten", "BS-", "Decision", "Decisions",
       "What was decided on a proposal or signal, by whom and why; and exactly the changes it caused."},
      {
          field<&Decision::body>("body", "Body", "Who decided."),
          field<&Decision::date>("date", "Date", "When."),
          field<&Decision::about>("about", "About", "Proposal, signal or edition."),
          field<&Decision::outcome>("outcome", "Outcome", "What was decided."),
          field<&Decision::reason>("reason", "Reason", "Why.").prose(),
          field<&Decision::reason_en>("reason_en", "Reason in English", "Empty: not translated.").prose(),
          field<&Decision::evidence>("evidence", "Evidence considered", "What lay on the table."),
          field<&Decision::why_fast>("why_fast", "Why faster", "What is lost by waiting.").prose(),
          field<&Decision::safeguard>("safeguard", "Which safeguard", "What care goes with it.").prose(),
          field<&Decision::dissent>("dissent", "Dissent", "What others thought.").prose(),
      });
  return type;
}

}  // namespace stip
