// The enumerations of the yearly cycle: evaluations, reports, signals, proposals, decisions and pledges.
#include "agenda/choices.h"

namespace stip {

const ChoiceType& Choices<EvaluationKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"ex_ante", "Ex ante", "Beforehand."},
      {"during", "During", "While it runs."},
      {"ex_post", "Ex post", "Afterwards."},
      {"synthesis", "Synthesis", "Periodic report over a theme."},
  };
  static constexpr ChoiceType type{"EvaluationKind", "Type of evaluation (strategic evaluation agenda).", values};
  return type;
}

const ChoiceType& Choices<EvaluationStatus>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"to_start", "To start", "Planned."},
      {"running", "Running", "Under way."},
      {"finished", "Finished", "Published."},
  };
  static constexpr ChoiceType type{"EvaluationStatus", "How far an evaluation is (strategic evaluation agenda).",
                                   values};
  return type;
}

const ChoiceType& Choices<ReportStatus>::type() {
  static constexpr Choice values[] = {
      {"draft", "Draft", "Being written."},
      {"submitted", "Submitted", "Waits for approval."},
      {"returned", "Returned", "Sent back with remarks."},
      {"approved", "Approved", "Final; never changed again."},
      {"endorsed", "Signed off", "Signed by the owner's organisation; waits for the check of the secretary."},
  };
  static constexpr ChoiceType type{"ReportStatus", "The way of a progress report.", values};
  return type;
}

const ChoiceType& Choices<OnSchedule>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not answered yet."},
      {"yes", "Yes", "It goes as was agreed in the first and in the last edition."},
      {"attention", "Needs attention", "It may not go as was agreed."},
      {"no", "No", "It does not go as was agreed."},
  };
  static constexpr ChoiceType type{
      "OnSchedule", "Whether an action keeps to what was agreed on time, money or content: the owner's judgement.",
      values};
  return type;
}

const ChoiceType& Choices<Confidence>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not answered yet."},
      {"highly_likely", "Highly likely", "All points to success: on time, within budget and as was agreed."},
      {"probable", "Probable", "It will probably succeed, if risks get constant attention."},
      {"feasible", "Feasible", "It can succeed, if the problems of now are taken up soon."},
      {"in_doubt", "In doubt", "It may well fail: great risks or problems ask for action now."},
      {"unachievable", "Unachievable",
       "It cannot succeed as things stand; the plan or its aim must be looked at again."},
  };
  static constexpr ChoiceType type{"Confidence",
                                   "How sure the owner is that the goal is reached, in five levels after the delivery "
                                   "confidence of the UK Infrastructure and Projects Authority.",
                                   values};
  return type;
}

const ChoiceType& Choices<Mandate>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"advises", "Advises", "Gives input and advice."},
      {"decides", "Decides", "Takes decisions."},
  };
  static constexpr ChoiceType type{"Mandate", "What a body may do.", values};
  return type;
}

const ChoiceType& Choices<CycleStep>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"report", "Report", "Owners report."},
      {"consult", "Consult", "Citizens and tables are heard."},
      {"weigh", "Weigh", "Proposals are weighed."},
      {"decide", "Decide", "The cabinet decides."},
      {"publish", "Publish", "The edition goes to parliament."},
  };
  static constexpr ChoiceType type{"CycleStep", "What a date in the yearly cycle is for.", values};
  return type;
}

const ChoiceType& Choices<SignalOrigin>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"body", "Body", "A table, group or council."},
      {"consultation", "Consultation", "Citizens who were consulted."},
      {"trend", "Trend analysis", "A look at what comes."},
      {"parliament", "Parliament", "A member, committee or chamber."},
      {"report", "Progress report", "An owner who asks for help."},
      {"research", "Research", "A study or audit."},
      {"public", "The public", "Anybody."},
  };
  static constexpr ChoiceType type{"SignalOrigin", "Where a signal comes from.", values};
  return type;
}

const ChoiceType& Choices<AnswerKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not answered yet."},
      {"taken_over", "Taken over", "It was done as asked."},
      {"partly", "Partly taken over", "Part was done."},
      {"not_taken", "Not taken over", "It was not done, because."},
      {"noted", "Noted", "It needs no act; it was weighed."},
  };
  static constexpr ChoiceType type{"AnswerKind", "What was done with a signal.", values};
  return type;
}

const ChoiceType& Choices<ProposalStatus>::type() {
  static constexpr Choice values[] = {
      {"draft", "Draft", "Being written."},           {"ready", "Ready", "Waits for a decision."},
      {"adopted", "Adopted", "Entered as proposed."}, {"amended", "Amended", "Entered with amendments."},
      {"rejected", "Rejected", "Not entered."},       {"deferred", "Deferred", "To be decided later."},
  };
  static constexpr ChoiceType type{"ProposalStatus", "The way of a proposal.", values};
  return type;
}

const ChoiceType& Choices<Outcome>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"adopted", "Adopted", "As proposed."},
      {"amended", "Amended", "With changes."},
      {"rejected", "Rejected", "Not adopted."},
      {"deferred", "Deferred", "Later."},
  };
  static constexpr ChoiceType type{"Outcome", "What was decided.", values};
  return type;
}

const ChoiceType& Choices<PledgeKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"pledge", "Pledge", "Promised by a member of government."},
      {"motion", "Motion", "Asked by a chamber."},
      {"request", "Request", "Asked by a member or committee."},
  };
  static constexpr ChoiceType type{"PledgeKind", "What kind of promise to parliament.", values};
  return type;
}

const ChoiceType& Choices<PledgeStatus>::type() {
  static constexpr Choice values[] = {
      {"open", "Open", "Still to be done."},
      {"fulfilled", "Fulfilled", "Done, by a letter."},
      {"lapsed", "Lapsed", "No longer asked."},
  };
  static constexpr ChoiceType type{"PledgeStatus", "Whether a promise to parliament has been kept.", values};
  return type;
}

const ChoiceType& Choices<DueKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"date", "On a date", "On or before a date or in a period."},
      {"recurring", "Recurring", "Every period again."},
      {"event", "On an event", "When something else happens."},
  };
  static constexpr ChoiceType type{"DueKind", "How it is known when something is due.", values};
  return type;
}

}  // namespace stip
