// Id token: what an identity provider says of who signed in there, and whether it may be believed.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "desk/public_key.h"

namespace stip {

/// One of the keys that a provider publishes (RFC 7517).
struct ProviderKey {
  std::string id;         ///< "kid"; empty: it has none.
  std::string algorithm;  ///< "alg", if the key is for one alone; else empty.
  PublicKey key;
};

/// Reads a JWK Set. Keys of another sort, for another use, or too weak are passed over: a provider may publish them.
/// Errors: invalid (no JWK Set).
ErrorOr<std::vector<ProviderKey>> parse_key_set(std::string_view json);

/// What an ID token must say.
struct TokenDemands {
  std::string issuer, client_id, nonce;
  std::string access_token = {};  ///< Which came with it: at_hash, if there is one, must be of this.
  Instant now{};
};

/// What may be believed.
struct IdToken {
  std::string subject;                  ///< Names the person at this issuer for ever; nowhere else.
  std::string acr;                      ///< How surely the provider knows; empty: it does not say.
  std::vector<std::string> amr;         ///< By which means.
  std::optional<Instant> signed_in_at;  ///< "auth_time".
};

/// How much clocks may differ.
constexpr std::chrono::seconds clock_tolerance{60};

/// Checks an ID token in full: OpenID Connect Core 1.0, 3.1.3.7. Signed with RS256, PS256, ES256 or EdDSA, by one of
/// `keys`, which are public: so never "none", and never a secret of both (HS256).
/// Errors: not_found (signed with a key that is not among these: fetch them anew), invalid (all else).
ErrorOr<IdToken> check_id_token(std::string_view token, std::span<const ProviderKey> keys, const TokenDemands& demands);

}  // namespace stip
