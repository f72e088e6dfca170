// Fields: whatever a cell holds, what a field makes of it is canonical: it stays the same when it is read again.
#include "agenda/records.h"
#include "exchange/value_text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(fields) {
  using namespace stip;
  for (const RecordType* type : record_types()) {
    const auto record = type->make();
    for (const Field& field : type->fields) {
      const auto text = canonical_text(*type, field, input);
      if (!text.ok()) continue;
      MUST(!field.set(*record, *text));
      MUST(field.text(*record) == *text);
      const auto again = canonical_text(*type, field, *text);
      MUST(again.ok() && *again == *text);
    }
  }
}
