// Mandates: who may do what, as one table: act × role × classification × ownership.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"

namespace stip {

/// What a person does in the yearly cycle. One person may have several, each at an organisation.
enum class Role : std::uint8_t {
  secretary,
  owner,
  contributor,
  approver,
  body_member,
  decider,
  analyst,
  auditor,
  administrator
};

/// What one may have a mandate for.
enum class Act : std::uint8_t {
  view,
  report,
  approve_report,
  check_report,
  issue_link,
  raise_signal,
  assign_signal,
  answer_signal,
  propose,
  decide,
  edit,
  classify,
  promise,
  keep_minutes,
  open_round,
  freeze_edition,
  publish,
  export_confidential,
  read_audit,
  manage_accounts,
  design_consultation,
  hold_consultation
};

/// How near a record must be to the organisation at which the role is held.
enum class Reach : std::uint8_t {
  own,       ///< That organisation owns it; for a decision: that body decides.
  involved,  ///< It owns it or contributes to it.
  any
};

template <>
struct Choices<Role> {
  static const ChoiceType& type();
};
template <>
struct Choices<Act> {
  static const ChoiceType& type();
};
template <>
struct Choices<Reach> {
  static const ChoiceType& type();
};

/// A role as one person holds it.
struct RoleAt {
  Role role{};
  std::string organisation;  ///< Id of an organisation, or of a body for body_member and decider.
  Classification clearance = Classification::public_;  ///< Highest that this person may see in this role.

  bool operator==(const RoleAt&) const = default;
};

/// Who acts: an id of the directory, never a name, with the roles that go with it.
struct Person {
  std::string id;
  std::vector<RoleAt> roles;

  /// What this person may see: the highest of the roles, each as far as the table lets that role view.
  Viewer viewer() const;
};

/// What the table asks about the record that is acted on; all empty: an act on the agenda as a whole.
struct RecordFacts {
  Classification classification = Classification::public_;
  std::string owner;                      ///< Organisation that owns it; for a decision: the body that decides.
  std::vector<std::string> contributors;  ///< Organisations that contribute.
  std::string made_by;                    ///< Who made what is judged: nobody approves a report of their own.
};

/// One line of the table: this role may do this act on records up to this classification, within this reach.
struct MandateRule {
  Act act;
  Role role;
  Classification highest;
  Reach reach;
};

/// The whole table, in the order of the acts. What is not in it is forbidden.
std::span<const MandateRule> mandate_table();

/// Whether `person` may do `act` on a record with these facts.
/// Errors: not_found (the record is above what the person may see: the answer must be as if it were not there);
/// forbidden, with the roles that may.
ErrorOr<Nothing> may(const Person& person, Act act, const RecordFacts& facts = {});

/// Whether any role of the person may do an act on a record owned by the organisation or body of that role.
bool may_somewhere(const Person& person, Act act, Classification level = Classification::public_);

/// The table as lines of "act,role,highest classification,reach", with a header: for the page and for review.
std::string mandate_table_csv();

}  // namespace stip
