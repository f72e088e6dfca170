// Decimal, Money, Amount and Quantity: their text forms and sums.
#include "base/money.h"

#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

#include "base/locale.h"

namespace stip {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t largest = 999'999'999'999'999'999;

std::optional<Decimal> read_decimal(std::string_view text, std::size_t most_decimals) {
  bool negative = false;
  if (!text.empty() && text.front() == '-') negative = true, text.remove_prefix(1);
  if (text.empty() || text.front() == '.' || text.back() == '.') return std::nullopt;
  Decimal decimal;
  bool after_point = false;
  for (char c : text) {
    if (c == '.' && !after_point) {
      after_point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    if (decimal.units > (largest - 9) / 10) return std::nullopt;
    decimal.units = decimal.units * 10 + (c - '0');
    if (after_point) ++decimal.scale;
  }
  if (decimal.scale > most_decimals) return std::nullopt;
  if (negative) decimal.units = -decimal.units;
  return decimal;
}

/// The parts of "~5", "3..5", "<=5", ">=5" or "5".
struct Parts {
  Exactness exactness = Exactness::exact;
  std::string_view low, high;
};

Parts split(std::string_view text) {
  const auto starts = [&](std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; };
  if (starts("~")) return {Exactness::about, text.substr(1), text.substr(1)};
  if (starts("<=")) return {Exactness::ceiling, text.substr(2), text.substr(2)};
  if (starts(">=")) return {Exactness::floor, text.substr(2), text.substr(2)};
  if (const auto dots = text.find(".."); dots != text.npos) {
    return {Exactness::range, text.substr(0, dots), text.substr(dots + 2)};
  }
  return {Exactness::exact, text, text};
}

std::string_view mark(Exactness exactness) {
  switch (exactness) {
    case Exactness::about:
      return "~";
    case Exactness::ceiling:
      return "<=";
    case Exactness::floor:
      return ">=";
    default:
      return "";
  }
}

std::string cents_text(std::int64_t cents) {
  return to_text(cents % 100 == 0 ? Decimal{cents / 100, 0} : Decimal{cents, 2});
}

std::optional<std::int64_t> cents_of(std::string_view text) {
  const auto decimal = read_decimal(text, 2);
  if (!decimal) return std::nullopt;
  std::int64_t units = decimal->units;
  for (int scale = decimal->scale; scale < 2; ++scale) {
    if (std::abs(units) > largest / 10) return std::nullopt;
    units *= 10;
  }
  return units;
}

Error bad_number(std::string_view text, const Said& what, std::string_view forms) {
  return {ErrorKind::invalid, what, said("'{}' is not {}.", text, what),
          said("Write {} (a point for decimals, no thousands separator).", said_later(forms))};
}

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

std::string to_text(Decimal decimal) {
  const bool negative = decimal.units < 0;
  std::string text = std::to_string(negative ? -decimal.units : decimal.units);
  if (decimal.scale > 0) {
    if (text.size() <= decimal.scale) text.insert(0, decimal.scale + 1u - text.size(), '0');
    text.insert(text.size() - decimal.scale, 1, '.');
  }
  return negative ? "-" + text : text;
}

ErrorOr<Decimal> parse_decimal(std::string_view text) {
  const auto decimal = read_decimal(text, 9);
  if (!decimal) return bad_number(text, said("a number"), tr_later("for instance 39.7"));
  return *decimal;
}

double to_double(Decimal decimal) {
  return static_cast<double>(decimal.units) / static_cast<double>(power_of_ten(decimal.scale));
}

std::strong_ordering compare(Decimal a, Decimal b) {
  const auto wide = [](Decimal d, int scale) { return static_cast<Wide>(d.units) * power_of_ten(scale - d.scale); };
  const int scale = a.scale > b.scale ? a.scale : b.scale;
  const auto left = wide(a, scale), right = wide(b, scale);
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::string to_text(const Amount& amount) {
  if (amount.empty()) return {};
  const std::string prefix = std::string(mark(amount.exactness)) + amount.low.currency + " ";
  if (amount.exactness == Exactness::range) {
    return prefix + cents_text(amount.low.cents) + ".." + cents_text(amount.high.cents);
  }
  return prefix + cents_text(amount.high.cents);
}

ErrorOr<Amount> parse_amount(std::string_view text) {
  if (text.empty()) return Amount{};
  const Error bad =
      bad_number(text, said("an amount"), tr_later("EUR 1300000, ~EUR 1300000, EUR 100..200 or <=EUR 500"));
  std::string rest(text);
  Amount amount;
  for (std::size_t at = 0; at + 3 <= rest.size(); ++at) {  // The currency may stand before or after the mark.
    const auto upper = [&](std::size_t i) { return rest[i] >= 'A' && rest[i] <= 'Z'; };
    if (!upper(at) || !upper(at + 1) || !upper(at + 2)) continue;
    std::memcpy(amount.low.currency, rest.data() + at, 3);
    rest.erase(at, 3);
    break;
  }
  std::erase(rest, ' ');
  const Parts parts = split(rest);
  const auto low = cents_of(parts.low), high = cents_of(parts.high);
  if (!low || !high || *low > *high) return bad;
  amount.exactness = parts.exactness;
  amount.high = amount.low;
  amount.low.cents = *low;
  amount.high.cents = *high;
  return amount;
}

Amount exactly(std::int64_t euros) {
  Amount amount;
  amount.exactness = Exactness::exact;
  amount.low.cents = amount.high.cents = euros * 100;
  return amount;
}

std::string to_text(const Quantity& quantity) {
  if (quantity.empty()) return {};
  if (quantity.exactness == Exactness::range) return to_text(quantity.low) + ".." + to_text(quantity.high);
  return std::string(mark(quantity.exactness)) + to_text(quantity.high);
}

ErrorOr<Quantity> parse_quantity(std::string_view text) {
  if (text.empty()) return Quantity{};
  const Parts parts = split(text);
  const auto low = read_decimal(parts.low, 9), high = read_decimal(parts.high, 9);
  if (!low || !high || compare(*low, *high) > 0)
    return bad_number(text, said("a quantity"), tr_later("41.6, ~35000, 151..187, <=3 or >=3"));
  return Quantity{parts.exactness, *low, *high};
}

double middle(const Quantity& quantity) { return (to_double(quantity.low) + to_double(quantity.high)) / 2; }

void AmountSum::add(const Amount& amount) {
  if (amount.empty()) return;
  if (parts_ == 0) std::memcpy(currency_, amount.low.currency, 4);
  STIP_ASSERT(std::strcmp(currency_, amount.low.currency) == 0);
  ++parts_;
  low_ += amount.exactness == Exactness::ceiling ? 0 : amount.low.cents;
  high_ += amount.high.cents;
  about_ = about_ || amount.exactness == Exactness::about || amount.exactness == Exactness::floor;
  ranged_ = ranged_ || amount.exactness == Exactness::range || amount.exactness == Exactness::ceiling;
}

Amount AmountSum::total() const {
  if (parts_ == 0) return {};
  Amount sum;
  sum.exactness = ranged_ ? Exactness::range : about_ ? Exactness::about : Exactness::exact;
  std::memcpy(sum.low.currency, currency_, 4);
  std::memcpy(sum.high.currency, currency_, 4);
  sum.low.cents = low_;
  sum.high.cents = high_;
  return sum;
}

}  // namespace stip
