// Locale: reads the compiled catalogues (GNU .mo) that travel inside the program.
#include "base/locale.h"

#include <unicode/coll.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "base/text.h"

extern "C" {
extern const char stip_nl_mo[], stip_nl_mo_end[], stip_en_mo[], stip_en_mo_end[];
}

namespace stip {
namespace {

/// Text to translation. Keys are as in .mo files: context, a byte 4 and the text; plural forms are separated by a byte
/// 0. Every text of every page is looked up here, so a look-up reads sixteen bytes of a text and not all of it to find
/// its place.
class Catalogue {
 public:
  explicit Catalogue(std::size_t count) : places_(std::bit_ceil(2 * count + 1)) {}

  void add(std::string_view text, std::string_view translation) {
    Place& place = places_[find_place(text)];
    if (place.text.empty()) place = {text, translation};
  }
  /// nullptr: it is not translated.
  const std::string_view* find(std::string_view text) const {
    if (text.empty()) return nullptr;
    const Place& place = places_[find_place(text)];
    return place.text.empty() ? nullptr : &place.translation;
  }

 private:
  struct Place {
    std::string_view text, translation;  ///< No text: nothing stands here.
  };

  /// Where `text` stands, or where it would. There is always room.
  std::size_t find_place(std::string_view text) const {
    std::size_t at = hash(text) & (places_.size() - 1);
    while (!places_[at].text.empty() && places_[at].text != text) at = (at + 1) & (places_.size() - 1);
    return at;
  }
  static std::size_t hash(std::string_view text) {
    std::uint64_t first = 0, last = 0;
    const std::size_t part = std::min<std::size_t>(text.size(), sizeof first);
    std::memcpy(&first, text.data(), part);
    std::memcpy(&last, text.data() + text.size() - part, part);
    std::uint64_t mixed = (first ^ text.size()) * 0x9e3779b97f4a7c15 + last;
    mixed = (mixed ^ mixed >> 29) * 0xbf58476d1ce4e5b9;
    return mixed ^ mixed >> 32;
  }

