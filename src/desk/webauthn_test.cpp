// Tests of WebAuthn: what is made and used is believed for one site, one question and one key; all else is not.
#include "desk/webauthn.h"

#include <doctest/doctest.h>

#include "desk/cbor.h"
#include "desk/test_authenticator.h"

namespace stip {
namespace {

const RelyingParty site{"https://agenda.example.nl"};
const std::string challenge = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

TEST_CASE("a passkey is made and used with each of three ways of signing") {
  for (const char* sort : {"EC", "ED25519", "RSA"}) {
    CAPTURE(sort);
    TestAuthenticator device(sort);
    const auto made = check_made(site, challenge, device.make(challenge));
    REQUIRE(made.ok());
    CHECK(made->id == device.id);
    CHECK(made->key == device.cose());
    CHECK(made->user_verified);
    const auto used = check_used(site, challenge, made->key, 0, device.use(challenge));
    CHECK(used.ok());
    const TestAuthenticator other(sort);
    CHECK_FALSE(check_used(site, challenge, other.cose(), 0, device.use(challenge)).ok());
  }
}

TEST_CASE("a vector made elsewhere is believed: ES256 of a key and a signature by the openssl command") {
  const auto hex = [](const char* text) { return *parse_hex(text); };
  const std::string x = hex("e47dbdf1c7718689be13e3852669f0290ee9c2c5b531b771d652719c2474f07d"),
                    y = hex("07b13fe9dcd28664cfac4d7259c63aa3f869e0c49b6013483501328731bda20a");
  const std::string key = cbor_head(5, 5) + cbor_number(1) + cbor_number(2) + cbor_number(3) + cbor_number(-7) +
                          cbor_number(-1) + cbor_number(1) + cbor_number(-2) + cbor_bytes(x) + cbor_number(-3) +
                          cbor_bytes(y);
  PasskeyAnswer answer;
  answer.client_data =
      R"({"type":"webauthn.get","challenge":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","origin":"https://agenda.example.nl","crossOrigin":false})";
  answer.authenticator = hex("28c0905f4a8d8bd7b3478f49d4ad26bf19e5fb9b440502fea38039b175a8ea1c0500000000");
  answer.signature =
      hex("3045022100a3ad91b34a13ce9b2d3d1fe5ebc0b258fc8abc1611ef7e3cf7fff26565a1a8ed02200c5ee080c681e9d01fff06c52de062"
          "6e9eece810428fe8d65bbe5be29b7ee95b");
  CHECK(check_used(site, challenge, key, 0, answer).ok());
  answer.authenticator.back() ^= 1;
  CHECK_FALSE(check_used(site, challenge, key, 0, answer).ok());
}

TEST_CASE("another question, another address, a frame of another site: none of them is believed") {
  const auto refused = [](TestAuthenticator device, const std::string& asked = challenge) {
    const std::string key = device.cose();
    const bool made = check_made(site, asked, device.make(challenge)).ok();
    const bool used = check_used(site, asked, key, 0, device.use(challenge)).ok();
    CHECK(made == used);
    return !made && !used;
  };
  TestAuthenticator device;
  CHECK_FALSE(refused(device));
  CHECK(refused(device, ""));
  CHECK(refused(device, challenge + "A"));
  for (const char* origin : {"http://agenda.example.nl", "https://agenda.example.nl:8443",
                             "https://agenda.example.nl.evil.nl", "https://example.nl", "", "null"}) {
    device = TestAuthenticator();
    device.origin = origin;
    CHECK(refused(device));
  }
  device = TestAuthenticator();
  device.site = "example.nl";
  CHECK(refused(device));
  device = TestAuthenticator();
  device.more.add("crossOrigin", true);
  CHECK(refused(device));
  device.more = Json::object().add("crossOrigin", "no");
  CHECK(refused(device));
  device.more = Json::object().add("topOrigin", "https://evil.nl");
  CHECK(refused(device));
  device.more = Json::object().add("crossOrigin", false);
  CHECK_FALSE(refused(device));
  // Making is no using, and the other way round.
  device = TestAuthenticator();
  PasskeyAnswer mixed = device.make(challenge);
  mixed.client_data = device.client_data("webauthn.get", challenge);
  CHECK_FALSE(check_made(site, challenge, mixed).ok());
}

TEST_CASE("who holds it must be there; that it was checked who, is told") {
  TestAuthenticator device;
  const std::string key = device.cose();
  device.flags = 0x01;
  CHECK_FALSE(check_used(site, challenge, key, 0, device.use(challenge))->user_verified);
  CHECK_FALSE(check_made(site, challenge, device.make(challenge))->user_verified);
  device.flags = 0x04;
  CHECK_FALSE(check_used(site, challenge, key, 0, device.use(challenge)).ok());
  CHECK_FALSE(check_made(site, challenge, device.make(challenge)).ok());
  device.flags = 0x15;  // Backed up, but not able to be.
  CHECK_FALSE(check_used(site, challenge, key, 0, device.use(challenge)).ok());
  device.flags = 0x1d;
  CHECK(check_used(site, challenge, key, 0, device.use(challenge)).ok());
}

