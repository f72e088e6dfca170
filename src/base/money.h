// Decimal, Money, Amount and Quantity: exact numbers, and how exactly they are known.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

/// An exact decimal number: units / 10^scale. 39.70 keeps its two decimals, since its source gave two.
/// Range: 18 digits, scale 0 to 9.
struct Decimal {
  std::int64_t units = 0;
  std::uint8_t scale = 0;

  bool operator==(const Decimal&) const = default;
};

std::string to_text(Decimal decimal);  ///< "39.7": point as decimal mark, no grouping.
ErrorOr<Decimal> parse_decimal(std::string_view text);
double to_double(Decimal decimal);
std::strong_ordering compare(Decimal a, Decimal b);  ///< By value: 1.5 and 1.50 are equal here.

/// Whole cents of a currency (ISO 4217, three letters). Never floating point.
struct Money {
  std::int64_t cents = 0;
  char currency[4] = {'E', 'U', 'R', 0};

  bool operator==(const Money&) const = default;
};

/// How exactly a figure is known; a type, not a note.
enum class Exactness : std::uint8_t {
  none,     ///< Not stated.
  exact,    ///< "5"
  about,    ///< "~5"
  range,    ///< "3..5", both ends included.
  ceiling,  ///< "<=5": at most.
  floor,    ///< ">=5": at least.
};

/// An amount of money as its source states it. Text: "EUR 1300000000", "~EUR 100000000",
/// "EUR 151000000000..187000000000", "<=EUR 5000000000"; cents after a point. EUR may be left out.
struct Amount {
  Exactness exactness = Exactness::none;
  Money low;   ///< The value; of a range its lower end; of a ceiling unused.
  Money high;  ///< Of a range its upper end, of a ceiling the ceiling; else equal to low.

  bool empty() const { return exactness == Exactness::none; }
  explicit operator bool() const { return !empty(); }
  bool operator==(const Amount&) const = default;
};

std::string to_text(const Amount& amount);
/// Errors: invalid (not a number, more than two decimals, a range upside down, too large).
ErrorOr<Amount> parse_amount(std::string_view text);
Amount exactly(std::int64_t euros);  ///< A shorthand for code and tests.

/// A measured or wanted number as its source states it: "41.6", "~35000", "151..187", "<=3".
struct Quantity {
  Exactness exactness = Exactness::none;
  Decimal low;
  Decimal high;

  bool empty() const { return exactness == Exactness::none; }
  explicit operator bool() const { return !empty(); }
  bool operator==(const Quantity&) const = default;
};

std::string to_text(const Quantity& quantity);
ErrorOr<Quantity> parse_quantity(std::string_view text);
/// The value to draw and to compare: the middle of a range, else the value itself.
double middle(const Quantity& quantity);

/// Sums amounts and keeps honest how exact the sum is: an inexact part makes an inexact sum.
/// All parts must have one currency; adding another is a mistake of the caller.
class AmountSum {
 public:
  void add(const Amount& amount);
  bool empty() const { return parts_ == 0; }
  int parts() const { return parts_; }
  Amount total() const;

 private:
  std::int64_t low_ = 0, high_ = 0;
  int parts_ = 0;
  bool about_ = false, ranged_ = false;
  char currency_[4] = {'E', 'U', 'R', 0};
};

}  // namespace stip
