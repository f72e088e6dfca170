// Values: each date, amount, quantity and number that is accepted is printed, and read again as itself.
#include "base/date.h"
#include "base/money.h"
#include "fuzz/fuzz.h"

namespace {

template <class Parse>
void comes_back(std::string_view input, Parse parse) {
  using stip::to_text;
  const auto value = parse(input);
  if (!value.ok()) return;
  const std::string text = to_text(*value);
  const auto again = parse(text);
  MUST(again.ok() && *again == *value);
  MUST(to_text(*again) == text);
}

}  // namespace

FUZZ_TARGET(values) {
  using namespace stip;
  comes_back(input, parse_day);
  comes_back(input, parse_date);
  comes_back(input, parse_instant);
  comes_back(input, parse_decimal);
  comes_back(input, parse_amount);
  comes_back(input, parse_quantity);
}
