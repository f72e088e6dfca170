// KeptOf: compares views by their tables.
#include "web/kept.h"

#include "agenda/records.h"

namespace stip {

bool have_same_tables(const View& one, const View& other) {
  return std::ranges::all_of(record_types(),
                             [&](const RecordType* type) { return &one.table(*type) == &other.table(*type); });
}

bool have_same_tables(const std::optional<View>& one, const std::optional<View>& other) {
  return one.has_value() == other.has_value() && (!one || have_same_tables(*one, *other));
}

}  // namespace stip
