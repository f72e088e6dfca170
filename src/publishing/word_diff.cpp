// Word diff: Myers' algorithm in linear space, over words.
#include "publishing/word_diff.h"

#include <algorithm>
#include <span>
#include <unordered_map>

namespace stip {
namespace {

enum class Letter { word, space, mark };

Letter letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z'))
    return Letter::word;
  return byte <= ' ' ? Letter::space : Letter::mark;
}

/// Words, runs of white space, and single marks. Bytes above ASCII belong to words, so no character is split.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const Letter kind = letter(text.front());
    std::size_t size = 1;
    while (kind != Letter::mark && size < text.size() && letter(text[size]) == kind) ++size;
    words.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return words;
}

using Numbers = std::span<const int>;

struct Middle {
  std::ptrdiff_t x = -1, y = -1;  ///< A place on a shortest path; -1: too much work to find one.
};

/// Marks which words are removed and added, dividing at the middle of a shortest path.
class Marker {
 public:
  Marker(Numbers a, Numbers b, std::size_t most_work)
      : a_(a), b_(b), removed_(a.size()), added_(b.size()), work_left_(most_work) {
    forward_.resize(a.size() + b.size() + 3);
    backward_.resize(a.size() + b.size() + 3);
    mark(0, size(a), 0, size(b));
  }

  bool is_removed(std::size_t at) const { return removed_[at]; }
  bool is_added(std::size_t at) const { return added_[at]; }

 private:
  using Place = std::ptrdiff_t;
  static Place size(Numbers numbers) { return static_cast<Place>(numbers.size()); }
  int a(Place at) const { return a_[static_cast<std::size_t>(at)]; }
  int b(Place at) const { return b_[static_cast<std::size_t>(at)]; }

  void mark(Place a0, Place a1, Place b0, Place b1) {
    while (a0 < a1 && b0 < b1 && a(a0) == b(b0)) ++a0, ++b0;
    while (a0 < a1 && b0 < b1 && a(a1 - 1) == b(b1 - 1)) --a1, --b1;
    const Middle middle = a0 < a1 && b0 < b1 ? middle_of(a0, a1, b0, b1) : Middle{};
    const bool divides = middle.x >= 0 && (middle.x != a0 || middle.y != b0) && (middle.x != a1 || middle.y != b1);
    if (!divides) {
      std::fill(removed_.begin() + a0, removed_.begin() + a1, true);
      std::fill(added_.begin() + b0, added_.begin() + b1, true);
      return;
    }
    mark(a0, middle.x, b0, middle.y);
    mark(middle.x, a1, middle.y, b1);
  }

  /// Searches from both ends until the two paths meet on one diagonal.
  Middle middle_of(Place a0, Place a1, Place b0, Place b1) {
    const Place n = a1 - a0, m = b1 - b0, delta = n - m, most = (n + m + 1) / 2, origin = m + 1;
    const bool odd = delta % 2 != 0;
    const auto at = [&](std::vector<Place>& furthest, Place k) -> Place& {
      return furthest[static_cast<std::size_t>(k + origin)];
    };
    at(forward_, 1) = 0;
    at(backward_, 1) = 0;
    for (Place d = 0; d <= most; ++d) {
      // Diagonals outside the rectangle lead nowhere.
      const Place low = -d + 2 * std::max<Place>(0, d - m), high = d - 2 * std::max<Place>(0, d - n);
      if (work_left_ < static_cast<std::size_t>(2 * (high - low + 2))) return {};
      work_left_ -= static_cast<std::size_t>(2 * (high - low + 2));
      for (Place k = low; k <= high; k += 2) {
        Place x = k == -d || (k != d && at(forward_, k - 1) < at(forward_, k + 1)) ? at(forward_, k + 1)
                                                                                   : at(forward_, k - 1) + 1;
        while (x < n && x - k < m && a(a0 + x) == b(b0 + x - k)) ++x;
        at(forward_, k) = x;
        const Place mirror = delta - k;
        if (odd && mirror >= -(d - 1) && mirror <= d - 1 && x + at(backward_, mirror) >= n) return {a0 + x, b0 + x - k};
      }
      for (Place k = low; k <= high; k += 2) {
        Place x = k == -d || (k != d && at(backward_, k - 1) < at(backward_, k + 1)) ? at(backward_, k + 1)
                                                                                     : at(backward_, k - 1) + 1;
        while (x < n && x - k < m && a(a1 - 1 - x) == b(b1 - 1 - (x - k))) ++x;
        at(backward_, k) = x;
        const Place mirror = delta - k;
        if (!odd && mirror >= -d && mirror <= d && x + at(forward_, mirror) >= n) return {a1 - x, b1 - (x - k)};
      }
    }
    return {};
  }

  Numbers a_, b_;
  std::vector<bool> removed_, added_;
  std::vector<Place> forward_, backward_;
  std::size_t work_left_;
};

void append(std::vector<WordPiece>& pieces, Piece kind, std::string_view text) {
  if (text.empty()) return;
  if (!pieces.empty() && pieces.back().kind == kind)
    pieces.back().text += text;
  else
    pieces.push_back({kind, std::string(text)});
}

}  // namespace

std::vector<WordPiece> word_diff(std::string_view before, std::string_view after, std::size_t most_work) {
  const auto a = words_of(before), b = words_of(after);
  std::unordered_map<std::string_view, int> numbers;
  const auto numbered = [&](const std::vector<std::string_view>& words) {
    std::vector<int> numbered_words;
    for (const std::string_view word : words)
      numbered_words.push_back(numbers.emplace(word, static_cast<int>(numbers.size())).first->second);
    return numbered_words;
  };
  const std::vector<int> a_numbers = numbered(a), b_numbers = numbered(b);
  const Marker marker(a_numbers, b_numbers, most_work);

  std::vector<WordPiece> pieces;
  std::string removed, added;
  const auto flush = [&] {
    append(pieces, Piece::removed, removed);
    append(pieces, Piece::added, added);
    removed.clear(), added.clear();
  };
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    if (i < a.size() && marker.is_removed(i)) {
      removed += a[i++];
    } else if (j < b.size() && marker.is_added(j)) {
      added += b[j++];
    } else {
      // A lone space between two changed words changes with them: whole phrases read better than single words.
      const bool joins = letter(a[i].front()) == Letter::space && !removed.empty() && !added.empty() &&
                         i + 1 < a.size() && j + 1 < b.size() && marker.is_removed(i + 1) && marker.is_added(j + 1);
      if (joins) {
        removed += a[i++];
        added += b[j++];
        continue;
      }
      flush();
      append(pieces, Piece::same, a[i]);
      ++i, ++j;
    }
  }
  flush();
  return pieces;
}

}  // namespace stip
