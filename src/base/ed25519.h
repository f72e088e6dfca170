// Ed25519: signatures (RFC 8032).
#pragma once

#include <string>
#include <string_view>

#include "base/error_or.h"
#include "base/hash.h"

namespace stip {

struct Ed25519Key {
  Hash secret{};  ///< The seed of 32 bytes.
  Hash public_key{};
};

Ed25519Key new_ed25519_key();
Ed25519Key ed25519_key(const Hash& secret);
/// The signature, 64 bytes.
std::string ed25519_sign(const Ed25519Key& key, std::string_view message);
/// Strict: malleable signatures and other lengths than 64 are refused.
bool ed25519_verifies(const Hash& public_key, std::string_view message, std::string_view signature);

}  // namespace stip
