// Public key: with which a signature of somebody else is checked: of an identity provider, or of a passkey.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error_or.h"

struct evp_pkey_st;

namespace stip {

/// The ways of signing that are trusted, and no others: a name that a sender gives never chooses more than these.
enum class SignatureKind {
  rs256,  ///< RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3).
  ps256,  ///< RSASSA-PSS with SHA-256, a salt of 32 bytes (RFC 7518, 3.5).
  es256,  ///< ECDSA on P-256 with SHA-256; the signature in DER.
  eddsa   ///< Ed25519 (RFC 8032).
};

/// An RSA key of 2048 to 8192 bits, a point on P-256, or an Ed25519 key. Immutable; cheap to copy.
class PublicKey {
 public:
  /// Big-endian numbers. Errors of these three: invalid (no such key, or one that is too weak).
  static ErrorOr<PublicKey> rsa(std::string_view modulus, std::string_view exponent);
  static ErrorOr<PublicKey> p256(std::string_view x, std::string_view y);
  static ErrorOr<PublicKey> ed25519(std::string_view point);

  /// Whether a key of this sort makes such signatures.
  bool makes(SignatureKind kind) const;
  /// Whether `signature` is one of that kind over `message`. False also if the key makes no such signatures.
  bool verifies(SignatureKind kind, std::string_view message, std::string_view signature) const;

 private:
  enum class Sort { rsa, p256, ed25519 };
  PublicKey(Sort sort, evp_pkey_st* key);
  Sort sort_;
  std::shared_ptr<evp_pkey_st> key_;
};

/// The DER form of an ECDSA signature of two numbers of 32 bytes, as JOSE has it; "" if it is none.
std::string es256_der(std::string_view two_numbers);

}  // namespace stip
