// All record types, in order.
#include "agenda/records.h"

#include "agenda/consultation_result.h"

namespace stip {

std::vector<const RecordType*> all_record_types() {
  return {
      &type_of<Programme>(),
      &type_of<SocietalEffect>(),
      &type_of<InterimGoal>(),
      &type_of<Chapter>(),
      &type_of<Theme>(),
      &type_of<Indicator>(),
      &type_of<Observation>(),
      &type_of<Action>(),
      &type_of<Participation>(),
      &type_of<Milestone>(),
      &type_of<Dependency>(),
      &type_of<Contribution>(),
      &type_of<Risk>(),
      &type_of<Funding>(),
      &type_of<FundingSource>(),
      &type_of<Dossier>(),
      &type_of<DossierStage>(),
      &type_of<Organisation>(),
      &type_of<Evaluation>(),
      &type_of<Cycle>(),
      &type_of<Deadline>(),
      &type_of<ProgressReport>(),
      &type_of<Edition>(),
      &type_of<FrozenDocument>(),
      &type_of<Body>(),
      &type_of<Membership>(),
      &type_of<Meeting>(),
      &type_of<AgendaItem>(),
      &type_of<Signal>(),
      &type_of<Trend>(),
      &type_of<Pledge>(),
      &type_of<Proposal>(),
      &type_of<ProposedChange>(),
      &type_of<Decision>(),
      &type_of<Source>(),
      &type_of<Framework>(),
      &type_of<FrameworkQuestion>(),
      &type_of<Assessment>(),
      &type_of<Argument>(),
      &type_of<Condition>(),
      &type_of<Weighting>(),
      &type_of<Consultation>(),
      &type_of<ConsultationQuestion>(),
      &type_of<Statement>(),
      &type_of<BudgetOption>(),
      &type_of<PopulationMargin>(),
      &type_of<ConsultationResult>(),
      &type_of<AnswerOption>(),
  };
}

}  // namespace stip
