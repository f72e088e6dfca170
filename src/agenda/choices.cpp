// The enumerations: the tables of names, labels and meanings, in the order of the enumerators.
#include "agenda/choices.h"

namespace stip {

const ChoiceType& Choices<Classification>::type() {
  static constexpr Choice values[] = {
      {"public", "Public", "Everybody."},
      {"internal", "Internal", "The departments and bodies that work on the agenda."},
      {"restricted", "Restricted", "Named people only; shown to nobody else, not even by a gap."},
  };
  static constexpr ChoiceType type{"Classification", "Who may see a record.", values};
  return type;
}

const ChoiceType& Choices<WooGround>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"5.1.1a", "Woo 5.1.1a: unity of the Crown", "Never made public, except when the law says so."},
      {"5.1.1b", "Woo 5.1.1b: security of the State", "Never made public, except when the law says so."},
      {"5.1.1c", "Woo 5.1.1c: business data handed over in confidence", "Never made public, except when the law says so."},
      {"5.1.1d", "Woo 5.1.1d: special personal data", "Never made public, except when the law says so."},
      {"5.1.1e", "Woo 5.1.1e: identification numbers of persons", "Never made public, except when the law says so."},
      {"5.1.2a", "Woo 5.1.2a: relations with other countries and international organisations", "May stay confidential where it weighs more than making public."},
      {"5.1.2b", "Woo 5.1.2b: economic or financial interests of the State", "May stay confidential where it weighs more than making public."},
      {"5.1.2c", "Woo 5.1.2c: investigation and prosecution of offences", "May stay confidential where it weighs more than making public."},
      {"5.1.2d", "Woo 5.1.2d: inspection and supervision", "May stay confidential where it weighs more than making public."},
      {"5.1.2e", "Woo 5.1.2e: privacy", "May stay confidential where it weighs more than making public."},
      {"5.1.2f", "Woo 5.1.2f: business data that competitors could use", "May stay confidential where it weighs more than making public."},
      {"5.1.2g", "Woo 5.1.2g: protection of the environment", "May stay confidential where it weighs more than making public."},
      {"5.1.2h", "Woo 5.1.2h: protection of persons and companies, and prevention of sabotage", "May stay confidential where it weighs more than making public."},
      {"5.1.2i", "Woo 5.1.2i: good functioning of the State", "May stay confidential where it weighs more than making public."},
      {"5.1.5", "Woo 5.1.5: disproportionate harm to another interest", "May stay confidential where it weighs more than making public."},
      {"5.2", "Woo 5.2: personal opinions on policy in internal deliberation", "What officials say to each other on policy, under their own name."},
  };
  static constexpr ChoiceType type{
      "WooGround", "On which ground something stays confidential: Wet open overheid, articles 5.1 and 5.2.", values};
  return type;
}

const ChoiceType& Choices<MeasureLevel>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"input", "Input", "Means that go in."},
      {"output", "Output", "Products of actions."},
      {"outcome", "Outcome", "Effects in the short or medium term."},
      {"context", "Context", "What happens around the agenda, for many reasons at once."},
  };
  static constexpr ChoiceType type{
      "MeasureLevel",
      "What an indicator measures, after OECD/DAC; a context indicator cannot be credited to the agenda.", values};
  return type;
}

const ChoiceType& Choices<Direction>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"up", "Up", "Higher is better."},
      {"down", "Down", "Lower is better."},
  };
  static constexpr ChoiceType type{"Direction", "Which way an indicator should go.", values};
  return type;
}

const ChoiceType& Choices<ObservationStatus>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"provisional", "Provisional", "May still be revised."},
      {"final", "Final", "Published as final."},
      {"estimate", "Estimate", "Estimated, not measured."},
      {"forecast", "Forecast", "Expected for a period to come."},
  };
  static constexpr ChoiceType type{"ObservationStatus", "How final an observed value is.", values};
  return type;
}

const ChoiceType& Choices<Instrument>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"legislation", "Legislation", "Making or changing national law."},
      {"eu_influence", "EU influence", "Acting on European law and programmes."},
      {"sandbox", "Regulatory sandbox", "Room for experiments within the rules."},
      {"grant", "Grant", "Subsidy or programme money."},
      {"ipcei", "IPCEI", "Important Project of Common European Interest."},
      {"lead_market", "Lead market", "Creating demand."},
      {"scale_up", "Scale-up", "From pilot to commercial plant."},
      {"first_of_a_kind", "First of a kind", "The first commercial plant of its kind."},
      {"investment_strategy", "Investment strategy", "Directing public and private capital."},
      {"research", "Research", "Research programmes."},
      {"infrastructure", "Infrastructure", "Shared facilities and data."},
      {"talent", "Talent", "People and skills."},
      {"security", "Security", "Protecting knowledge and national security."},
      {"dialogue", "Dialogue", "Talking with society."},
      {"governance", "Governance", "Organising the work itself."},
  };
  static constexpr ChoiceType type{
      "Instrument", "The kind of means, after the policy instruments of EC-OECD STIP Compass and national usage.",
      values};
  return type;
}

