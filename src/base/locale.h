// Locale: texts in Dutch and English, and dates, numbers and money as their readers write them.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/money.h"

namespace stip {

enum class Language { nl, en };

std::string_view tag(Language language);  ///< "nl", "en".

/// Marks an English text that is translated elsewhere by tr(), so that tools/texts finds it.
constexpr std::string_view msg(std::string_view english) { return english; }

/// The translation of an English text, from locale/*.po; the text itself if there is none.
std::string_view tr(Language language, std::string_view english);
/// Marks an English text in a table, to be translated where it is shown.
constexpr std::string_view tr_later(std::string_view english) { return english; }
/// The same with a context, such as the name of a record type; falls back to the text without it.
std::string_view tr_in(Language language, std::string_view context, std::string_view english);
/// Singular or plural: tr_n(nl, "{} action", "{} actions", 3) gives "3 acties".
std::string tr_n(Language language, std::string_view one, std::string_view many, long count);
/// `text` with each {} replaced by the next value.
std::string fill(std::string_view text, std::initializer_list<std::string_view> values);

/// "6 september 2026", "september 2026", "derde kwartaal 2026", "tweede helft 2026", "2026"; "" for empty.
std::string date_text(Language language, const Date& date);
std::string date_text(Language language, Day day);
/// Short, for tables: "6 sep 2026", "Q3 2026", "H2 2026".
std::string short_date_text(Language language, const Date& date);
/// "24 november 2026, 19:25 uur": Dutch time.
std::string instant_text(Language language, Instant instant);

/// Numbers with the marks of the language: "1.234,5" in Dutch.
std::string number_text(Language language, Decimal number);
std::string number_text(Language language, long number);
/// "41,6", "circa 35.000", "151 tot 187", "hoogstens 3".
std::string quantity_text(Language language, const Quantity& quantity);
/// In full: "EUR 246.000.000", "circa EUR 100.000.000", "ten hoogste EUR 5.000.000.000".
std::string amount_text(Language language, const Amount& amount);
/// For reading: "€ 246 mln", "circa € 100 mln", "€ 151 tot 187 mld", "€ 49,6 mln". Never rounds away a digit
/// that its source gave: if three decimals of a million are not enough, it is written in full.
std::string short_amount_text(Language language, const Amount& amount);
/// A difference in money with its sign: "+ € 12 mln", "− € 3,5 mln".
std::string signed_amount_text(Language language, std::int64_t cents);

/// How two texts are ordered in a dictionary of the language; negative, 0 or positive.
int collate(Language language, std::string_view a, std::string_view b);

}  // namespace stip
