// WebAuthn: the steps of Web Authentication Level 2, 7.1 and 7.2, that a site without attestation has to take.
#include "desk/webauthn.h"

#include <optional>

#include "base/hash.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/text.h"
#include "desk/cbor.h"
#include "desk/public_key.h"
#include "desk/secrets.h"

namespace stip {
namespace {

constexpr std::size_t longest_part = 16 * 1024;
constexpr JsonLimits limits{4096, 8};

Error not_believed(std::string_view problem) {
  return {ErrorKind::invalid, "passkey", said_later(problem), said("Try once more, or go on without the passkey.")};
}

/// 6.1, table 2.
struct AuthenticatorData {
  std::string_view site_hash;
  unsigned flags = 0;
  std::uint32_t count = 0;
  std::string_view rest;
  bool user_present() const { return flags & 0x01; }
  bool user_verified() const { return flags & 0x04; }
  bool has_credential() const { return flags & 0x40; }
  bool has_extensions() const { return flags & 0x80; }
};

std::uint32_t big_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return number;
}

std::optional<AuthenticatorData> parse_data(std::string_view bytes) {
  if (bytes.size() < 37 || bytes.size() > longest_part) return std::nullopt;
  return AuthenticatorData{bytes.substr(0, 32), static_cast<unsigned char>(bytes[32]), big_endian(bytes.substr(33, 4)),
                           bytes.substr(37)};
}

struct CoseKey {
  PublicKey key;
  SignatureKind kind;
};

/// RFC 9053: 1 the sort, 3 the algorithm, -1 to -3 the numbers.
std::optional<CoseKey> cose_key(const Cbor& map) {
  const auto number = [&](std::int64_t name) {
    const Cbor* value = map.find(name);
    return value && value->kind == Cbor::Kind::integer ? value->number : 0;
  };
  const auto keyed = [](ErrorOr<PublicKey> key, SignatureKind kind) {
    return key.ok() ? std::optional<CoseKey>(CoseKey{*std::move(key), kind}) : std::nullopt;
  };
  const std::int64_t sort = number(1), algorithm = number(3), curve = number(-1);
  if (sort == 2 && algorithm == -7 && curve == 1)
    return keyed(PublicKey::p256(map.bytes(-2), map.bytes(-3)), SignatureKind::es256);
  if (sort == 1 && algorithm == -8 && curve == 6) return keyed(PublicKey::ed25519(map.bytes(-2)), SignatureKind::eddsa);
  if (sort == 3 && algorithm == -257) return keyed(PublicKey::rsa(map.bytes(-1), map.bytes(-2)), SignatureKind::rs256);
  return std::nullopt;
}

/// 7.1, steps 5 to 11; 7.2, steps 8 to 14.
ErrorOr<Nothing> check_client_data(const RelyingParty& site, std::string_view challenge, std::string_view type,
                                   std::string_view client_data) {
  const auto data = parse_json(client_data, limits);
  if (!data.ok() || !data->is_object()) return not_believed(tr_later("the browser gives no answer that can be read."));
  if (data->text("type") != type) return not_believed(tr_later("it is an answer to another question."));
  if (challenge.empty() || !is_same(data->text("challenge"), challenge))
    return not_believed(tr_later("it is an answer to another question."));
  // "Verify that the value of C.origin matches the Relying Party's origin."
  if (data->text("origin") != site.origin)
    return not_believed(tr_later("it was made for another address than this one."));
  const Json* cross = data->find("crossOrigin");
  if ((cross && (!cross->is_bool() || cross->as_bool())) || data->find("topOrigin"))
    return not_believed(tr_later("it was asked for within a page of another site."));
  return Nothing{};
}

/// 7.1, steps 13 to 15; 7.2, steps 15 to 17.
ErrorOr<Nothing> check_data(const RelyingParty& site, const AuthenticatorData& data) {
  if (data.site_hash != bytes_of(sha256(site.id())))
    return not_believed(tr_later("it was made for another address than this one."));
  if (!data.user_present()) return not_believed(tr_later("nobody touched the authenticator."));
  // 6.1.3: what is backed up must be able to be.
  if ((data.flags & 0x10) && !(data.flags & 0x08)) return not_believed(tr_later("its answer contradicts itself."));
  return Nothing{};
}

/// What follows the credential: extensions if the flag says so, and nothing else.
bool ends_well(std::string_view rest, bool has_extensions) {
  if (!has_extensions) return rest.empty();
  const auto extensions = read_cbor(rest);
  return extensions.ok() && extensions->value.kind == Cbor::Kind::map && extensions->size == rest.size();
}

}  // namespace