TEST_CASE("a count must rise, unless the device does not count") {
  TestAuthenticator device;
  const std::string key = device.cose();
  const auto used_after = [&](std::uint32_t kept, std::uint32_t count) {
    device.count = count;
    return check_used(site, challenge, key, kept, device.use(challenge));
  };
  CHECK(used_after(0, 0).ok());
  CHECK(used_after(0, 1).ok());
  CHECK(used_after(7, 8)->count == 8);
  CHECK_FALSE(used_after(8, 8).ok());
  CHECK_FALSE(used_after(8, 5).ok());
  CHECK_FALSE(used_after(8, 0).ok());
}

TEST_CASE("every byte counts: what is cut off, changed or has more behind it is refused") {
  TestAuthenticator device;
  const std::string key = device.cose();
  const PasskeyAnswer made = device.make(challenge), used = device.use(challenge);
  REQUIRE(check_made(site, challenge, made).ok());
  for (std::size_t size = 0; size < made.authenticator.size(); ++size) {
    PasskeyAnswer cut = made;
    cut.authenticator.resize(size);
    CHECK_FALSE(check_made(site, challenge, cut).ok());
  }
  for (std::size_t at = 0; at < used.authenticator.size(); ++at) {
    PasskeyAnswer changed = used;
    changed.authenticator[at] = static_cast<char>(changed.authenticator[at] ^ 1);
    CHECK_FALSE(check_used(site, challenge, key, 0, changed).ok());
  }
  for (std::size_t at = 0; at < used.signature.size(); ++at) {
    PasskeyAnswer changed = used;
    changed.signature[at] = static_cast<char>(changed.signature[at] ^ 1);
    CHECK_FALSE(check_used(site, challenge, key, 0, changed).ok());
  }
  PasskeyAnswer longer = used;
  longer.authenticator += "x";
  CHECK_FALSE(check_used(site, challenge, key, 0, longer).ok());
  longer = made;
  longer.authenticator = TestAuthenticator::attestation(device.data(0x40) + device.credential() + "x");
  CHECK_FALSE(check_made(site, challenge, longer).ok());
  // Extensions are read over, if the flag says that they are there.
  longer.authenticator = TestAuthenticator::attestation(device.data(0xc0) + device.credential() + cbor_head(5, 1) +
                                                        cbor_text("credProps") + std::string(1, '\xf5'));
  CHECK(check_made(site, challenge, longer).ok());
}

TEST_CASE("keys of other sorts, for other ways of signing or with numbers that are none are refused") {
  TestAuthenticator device;
  const auto refused = [&](const std::string& key) {
    TestAuthenticator one;
    const std::string front = one.data(0x40) + std::string(16, '\0') + std::string("\0\1x", 3);
    const PasskeyAnswer answer{
        {}, one.client_data("webauthn.create", challenge), TestAuthenticator::attestation(front + key), {}, {}};
    return !check_made(site, challenge, answer).ok();
  };
  CHECK_FALSE(refused(device.cose()));
  std::string key = device.cose();
  key[4] = '\x27';  // ES256 (-7) becomes EdDSA (-8).
  CHECK(refused(key));
  key = device.cose();
  key[key.size() - 1] = static_cast<char>(key[key.size() - 1] ^ 1);  // No point of the curve.
  CHECK(refused(key));
  CHECK(refused(cbor_head(5, 0)));
  CHECK(refused(cbor_number(1)));
  CHECK(refused(cbor_head(5, 2) + cbor_number(1) + cbor_number(4) + cbor_number(3) + cbor_number(5)));  // HMAC.
}

TEST_CASE("CBOR is read strictly: shortest form, lengths in front, no key twice, not too deep") {
  const auto reads = [](const std::string& bytes) { return read_cbor(bytes).ok(); };
  CHECK(read_cbor(std::string("\x18\x18", 2))->value.number == 24);
  CHECK(read_cbor(std::string("\x38\xff", 2))->value.number == -256);
  CHECK(read_cbor(std::string("\xf6", 1))->value.number == 22);
  CHECK(read_cbor(std::string("\x41"
                              "ab",
                              3))
            ->size == 2);
  const std::string wrongs[] = {
      "",
      std::string("\x18\x17", 2),
      std::string("\x19\x00\xff", 3),
      std::string("\x42"
                  "a",
                  2),
      std::string("\x5f\x41"
                  "a\xff",
                  4),                          // Without a length in front.
      std::string("\xc0\x00", 2),              // A tag.
      std::string("\xf9\x00\x00", 3),          // A fraction.
      std::string("\x62\xc3\x28", 3),          // No UTF-8.
      std::string("\xa2\x01\x00\x01\x00", 5),  // A key twice.
      std::string("\xa1\x41x\x00", 4),         // Bytes as a key.
      std::string("\x1b\xff\xff\xff\xff\xff\xff\xff\xff", 9),
      std::string("\x9a\xff\xff\xff\xff", 5),
      std::string("\x5b\xff\xff\xff\xff\xff\xff\xff\xff", 9),
      std::string(20, '\x81') + std::string(1, '\0'),
  };
  for (const std::string& wrong : wrongs) {
    CAPTURE(to_hex(wrong));
    CHECK_FALSE(reads(wrong));
  }
}

}  // namespace
}  // namespace stip
