// Passkey: what an authenticator sends is read within its limits, and nothing of it is believed without its signature.
#include "base/hash.h"
#include "desk/cbor.h"
#include "desk/webauthn.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(passkey) {
  using namespace stip;
  if (const auto read = read_cbor(input); read.ok()) {
    MUST(read->size > 0 && read->size <= input.size());
    // It says itself where it ends: with something behind it, it is the same.
    const auto again = read_cbor(std::string(input) + "x");
    MUST(again.ok() && again->size == read->size);
  }
  const RelyingParty site{"https://agenda.example.nl"};
  const std::string challenge = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
  const auto client = [&](const std::string& type) {
    return "{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + site.origin + "\"}";
  };
  PasskeyAnswer answer{{}, client("webauthn.create"), std::string(input), {}, {}};
  if (const auto made = check_made(site, challenge, answer); made.ok())
    MUST(!made->id.empty() && made->id.size() <= 1023 && read_cbor(made->key).ok());
  // The same with the right site and the right flags in front, so that more than noise is tried.
  const std::string head = std::string(bytes_of(sha256(site.id()))) + '\x45' + std::string(4, '\0');
  const std::string data = head + std::string(input);
  if (data.size() < 65'536) {
    std::string object =
        "\xa3\x63"
        "fmt\x64none\x67"
        "attStmt\xa0\x68"
        "authData\x59";
    object += static_cast<char>(data.size() >> 8);
    object += static_cast<char>(data.size() & 0xff);
    answer.authenticator = object + data;
    if (const auto made = check_made(site, challenge, answer); made.ok()) {
      MUST(made->user_verified && read_cbor(made->key).ok());
      PasskeyAnswer used{made->id, client("webauthn.get"), head, std::string(input), {}};
      MUST(!check_used(site, challenge, made->key, 0, used).ok());
    }
  }
  (void)challenge_of(input);
}
