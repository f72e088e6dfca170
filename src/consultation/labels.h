// Labels: the names by which a file calls its people or statements, as numbers from 0.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/json.h"

namespace stip {

/// A whole number without sign or leading zero that fits 53 bits: what may stand in JSON as a number.
bool is_plain_number(std::string_view label);
Json label_json(const std::string& label);  ///< A number if it is a plain one, else a text.

/// Gives each label a number in the order in which they come.
/// Cost: small whole numbers, the usual ones, cost one look in a list.
class Labels {
 public:
  std::uint32_t number_of(std::string_view label);
  std::uint32_t size() const { return static_cast<std::uint32_t>(texts_.size()); }
  const std::string& text(std::uint32_t number) const { return texts_[number]; }

  /// The numbers in the order of their labels: plain numbers by size, then texts byte by byte.
  std::vector<std::uint32_t> in_order() const;
  /// By number: its place in that order. Adds the labels in that order to `texts`.
  std::vector<std::uint32_t> places(std::vector<std::string>& texts) const;

 private:
  std::uint32_t add(std::string_view label);

  std::vector<std::string> texts_;
  std::vector<std::uint32_t> small_;  ///< By plain number: its number here plus 1.
  std::unordered_map<std::string, std::uint32_t> others_;
};

}  // namespace stip
