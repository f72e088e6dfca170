// XLSX text: numbers, dates and places of a workbook come out in canonical form.
#include "exchange/xlsx_text.h"

#include "base/money.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(xlsx_text) {
  using namespace stip;
  MUST(unescaped_xlsx_text(escaped_xlsx_text(std::string(input))) == input);
  const DateShape shape = date_shape_of_code(input);
  for (const DateShape each : {DateShape::day, DateShape::month, DateShape::moment, DateShape::time, shape}) {
    const auto date = date_of_serial(input, each, input.size() % 2 == 0);
    if (date && each == DateShape::day) MUST(date->size() == 10);
  }
  if (const auto number = plain_number(input)) MUST(plain_number(*number) == number);
  (void)column_of_reference(input);
  (void)area_of_reference(input);
}
