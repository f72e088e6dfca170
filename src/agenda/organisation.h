// Organisations, valid in time.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Evaluation;
struct Organisation;

/// A ministry, company, body of civil society or of research, adviser, authority or chamber, valid in time.
struct Organisation : Record {
  std::string short_name;
  OrganisationKind kind{};
  Date valid_from;
  Date valid_until;
  Ref<Organisation> successor;
  std::string identifier;
  std::string address;
  std::vector<std::string> sign_off;  ///< Functions that sign a report, in order; empty: one approver.
};

/// An evaluation as in the strategic evaluation agenda.
struct Evaluation : Record {
  std::vector<AnyRef> about;
  EvaluationKind kind{};
  std::optional<int> year;
  EvaluationStatus status{};
  std::string conclusions;
  std::vector<std::string> budget_articles;
};

template <>
const RecordType& type_of<Organisation>();
template <>
const RecordType& type_of<Evaluation>();

}  // namespace stip
