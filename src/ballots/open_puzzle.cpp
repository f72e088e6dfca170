// Open puzzle: zero bits at the beginning of a hash.
#include "ballots/open_puzzle.h"

#include <string>

#include "base/hash.h"

namespace stip {

bool solves_puzzle(std::string_view consultation, std::string_view voter_key, std::uint32_t bits) {
  std::string text = "stip puzzle 1\n";
  text.append(consultation).append("\n").append(voter_key);
  const Hash hash = sha256(text);
  for (std::uint32_t bit = 0; bit < bits; ++bit)
    if (static_cast<unsigned char>(hash[bit / 8]) & (0x80u >> (bit % 8))) return false;
  return true;
}

}  // namespace stip
