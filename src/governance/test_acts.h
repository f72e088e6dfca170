// Test acts: entering what an act gives in a small agenda, and looking for a problem.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>

#include "agenda/test_agenda.h"
#include "governance/act.h"

namespace stip {

/// Enters the changes; the test fails with all problems if there are any.
inline void enter(SmallAgenda& agenda, const Acted& acted) {
  if (!acted.ok()) {
    for (const Error& error : acted.problems()) MESSAGE(to_text(error));
  }
  REQUIRE(acted.ok());
  for (const Change& change : acted.changes().changes) {
    if (change.retires) {
      agenda.retire(change.id);
      continue;
    }
    SmallAgenda::Fields fields;
    for (const FieldChange& field : change.fields) fields.emplace_back(field.field, field.value);
    agenda.say(change.id, fields);
  }
}

/// Whether one of the problems is exactly this.
inline bool says(const Acted& acted, std::string_view problem) {
  return !acted.ok() && std::ranges::find(acted.problems(), problem, [](const Error& each) -> const std::string& {
                          return each.problem;
                        }) != acted.problems().end();
}

}  // namespace stip
