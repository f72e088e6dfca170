// NearCopies: sets of shingles, their minima, and buckets.
#include "consultation/near_copies.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/random_stream.h"

namespace stip {
namespace {

/// Groups that grow together; the first text of each stands for it.
class Groups {
 public:
  explicit Groups(std::size_t n) : first_(n) { std::iota(first_.begin(), first_.end(), 0u); }

  std::uint32_t first_of(std::uint32_t text) {
    while (first_[text] != text) text = first_[text] = first_[first_[text]];
    return text;
  }
  void join(std::uint32_t a, std::uint32_t b) {
    a = first_of(a);
    b = first_of(b);
    first_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::uint32_t> first_;
};

/// By band: what its minima are, in one number.
std::vector<std::uint64_t> bands_of(const Shingles& text, const CopyLimits& limits) {
  std::vector<std::uint64_t> bands;
  RandomStream seeds(limits.seed);
  for (std::size_t band = 0; band < limits.bands; ++band) {
    std::uint64_t key = band;
    for (std::size_t row = 0; row < limits.rows; ++row) {
      const std::uint64_t seed = seeds.next();
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint64_t shingle : text) least = std::min(least, RandomStream::mixed(shingle ^ seed));
      key = RandomStream::mixed(key + RandomStream::step) ^ least;
    }
    bands.push_back(key);
  }
  return bands;
}

}  // namespace

Shingles shingles_of(const std::vector<std::string>& words, const CopyLimits& limits) {
  if (words.empty()) return {};
  std::vector<std::uint64_t> hashes;
  for (const std::string& word : words) hashes.push_back(scattered(word, limits.seed));
  Shingles shingles;
  const std::size_t n = std::min(limits.words, hashes.size());
  for (std::size_t i = 0; i + n <= hashes.size(); ++i) {
    std::uint64_t shingle = n;
    for (std::size_t j = 0; j < n; ++j) shingle = RandomStream::mixed(shingle + RandomStream::step) ^ hashes[i + j];
    shingles.push_back(RandomStream::mixed(shingle));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  if (shingles.size() > limits.shingles) shingles.resize(limits.shingles);
  shingles.shrink_to_fit();
  return shingles;
}

double jaccard(const Shingles& a, const Shingles& b, std::size_t kept) {
  std::size_t both = 0, all = 0;
  // Beyond the smallest `kept` of the union, one of the two may have lost some.
  for (std::size_t i = 0, j = 0; (i < a.size() || j < b.size()) && all < kept; ++all) {
    if (j == b.size() || (i < a.size() && a[i] < b[j])) {
      ++i;
    } else if (i == a.size() || b[j] < a[i]) {
      ++j;
    } else {
      ++both, ++i, ++j;
    }
  }
  return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all);
}

std::vector<std::uint32_t> near_copies(const std::vector<Shingles>& texts, const CopyLimits& limits) {
  Groups groups(texts.size());
  // Texts that are the same are put together first, so that only one of them is looked at.
  std::vector<std::uint32_t> order(texts.size()), different;
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return texts[a] < texts[b]; });
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (texts[order[i]].empty()) continue;
    if (i > 0 && texts[order[i]] == texts[order[i - 1]]) {
      groups.join(order[i], order[i - 1]);
    } else {
      different.push_back(order[i]);
    }
  }
  std::sort(different.begin(), different.end());

  std::vector<std::vector<std::uint64_t>> bands;
  for (const std::uint32_t text : different) bands.push_back(bands_of(texts[text], limits));
  std::vector<std::pair<std::uint64_t, std::uint32_t>> keys(different.size());
  for (std::size_t band = 0; band < limits.bands; ++band) {
    for (std::size_t i = 0; i < different.size(); ++i) keys[i] = {bands[i][band], different[i]};
    std::sort(keys.begin(), keys.end());
    std::vector<std::uint32_t> leaders;
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const std::uint32_t text = keys[i].second;
      if (i == 0 || keys[i].first != keys[i - 1].first) leaders.clear();
      const bool joined = std::any_of(leaders.begin(), leaders.end(), [&](std::uint32_t leader) {
        if (groups.first_of(leader) == groups.first_of(text)) return true;
        if (jaccard(texts[leader], texts[text], limits.shingles) < limits.alike) return false;
        groups.join(leader, text);
        return true;
      });
      if (!joined && leaders.size() < limits.leaders) leaders.push_back(text);
    }
  }
  std::vector<std::uint32_t> first(texts.size());
  for (std::uint32_t i = 0; i < texts.size(); ++i) first[i] = groups.first_of(i);
  return first;
}

}  // namespace stip
