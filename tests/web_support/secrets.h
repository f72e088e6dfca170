// Secrets: the marker words of tests/example-small, and a search for those that one viewer may not meet.
#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/record.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "tests/web_support/small_example.h"

namespace stip {

/// A word that only viewers with this clearance may meet, in lower case.
struct Marker {
  std::string word;
  Classification level = Classification::restricted;
};

/// The lines of markers.txt: word, who, record, field, with tabs between.
inline std::vector<Marker> markers_of_example() {
  std::vector<Marker> markers;
  for (const std::string& line : split(need(read_file("tests/example-small/markers.txt"), "markers"), '\n')) {
    const auto parts = split(line, '\t');
    if (parts.size() < 2 || starts_with(line, "#")) continue;
    markers.push_back(
        {to_lower(parts[0]), contains(parts[1], "restricted") ? Classification::restricted : Classification::internal});
  }
  STIP_ASSERT(markers.size() > 40);
  return markers;
}

/// Lower case, and the digits of a number together however they are grouped: "7.654.321", "7 654 321", "7,654,321".
inline std::string plain_text_of(std::string_view text) {
  static constexpr std::string_view between[] = {".",      ",",      " ",      "'",      "_",   "\u00A0",
                                                 "\u202F", "\u2009", "&nbsp;", "&#160;", "%20", "%2E"};
  const auto is_digit = [&](std::size_t at) {
    return at < text.size() && std::isdigit(static_cast<unsigned char>(text[at]));
  };
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    std::size_t skip = 0;
    if (at > 0 && is_digit(at - 1)) {
      for (const std::string_view mark : between) {
        if (text.substr(at, mark.size()) == mark && is_digit(at + mark.size())) skip = mark.size();
      }
    }
    if (skip > 0) {
      at += skip;
      continue;
    }
    const char c = text[at++];
    plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return plain;
}

/// What one viewer may not meet.
class Secrets {
 public:
  Secrets(std::vector<Marker> markers, Classification clearance) {
    for (Marker& marker : markers) {
      if (marker.level > clearance) words_.push_back(std::move(marker.word));
    }
  }

  /// The first secret word in `text` that is not in `asked` (what the visitor typed himself comes back to him); "" if none.
  std::string found_in(std::string_view text, std::string_view asked = {}) const {
    const std::string plain = plain_text_of(text), typed = plain_text_of(asked);
    for (const std::string& word : words_) {
      if (occurs(plain, word) && !contains(typed, word)) return word;
    }
    return {};
  }
  const std::vector<std::string>& words() const { return words_; }

 private:
  /// Digits inside a hash prove nothing: a number stands by itself, with or without its cents.
  static bool occurs(const std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      if (!std::isdigit(static_cast<unsigned char>(word[0]))) return true;
      auto end = at + word.size();
      if (text.compare(end, 2, "00") == 0) end += 2;
      const auto in_hash = [&](std::size_t place) {
        return place < text.size() && std::isxdigit(static_cast<unsigned char>(text[place]));
      };
      if (!(at > 0 && in_hash(at - 1)) && !in_hash(end)) return true;
    }
    return false;
  }

  std::vector<std::string> words_;
};

}  // namespace stip
