// AnswerQuotes: what of an answer can be quoted.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "consultation/open_answers.h"

namespace stip {

/// The sentences of a text, as they stand: each ends after . ! ? or … with white space behind, or at a line end.
std::vector<std::string_view> sentences_of(std::string_view text);

/// Whether a text seems to say who somebody is: an @, or seven digits in a row but for spaces, points and dashes.
bool seems_personal(std::string_view text);

/// The answer, or if it is longer than `most` characters the sentence that has most of the words; nothing if that is
/// too long too, seems personal, or may not be quoted. `is_wanted`: whether a word, as words_of gives it, is one of them.
template <class IsWanted>
std::optional<Quote> quote_of(const OpenAnswer& answer, std::size_t most, const IsWanted& is_wanted);

}  // namespace stip

// --- How -------------------------------------------------------------------------------------------

#include "base/text.h"
#include "consultation/answer_words.h"

namespace stip {

template <class IsWanted>
std::optional<Quote> quote_of(const OpenAnswer& answer, std::size_t most, const IsWanted& is_wanted) {
  if (!answer.may_quote) return std::nullopt;
  std::string_view text = trimmed(answer.text);
  const bool whole = length(text) <= most;
  if (!whole) {
    std::size_t most_words = 0;
    std::string_view best;
    for (const std::string_view sentence : sentences_of(text)) {
      if (length(sentence) > most) continue;
      std::size_t words = 0;
      for (const std::string& word : words_of(sentence)) words += is_wanted(word);
      if (words > most_words || best.empty()) best = sentence;
      most_words = std::max(most_words, words);
    }
    text = best;
  }
  if (text.empty() || seems_personal(text)) return std::nullopt;
  return Quote{answer.id, std::string(text), whole};
}

}  // namespace stip
