// Ed25519 against the vectors of Project Wycheproof, which hold what careless verifiers accept.
#include "base/ed25519.h"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "base/json.h"

namespace stip {
namespace {

TEST_CASE("signatures of the public vectors are judged as they should be") {
  std::ostringstream text;
  text << std::ifstream("tests/ledgers/crypto/ed25519_wycheproof.json", std::ios::binary).rdbuf();
  const Json vectors = *parse_json(text.str());
  int valid = 0, invalid = 0;
  for (const Json& group : vectors.find("testGroups")->as_array()) {
    const Hash key = hash_of_bytes(*parse_hex(group.find("publicKey")->text("pk")));
    for (const Json& test : group.find("tests")->as_array()) {
      CAPTURE(test.find("tcId")->as_integer());
      const bool good = ed25519_verifies(key, *parse_hex(test.text("msg")), *parse_hex(test.text("sig")));
      CHECK(good == (test.text("result") == "valid"));
      ++(good ? valid : invalid);
    }
  }
  CHECK(valid > 20);
  CHECK(invalid > 20);
}

// RFC 8032, 7.1, test 1.
TEST_CASE("signing gives the published signature") {
  const Ed25519Key key =
      ed25519_key(hash_of_bytes(*parse_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
  CHECK(to_hex(key.public_key) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  CHECK(
      to_hex(ed25519_sign(key, "")) ==
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("a signature is good for one message and one key") {
  const Ed25519Key key = new_ed25519_key();
  const std::string signature = ed25519_sign(key, "message");
  CHECK(ed25519_verifies(key.public_key, "message", signature));
  CHECK_FALSE(ed25519_verifies(key.public_key, "massage", signature));
  CHECK_FALSE(ed25519_verifies(new_ed25519_key().public_key, "message", signature));
  CHECK_FALSE(ed25519_verifies(key.public_key, "message", signature + "x"));
}

}  // namespace
}  // namespace stip
