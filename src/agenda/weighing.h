// Weighing: frameworks, assessments and conditions.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Argument;
struct Assessment;
struct Condition;
struct Framework;
struct FrameworkQuestion;
struct SocietalEffect;
struct Weighting;

/// A versioned set of questions.
struct Framework : Record {
  std::string version;
  Date valid_from;
  Date valid_until;
  std::string trigger;
};

/// A question that an assessment answers.
struct FrameworkQuestion : Record {
  Ref<Framework> framework;
  std::optional<int> number;
  QuestionTopic topic{};
  bool rated = false;
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
};

/// A condition that came out of weighing or consulting, checked later.
struct Condition : Record {
  AnyRef from;
  std::vector<Ref<Action>> actions;
  bool met = false;
  Date checked_on;
  std::string description;
  std::string description_en;
};

/// What a group finds important.
struct Weighting : Record {
  std::string group;
  WeightingKind kind{};
  std::vector<Ref<SocietalEffect>> order;
  std::vector<std::string> weights;
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