const ChoiceType& Choices<Sector>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"public", "Public", "Of government alone."},
      {"private", "Private", "Of private parties alone."},
      {"joint", "Joint", "Of government and private parties together."},
  };
  static constexpr ChoiceType type{"Sector", "Whose action it is.", values};
  return type;
}

const ChoiceType& Choices<Phase>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"not_started", "Not started", "Work has not begun."},
      {"running", "Running", "Work goes on."},
      {"done", "Done", "All has been delivered."},
      {"stopped", "Stopped", "Ended before all was delivered; the reason stays public."},
      {"merged", "Merged", "Goes on inside another action."},
      {"moved", "Moved", "Goes on in another programme."},
      {"paused", "Paused as controversial", "Stands still until a new cabinet decides."},
      {"proposed", "Proposed", "Suggested by others; not policy."},
  };
  static constexpr ChoiceType type{"Phase", "Where an action is: a fact, not a judgement.", values};
  return type;
}

const ChoiceType& Choices<Strength>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"small", "Small", "One of many causes."},
      {"medium", "Medium", "A noticeable cause."},
      {"large", "Large", "A main cause."},
  };
  static constexpr ChoiceType type{"Strength", "How strongly an action is thought to contribute to a goal.", values};
  return type;
}

const ChoiceType& Choices<EvidenceGrade>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"none", "None", "Nobody has looked."},
      {"claim", "Claim", "Said by who benefits."},
      {"plausible", "Plausible", "Reasoned by an independent party."},
      {"measured", "Measured", "Found in an evaluation."},
  };
  static constexpr ChoiceType type{"EvidenceGrade", "How well a claimed contribution is supported.", values};
  return type;
}

const ChoiceType& Choices<FundingKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"obligation", "Obligation", "Binding commitment to pay."},
      {"expenditure", "Expenditure", "Cash paid or to be paid."},
      {"receipt", "Receipt", "Cash received."},
  };
  static constexpr ChoiceType type{
      "FundingKind", "The three kinds of a budget, which are never added together (Dutch national budget).", values};
  return type;
}

const ChoiceType& Choices<FundingStage>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"asked", "Asked", "Public: asked for, not promised."},
      {"reserved", "Reserved", "Public: set apart in the budget."},
      {"conditional", "Conditionally granted", "Public: granted if conditions are met."},
      {"granted", "Granted", "Public: granted without further conditions."},
      {"obligated", "Obligated", "Public: laid down in a binding commitment."},
      {"paid", "Paid", "Public: paid out."},
      {"expected", "Expected", "Private: expected by others."},
      {"pledged", "Pledged", "Private: promised."},
      {"contracted", "Contracted", "Private: laid down in a contract."},
      {"realised", "Realised", "Private: invested."},
  };
  static constexpr ChoiceType type{"FundingStage",
                                   "How far money is; public: asked to paid, private: expected to realised.", values};
  return type;
}

const ChoiceType& Choices<Coverage>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"existing", "Existing", "Within the budget as it was."},
      {"shifted", "Shifted", "Moved from another purpose."},
      {"new", "New", "Newly asked."},
      {"uncovered", "Uncovered", "Nobody has found it yet."},
  };
  static constexpr ChoiceType type{"Coverage", "Where public money comes from.", values};
  return type;
}

const ChoiceType& Choices<PriceBasis>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"current", "Current prices", "Of the year itself."},
      {"constant", "Constant prices", "Of one base year."},
  };
  static constexpr ChoiceType type{"PriceBasis", "Prices in which an amount is stated.", values};
  return type;
}

const ChoiceType& Choices<FundingParty>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"state", "State", "A budget chapter of the national government."},
      {"fund", "Fund", "A public fund."},
      {"eu", "European Union", "Programmes and funds of the EU."},
      {"private", "Private party", "Companies, foundations, investors."},
      {"mixed", "Mixed", "Public and private together, not told apart by the source."},
  };
  static constexpr ChoiceType type{"FundingParty", "Who provides money.", values};
  return type;
}

const ChoiceType& Choices<Likelihood>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"low", "Low", "Unlikely."},
      {"medium", "Medium", "May well happen."},
      {"high", "High", "Likely."},
  };
  static constexpr ChoiceType type{"Likelihood", "How likely a risk is.", values};
  return type;
}

const ChoiceType& Choices<DossierKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"eu_legislation", "EU legislation", "A regulation or directive on its way."},
      {"eu_policy", "EU policy", "A strategy or communication of the Commission."},
      {"national_legislation", "National legislation", "An act or decree on its way."},
      {"parliamentary", "Parliamentary dossier", "A numbered series of papers of the States General."},
      {"report", "Report", "A report that others must answer or use."},
  };
  static constexpr ChoiceType type{"DossierKind", "What kind of file a dossier is.", values};
  return type;
}

