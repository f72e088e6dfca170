// What comes in: signals, trends, and promises to parliament.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Action;
struct Body;
struct Dossier;
struct Organisation;
struct Pledge;
struct Signal;
struct Source;
struct Trend;

/// Something that somebody raised and that must be answered.
struct Signal : Record {
  SignalOrigin origin{};
  Ref<Organisation> raised_by;
  Ref<Body> body;
  Ref<Organisation> assigned_to;
  Date raised_on;
  std::vector<AnyRef> about;
  std::string text;
  std::string text_en;
  Date answer_due;
  AnswerKind answer{};
  std::string answer_text;
  std::string answer_text_en;
  Date answered_on;
  Ref<Signal> merged_into;
};

/// Something that is coming, from a trend analysis.
struct Trend : Record {
  std::string description;
  std::string description_en;
  Date expected;
  Date published;
  std::string meaning;
  std::vector<AnyRef> goals;
  Ref<Dossier> analysis;
};

/// Promised to or asked by parliament.
struct Pledge : Record {
  PledgeKind kind{};
  PledgeStatus status{};
  std::string register_number;  ///< Of the House: "TZ202603-130", "2026Z00123". Empty: none, or not known.
  std::string text;
  std::string text_en;
  Date made_on;
  Ref<Organisation> made_by;
  std::string to;
  DueKind due_kind{};
  Date due;
  std::string recurrence;
  std::string event;
  std::vector<Ref<Action>> actions;
  Ref<Source> letter;
  Date fulfilled_on;
  Ref<Pledge> repeats;
};

template <>
const RecordType& type_of<Signal>();
template <>
const RecordType& type_of<Trend>();
template <>
const RecordType& type_of<Pledge>();

}  // namespace stip
