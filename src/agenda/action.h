// Actions, and what belongs to one action.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Chapter;
struct Contribution;
struct Dependency;
struct Milestone;
struct Organisation;
struct Participation;
struct Risk;
struct SocietalEffect;
struct Theme;

/// A thing that one owner undertakes to do.
struct Action : Record {
  std::string sentence;
  std::string sentence_en;
  std::string description;
  std::string description_en;
  std::vector<std::string> aliases;
  Ref<Chapter> chapter;
  std::vector<Ref<Theme>> themes;
  std::vector<Ref<SocietalEffect>> effects;
  std::vector<Instrument> instruments;
  Ref<Organisation> owner;
  Ref<Organisation> deputy;  ///< Is asked when the owner stays silent.
  Sector sector{};
  Phase phase{};
  Date planned_start;
  Date planned_end;
  Date actual_start;
  Date actual_end;
  std::string why_fast;
  std::string care;
  Ref<Action> part_of;
  Ref<Action> continues;
  std::string open_points;
};

/// An organisation that helps with an action, and its role.
struct Participation : Record {
  Ref<Action> action;
  Ref<Organisation> organisation;
  std::string role;
  std::string role_en;
};

/// A dated thing to be delivered.
struct Milestone : Record {
  Ref<Action> action;
  Date due;
  Date first_due;
  Date met_on;
  std::string evidence;
  Ref<Chapter> chapter;
};

/// What must come before an action or milestone.
struct Dependency : Record {
  Ref<Action> action;
  AnyRef before;
  std::optional<int> lag_weeks;
  std::string why;
};

/// How an action helps a goal: contribution, never attribution.
struct Contribution : Record {
  Ref<Action> action;
  AnyRef goal;
  std::string mechanism;
  std::string assumption;
  Strength strength{};
  Quantity size;
  EvidenceGrade evidence{};
};

/// What may go wrong with an action.
struct Risk : Record {
  Ref<Action> action;
  std::string cause;
  std::string consequence;
  Likelihood likelihood{};
  Likelihood impact{};
  std::string response;
};

template <>
const RecordType& type_of<Action>();
template <>
const RecordType& type_of<Participation>();
template <>
const RecordType& type_of<Milestone>();
template <>
const RecordType& type_of<Dependency>();
template <>
const RecordType& type_of<Contribution>();
template <>
const RecordType& type_of<Risk>();

}  // namespace stip
