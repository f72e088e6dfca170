// ConsultationResult: what one analysis of a consultation gave, as it may be published.
#pragma once

#include <cstdint>

#include "agenda/consultation_design.h"

namespace stip {

/// What was worked out.
enum class ResultKind : std::uint8_t { unstated, response, statements, integrity, choices, budget, pairs, answers };

template <>
struct Choices<ResultKind> {
  static const ChoiceType& type();
};

/// One analysis of what came in by one door, after disclosure control: no participant, no cell of fewer than ten. Pages
/// and reports are made from this alone, since the ballots are forgotten.
struct ConsultationResult : Record {
  Ref<Consultation> consultation;
  ConsultationDoor door{};
  ResultKind kind{};
  std::string question;             ///< Label of the question; empty: of the statements, or of all.
  std::optional<int> participants;  ///< Who came in by this door.
  std::optional<int> invited;       ///< How many were asked; empty: not known, or nobody was.
  std::string method;               ///< Name of the method, as docs/methods-consultation.md calls it.
  std::optional<int> seed;          ///< With which it gives the same again; empty: nothing was drawn.
  std::string code_version;         ///< Of the program that worked it out.
  std::string digest;               ///< SHA-256 of the ballots of this door.
  std::string parameters;           ///< JSON: limits and options.
  std::string data;                 ///< JSON: what may be published.
};

template <>
const RecordType& type_of<ConsultationResult>();

/// Whether a field holds what programs read (JSON): no words for who searches, and no text for who compares.
bool is_for_programs(const Field& field);

}  // namespace stip
