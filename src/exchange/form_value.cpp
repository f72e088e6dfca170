// Form value: what a browser does to a text, and values as people write them.
#include "exchange/form_value.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

#include "base/text.h"
#include "exchange/lenient.h"
#include "exchange/lenient_words.h"

namespace stip {
namespace {

/// Whether `mark` stands where thousands end: "1.250.000"; "0.125" and "39.7" are no such numbers.
bool is_grouped(std::string_view number, char mark) {
  const auto parts = split(number, mark);
  if (parts.front().empty() || parts.front().size() > 3 || parts.front().front() == '0') return false;
  return std::all_of(parts.begin() + 1, parts.end(), [](const std::string& part) { return part.size() == 3; });
}

std::optional<Decimal> read_number(std::string number, Language language) {
  std::erase(number, ' ');
  const bool is_negative = starts_with(number, "-");
  if (is_negative) number.erase(0, 1);
  if (number.empty() || number.find_first_not_of("0123456789.,") != number.npos) return std::nullopt;
  char point = language == Language::nl ? ',' : '.';
  char group = language == Language::nl ? '.' : ',';
  if (!contains(number, std::string(1, point)) && contains(number, std::string(1, group)) && !is_grouped(number, group))
    std::swap(point, group);  // "39.7" in Dutch.
  const auto at = number.find(point);
  std::string whole = number.substr(0, at);
  if (contains(whole, std::string(1, group)) && !is_grouped(whole, group)) return std::nullopt;
  std::erase(whole, group);
  const std::string rest = at == number.npos ? std::string() : "." + number.substr(at + 1);
  const auto decimal = parse_decimal((is_negative ? "-" : "") + whole + rest);
  return decimal.ok() ? std::optional(*decimal) : std::nullopt;
}

bool take_any(std::string& text, std::initializer_list<std::string_view> words) {
  for (std::string_view word : words) {
    if (!starts_with(text, word)) continue;
    text = std::string(trimmed(std::string_view(text).substr(word.size())));
    return true;
  }
  return false;
}

Exactness take_exactness(std::string& text) {
  if (take_any(text, {"circa", "ca.", "ca ", "ongeveer", "rond", "about", "approximately", "approx.", "~", "±"}))
    return Exactness::about;
  if (take_any(text, {"ten hoogste", "hoogstens", "maximaal", "max.", "max ", "at most", "<=", "≤"}))
    return Exactness::ceiling;
  if (take_any(text, {"ten minste", "tenminste", "minstens", "minimaal", "min.", "at least", ">=", "≥"}))
    return Exactness::floor;
  return Exactness::exact;
}

std::optional<Quantity> read_range(const std::string& text, Language language) {
  for (std::string_view mark : {"..", " t/m ", " tot ", " to ", " - ", "-"}) {
    const auto at = text.find(mark, 1);  // From 1: "-5" is no range.
    if (at == text.npos) continue;
    const auto low = read_number(text.substr(0, at), language);
    const auto high = read_number(std::string(trimmed(std::string_view(text).substr(at + mark.size()))), language);
    if (low && high && compare(*low, *high) <= 0) return Quantity{Exactness::range, *low, *high};
  }
  return std::nullopt;
}

Error unreadable(std::string_view problem, std::string_view typed, std::string_view remedy) {
  const std::string start(typed.substr(0, 200));
  return {ErrorKind::invalid, "field", fill(problem, {is_utf8(start) ? start : "…"}), std::string(remedy)};
}

ErrorOr<FormValue> date_value(std::string_view typed, Language language) {
  const auto dates = read_dates(typed);
  const auto remedy = tr(language, "Write for instance 1-3-2027, March 2027, Q3 2027 or 2027.");
  if (!dates.ok()) return unreadable(tr(language, "‘{}’ cannot be read as a date."), typed, remedy);
  if (dates->start) return unreadable(tr(language, "‘{}’ is a period, and one date is asked for."), typed, remedy);
  return FormValue{to_text(dates->end), !dates->remark.empty()};
}

ErrorOr<FormValue> amount_value(std::string_view typed, Language language) {
  if (const auto canonical = parse_amount(typed); canonical.ok() && starts_with(to_text(*canonical), typed))
    return FormValue{to_text(*canonical)};
  const auto amount = read_amount(typed);
  if (!amount.ok())
    return unreadable(tr(language, "‘{}’ cannot be read as an amount."), typed,
                      tr(language, "Write for instance € 1.250.000, 1.5 mln, 10-15 mln, about 3 mln or max. 5 mln."));
  return FormValue{to_text(amount->amount), !amount->remark.empty()};
}

ErrorOr<FormValue> whole_value(std::string_view typed, Language language) {
  std::string digits = plain_cell(typed);
  std::erase(digits, ' ');
  for (char mark : {'.', ','}) {
    const std::string_view number = starts_with(digits, "-") ? std::string_view(digits).substr(1) : digits;
    if (contains(number, std::string(1, mark)) && is_grouped(number, mark)) std::erase(digits, mark);
  }
  const auto whole = parse_whole(digits);
  if (!whole.ok())
    return unreadable(tr(language, "‘{}’ is not a whole number."), typed,
                      tr(language, "Write digits only, for instance 2030."));
  return FormValue{*whole ? std::to_string(**whole) : std::string()};
}

std::string shown(const Field& field, std::string_view canonical, Language language) {
  if (field.kind == Kind::date) return short_date_text(language, *parse_date(canonical));
  if (field.kind == Kind::amount) return amount_text(language, *parse_amount(canonical));
  return quantity_text(language, *parse_quantity(canonical));
}

}  // namespace

std::string as_sent(std::string_view text) {
  std::string sent(text);
  replace_all(sent, "\r\n", "\n");
  std::ranges::replace(sent, '\r', '\n');
  std::string clean;
  clean.reserve(sent.size());
  for (char c : sent) {
    const bool is_forbidden = (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
    is_forbidden ? clean += "\xEF\xBF\xBD" : clean += c;
  }
  return std::string(trimmed(clean));
}

std::string shown_value(const Field& field, std::string_view canonical, Language language) {
  if (canonical.empty()) return {};
  if (field.kind != Kind::date && field.kind != Kind::amount && field.kind != Kind::quantity)
    return std::string(canonical);
  std::string words = shown(field, canonical, language);
  replace_all(words, "\xC2\xA0", " ");
  const auto again = read_value(field, words, language);
  return again.ok() && again->text == canonical && !again->assumed ? words : std::string(canonical);
}

ErrorOr<Quantity> read_quantity(std::string_view text, Language language) {
  std::string rest = plain_cell(text);
  if (rest.empty()) return Quantity{};
  const Exactness exactness = take_exactness(rest);
  if (exactness == Exactness::exact) {
    if (const auto range = read_range(rest, language)) return *range;
  }
  if (const auto number = read_number(rest, language)) {
    return Quantity{exactness, exactness == Exactness::ceiling ? Decimal{} : *number, *number};
  }
  return unreadable(tr(language, "‘{}’ cannot be read as a number."), text,
                    tr(language, "Write for instance 41.6, about 35,000, 151 to 187 or at most 3."));
}

ErrorOr<FormValue> read_value(const Field& field, std::string_view typed, Language language) {
  switch (field.kind) {
    case Kind::date:
      return date_value(typed, language);
    case Kind::amount:
      return amount_value(typed, language);
    case Kind::whole:
      return whole_value(typed, language);
    case Kind::quantity: {
      STIP_TRY_AS(const Quantity quantity, read_quantity(typed, language));
      return FormValue{to_text(quantity)};
    }
    default:
      return FormValue{std::string(typed)};
  }
}

}  // namespace stip
