// Code text: Crockford's alphabet, and Luhn's sum over it.
#include "base/code_text.h"

#include <cstdint>

#include "base/hash.h"

namespace stip {
namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Doubled, and its two digits in base 32 added.
std::size_t doubled(std::size_t digit) { return 2 * digit / 32 + 2 * digit % 32; }

}  // namespace

std::string random_code(int symbols) {
  std::string code;
  Hash random{};
  for (std::size_t i = 0; i < static_cast<std::size_t>(symbols); ++i) {
    if (i % random.size() == 0) random = random_hash();
    code += alphabet[random[i % random.size()] % 32];  // 256 is a multiple of 32: each symbol as often.
  }
  return code;
}

std::string plain_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    if (c != ' ' && c != '-') code += c;
  }
  return code;
}

std::string to_base32(std::string_view bytes) {
  STIP_ASSERT(bytes.size() % 5 == 0);
  std::string code;
  for (std::size_t i = 0; i < bytes.size(); i += 5) {
    std::uint64_t bits = 0;
    for (std::size_t j = 0; j < 5; ++j) bits = bits << 8 | static_cast<unsigned char>(bytes[i + j]);
    for (int shift = 35; shift >= 0; shift -= 5) code += alphabet[bits >> shift & 31];
  }
  return code;
}

std::string from_base32(std::string_view code) {
  STIP_ASSERT(code.size() % 8 == 0);
  std::string bytes;
  for (std::size_t i = 0; i < code.size(); i += 8) {
    std::uint64_t bits = 0;
    for (std::size_t j = 0; j < 8; ++j) bits = bits << 5 | alphabet.find(code[i + j]);
    for (int shift = 32; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift & 255);
  }
  return bytes;
}

char check_symbol(std::string_view code) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const std::size_t digit = alphabet.find(code[i]);
    STIP_ASSERT(digit != std::string_view::npos);
    sum += (code.size() - i) % 2 ? doubled(digit) : digit;
  }
  return alphabet[(32 - sum % 32) % 32];
}

bool has_right_check(std::string_view code) {
  if (code.size() < 2 || code.find_first_not_of(alphabet) != std::string_view::npos) return false;
  return check_symbol(code.substr(0, code.size() - 1)) == code.back();
}

std::string in_fours(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += code[i];
  }
  return out;
}

}  // namespace stip
