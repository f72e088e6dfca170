// Word diff: what was taken out of a text and what was put in, by word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stip {

enum class Piece : std::uint8_t { same, removed, added };

struct WordPiece {
  Piece kind = Piece::same;
  std::string text;  ///< Words with the white space around them, as it stood.

  bool operator==(const WordPiece&) const = default;
};

/// The pieces that turn `before` into `after`: same and removed joined give `before`, same and added joined give
/// `after`, byte for byte. Neighbours differ in kind; of a replacement the removed piece comes first.
/// White space and marks are words of their own, so that a comma more does not change the word before it.
///
/// Cost: linear space; time grows with the number of differences (Myers, An O(ND) Difference Algorithm, 1986).
/// After `most_work` steps what remains is told as replaced whole, so that any two texts take a bounded time.
std::vector<WordPiece> word_diff(std::string_view before, std::string_view after, std::size_t most_work = 20'000'000);

}  // namespace stip
