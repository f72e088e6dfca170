// Design order: the parts of a consultation in the order in which people meet them.
#pragma once

#include <algorithm>
#include <climits>
#include <string>
#include <vector>

#include "agenda/consultation_design.h"
#include "agenda/view.h"

namespace stip {

/// A question with what can be answered to it. Everything lives as long as the view.
struct DesignedQuestion {
  const ConsultationQuestion* question = nullptr;
  std::vector<const Statement*> statements;
  std::vector<const AnswerOption*> answers;
  std::vector<const BudgetOption*> budget;
};

/// The questions of a consultation by number, those without one last, by id; their parts likewise.
std::vector<DesignedQuestion> design_of(const View& view, std::string_view consultation);
/// The consultation itself and all that was designed for it, in that order.
std::vector<std::string> ids_of_design(const View& view, std::string_view consultation);
/// The consultation that a record is the design of, by what it is part of; nullptr: it is no part of one.
const Consultation* consultation_of(const View& view, const RecordType& type, const Record& record);

/// The short name of a part in files and results.
template <class T>
std::string label_of(const T& part) {
  return part.label.empty() ? part.id : part.label;
}

/// One effect of a budget option as it was written: "Uitstoot / Emissions = -4 kiloton".
struct BudgetEffect {
  std::string name, name_en;
  Decimal value;
  std::string unit;
};
/// Errors: invalid (no "=", no number).
ErrorOr<BudgetEffect> parse_effect(std::string_view text);

}  // namespace stip
