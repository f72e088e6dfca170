// The enumerations: names, labels and meanings, in the order of the enumerators; of goals, actions and dossiers.
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
      {"5.1.1c", "Woo 5.1.1c: business data handed over in confidence",
       "Never made public, except when the law says so."},
      {"5.1.1d", "Woo 5.1.1d: special personal data", "Never made public, except when the law says so."},
      {"5.1.1e", "Woo 5.1.1e: identification numbers of persons", "Never made public, except when the law says so."},
      {"5.1.2a", "Woo 5.1.2a: relations with other countries and international organisations",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2b", "Woo 5.1.2b: economic or financial interests of the State",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2c", "Woo 5.1.2c: investigation and prosecution of offences",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2d", "Woo 5.1.2d: inspection and supervision",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2e", "Woo 5.1.2e: privacy", "May stay confidential where it weighs more than making public."},
      {"5.1.2f", "Woo 5.1.2f: business data that competitors could use",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2g", "Woo 5.1.2g: protection of the environment",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2h", "Woo 5.1.2h: protection of persons and companies, and prevention of sabotage",
       "May stay confidential where it weighs more than making public."},
      {"5.1.2i", "Woo 5.1.2i: good functioning of the State",
       "May stay confidential where it weighs more than making public."},
      {"5.1.5", "Woo 5.1.5: disproportionate harm to another interest",
       "May stay confidential where it weighs more than making public."},
      {"5.2", "Woo 5.2: personal opinions on policy in internal deliberation",
       "What officials say to each other on policy, under their own name."},
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

}  // namespace stip
