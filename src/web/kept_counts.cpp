// Kept counts: counting.
#include "web/kept_counts.h"

#include <map>

namespace stip {

bool are_same(const CountsQuestion& one, const CountsQuestion& other) { return one.seen == other.seen; }

RecordCounts record_counts(const CountsQuestion& question) {
  std::map<std::string_view, long> counts;
  long* count_of_type = nullptr;
  std::string_view type_before;
  for (const Change& change : question.seen->entry.changes) {
    // Those of one type stand together.
    if (!count_of_type || change.type != type_before) count_of_type = &counts[change.type];
    type_before = change.type;
    ++*count_of_type;
  }
  RecordCounts found;
  for (const auto& [name, count] : counts) {
    if (const RecordType* type = record_type(name)) found.emplace_back(type, count);
  }
  return found;
}

}  // namespace stip