const ChoiceType& Choices<StageState>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"expected", "Expected", "Still to come."},
      {"reached", "Reached", "It has happened."},
      {"dropped", "Dropped", "It will not happen."},
  };
  static constexpr ChoiceType type{"StageState", "Whether a stage has been reached.", values};
  return type;
}

const ChoiceType& Choices<OrganisationKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"ministry", "Ministry", "A department of government."},
      {"agency", "Agency", "A government organisation that carries out."},
      {"adviser", "Adviser", "Gives advice by law or on request."},
      {"company", "Company", "Company or investor."},
      {"association", "Association", "Represents companies or people."},
      {"civil_society", "Civil-society organisation", "Speaks for a public concern."},
      {"research", "Research organisation", "University or institute."},
      {"authority", "Authority", "Permits, supervises or enforces."},
      {"parliament", "Parliament", "House or Senate."},
      {"fund", "Fund", "Administers money."},
      {"eu", "EU institution", "Of the European Union."},
  };
  static constexpr ChoiceType type{"OrganisationKind", "What kind of organisation it is.", values};
  return type;
}

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
      {"", "", "Not answered; never shown as good."},
      {"yes", "Yes", "As agreed, against the first and the last edition."},
      {"attention", "Needs attention", "May miss what was agreed; cause, consequence and correction are given."},
      {"no", "No", "Misses what was agreed; cause, consequence and correction are given."},
  };
  static constexpr ChoiceType type{
      "OnSchedule", "Whether an action keeps to what was agreed on time, money or content: the owner's judgement.",
      values};
  return type;
}

const ChoiceType& Choices<Confidence>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not answered; never shown as good."},
      {"highly_likely", "Highly likely",
       "Success on time, within budget and of the quality agreed appears highly likely; nothing major stands in the "
       "way."},
      {"probable", "Probable",
       "Success appears probable; constant attention must keep risks from becoming major issues."},
      {"feasible", "Feasible",
       "Success appears feasible; significant issues exist and seem resolvable if taken up promptly."},
      {"in_doubt", "In doubt", "Success is in doubt; major risks or issues in key areas ask for urgent action."},
      {"unachievable", "Unachievable",
       "Success appears unachievable as things stand; the scope or the need may have to be looked at again."},
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

const ChoiceType& Choices<Rating>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not rated."},
      {"very_low", "Very low", "Lowest of five."},
      {"low", "Low", "Second of five."},
      {"medium", "Medium", "Third of five."},
      {"high", "High", "Fourth of five."},
      {"very_high", "Very high", "Highest of five."},
  };
  static constexpr ChoiceType type{"Rating", "A rating where a question of a framework asks for one.", values};
  return type;
}

const ChoiceType& Choices<Side>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"for", "For", "Speaks for."},
      {"against", "Against", "Speaks against."},
      {"condition", "Condition", "Acceptable if."},
  };
  static constexpr ChoiceType type{"Side", "Which way an argument points.", values};
  return type;
}

const ChoiceType& Choices<QuestionTopic>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"values", "Values at stake", "What matters here."},
      {"chances", "Chances", "What may be gained."},
      {"risks", "Risks", "What may be lost."},
      {"bearers", "Who bears them", "Who gains and who loses."},
      {"support", "Public support", "Safe, transparent, ethical, useful."},
      {"red_lines", "Red lines", "What must not happen."},
      {"speed_and_care", "Speed and care", "Why faster, and which safeguard."},
  };
  static constexpr ChoiceType type{"QuestionTopic", "What a question of an assessment framework is about.", values};
  return type;
}

const ChoiceType& Choices<WeightingKind>::type() {
  static constexpr Choice values[] = {
      {"unknown", "Unknown", "Nothing is assumed."},
      {"order", "Order", "Only the order is known."},
      {"exact", "Exact", "Weights are known."},
  };
  static constexpr ChoiceType type{"WeightingKind", "How well it is known what a group finds important.", values};
  return type;
}

const ChoiceType& Choices<ConsultationStatus>::type() {
  static constexpr Choice values[] = {
      {"draft", "Draft", "Being designed."},
      {"open", "Open", "People can take part."},
      {"closed", "Closed", "The results are known."},
      {"answered", "Answered", "What was done with it is told."},
  };
  static constexpr ChoiceType type{"ConsultationStatus", "Where a consultation is.", values};
  return type;
}

const ChoiceType& Choices<QuestionKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"statements", "Statements", "Agree, disagree or pass."},
      {"budget", "Budget", "Choose within a budget."},
      {"pairs", "Pairs", "Which of two."},
      {"single", "Single choice", "One of several answers."},
      {"open", "Open answer", "In own words."},
  };
  static constexpr ChoiceType type{"QuestionKind", "What a question of a consultation asks for.", values};
  return type;
}

}  // namespace stip
