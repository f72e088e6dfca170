// Secrets: passwords, tokens and sealed values; how each is made, stored and checked.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

#include "base/code_text.h"
#include "base/hash.h"

namespace stip {

/// 256 random bits as 43 letters, digits, - and _ (RFC 4648, section 5): fit for an address or a cookie.
std::string random_token();
/// What is stored of a token: 32 bytes. A token cannot be guessed, so a fast hash suffices.
std::string hash_of_token(std::string_view token);
/// Whether two texts are equal, in a time that does not tell where they differ.
bool is_same(std::string_view a, std::string_view b);

/// Encrypted and authenticated (XSalsa20-Poly1305) under `key`, with a random nonce in front.
std::string seal(std::string_view plain, const Hash& key);
/// Errors: storage (another key, or altered).
ErrorOr<std::string> unseal(std::string_view sealed, const Hash& key);

/// What one hashing of a password costs.
struct PasswordCost {
  std::uint64_t passes = 3;
  std::size_t memory_bytes = std::size_t{64} << 20;
};

/// Hashes passwords with Argon2id (RFC 9106), a few at a time: who waits for a hash waits here, so that a
/// crowd at the door takes no more memory than `at_once` hashes need. Thread-safe.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost = {}, int at_once = 2);

  /// Errors: storage (no memory).
  ErrorOr<std::string> hash(std::string_view password) const;
  /// Whether `hash` is of `password`. An empty hash (no such account, no password yet) takes as long, and is never
  /// right.
  bool verify(std::string_view hash, std::string_view password) const;
  /// Whether a hash was made at another cost than today's.
  bool is_outdated(std::string_view hash) const;

 private:
  class Turn;
  PasswordCost cost_;
  std::string nobodys_;  ///< Hash of a password that nobody knows.
  mutable int free_;
  mutable std::mutex mutex_;
  mutable std::condition_variable freed_;
};

}  // namespace stip
