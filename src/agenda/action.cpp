// Actions, and what belongs to one action.: the declarations.
#include "agenda/action.h"

#include "agenda/records.h"

namespace stip {

template <>
const RecordType& type_of<Action>() {
  static const RecordType type = declare<Action>(
      7, {"action", "actions", "acties", "A-", "Action", "Actions", "A thing that one owner undertakes to do."},
      {
          field<&Action::sentence>("sentence", "In one sentence",
                                   "What will be done, for somebody who reads one line."),
          field<&Action::sentence_en>("sentence_en", "In one sentence, in English", "Empty: not translated."),
          field<&Action::description>("description", "Description", "What it is, in a paragraph.").prose(),
          field<&Action::description_en>("description_en", "Description in English", "Empty: not translated.").prose(),
          field<&Action::aliases>("aliases", "Other names", "Names that it had before or has elsewhere."),
          field<&Action::chapter>("chapter", "Chapter", "Where it stands in the agenda."),
          field<&Action::themes>("themes", "Themes", "Lines of work it belongs to."),
          field<&Action::effects>("effects", "Societal effects", "Effects that it is meant to serve."),
          field<&Action::instruments>("instruments", "Instruments", "The kinds of means."),
          field<&Action::owner>("owner", "Owner", "The one organisation that answers for it; empty: not stated."),
          field<&Action::deputy>("deputy", "Deputy", "Who is asked when the owner stays silent; empty: nobody."),
          field<&Action::sector>("sector", "Public or private", "Whose action it is."),
          field<&Action::phase>("phase", "Phase", "Where it is: a fact."),
          field<&Action::planned_start>("planned_start", "Planned start", "When work should begin."),
          field<&Action::planned_end>("planned_end", "Planned end", "When all should be delivered."),
          field<&Action::actual_start>("actual_start", "Actual start", "When work began."),
          field<&Action::actual_end>("actual_end", "Actual end", "When it ended."),
          field<&Action::why_fast>("why_fast", "Why speed is wanted", "What is lost by waiting.").prose(),
          field<&Action::care>("care", "Which care is needed", "Safeguards and dialogue.").prose(),
          field<&Action::part_of>("part_of", "Part of", "The larger action that it is part of."),
          field<&Action::continues>("continues", "Continues", "The action of an earlier agenda that it carries on."),
          field<&Action::open_points>("open_points", "Open points", "What the sources leave open.").prose(),
      });
  return type;
}

template <>
const RecordType& type_of<Participation>() {
  static const RecordType type = declare<Participation>(
      8,
      {"participation", "participations", "deelnames", "PA-", "Participation", "Participations",
       "An organisation that helps with an action, and its role."},
      {
          field<&Participation::action>("action", "Action", "The action.").parent().required(),
          field<&Participation::organisation>("organisation", "Organisation", "Who helps.").required(),
          field<&Participation::role>("role", "Role", "What it does."),
          field<&Participation::role_en>("role_en", "Role in English", "Empty: shown as it is."),
      });
  return type;
}

template <>
const RecordType& type_of<Milestone>() {
  static const RecordType type = declare<Milestone>(
      9, {"milestone", "milestones", "mijlpalen", "M-", "Milestone", "Milestones", "A dated thing to be delivered."},
      {
          field<&Milestone::action>("action", "Action", "The action; empty: of the programme as a whole.").parent(),
          field<&Milestone::due>("due", "Due", "When it is due now."),
          field<&Milestone::first_due>("first_due", "First due", "When it was first due; empty: as now."),
          field<&Milestone::met_on>("met_on", "Met on", "When it was delivered; empty: not yet."),
          field<&Milestone::evidence>("evidence", "Evidence", "What shows that it was delivered.").prose(),
          field<&Milestone::chapter>("chapter", "Chapter",
                                     "Where it stands in the agenda, if it belongs to no action."),
      });
  return type;
}

template <>
const RecordType& type_of<Dependency>() {
  static const RecordType type =
      declare<Dependency>(10,
                          {"dependency", "dependencies", "afhankelijkheden", "DEP-", "Dependency", "Dependencies",
                           "What must come before an action or milestone."},
                          {
                              field<&Dependency::action>("action", "Action", "What has to wait.").parent().required(),
                              field<&Dependency::before>("before", "Comes first",
                                                         "Action, milestone or dossier stage that must come first.")
                                  .required(),
                              field<&Dependency::lag_weeks>("lag_weeks", "Lag", "Weeks needed in between.").in("weeks"),
                              field<&Dependency::why>("why", "Why", "Why it has to wait.").prose(),
                          });
  return type;
}

template <>
const RecordType& type_of<Contribution>() {
  static const RecordType type = declare<Contribution>(
      11,
      {"contribution", "contributions", "bijdragen", "C-", "Contribution", "Contributions",
       "How an action helps a goal: contribution, never attribution."},
      {
          field<&Contribution::action>("action", "Action", "What helps.").parent().required(),
          field<&Contribution::goal>("goal", "Goal or effect", "What it helps.").required(),
          field<&Contribution::mechanism>("mechanism", "How it works", "The reasoning from action to goal.").prose(),
          field<&Contribution::assumption>("assumption", "Assumption", "What must be true for it to work.").prose(),
          field<&Contribution::strength>("strength", "Strength", "How strongly."),
          field<&Contribution::size>("size", "Size", "In the unit of the goal's indicator."),
          field<&Contribution::evidence>("evidence", "Evidence", "How well supported."),
      });
  return type;
}

template <>
const RecordType& type_of<Risk>() {
  static const RecordType type = declare<Risk>(
      12, {"risk", "risks", "risicos", "R-", "Risk", "Risks", "What may go wrong with an action."},
      {
          field<&Risk::action>("action", "Action", "The action.").parent().required(),
          field<&Risk::cause>("cause", "Cause", "Why it may happen.").prose(),
          field<&Risk::consequence>("consequence", "Consequence", "What it would mean for the goal.").prose(),
          field<&Risk::likelihood>("likelihood", "Likelihood", "How likely."),
          field<&Risk::impact>("impact", "Impact", "How grave."),
          field<&Risk::response>("response", "Response", "What is done about it.").prose(),
      });
  return type;
}

}  // namespace stip