  std::vector<Place> places_;
};

Catalogue read_catalogue(const char* begin) {
  const auto word = [&](std::size_t at) {
    std::uint32_t value = 0;
    std::memcpy(&value, begin + at, 4);
    return value;
  };
  if (word(0) != 0x950412de) return Catalogue(0);
  Catalogue texts(word(8));
  const std::uint32_t count = word(8), originals = word(12), translations = word(16);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view whole(begin + word(originals + 8 * i + 4), word(originals + 8 * i));
    const std::string_view translation(begin + word(translations + 8 * i + 4), word(translations + 8 * i));
    if (!whole.empty() && !translation.empty()) texts.add(whole.substr(0, whole.find('\0')), translation);
  }
  return texts;
}

const Catalogue& catalogue(Language language) {
  static const Catalogue dutch = read_catalogue(stip_nl_mo), english = read_catalogue(stip_en_mo);
  return language == Language::nl ? dutch : english;
}

constexpr std::array month_names = {msg("January"),   msg("February"), msg("March"),    msg("April"),
                                    msg("May"),       msg("June"),     msg("July"),     msg("August"),
                                    msg("September"), msg("October"),  msg("November"), msg("December")};
constexpr std::array short_months_nl = {"jan", "feb", "mrt", "apr", "mei", "jun",
                                        "jul", "aug", "sep", "okt", "nov", "dec"};
constexpr std::array short_months_en = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::size_t month_index(const Day& day) { return unsigned{day.month()} - 1; }

std::string grouped(Language language, std::string digits) {
  const bool negative = starts_with(digits, "-");
  if (negative) digits.erase(0, 1);
  auto point = digits.find('.');
  const std::string_view decimal = language == Language::nl ? "," : ".";
  const std::string_view thousand = language == Language::nl ? "." : ",";
  std::string fraction = point == digits.npos ? std::string() : digits.substr(point + 1);
  std::string whole = digits.substr(0, point);
  for (std::size_t at = whole.size(); at > 3; at -= 3) whole.insert(at - 3, thousand);
  // A minus sign, not a hyphen, as readers and screen readers expect.
  return (negative ? "\xE2\x88\x92" : "") + whole + (fraction.empty() ? "" : std::string(decimal) + fraction);
}

/// What a figure is called by how exactly it is known; `low` and `high` are texts already.
std::string exactness_text(Language language, Exactness exactness, const std::string& low, const std::string& high) {
  switch (exactness) {
    case Exactness::none:
      return {};
    case Exactness::exact:
      return high;
    case Exactness::about:
      return fill(tr(language, "about {}"), {high});
    case Exactness::range:
      return fill(tr(language, "{} to {}"), {low, high});
    case Exactness::ceiling:
      return fill(tr(language, "at most {}"), {high});
    case Exactness::floor:
      return fill(tr(language, "at least {}"), {high});
  }
  return {};
}

std::string sign_of(const Money& money) {
  return std::strcmp(money.currency, "EUR") == 0 ? "\xE2\x82\xAC" : money.currency;
}

/// Cents as a decimal of `unit` euros without trailing zeros.
Decimal scaled(std::int64_t cents, std::int64_t unit_euros) {
  std::uint8_t scale = unit_euros == 1 ? 2 : unit_euros == 1'000'000 ? 8 : 11;
  std::int64_t units = cents;
  while (scale > 0 && units % 10 == 0) units /= 10, --scale;
  return {units, scale};
}

struct Unit {
  std::int64_t euros;
  std::string_view nl, en;
};

Unit unit_for(const Amount& amount) {
  static constexpr Unit units[] = {{1'000'000'000, " mld", " billion"}, {1'000'000, " mln", " million"}};
  const std::int64_t largest = std::max(std::abs(amount.low.cents), std::abs(amount.high.cents));
  for (const Unit& unit : units) {
    if (largest < unit.euros * 100) continue;
    if (scaled(amount.low.cents, unit.euros).scale <= 3 && scaled(amount.high.cents, unit.euros).scale <= 3)
      return unit;
  }
  return {1, "", ""};
}

}  // namespace

std::string_view tag(Language language) { return language == Language::nl ? "nl" : "en"; }

std::string_view tr(Language language, std::string_view english) {
  const auto* found = catalogue(language).find(english);
  return found ? *found : english;
}

std::string_view tr_in(Language language, std::string_view context, std::string_view english) {
  std::array<char, 256> near;  // Keys are short, so that none needs memory of its own.
  std::string far;
  const std::size_t size = context.size() + 1 + english.size();
  char* key = near.data();
  if (size > near.size()) key = (far.resize(size), far.data());
  std::memcpy(key, context.data(), context.size());
  key[context.size()] = '\4';
  std::memcpy(key + context.size() + 1, english.data(), english.size());
  const auto* found = catalogue(language).find({key, size});
  return found ? *found : tr(language, english);
}

std::string tr_n(Language language, std::string_view one, std::string_view many, long count) {
  std::string_view chosen = count == 1 ? one : many;
  if (const auto* found = catalogue(language).find(one)) {
    const auto cut = found->find('\0');
    // Without a plural form of its own the text of many may stand apart in the catalogue.
    if (count != 1 && cut == found->npos) return fill(tr(language, many), {number_text(language, count)});
    chosen = count == 1 ? found->substr(0, cut) : found->substr(cut + 1);
  }
  return fill(chosen, {number_text(language, count)});
}

std::string fill(std::string_view text, std::initializer_list<std::string_view> values) {
  std::string filled;
  std::size_t size = text.size();
  for (std::string_view value : values) size += value.size();
  filled.reserve(size);
  for (std::string_view value : values) {
    const auto hole = text.find("{}");
    if (hole == text.npos) break;
    filled += text.substr(0, hole);
    filled += value;
    text.remove_prefix(hole + 2);
  }
  return filled.append(text);
}

std::string date_text(Language language, Day day) { return date_text(language, Date{day, Precision::day}); }

std::string date_text(Language language, const Date& date) {
  if (date.empty()) return {};
  const std::string year = std::to_string(date.year());
  const std::size_t month = month_index(date.first());
  const auto with_year = [&](std::string_view part) { return std::string(tr(language, part)) + " " + year; };
  static constexpr std::array quarters = {msg("first quarter of"), msg("second quarter of"), msg("third quarter of"),
                                          msg("fourth quarter of")};
  switch (date.precision()) {
    case Precision::year:
      return year;
    case Precision::half_year:
      return with_year(month < 6 ? msg("first half of") : msg("second half of"));
    case Precision::quarter:
      return with_year(quarters[month / 3]);
    case Precision::month:
      return with_year(month_names[month]);
    case Precision::day:
      break;
  }
  return std::to_string(unsigned{date.first().day()}) + " " + with_year(month_names[month]);
}

std::string short_date_text(Language language, const Date& date) {
  if (date.empty()) return {};
  const std::string year = std::to_string(date.year());
  const std::size_t month = month_index(date.first());
  const std::string name = language == Language::nl ? short_months_nl[month] : short_months_en[month];
  switch (date.precision()) {
    case Precision::year:
      return year;
    case Precision::half_year:
      return (month < 6 ? "H1 " : "H2 ") + year;
    case Precision::quarter:
      return "Q" + std::to_string(month / 3 + 1) + " " + year;
    case Precision::month:
      return name + " " + year;
    case Precision::day:
      break;
  }
  return std::to_string(unsigned{date.first().day()}) + " " + name + " " + year;
}

std::string instant_text(Language language, Instant instant) {
  static const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone("Europe/Amsterdam"));
  int32_t offset = 0, daylight = 0;
  UErrorCode status = U_ZERO_ERROR;
  zone->getOffset(static_cast<double>(instant.time_since_epoch().count()) * 1000, false, offset, daylight, status);
  const Instant local = instant + std::chrono::seconds{(offset + daylight) / 1000};
  const std::string time = to_text(local).substr(11, 5);
  return fill(tr(language, "{}, {}"), {date_text(language, day_of(local)), time});
}

std::string number_text(Language language, Decimal number) { return grouped(language, to_text(number)); }
std::string number_text(Language language, long number) {
  std::string digits = std::to_string(number);
  return 0 <= number && number < 1000 ? digits : grouped(language, std::move(digits));
}

std::string quantity_text(Language language, const Quantity& quantity) {
  return exactness_text(language, quantity.exactness, number_text(language, quantity.low),
                        number_text(language, quantity.high));
}

std::string amount_text(Language language, const Amount& amount) {
  const auto euros = [&](const Money& money) { return number_text(language, scaled(money.cents, 1)); };
  const std::string prefix = std::string(amount.high.currency) + "\xC2\xA0";
  return exactness_text(language, amount.exactness, prefix + euros(amount.low),
                        (amount.exactness == Exactness::range ? "" : prefix) + euros(amount.high));
}

std::string short_amount_text(Language language, const Amount& amount) {
  const Unit unit = unit_for(amount);
  std::string name(language == Language::nl ? unit.nl : unit.en);
  if (!name.empty()) name.replace(0, 1, "\xC2\xA0");  // The number and its unit stay together.
  const auto words = [&](const Money& money) { return number_text(language, scaled(money.cents, unit.euros)); };
  const std::string prefix = sign_of(amount.high) + (language == Language::nl ? "\xC2\xA0" : "");
  if (amount.exactness == Exactness::range) {
    return exactness_text(language, amount.exactness, prefix + words(amount.low), words(amount.high) + name);
  }
  return exactness_text(language, amount.exactness, "", prefix + words(amount.high) + name);
}

std::string signed_amount_text(Language language, std::int64_t cents) {
  Amount amount;
  amount.exactness = Exactness::exact;
  amount.low.cents = amount.high.cents = std::abs(cents);
  return (cents < 0 ? "\xE2\x88\x92\xC2\xA0" : "+\xC2\xA0") + short_amount_text(language, amount);
}

int collate(Language language, std::string_view a, std::string_view b) {
  const auto make = [](const char* name) {
    UErrorCode status = U_ZERO_ERROR;
    return std::unique_ptr<icu::Collator>(icu::Collator::createInstance(icu::Locale(name), status));
  };
  static const auto dutch = make("nl"), english = make("en");
  UErrorCode status = U_ZERO_ERROR;
  const auto piece = [](std::string_view text) {
    return icu::StringPiece(text.data(), static_cast<int32_t>(text.size()));
  };
  return (language == Language::nl ? dutch : english)->compareUTF8(piece(a), piece(b), status);
}

}  // namespace stip
