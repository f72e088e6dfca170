// AnswerWords: letters by ICU, stems by libstemmer.
#include "consultation/answer_words.h"

#include <libstemmer.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

#include "base/text.h"
#include "consultation/stop_words.h"

namespace stip {
namespace {

bool is_ascii(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

void append_lower(std::string& word, UChar32 letter) {
  letter = u_tolower(letter);
  char bytes[4];
  std::int32_t n = 0;
  UBool failed = false;
  U8_APPEND(reinterpret_cast<std::uint8_t*>(bytes), n, 4, letter, failed);
  if (!failed) word.append(bytes, static_cast<std::size_t>(n));
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto n = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < n;) {
    UChar32 letter = 0;
    U8_NEXT(bytes, i, n, letter);
    const bool is_mark = letter >= 0 && u_charType(letter) == U_NON_SPACING_MARK;  // An accent that stands apart.
    if (letter >= 0 && (u_isalnum(letter) || (is_mark && !word.empty()))) {
      append_lower(word, letter);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

bool is_stop_word(std::string_view word, Language language) {
  const auto& words = language == Language::nl ? dutch_stop_words() : english_stop_words();
  return std::binary_search(words.begin(), words.end(), word);
}

Stems::Stems(Language language)
    : language_(language), stemmer_(sb_stemmer_new(language == Language::nl ? "dutch" : "english", nullptr)) {
  STIP_ASSERT(stemmer_);
}

Stems::~Stems() { sb_stemmer_delete(stemmer_); }

std::uint32_t Stems::make(const std::string& word) {
  const std::string bare = is_ascii(word) ? word : folded(word);
  const bool is_number = std::all_of(bare.begin(), bare.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (length(bare) < 3 || length(bare) > 60 || is_number || is_stop_word(bare, language_)) return none;
  const sb_symbol* const stem =
      sb_stemmer_stem(stemmer_, reinterpret_cast<const sb_symbol*>(bare.data()), static_cast<int>(bare.size()));
  STIP_ASSERT(stem);
  const std::string text(reinterpret_cast<const char*>(stem), static_cast<std::size_t>(sb_stemmer_length(stemmer_)));
  const auto [found, is_new] = by_stem_.try_emplace(text, static_cast<std::uint32_t>(forms_.size()));
  if (is_new) forms_.emplace_back();
  return found->second;
}

std::uint32_t Stems::number_of(const std::string& word) {
  auto found = by_word_.find(word);
  if (found == by_word_.end()) found = by_word_.emplace(word, make(word)).first;
  if (found->second != none) ++forms_[found->second][word];
  return found->second;
}

std::uint32_t Stems::find(const std::string& word) const {
  const auto found = by_word_.find(word);
  return found == by_word_.end() ? none : found->second;
}

std::string Stems::shown(std::uint32_t stem) const {
  std::string best;
  std::uint64_t most = 0;
  for (const auto& [form, count] : forms_[stem]) {
    if (count < most || (count == most && form > best)) continue;
    best = form;
    most = count;
  }
  return best;
}

}  // namespace stip
