// Entry body: of all texts, exactly those are read that would be written so.
#include "ledger/body.h"

#include "fuzz/fuzz.h"
#include "ledger/commitment.h"

FUZZ_TARGET(entry_body) {
  using namespace stip;
  Entry entry;
  if (!read_body(input, entry).ok()) return;
  std::string again = body_of(entry);
  if (!entry.redacted.empty() && again.size() < input.size()) again.resize(input.size(), ' ');
  MUST(again == input);
  MUST(parts_of_entry(entry).size() >= 6);
}
