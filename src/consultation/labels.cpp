// Labels: a list for small numbers, a map for the rest.
#include "consultation/labels.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace stip {
namespace {

constexpr std::uint64_t small_limit = 1u << 22;

/// The plain number that a label is; beyond 53 bits if it is none.
std::uint64_t plain_number(std::string_view label) {
  constexpr std::uint64_t none = ~std::uint64_t{0};
  if (label.empty() || label.size() > 16 || (label[0] == '0' && label.size() > 1)) return none;
  std::uint64_t number = 0;
  for (const char c : label) {
    const auto digit = static_cast<unsigned char>(c - '0');
    if (digit > 9) return none;
    number = number * 10 + digit;
  }
  return number < (std::uint64_t{1} << 53) ? number : none;
}

}  // namespace

bool is_plain_number(std::string_view label) { return plain_number(label) < (std::uint64_t{1} << 53); }

Json label_json(const std::string& label) {
  if (!is_plain_number(label)) return label;
  return static_cast<std::int64_t>(plain_number(label));
}

std::uint32_t Labels::add(std::string_view label) {
  texts_.emplace_back(label);
  return size() - 1;
}

std::uint32_t Labels::number_of(std::string_view label) {
  const std::uint64_t plain = plain_number(label);
  if (plain < small_limit) {
    if (plain >= small_.size()) small_.resize(std::max<std::size_t>(plain + 1, small_.size() * 2));
    if (!small_[plain]) small_[plain] = add(label) + 1;
    return small_[plain] - 1;
  }
  const auto [found, is_new] = others_.try_emplace(std::string(label), size());
  return is_new ? add(label) : found->second;
}

std::vector<std::uint32_t> Labels::in_order() const {
  std::vector<std::uint64_t> plain;
  plain.reserve(size());
  for (const std::string& text : texts_) plain.push_back(plain_number(text));
  std::vector<std::uint32_t> order(size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(plain[a], texts_[a]) < std::tie(plain[b], texts_[b]);
  });
  return order;
}

std::vector<std::uint32_t> Labels::places(std::vector<std::string>& texts) const {
  const std::vector<std::uint32_t> order = in_order();
  std::vector<std::uint32_t> place(order.size());
  texts.reserve(texts.size() + order.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    place[order[i]] = i;
    texts.push_back(text(order[i]));
  }
  return place;
}

}  // namespace stip
