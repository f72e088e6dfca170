// Open puzzle: by the open door a key may have to be one that takes some working out, so that a crowd costs something.
#pragma once

#include <cstdint>
#include <string_view>

namespace stip {

/// 2^bits keys must be tried, on average, before one will do.
constexpr std::uint32_t fewest_puzzle_bits = 8, most_puzzle_bits = 24;

/// Whether SHA-256 of "stip puzzle 1", a line end, the consultation, a line end and the key begins with so many zero
/// bits. One hash, and nothing to be kept: a key is worth one ballot, however often it comes.
bool solves_puzzle(std::string_view consultation, std::string_view voter_key, std::uint32_t bits);

}  // namespace stip
