// Reason words: canonical dates in a reason are found by their shape and read by the reader of dates.
#include "web/parts/reason_words.h"

#include <algorithm>

#include "base/date.h"
#include "base/text.h"

namespace stip {
namespace {

bool is_digit(char c) { return '0' <= c && c <= '9'; }

/// Whether `c` beside a date makes it part of something longer.
bool joins(char c) {
  return is_digit(c) || ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("-/_=.:#&?+%").find(c) != std::string_view::npos;
}

/// A full stop or colon ends a sentence, and joins only what goes on behind it.
bool ends_before(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest[0] == '.' || rest[0] == ':') return rest.size() == 1 || rest[1] == ' ' || rest[1] == '\n';
  return !joins(rest[0]);
}

/// Length of a canonical half-year, quarter or day at the start of `text`; 0: there is none.
std::size_t canonical_date(std::string_view text) {
  const auto is_number = [&](std::size_t from, std::size_t count) {
    return text.size() >= from + count && std::ranges::all_of(text.substr(from, count), is_digit);
  };
  if (!is_number(0, 4) || text.size() < 7 || text[4] != '-') return 0;
  const bool is_part = (text[5] == 'H' || text[5] == 'Q') && is_digit(text[6]);
  const bool is_day = is_number(5, 2) && text.size() >= 10 && text[7] == '-' && is_number(8, 2);
  const std::size_t size = is_part ? 7 : is_day ? 10 : 0;
  return size != 0 && ends_before(text.substr(size)) ? size : 0;
}

}  // namespace

std::string reason_words(Language language, std::string_view reason) {
  // What stip itself says of an act of its own, in one language since the ledger has no reader.
  constexpr std::string_view kept = msg("Documents of the edition are kept as they are.");
  if (reason == kept) return std::string(tr(language, kept));
  std::string words;
  words.reserve(reason.size());
  for (std::size_t at = 0; at < reason.size();) {
    const bool begins = at == 0 || !joins(reason[at - 1]);
    const std::size_t size = begins ? canonical_date(reason.substr(at)) : 0;
    const auto date = size == 0 ? ErrorOr<Date>(Date{}) : parse_date(reason.substr(at, size));
    if (size == 0 || !date.ok()) {
      words += reason[at++];
      continue;
    }
    words += date_text(language, *date);
    at += size;
  }
  return words;
}

}  // namespace stip
