// SHA-256, HMAC and the two ways to write bytes, against published examples.
#include "base/hash.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

// FIPS 180-4 examples.
TEST_CASE("SHA-256 gives the published values, in one piece or in parts") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 parts;
  parts.add("a");
  CHECK(to_hex(parts.digest()) == to_hex(sha256("a")));
  CHECK(parts.add("bc").digest() == sha256("abc"));
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

// RFC 4231, cases 1, 2 and 6.
TEST_CASE("HMAC-SHA-256 gives the published values, for short and for long keys") {
  CHECK(to_hex(Hmac(std::string(20, '\x0b'))("Hi There")) ==
        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  const Hmac jefe("Jefe");
  CHECK(to_hex(jefe("what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  CHECK(jefe("what do ya want for nothing?") == jefe("what do ya want for nothing?"));
  CHECK(to_hex(Hmac(std::string(131, '\xaa'))("Test Using Larger Than Block-Size Key - Hash Key First")) ==
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_CASE("hexadecimal is read back, and only hexadecimal") {
  CHECK(to_hex(std::string_view("\x00\xff\x10", 3)) == "00ff10");
  CHECK(*parse_hex("00fF10") == std::string("\x00\xff\x10", 3));
  CHECK_FALSE(parse_hex("0").ok());
  CHECK_FALSE(parse_hex("0g").ok());
}

// RFC 4648, section 10.
TEST_CASE("base64 has one text for each value, and reads no other") {
  const std::pair<const char*, const char*> examples[] = {
      {"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : examples) {
    CHECK(to_base64(bytes) == text);
    CHECK(*parse_base64(text) == bytes);
  }
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm 9", "Zm9v\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_base64(bad).ok());
  }
}

TEST_CASE("random bytes differ") { CHECK(random_hash() != random_hash()); }

}  // namespace
}  // namespace stip
