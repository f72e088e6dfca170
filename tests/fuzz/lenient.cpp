// Lenient: what people wrote in their own table becomes values that can be printed and read back.
#include "exchange/lenient.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(lenient) {
  using namespace stip;
  if (const auto dates = read_dates(input); dates.ok()) {
    for (const Date& date : {dates->start, dates->end})
      if (date) MUST(*parse_date(to_text(date)) == date);
  }
  for (const std::int64_t multiplier : {std::int64_t{1}, multiplier_of_header(input), std::int64_t{1'000'000}}) {
    MUST(multiplier > 0);
    const auto amount = read_amount(input, multiplier);
    if (amount.ok() && !amount->amount.empty()) MUST(*parse_amount(to_text(amount->amount)) == amount->amount);
  }
  (void)read_phase(input);
}
