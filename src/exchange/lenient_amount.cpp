// Lenient amounts: Dutch marks, units, and words for how exact a figure is.
#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "exchange/lenient.h"
#include "exchange/lenient_words.h"

namespace stip {
namespace {

constexpr std::int64_t largest_cents = 100'000'000'000'000'000;

/// A Dutch number as digits and the number of decimals; empty if it is none, or may be read in two ways.
struct Digits {
  std::int64_t units = 0;
  int decimals = 0;
};

bool is_grouped(std::string_view whole, char mark) {
  const auto parts = split(whole, mark);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i == 0 ? parts[i].empty() || parts[i].size() > 3 : parts[i].size() != 3) return false;
  }
  return true;
}

std::optional<Digits> read_digits(std::string number) {
  std::erase(number, ' ');
  for (std::string_view end : {",-", ",--", ",=", ".-"}) {
    if (ends_with(number, end)) number.resize(number.size() - end.size());
  }
  if (number.empty() || number.find_first_not_of("0123456789.,") != number.npos) return std::nullopt;
  const auto last_mark = number.find_last_of(".,");
  std::string decimals;
  if (last_mark != number.npos) {
    const char mark = number[last_mark];
    const char other = mark == '.' ? ',' : '.';
    const std::string tail = number.substr(last_mark + 1);
    const std::string head = number.substr(0, last_mark);
    const bool only_once = head.find(mark) == head.npos;
    if (only_once && head.find(other) != head.npos) {  // "1.250,50": the last mark is the decimal one.
      if (!is_grouped(head, other)) return std::nullopt;
      number = head, decimals = tail;
    } else if (only_once && tail.size() != 3) {
      number = head, decimals = tail;
    } else if (mark == ',' && only_once) {
      return std::nullopt;  // "1,250": a thousand in English, one and a quarter in Dutch.
    } else if (!is_grouped(number, mark)) {
      return std::nullopt;
    }
  }
  std::erase(number, '.');
  std::erase(number, ',');
  number += decimals;
  Digits digits{0, static_cast<int>(decimals.size())};
  const auto [end, bad] = std::from_chars(number.data(), number.data() + number.size(), digits.units);
  if (bad != std::errc{} || end != number.data() + number.size() || digits.decimals > 9) return std::nullopt;
  return digits;
}

std::optional<std::int64_t> cents_of(const Digits& digits, std::int64_t multiplier) {
  std::int64_t factor = multiplier * 100;
  std::int64_t units = digits.units;
  for (int i = 0; i < digits.decimals; ++i) {  // Take the decimals out of the factor first: it is a power of ten.
    if (factor % 10 == 0)
      factor /= 10;
    else if (units % 10 == 0)
      units /= 10;
    else
      return std::nullopt;
  }
  if (units > largest_cents / factor) return std::nullopt;
  return units * factor;
}

/// Takes a word such as "mln" out of the text; 0: there is none.
std::int64_t take_unit(std::string& text) {
  struct Unit {
    std::string_view word;
    std::int64_t factor;
  };
  static constexpr Unit units[] = {
      {"miljoen", 1'000'000}, {"million", 1'000'000},     {"mln.", 1'000'000},        {"mln", 1'000'000},
      {"mio", 1'000'000},     {"miljard", 1'000'000'000}, {"billion", 1'000'000'000}, {"mld.", 1'000'000'000},
      {"mld", 1'000'000'000}, {"duizend", 1'000},         {"thousand", 1'000},        {"k", 1'000},
      {"m", 1'000'000}};
  for (const Unit& unit : units) {
    const auto at = text.rfind(unit.word);
    if (at == text.npos) continue;
    replace_all(text, unit.word, " ");
    return unit.factor;
  }
  return 0;
}

bool take_any(std::string& text, std::initializer_list<std::string_view> words) {
  for (std::string_view word : words) {
    if (!starts_with(text, word)) continue;
    text = std::string(trimmed(std::string_view(text).substr(word.size())));
    return true;
  }
  return false;
}

Error no_amount(std::string_view text) {
  return {ErrorKind::invalid, said("amount"), said("'{}' cannot be read as an amount.", text),
          said("Write for instance 1.250.000, 2,5 mln, 10-15 mln, ca. 3 mln, max. 5 mln or p.m.")};
}

std::optional<Amount> amount_between(const std::string& low, const std::string& high, std::int64_t factor,
                                     Exactness exactness) {
  const auto from = read_digits(low), to = read_digits(high);
  if (!from || !to) return std::nullopt;
  const auto from_cents = cents_of(*from, factor), to_cents = cents_of(*to, factor);
  if (!from_cents || !to_cents || *from_cents > *to_cents) return std::nullopt;
  Amount amount;
  amount.exactness = exactness;
  amount.low.cents = *from_cents;
  amount.high.cents = *to_cents;
  if (const auto again = parse_amount(to_text(amount)); again.ok()) return *again;  // As the canonical reader fills it.
  return std::nullopt;
}

}  // namespace

