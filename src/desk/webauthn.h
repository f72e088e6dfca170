// WebAuthn: what an authenticator says when a passkey is made or used, and whether it may be believed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/error_or.h"

namespace stip {

/// The site for which passkeys are: "https://agenda.example.nl", and no other name of it.
struct RelyingParty {
  std::string origin;
  /// The name under which authenticators keep passkeys: the host of the origin.
  std::string id() const;
};

/// What was made.
struct MadePasskey {
  std::string id;           ///< As the authenticator names it; at most 1023 bytes.
  std::string key;          ///< COSE key (RFC 9053): ES256, EdDSA or RS256.
  std::uint32_t count = 0;  ///< Signatures so far, if it counts.
  bool user_verified = false;
};

/// What was proved by one use.
struct UsedPasskey {
  std::uint32_t count = 0;
  bool user_verified = false;  ///< By a code, finger or face: then it counts as two factors.
};

/// What a browser brings from an authenticator, as bytes.
struct PasskeyAnswer {
  std::string id = {};             ///< Of the passkey that was used; empty when one is made.
  std::string client_data = {};    ///< JSON, as the browser wrote it.
  std::string authenticator = {};  ///< Made: the attestation object. Used: the authenticator data.
  std::string signature = {};      ///< Used.
  std::string user_handle = {};    ///< Used: the account, if the passkey keeps it.
};

/// The challenge that a browser says it answers, to be looked up; "" if it says none.
std::string challenge_of(std::string_view client_data);

/// Web Authentication Level 2, 7.1, with attestation "none": nothing is asked of what make the authenticator is, so a
/// statement about it is not looked at. Errors: invalid.
ErrorOr<MadePasskey> check_made(const RelyingParty& site, std::string_view challenge, const PasskeyAnswer& answer);
/// The same, 7.2, for the key and the count that are kept of the passkey. Errors: invalid.
ErrorOr<UsedPasskey> check_used(const RelyingParty& site, std::string_view challenge, std::string_view key,
                                std::uint32_t kept_count, const PasskeyAnswer& answer);

}  // namespace stip
