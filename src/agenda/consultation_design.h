// Consultations as designed; ballots are stored elsewhere.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct BudgetOption;
struct Consultation;
struct ConsultationQuestion;
struct Organisation;
struct PopulationMargin;
struct Statement;

/// A consultation of citizens as designed, and its result; ballots are stored aside.
struct Consultation : Record {
  ConsultationStatus status{};
  Date opens;
  Date closes;
  std::string fixed;
  std::string open;
  std::string method;
  std::string method_en;
  std::optional<int> participants;
  Ref<Organisation> commissioned_by;
  Ref<Organisation> executed_by;
  std::string result;
  std::string result_en;
  std::string digest;
  std::string follow_up;
  std::string follow_up_en;
  std::vector<AnyRef> about;
  Ref<Consultation> repeats;
};

/// A question of a consultation.
struct ConsultationQuestion : Record {
  Ref<Consultation> consultation;
  std::optional<int> number;
  QuestionKind kind{};
  std::vector<AnyRef> about;
};

/// A sentence that people agree or disagree with.
struct Statement : Record {
  Ref<ConsultationQuestion> question;
};

/// What people can choose within a budget.
struct BudgetOption : Record {
  Ref<ConsultationQuestion> question;
  Amount cost;
};

/// A known share of the population, to weight by.
struct PopulationMargin : Record {
  Ref<Consultation> consultation;
  std::string variable;
  std::string category;
  Quantity share;
};

template <>
const RecordType& type_of<Consultation>();
template <>
const RecordType& type_of<ConsultationQuestion>();
template <>
const RecordType& type_of<Statement>();
template <>
const RecordType& type_of<BudgetOption>();
template <>
const RecordType& type_of<PopulationMargin>();

}  // namespace stip