ErrorOr<LenientAmount> read_amount(std::string_view text, std::int64_t multiplier) {
  std::string rest = plain_cell(text);
  if (rest.empty()) return LenientAmount{};
  if (means_nothing_yet(rest)) return LenientAmount{{}, said("'{}' was read as: amount not stated", trimmed(text))};
  for (std::string_view sign : {"\xE2\x82\xAC", "euro", "eur"}) replace_all(rest, sign, " ");
  rest = std::string(trimmed(rest));
  Exactness exactness = Exactness::exact;
  if (take_any(rest, {"ca.", "circa", "ca ", "ongeveer", "ongev.", "+/-", "\xC2\xB1", "~", "about", "approx.", "ruim"}))
    exactness = Exactness::about;
  else if (take_any(rest, {"maximaal", "max.", "max ", "ten hoogste", "hoogstens", "tot ", "<=", "\xE2\x89\xA4", "<",
                           "up to"}))
    exactness = Exactness::ceiling;
  else if (take_any(rest,
                    {"minimaal", "min.", "min ", "ten minste", "minstens", ">=", "\xE2\x89\xA5", ">", "at least"}))
    exactness = Exactness::floor;
  LenientAmount found;
  const std::int64_t unit = take_unit(rest);
  const std::int64_t factor = unit > 0 ? unit : multiplier;
  if (unit > 0 && multiplier > 1 && unit != multiplier)
    found.remark = said("the unit in the cell counts, not that of the header");
  rest = std::string(trimmed(rest));
  for (std::string_view mark : {" tot en met ", " t/m ", " tot ", "\xC3\xA0", " a ", "..", " - ", "-"}) {
    const auto at = rest.find(mark);
    if (at == rest.npos || at == 0 || exactness != Exactness::exact) continue;
    const std::string high(trimmed(std::string_view(rest).substr(at + mark.size())));
    if (high.empty()) continue;  // "500.000,-"
    if (const auto range = amount_between(std::string(trimmed(std::string_view(rest).substr(0, at))), high, factor,
                                          Exactness::range)) {
      found.amount = *range;
      return found;
    }
  }
  const auto amount = amount_between(rest, rest, factor, exactness);
  if (!amount) return no_amount(text.substr(0, 80));
  found.amount = *amount;
  return found;
}

std::int64_t multiplier_of_header(std::string_view header) {
  std::string text = plain_cell(header);
  std::string tight = text;
  std::erase(tight, ' ');
  replace_all(tight, "\xE2\x82\xAC", "e");
  const WordList words = words_of_cell(text);
  const auto has = [&](std::initializer_list<std::string_view> some) {
    return std::ranges::any_of(some,
                               [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); });
  };
  if (has({"mld", "miljard", "billion"})) return 1'000'000'000;
  if (has({"mln", "miljoen", "million", "mio"}) || contains(tight, "1.000.000") || contains(tight, "meur") ||
      contains(tight, "(me)"))
    return 1'000'000;
  if (has({"duizend", "duizenden", "thousand"}) || contains(tight, "xe1.000") || contains(tight, "xe1000") ||
      contains(tight, "x1.000") || contains(tight, "x1000") || contains(tight, "e1.000") || contains(tight, "ke)") ||
      starts_with(tight, "ke") || ends_with(tight, "ke") || contains(tight, "keur")) {
    return 1'000;
  }
  return 1;
}

}  // namespace stip
