// JSON: what was read is written and read again as the same value.
#include "base/json.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(json) {
  using namespace stip;
  const auto json = parse_json(input);
  if (!json.ok()) return;
  const std::string text = to_text(*json);
  const auto again = parse_json(text);
  MUST(again.ok());
  MUST(to_text(*again) == text);
  const auto pretty = parse_json(to_pretty_text(*json));
  MUST(pretty.ok() && *pretty == *again);
}
