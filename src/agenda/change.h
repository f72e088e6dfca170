// Change: what an act does to one record, in canonical text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stip {

/// Number of a ledger entry, from 1 without gaps; 0 is before the first.
using Seq = std::int64_t;

struct FieldChange {
  std::string field;  ///< Name as declared.
  std::string value;  ///< New canonical text; empty empties the field.

  bool operator==(const FieldChange&) const = default;
};

/// Sets fields of one record, makes it if it is new, or retires it.
struct Change {
  std::string type;                 ///< Name of the record type: "action".
  std::string id;                   ///< "A-014".
  std::int64_t version;             ///< Version that this change makes: 1 makes the record, 2 is its first change.
  bool retires = false;             ///< The record ends; its id is never used again. Then `fields` is empty.
  std::vector<FieldChange> fields;  ///< Only what differs, in the order of declaration.

  bool operator==(const Change&) const = default;
};

}  // namespace stip
