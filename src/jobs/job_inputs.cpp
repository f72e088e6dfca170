// JobInputs: every value with its length in front, so that no two lists of values are one text.
#include "jobs/job_inputs.h"

#include "base/hash.h"

namespace stip {

std::string inputs_of(const View& view) {
  Sha256 hash;
  const auto add = [&](std::string_view text) { hash.add(std::to_string(text.size()) + ":").add(text); };
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      if (!row.record) continue;
      add(type->name);
      for (const Field& field : type->fields) add(field.text(*row.record));
    }
  }
  return to_hex(hash.digest());
}

}  // namespace stip
