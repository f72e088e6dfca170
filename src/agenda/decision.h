// Proposals and decisions.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct Body;
struct Decision;
struct Organisation;
struct Proposal;
struct ProposedChange;

/// A set of changes that has not been made.
struct Proposal : Record {
  std::string reason;
  std::string options;
  std::vector<AnyRef> evidence;
  ProposalStatus status{};
  Ref<Organisation> proposed_by;
  Ref<Proposal> amends;
};

/// One field that a proposal would change.
struct ProposedChange : Record {
  Ref<Proposal> proposal;
  AnyRef record;
  std::string field;
  std::string was;  ///< Canonical text when it was proposed: shows what moved on meanwhile.
  std::string value;
};

/// What was decided on a proposal or signal, by whom and why; and exactly the changes it caused.
struct Decision : Record {
  Ref<Body> body;
  Date date;
  std::vector<AnyRef> about;
  Outcome outcome{};
  std::string reason;
  std::string reason_en;
  std::vector<AnyRef> evidence;
  std::string why_fast;
  std::string safeguard;
  std::string dissent;
};

template <>
const RecordType& type_of<Proposal>();
template <>
const RecordType& type_of<ProposedChange>();
template <>
const RecordType& type_of<Decision>();

}  // namespace stip
