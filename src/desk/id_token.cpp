// Id token: a JSON Web Signature (RFC 7515) in its compact form, with the claims of OpenID Connect.
#include "desk/id_token.h"

#include <openssl/evp.h>

#include <algorithm>

#include "base/json.h"
#include "base/locale.h"
#include "base/text.h"
#include "desk/base64url.h"
#include "desk/secrets.h"

namespace stip {
namespace {

constexpr std::size_t longest_token = 64 * 1024;
constexpr JsonLimits limits{256 * 1024, 16};

Error not_believed(std::string_view problem) {
  return {ErrorKind::invalid, "sign-on", said_later(problem),
          said("Try once more. If it stays so, tell your administrator what stands here.")};
}

std::optional<SignatureKind> kind_of(std::string_view algorithm) {
  if (algorithm == "RS256") return SignatureKind::rs256;
  if (algorithm == "PS256") return SignatureKind::ps256;
  if (algorithm == "ES256") return SignatureKind::es256;
  if (algorithm == "EdDSA") return SignatureKind::eddsa;
  return std::nullopt;
}

std::optional<PublicKey> key_of(const Json& jwk) {
  const auto number = [&](std::string_view name) {
    auto bytes = parse_base64url(jwk.text(name));
    return bytes.ok() ? *std::move(bytes) : std::string();
  };
  const auto taken = [](ErrorOr<PublicKey> key) {
    return key.ok() ? std::optional<PublicKey>(*std::move(key)) : std::nullopt;
  };
  const std::string sort = jwk.text("kty"), curve = jwk.text("crv");
  if (sort == "RSA") return taken(PublicKey::rsa(number("n"), number("e")));
  if (sort == "EC" && curve == "P-256") return taken(PublicKey::p256(number("x"), number("y")));
  if (sort == "OKP" && curve == "Ed25519") return taken(PublicKey::ed25519(number("x")));
  return std::nullopt;
}

struct Jws {
  Json header, claims;
  std::string_view signed_part;
  std::string signature;
};

ErrorOr<Jws> parts_of(std::string_view token) {
  const Error none = not_believed(tr_later("the answer of the sign-on service is no ID token."));
  const auto first = token.find('.'), second = token.rfind('.');
  if (token.size() > longest_token || first == token.npos || first == second) return none;
  const auto header = parse_base64url(token.substr(0, first));
  const auto claims = parse_base64url(token.substr(first + 1, second - first - 1));
  auto signature = parse_base64url(token.substr(second + 1));
  if (!header.ok() || !claims.ok() || !signature.ok()) return none;
  auto header_json = parse_json(*header, limits), claims_json = parse_json(*claims, limits);
  if (!header_json.ok() || !claims_json.ok() || !header_json->is_object() || !claims_json->is_object()) return none;
  return Jws{*std::move(header_json), *std::move(claims_json), token.substr(0, second), *std::move(signature)};
}

/// The key that made the signature, as the header names it.
ErrorOr<const ProviderKey*> key_for(const Jws& jws, SignatureKind kind, std::span<const ProviderKey> keys) {
  const std::string algorithm = jws.header.text("alg");
  const Json* id = jws.header.find("kid");
  if (id && !id->is_string()) return not_believed(tr_later("the answer of the sign-on service is no ID token."));
  const ProviderKey* found = nullptr;
  for (const ProviderKey& key : keys) {
    const bool fits = key.key.makes(kind) && (key.algorithm.empty() || key.algorithm == algorithm);
    if (!fits || (id && key.id != id->as_string())) continue;
    // OpenID Connect Core, 10.1: "If there are multiple keys in the referenced JWK Set document, a kid value MUST be
    // provided".
    if (found) return not_believed(tr_later("it is signed without saying with which of several keys."));
    found = &key;
  }
  if (found) return found;
  Error unknown = not_believed(tr_later("it is signed with a key that the sign-on service does not publish."));
  unknown.kind = ErrorKind::not_found;
  return unknown;
}

std::string hash_with(const EVP_MD* kind, std::string_view text) {
  unsigned char bytes[EVP_MAX_MD_SIZE];
  unsigned size = 0;
  STIP_ASSERT(EVP_Digest(text.data(), text.size(), bytes, &size, kind, nullptr) == 1);
  return {reinterpret_cast<const char*>(bytes), size};
}

/// OpenID Connect Core, 3.1.3.6: the left half of the hash of the access token, by the hash of the signature.
bool is_hash_of(std::string_view claimed, std::string_view access_token, SignatureKind kind) {
  const std::string hash = hash_with(kind == SignatureKind::eddsa ? EVP_sha512() : EVP_sha256(), access_token);
  return claimed == to_base64url(std::string_view(hash).substr(0, hash.size() / 2));
}

bool is_only(const Json* audience, const std::string& client_id) {
  if (!audience) return false;
  if (audience->is_string()) return audience->as_string() == client_id;
  if (!audience->is_array() || audience->as_array().empty()) return false;
  return std::ranges::all_of(audience->as_array(),
                             [&](const Json& each) { return each.is_string() && each.as_string() == client_id; });
}

std::optional<Instant> instant_in(const Json& claims, std::string_view name) {
  const Json* value = claims.find(name);
  // Beyond the year 9999 it is no moment, and could not be reckoned with.
  if (!value || !value->is_number() || value->as_number() < 0 || value->as_number() > 253'402'300'799.0)
    return std::nullopt;
  return Instant(std::chrono::seconds(static_cast<std::int64_t>(value->as_number())));
}

ErrorOr<Nothing> check_times(const Json& claims, Instant now) {
  const auto expires = instant_in(claims, "exp"), issued = instant_in(claims, "iat");
  if (!expires || !issued) return not_believed(tr_later("it does not say from when until when it holds."));
  if (now - clock_tolerance >= *expires) return not_believed(tr_later("it has expired."));
  if (*issued - clock_tolerance > now)
    return not_believed(tr_later("it is from the future: the clocks of the two machines differ."));
  if (now - *issued > std::chrono::minutes(10)) return not_believed(tr_later("it is older than ten minutes."));
  if (claims.find("nbf")) {
    const auto from = instant_in(claims, "nbf");
    if (!from || *from - clock_tolerance > now) return not_believed(tr_later("it does not hold yet."));
  }
  return Nothing{};
}

ErrorOr<Nothing> check_claims(const Json& claims, SignatureKind kind, const TokenDemands& demands) {
  if (claims.text("iss") != demands.issuer) return not_believed(tr_later("it comes from another sign-on service."));
  if (!is_only(claims.find("aud"), demands.client_id)) return not_believed(tr_later("it is meant for another site."));
  if (const Json* party = claims.find("azp"); party && (!party->is_string() || party->as_string() != demands.client_id))
    return not_believed(tr_later("it was asked for by another site."));
  STIP_TRY(check_times(claims, demands.now));
  if (demands.nonce.empty() || !is_same(claims.text("nonce"), demands.nonce))
    return not_believed(tr_later("it belongs to another visit."));
  if (const Json* hash = claims.find("at_hash");
      hash && (!hash->is_string() || !is_hash_of(hash->as_string(), demands.access_token, kind)))
    return not_believed(tr_later("it does not belong to what came with it."));
  const std::string subject = claims.text("sub");
  // OpenID Connect Core, 2: "It MUST NOT exceed 255 ASCII characters in length."
  const bool is_plain = std::ranges::all_of(subject, [](char c) { return c >= 0x20 && c < 0x7f; });
  if (subject.empty() || subject.size() > 255 || !is_plain)
    return not_believed(tr_later("it does not say of whom it is."));
  return Nothing{};
}

}  // namespace

ErrorOr<std::vector<ProviderKey>> parse_key_set(std::string_view json) {
  const auto set = parse_json(json, limits);
  const Json* keys = set.ok() ? set->find("keys") : nullptr;
  if (!keys || !keys->is_array()) return not_believed(tr_later("the keys of the sign-on service cannot be read."));
  std::vector<ProviderKey> found;
  for (const Json& each : keys->as_array()) {
    if (found.size() == 100) break;
    const std::string use = each.text("use");
    if (!each.is_object() || (!use.empty() && use != "sig")) continue;
    if (auto key = key_of(each)) found.push_back({each.text("kid"), each.text("alg"), *std::move(key)});
  }
  return found;
}

ErrorOr<IdToken> check_id_token(std::string_view token, std::span<const ProviderKey> keys,
                                const TokenDemands& demands) {
  STIP_TRY_AS(const Jws jws, parts_of(token));
  const auto kind = kind_of(jws.header.text("alg"));
  if (!kind) return not_believed(tr_later("it is signed in a way that is not trusted here."));
  // RFC 7515, 4.1.11: what must be understood and is not, makes it invalid. Nothing of the kind is understood here.
  if (jws.header.find("crit")) return not_believed(tr_later("it is signed in a way that is not trusted here."));
  STIP_TRY_AS(const ProviderKey* key, key_for(jws, *kind, keys));
  const std::string signature = *kind == SignatureKind::es256 ? es256_der(jws.signature) : jws.signature;
  if (!key->key.verifies(*kind, jws.signed_part, signature))
    return not_believed(tr_later("its signature is not right."));
  STIP_TRY(check_claims(jws.claims, *kind, demands));
  IdToken told{jws.claims.text("sub"), jws.claims.text("acr"), {}, instant_in(jws.claims, "auth_time")};
  if (const Json* means = jws.claims.find("amr"); means && means->is_array())
    for (const Json& each : means->as_array())
      if (each.is_string()) told.amr.push_back(each.as_string());
  return told;
}

}  // namespace stip
