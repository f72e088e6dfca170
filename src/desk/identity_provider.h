// Identity provider: signing on with OpenID Connect at one provider: where to send people, and what it says of them.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "desk/id_token.h"
#include "desk/provider_settings.h"

namespace stip {

/// What goes with somebody who is sent to the provider. All three are secrets of one visit.
struct AuthorizationRequest {
  std::string state, nonce, challenge;  ///< `challenge`: SHA-256 of the verifier (PKCE, RFC 7636), in base64url.
  bool signs_in_anew = false;           ///< The provider must ask its own proof again, however short ago it did.
  std::string language = "nl";
};

/// What the provider said, and what it is worth.
struct SignedOn {
  std::string issuer, subject;
  bool second_factor = false;  ///< Proved there, as the settings say what proves it.
  std::optional<Instant> signed_in_at;
};

/// One provider, with its discovery document and its keys, which are fetched when they are needed and kept for an hour.
/// One question is asked at a time; who cannot have a turn within some seconds is told to come back, and so is
/// everybody for ten seconds after it could not be reached, so that one who hangs does not hold up the rest.
/// Thread-safe.
class IdentityProvider {
 public:
  explicit IdentityProvider(ProviderSettings settings, AskWeb ask = {});

  const ProviderSettings& settings() const { return settings_; }
  const std::string& label(std::string_view language) const {
    return language == "en" ? settings_.label_en : settings_.label_nl;
  }

  /// Where to send somebody. Errors: storage (the provider does not answer), invalid (its discovery document).
  ErrorOr<std::string> address_for(const AuthorizationRequest& request, Instant now);
  /// Where somebody signs out at the provider too (OpenID Connect RP-Initiated Logout 1.0), to come back with
  /// `language` as state; nullopt: it has no such address, or cannot be asked now. There is no id_token_hint, since ID
  /// tokens are thrown away: the provider asks its visitor whether to sign out.
  std::optional<std::string> sign_out_address(const std::string& language, Instant now);
  /// RFC 9207: whether an answer comes from this provider. `iss`: as it came with the answer; nullptr: it did not.
  bool is_from_here(const std::string* iss) const;
  /// Exchanges a code for an ID token, and checks that in full.
  /// Errors: storage (the provider does not answer), invalid (refused, or not to be believed).
  ErrorOr<SignedOn> redeem(const std::string& code, const std::string& verifier, const std::string& nonce, Instant now);

 private:
  struct Discovered {
    std::string authorization, token, keys;
    std::string sign_out;  ///< Empty: it has none that is secure.
    bool takes_basic = true;
    bool says_iss = false;
    Instant at{};
  };
  ErrorOr<std::unique_lock<std::timed_mutex>> turn(Instant now);
  ErrorOr<WebAnswer> asked(const WebQuestion& question, Instant now);
  ErrorOr<Discovered> discovered(Instant now);
  ErrorOr<Nothing> fetch_keys(Instant now);
  ErrorOr<IdToken> believed(std::string_view id_token, const TokenDemands& demands);

  const ProviderSettings settings_;
  const AskWeb ask_;
  std::timed_mutex turn_;     ///< Held by who asks the provider something.
  mutable std::mutex mutex_;  ///< Guards the document, which is_from_here() reads without a turn.
  std::optional<Discovered> known_;
  std::vector<ProviderKey> keys_;  ///< Guarded by turn_, as are the next.
  std::optional<Instant> keys_at_;
  Instant away_until_{};  ///< Guarded by turn_.
};

}  // namespace stip
