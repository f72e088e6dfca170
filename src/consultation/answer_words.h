// AnswerWords: the words of a text, and the stems by which answers are compared.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/locale.h"

struct sb_stemmer;

namespace stip {

/// The words of a text in lower case, as they come: runs of letters and digits. Of UTF-8 text.
std::vector<std::string> words_of(std::string_view text);

/// Whether a word tells nothing of what an answer is about: "de", "het", "niet"; "the", "not".
/// `word` is without accents.
bool is_stop_word(std::string_view word, Language language);

/// Gives words their stems, one number for each stem: "dieren" and "dier" are one. Not for two threads at once.
class Stems {
 public:
  static constexpr std::uint32_t none = ~std::uint32_t{0};

  explicit Stems(Language language);
  ~Stems();
  Stems(const Stems&) = delete;
  Stems& operator=(const Stems&) = delete;

  /// The number of the stem of a word; none for stop words, numbers and words of one or two letters.
  /// Source: M. Porter, Snowball (libstemmer), the algorithms for Dutch and English.
  std::uint32_t number_of(const std::string& word);
  std::uint32_t find(const std::string& word) const;  ///< The same of a word that was given before; none for others.
  std::size_t size() const { return forms_.size(); }
  /// The form in which a stem came most; of equal ones the first by its letters.
  std::string shown(std::uint32_t stem) const;

 private:
  std::uint32_t make(const std::string& word);

  Language language_;
  sb_stemmer* stemmer_;
  std::unordered_map<std::string, std::uint32_t> by_word_, by_stem_;
  std::vector<std::unordered_map<std::string, std::uint64_t>> forms_;  ///< By stem: word and how many times.
};

}  // namespace stip
