// Renamed: words in common, then spelling.
#include "exchange/renamed.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "exchange/sheet.h"

namespace stip {
namespace {

std::set<std::string> words_of(std::string_view title) {
  std::set<std::string> words;
  for (std::string& word : split(folded(title), ' ')) {
    if (!word.empty()) words.insert(std::move(word));
  }
  return words;
}

/// Whether the words in common are at least half of those in either.
bool is_half(std::size_t common, std::size_t either) { return either > 0 && 2 * common >= either; }

}  // namespace

std::size_t most_alike(std::string_view title, const std::vector<std::string>& titles) {
  const std::set<std::string> words = words_of(title);
  std::size_t best = titles.size(), most = 0, fewest = 1;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const std::set<std::string> others = words_of(titles[i]);
    std::vector<std::string> shared;
    std::ranges::set_intersection(words, others, std::back_inserter(shared));
    const std::size_t common = shared.size(), either = words.size() + others.size() - common;
    // common ÷ either against most ÷ fewest, without rounding.
    if (is_half(common, either) && common * fewest > most * either) best = i, most = common, fewest = either;
  }
  if (best < titles.size()) return best;
  const std::string_view near = nearest(title, {titles.begin(), titles.end()});
  return near.empty() ? titles.size() : static_cast<std::size_t>(std::ranges::find(titles, near) - titles.begin());
}

}  // namespace stip
