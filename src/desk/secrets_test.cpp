// Secrets test: tokens, sealed values and Argon2id.
#include "desk/secrets.h"

#include <set>
#include <thread>

#include "base/text.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

TEST_CASE("a token has 256 bits, fits in an address, and comes once") {
  std::set<std::string> tokens;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = random_token();
    CHECK(token.size() == 43);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    tokens.insert(token);
  }
  CHECK(tokens.size() == 1000);
}

TEST_CASE("a code is read as people type it") {
  CHECK(plain_code(" 4gzo-q7wl ") == "4GZ0Q7W1");
  const std::string code = random_code(16);
  CHECK(plain_code(to_lower(code)) == code);
}

TEST_CASE("a sealed value opens with its key alone, and not when altered") {
  const Hash key = random_hash(), other = random_hash();
  std::string sealed = seal("secret", key);
  CHECK_FALSE(contains(sealed, "secret"));
  CHECK(*unseal(sealed, key) == "secret");
  CHECK_FALSE(unseal(sealed, other).ok());
  CHECK_FALSE(unseal(sealed.substr(0, 30), key).ok());
  CHECK(seal("secret", key) != sealed);
  for (char& byte : sealed) {
    byte ^= 1;
    CHECK_FALSE(unseal(sealed, key).ok());
    byte ^= 1;
  }
}

TEST_CASE("a password is hashed with Argon2id at 64 MiB and three passes") {
  const PasswordHasher hasher;
  const std::string hash = *hasher.hash("four quiet otters sing");
  CHECK(starts_with(hash, "$argon2id$v=19$m=65536,t=3,p=1$"));
  CHECK(hasher.verify(hash, "four quiet otters sing"));
  CHECK_FALSE(hasher.verify(hash, "four quiet otters sung"));
  CHECK_FALSE(hasher.verify("", "four quiet otters sing"));
  CHECK_FALSE(hasher.is_outdated(hash));
  CHECK(hasher.is_outdated(*PasswordHasher(cheap).hash("four quiet otters sing")));
}

TEST_CASE("many who hash at once wait for their turn") {
  const PasswordHasher hasher(cheap, 2);
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&, i] {
      const std::string password = "password " + std::to_string(i);
      if (hasher.verify(*hasher.hash(password), password)) ++right;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == 16);
}

}  // namespace
}  // namespace stip
