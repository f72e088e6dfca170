// The enumerations: each value once, with its name in files, its label and its meaning.
#pragma once

#include "agenda/field.h"

namespace stip {

enum class MeasureLevel : std::uint8_t { unstated, input, output, outcome, context };
enum class Direction : std::uint8_t { unstated, up, down };
enum class ObservationStatus : std::uint8_t { unstated, provisional, final_, estimate, forecast };
enum class Instrument : std::uint8_t {
  unstated,
  legislation,
  eu_influence,
  sandbox,
  grant,
  ipcei,
  lead_market,
  scale_up,
  first_of_a_kind,
  investment_strategy,
  research,
  infrastructure,
  talent,
  security,
  dialogue,
  governance
};
enum class Sector : std::uint8_t { unstated, public_, private_, joint };
enum class Phase : std::uint8_t { unstated, not_started, running, done, stopped, merged, moved, paused, proposed };
enum class Strength : std::uint8_t { unstated, small, medium, large };
enum class EvidenceGrade : std::uint8_t { unstated, none, claim, plausible, measured };
enum class FundingKind : std::uint8_t { unstated, obligation, expenditure, receipt };
enum class FundingStage : std::uint8_t {
  unstated,
  asked,
  reserved,
  conditional,
  granted,
  obligated,
  paid,
  expected,
  pledged,
  contracted,
  realised
};
enum class Coverage : std::uint8_t { unstated, existing, shifted, new_, uncovered };
enum class PriceBasis : std::uint8_t { unstated, current, constant };
enum class FundingParty : std::uint8_t { unstated, state, fund, eu, private_, mixed };
enum class Likelihood : std::uint8_t { unstated, low, medium, high };
enum class DossierKind : std::uint8_t {
  unstated,
  eu_legislation,
  eu_policy,
  national_legislation,
  parliamentary,
  report
};
enum class StageState : std::uint8_t { unstated, expected, reached, dropped };
enum class OrganisationKind : std::uint8_t {
  unstated,
  ministry,
  agency,
  adviser,
  company,
  association,
  civil_society,
  research,
  authority,
  parliament,
  fund,
  eu
};
enum class EvaluationKind : std::uint8_t { unstated, ex_ante, during, ex_post, synthesis };
enum class EvaluationStatus : std::uint8_t { unstated, to_start, running, finished };
enum class ReportStatus : std::uint8_t { draft, submitted, returned, approved, endorsed };
enum class OnSchedule : std::uint8_t { unstated, yes, attention, no };
enum class Confidence : std::uint8_t { unstated, highly_likely, probable, feasible, in_doubt, unachievable };
enum class Mandate : std::uint8_t { unstated, advises, decides };
enum class CycleStep : std::uint8_t { unstated, report, consult, weigh, decide, publish };
enum class SignalOrigin : std::uint8_t { unstated, body, consultation, trend, parliament, report, research, public_ };
enum class AnswerKind : std::uint8_t { unanswered, taken_over, partly, not_taken, noted };
enum class ProposalStatus : std::uint8_t { draft, ready, adopted, amended, rejected, deferred };
enum class Outcome : std::uint8_t { unstated, adopted, amended, rejected, deferred };
enum class PledgeKind : std::uint8_t { unstated, pledge, motion, request };
enum class PledgeStatus : std::uint8_t { open, fulfilled, lapsed };
enum class DueKind : std::uint8_t { unstated, date, recurring, event };
enum class Rating : std::uint8_t { unstated, very_low, low, medium, high, very_high };
enum class Side : std::uint8_t { unstated, for_, against, condition };
enum class QuestionTopic : std::uint8_t {
  unstated,
  values,
  chances,
  risks,
  bearers,
  support,
  red_lines,
  speed_and_care
};
enum class WeightingKind : std::uint8_t { unknown, order, exact };
enum class ConsultationStatus : std::uint8_t { draft, open, closed, answered };
enum class QuestionKind : std::uint8_t { unstated, statements, budget, pairs, single, open, multiple };

template <>
struct Choices<Classification> {
  static const ChoiceType& type();
};
template <>
struct Choices<WooGround> {
  static const ChoiceType& type();
};
template <>
struct Choices<MeasureLevel> {
  static const ChoiceType& type();
};
template <>
struct Choices<Direction> {
  static const ChoiceType& type();
};
template <>
struct Choices<ObservationStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<Instrument> {
  static const ChoiceType& type();
};
template <>
struct Choices<Sector> {
  static const ChoiceType& type();
};
template <>
struct Choices<Phase> {
  static const ChoiceType& type();
};
template <>
struct Choices<Strength> {
  static const ChoiceType& type();
};
template <>
struct Choices<EvidenceGrade> {
  static const ChoiceType& type();
};
template <>
struct Choices<FundingKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<FundingStage> {
  static const ChoiceType& type();
};
template <>
struct Choices<Coverage> {
  static const ChoiceType& type();
};
template <>
struct Choices<PriceBasis> {
  static const ChoiceType& type();
};
template <>
struct Choices<FundingParty> {
  static const ChoiceType& type();
};
template <>
struct Choices<Likelihood> {
  static const ChoiceType& type();
};
template <>
struct Choices<DossierKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<StageState> {
  static const ChoiceType& type();
};
template <>
struct Choices<OrganisationKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<EvaluationKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<EvaluationStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<ReportStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<OnSchedule> {
  static const ChoiceType& type();
};
template <>
struct Choices<Confidence> {
  static const ChoiceType& type();
};
template <>
struct Choices<Mandate> {
  static const ChoiceType& type();
};
template <>
struct Choices<CycleStep> {
  static const ChoiceType& type();
};
template <>
struct Choices<SignalOrigin> {
  static const ChoiceType& type();
};
template <>
struct Choices<AnswerKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<ProposalStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<Outcome> {
  static const ChoiceType& type();
};
template <>
struct Choices<PledgeKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<PledgeStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<DueKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<Rating> {
  static const ChoiceType& type();
};
template <>
struct Choices<Side> {
  static const ChoiceType& type();
};
template <>
struct Choices<QuestionTopic> {
  static const ChoiceType& type();
};
template <>
struct Choices<WeightingKind> {
  static const ChoiceType& type();
};
template <>
struct Choices<ConsultationStatus> {
  static const ChoiceType& type();
};
template <>
struct Choices<QuestionKind> {
  static const ChoiceType& type();
};

}  // namespace stip
