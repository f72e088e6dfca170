// Test authenticator: makes passkeys and uses them, as a browser and a device would; and wrongly, as a test wants.
#pragma once

#include <string>

#include "base/hash.h"
#include "base/json.h"
#include "desk/test_signer.h"
#include "desk/webauthn.h"

namespace stip {

/// CBOR as authenticators write it.
inline std::string cbor_head(unsigned major, std::size_t number) {
  const auto first = [&](unsigned low) { return static_cast<char>(major << 5 | low); };
  if (number < 24) return {first(static_cast<unsigned>(number))};
  if (number < 256) return {first(24), static_cast<char>(number)};
  return {first(25), static_cast<char>(number >> 8), static_cast<char>(number & 0xff)};
}
inline std::string cbor_number(int number) {
  return number >= 0 ? cbor_head(0, static_cast<std::size_t>(number))
                     : cbor_head(1, static_cast<std::size_t>(-1 - number));
}
inline std::string cbor_bytes(const std::string& bytes) { return cbor_head(2, bytes.size()) + bytes; }
inline std::string cbor_text(const std::string& text) { return cbor_head(3, text.size()) + text; }

struct TestAuthenticator {
  explicit TestAuthenticator(const std::string& sort_ = "EC") : sort(sort_), signer(sort_) {}

  std::string sort;
  TestSigner signer;
  std::string id = "a credential of sixteen bytes or so";
  std::string origin = "https://agenda.example.nl";
  std::string site = "agenda.example.nl";
  std::string user_handle = {};
  std::uint32_t count = 0;     ///< Of signatures; it does not rise by itself.
  unsigned flags = 0x05;       ///< Present and verified.
  Json more = Json::object();  ///< Of the client data.

  std::string client_data(const std::string& type, const std::string& challenge) const {
    Json data = Json::object();
    data.add("type", type).add("challenge", challenge).add("origin", origin);
    for (const JsonMember& each : more.as_object()) data.add(each.name, each.value);
    return to_text(data);
  }
  std::string cose() const {
    if (sort == "EC")
      return cbor_head(5, 5) + cbor_number(1) + cbor_number(2) + cbor_number(3) + cbor_number(-7) + cbor_number(-1) +
             cbor_number(1) + cbor_number(-2) + cbor_bytes(signer.x()) + cbor_number(-3) + cbor_bytes(signer.y());
    if (sort == "ED25519")
      return cbor_head(5, 4) + cbor_number(1) + cbor_number(1) + cbor_number(3) + cbor_number(-8) + cbor_number(-1) +
             cbor_number(6) + cbor_number(-2) + cbor_bytes(signer.x());
    return cbor_head(5, 4) + cbor_number(1) + cbor_number(3) + cbor_number(3) + cbor_number(-257) + cbor_number(-1) +
           cbor_bytes(signer.n()) + cbor_number(-2) + cbor_bytes(signer.e());
  }
  std::string data(unsigned more_flags = 0) const {
    std::string bytes(bytes_of(sha256(site)));
    bytes += static_cast<char>(flags | more_flags);
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(count >> shift & 0xff);
    return bytes;
  }
  std::string credential() const {
    return std::string(16, '\0') + static_cast<char>(id.size() >> 8) + static_cast<char>(id.size() & 0xff) + id +
           cose();
  }
  static std::string attestation(const std::string& auth_data) {
    return cbor_head(5, 3) + cbor_text("fmt") + cbor_text("none") + cbor_text("attStmt") + cbor_head(5, 0) +
           cbor_text("authData") + cbor_bytes(auth_data);
  }

  PasskeyAnswer make(const std::string& challenge) const {
    return {{}, client_data("webauthn.create", challenge), attestation(data(0x40) + credential()), {}, {}};
  }
  PasskeyAnswer use(const std::string& challenge) const {
    PasskeyAnswer answer{id, client_data("webauthn.get", challenge), data(), {}, user_handle};
    answer.signature = signer.sign(answer.authenticator + std::string(bytes_of(sha256(answer.client_data))));
    return answer;
  }
};

}  // namespace stip
