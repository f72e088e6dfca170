// Kept counts: how many records of each type an entry changed, counted once for each entry that is listed.
#pragma once

#include <utility>
#include <vector>

#include "registry/registry.h"
#include "web/kept.h"

namespace stip {

/// An entry as one viewer sees it. What is asked about is held, so that no other can come to stand in its place.
struct CountsQuestion {
  std::shared_ptr<const SeenEntry> seen;
};

using RecordCounts = std::vector<std::pair<const RecordType*, long>>;

bool are_same(const CountsQuestion& one, const CountsQuestion& other);
/// By name of the type. Cost: linear in the changes, of which an import has as many as the agenda has records.
RecordCounts record_counts(const CountsQuestion& question);

using KeptCounts = KeptOf<CountsQuestion, RecordCounts, &record_counts>;

}  // namespace stip
