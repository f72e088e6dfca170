// Hash: SHA-256 and HMAC-SHA-256, random bytes, hexadecimal and base64.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

using Hash = std::array<unsigned char, 32>;  ///< 32 bytes: a SHA-256, a salt or a key.

inline std::string_view bytes_of(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }
/// Precondition: 32 bytes.
Hash hash_of_bytes(std::string_view bytes);

/// SHA-256 of what is added, in parts. Cheap to copy: a copy goes on from the same point.
class Sha256 {
 public:
  Sha256();
  Sha256& add(std::string_view bytes);
  Hash digest() const;  ///< Of all added so far; more may be added after.

 private:
  struct State {
    std::uint32_t opaque[28];  ///< The layout of SHA256_CTX, which only hash.cpp knows.
  };
  State state_;
};

Hash sha256(std::string_view bytes);

/// HMAC-SHA-256 (RFC 2104) under one key: the two key blocks are hashed once, for all messages.
class Hmac {
 public:
  explicit Hmac(std::string_view key);
  Hash operator()(std::string_view message) const;

 private:
  using Words = std::array<std::uint32_t, 8>;
  Words inner_;  ///< State of SHA-256 after the inner key block.
  Words outer_;
};

/// Random bytes of the operating system; stops the program if it has none.
Hash random_hash();
/// Several at once, since each asking has a cost of its own.
std::vector<Hash> random_hashes(std::size_t count);

std::string to_hex(std::string_view bytes);  ///< Small letters.
std::string to_hex(const Hash& hash);
void append_hex(std::string& out, std::string_view bytes);
/// Errors: invalid (odd length, not hexadecimal).
ErrorOr<std::string> parse_hex(std::string_view text);

std::string to_base64(std::string_view bytes);  ///< RFC 4648, with padding.
/// Strict: one text per value. Errors: invalid.
ErrorOr<std::string> parse_base64(std::string_view text);

}  // namespace stip
