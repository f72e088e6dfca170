// Tables and meetings.
#pragma once

#include "agenda/choices.h"

namespace stip {

struct AgendaItem;
struct Body;
struct Decision;
struct Meeting;
struct Membership;
struct Organisation;

/// A table, group, panel or council that advises or decides.
struct Body : Record {
  Mandate mandate{};
  Ref<Organisation> organisation;
  Date valid_from;
  Date valid_until;
  std::string description;
  std::string description_en;
};

/// A seat in a body; the title is the seat or function, not a name.
struct Membership : Record {
  Ref<Body> body;
  Ref<Organisation> organisation;
  std::string interests;
  Date valid_from;
  Date valid_until;
};

/// A meeting of a body, or one that mattered to the agenda.
struct Meeting : Record {
  Ref<Body> body;
  Date date;
  std::string minutes;
  std::vector<Ref<Organisation>> present;
  std::vector<Ref<Organisation>> absent;
  std::string address;
};

/// An item of a meeting and what came of it.
struct AgendaItem : Record {
  Ref<Meeting> meeting;
  std::optional<int> number;
  std::vector<AnyRef> about;
  std::string outcome;
  Ref<Decision> decision;
};

template <>
const RecordType& type_of<Body>();
template <>
const RecordType& type_of<Membership>();
template <>
const RecordType& type_of<Meeting>();
template <>
const RecordType& type_of<AgendaItem>();

}  // namespace stip
