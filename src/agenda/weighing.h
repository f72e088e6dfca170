// Weighing: frameworks, assessments and conditions.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Argument;
struct Assessment;
struct Condition;
struct Decision;
struct Framework;
struct FrameworkQuestion;
struct SocietalEffect;
struct Weighting;

/// Where somebody stands between speed and care. A position, told with its words; never a number, never averaged.
enum class SpeedCare : std::uint8_t { unstated, speed, rather_speed, both, rather_care, care };

template <>
struct Choices<SpeedCare> {
  static const ChoiceType& type();
};

/// A versioned set of questions.
struct Framework : Record {
  std::string version;
  Date valid_from;
  Date valid_until;
  std::string trigger;
  std::string trigger_en;  ///< Empty: not translated.
  Ref<Decision> decision;  ///< By which it was adopted; empty: it is a proposal, and pages say so.
};

/// A question that an assessment answers.
struct FrameworkQuestion : Record {
  Ref<Framework> framework;
  std::optional<int> number;
  QuestionTopic topic{};
  bool rated = false;
  std::string explanation;     ///< What is meant, and where the question comes from.
  std::string explanation_en;  ///< Empty: not translated.
};

/// The weighing of an action, proposal or application: arguments, no sum of scores.
struct Assessment : Record {
  Ref<Framework> framework;
  AnyRef about;
  Date date;
  std::string advice;
  std::string dissent;
};

/// One argument in an assessment.
struct Argument : Record {
  Ref<Assessment> assessment;
  Ref<FrameworkQuestion> question;
  std::string value_at_stake;
  Side side{};
  std::string who;
  std::string evidence;
  std::string uncertainty;
  Rating lowest{};
  Rating highest{};
  SpeedCare stance{};  ///< To a question on speed and care: where `who` stands.
};

/// A condition that came out of weighing or consulting, checked later.
struct Condition : Record {
  AnyRef from;
  std::vector<Ref<Action>> actions;
  bool met = false;
  Date due;  ///< By when it is to be met; empty: no day was agreed.
  Date checked_on;
  std::string finding;     ///< What was found when it was checked.
  std::string finding_en;  ///< Empty: not translated.
  std::string description;
  std::string description_en;
};

/// What a group finds important.
struct Weighting : Record {
  std::string group;
  WeightingKind kind{};
  std::vector<Ref<SocietalEffect>> order;
  std::vector<std::string> weights;
  std::vector<Ref<FrameworkQuestion>> questions;  ///< Of a framework, most important first, if that order is known.
};

template <>
const RecordType& type_of<Framework>();
template <>
const RecordType& type_of<FrameworkQuestion>();
template <>
const RecordType& type_of<Assessment>();
template <>
const RecordType& type_of<Argument>();
template <>
const RecordType& type_of<Condition>();
template <>
const RecordType& type_of<Weighting>();

}  // namespace stip
