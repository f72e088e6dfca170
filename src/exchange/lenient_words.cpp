// Lenient words: folding and cutting.
#include "exchange/lenient_words.h"

#include "base/text.h"

namespace stip {

std::string plain_cell(std::string_view text) {
  std::string out = folded(trimmed(text));
  for (std::string_view dash : {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xE2\x80\x91"})
    replace_all(out, dash, "-");
  for (std::string_view quote : {"\xE2\x80\x99", "\xE2\x80\x98"}) replace_all(out, quote, "'");
  replace_all(out, "\xC2\xA0", " ");
  replace_all(out, "\xE2\x80\xAF", " ");
  return out;
}

WordList words_of_cell(std::string_view text) {
  WordList words;
  const auto kind = [](char c) {
    return c >= '0' && c <= '9' ? 1 : (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) > 127 ? 2 : 0;
  };
  int before = 0;
  for (char c : text) {
    const int now = kind(c);
    if (now != 0 && now != before) words.emplace_back();
    if (now != 0) words.back() += c;
    before = now;
  }
  return words;
}

}  // namespace stip