std::string RelyingParty::id() const {
  const auto from = origin.find("://");
  const std::string host = from == std::string::npos ? std::string() : origin.substr(from + 3);
  return host.substr(0, host.find(':'));
}

std::string challenge_of(std::string_view client_data) {
  const auto data = parse_json(client_data, limits);
  return data.ok() ? data->text("challenge") : std::string();
}

ErrorOr<MadePasskey> check_made(const RelyingParty& site, std::string_view challenge, const PasskeyAnswer& answer) {
  STIP_TRY(check_client_data(site, challenge, "webauthn.create", answer.client_data));
  const Error unreadable = not_believed(tr_later("the authenticator gives no answer that can be read."));
  if (answer.authenticator.size() > longest_part) return unreadable;
  const auto object = read_cbor(answer.authenticator);
  if (!object.ok() || object->size != answer.authenticator.size()) return unreadable;
  const Cbor* bytes = object->value.find("authData");
  if (!bytes || bytes->kind != Cbor::Kind::bytes) return unreadable;
  const auto data = parse_data(bytes->text);
  if (!data) return unreadable;
  STIP_TRY(check_data(site, *data));
  // 6.5.1: AAGUID (16 bytes), length of the id (2), id, key.
  if (!data->has_credential() || data->rest.size() < 18) return unreadable;
  const std::size_t id_size = big_endian(data->rest.substr(16, 2));
  if (id_size == 0 || id_size > 1023 || data->rest.size() < 18 + id_size) return unreadable;
  const std::string_view rest = data->rest.substr(18 + id_size);
  const auto key = read_cbor(rest);
  if (!key.ok() || !ends_well(rest.substr(key->size), data->has_extensions())) return unreadable;
  if (!cose_key(key->value)) return not_believed(tr_later("it signs in a way that is not trusted here."));
  return MadePasskey{std::string(data->rest.substr(18, id_size)), std::string(rest.substr(0, key->size)), data->count,
                     data->user_verified()};
}

ErrorOr<UsedPasskey> check_used(const RelyingParty& site, std::string_view challenge, std::string_view key_bytes,
                                std::uint32_t kept_count, const PasskeyAnswer& answer) {
  STIP_TRY(check_client_data(site, challenge, "webauthn.get", answer.client_data));
  const auto data = parse_data(answer.authenticator);
  if (!data || data->has_credential() || !ends_well(data->rest, data->has_extensions()))
    return not_believed(tr_later("the authenticator gives no answer that can be read."));
  STIP_TRY(check_data(site, *data));
  const auto read = read_cbor(key_bytes);
  const auto key = read.ok() ? cose_key(read->value) : std::nullopt;
  if (!key) return not_believed(tr_later("it signs in a way that is not trusted here."));
  // 7.2, 20: "Using credentialPublicKey, verify that sig is a valid signature over the binary concatenation of authData
  // and hash."
  const std::string message = answer.authenticator + std::string(bytes_of(sha256(answer.client_data)));
  if (!key->key.verifies(key->kind, message, answer.signature))
    return not_believed(tr_later("its signature is not right."));
  // 7.2, 21: a count that does not rise is a sign that the authenticator was copied.
  if ((data->count != 0 || kept_count != 0) && data->count <= kept_count)
    return not_believed(tr_later("it counts fewer uses than before, as a copy of it would."));
  return UsedPasskey{data->count, data->user_verified()};
}

}  // namespace stip
