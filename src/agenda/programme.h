// The programme: its vision, effects and goals, and the two axes of the agenda.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Chapter;
struct Indicator;
struct InterimGoal;
struct Organisation;
struct Programme;
struct SocietalEffect;
struct Theme;

/// A long-term vision and the rolling agenda that carries it out.
struct Programme : Record {
  std::string vision;
  std::string vision_en;
  std::optional<int> horizon;
  std::vector<Ref<Organisation>> coordinators;
  std::vector<std::string> languages;
  std::string dilemma;
  std::string dilemma_en;
  std::string licence;
};

/// A change in society that the vision intends to bring nearer by the horizon.
struct SocietalEffect : Record {
  std::optional<int> horizon;
  std::optional<int> number;
  std::string description;
  std::string description_en;
  Ref<Organisation> owner;
};

/// What must be reached on the way; measurable only with indicator, baseline, target, year and source.
struct InterimGoal : Record {
  std::vector<Ref<SocietalEffect>> effects;
  std::optional<int> year;
  std::vector<Ref<Indicator>> indicators;
  Ref<Organisation> owner;
  std::string description;
  std::string description_en;
  bool historic = false;
  std::string open_points;
};

/// A chapter of the agenda, its own outline.
struct Chapter : Record {
  std::string number;
  std::string description;
  std::string description_en;
  Ref<SocietalEffect> effect;
};

/// A line of work that runs through the agenda.
struct Theme : Record {
  std::string number;
  std::string description;
  std::string description_en;
};

template <>
const RecordType& type_of<Programme>();
template <>
const RecordType& type_of<SocietalEffect>();
template <>
const RecordType& type_of<InterimGoal>();
template <>
const RecordType& type_of<Chapter>();
template <>
const RecordType& type_of<Theme>();

}  // namespace stip
