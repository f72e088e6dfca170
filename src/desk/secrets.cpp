// Secrets: the one place that knows libsodium.
#include "desk/secrets.h"

#include <sodium.h>

#include "base/text.h"

namespace stip {
namespace {

void need_sodium() { STIP_ASSERT(sodium_init() >= 0); }

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

std::string random_token() {
  std::string token = to_base64(bytes_of(random_hash()));
  replace_all(token, "+", "-");
  replace_all(token, "/", "_");
  replace_all(token, "=", "");
  return token;
}

std::string hash_of_token(std::string_view token) { return std::string(bytes_of(sha256(token))); }

bool is_same(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string seal(std::string_view plain, const Hash& key) {
  need_sodium();
  std::string sealed(crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + plain.size(), '\0');
  randombytes_buf(sealed.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(raw(sealed) + crypto_secretbox_NONCEBYTES, raw(plain), plain.size(), raw(sealed), key.data());
  return sealed;
}

ErrorOr<std::string> unseal(std::string_view sealed, const Hash& key) {
  need_sodium();
  constexpr std::size_t extra = crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES;
  std::string plain(sealed.size() < extra ? 0 : sealed.size() - extra, '\0');
  const bool opened =
      sealed.size() >= extra &&
      crypto_secretbox_open_easy(raw(plain), raw(sealed) + crypto_secretbox_NONCEBYTES,
                                 sealed.size() - crypto_secretbox_NONCEBYTES, raw(sealed), key.data()) == 0;
  if (opened) return plain;
  return Error{ErrorKind::storage, "desk",
               "a sealed value cannot be opened: it was sealed with another key, or altered.",
               "Put the key file back that belongs to this desk."};
}

/// A place among the few that may hash at the same time.
class PasswordHasher::Turn {
 public:
  explicit Turn(const PasswordHasher& hasher) : hasher_(hasher) {
    std::unique_lock lock(hasher_.mutex_);
    hasher_.freed_.wait(lock, [&] { return hasher_.free_ > 0; });
    --hasher_.free_;
  }
  ~Turn() {
    {
      const std::lock_guard lock(hasher_.mutex_);
      ++hasher_.free_;
    }
    hasher_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  const PasswordHasher& hasher_;
};

PasswordHasher::PasswordHasher(PasswordCost cost, int at_once) : cost_(cost), free_(at_once) {
  need_sodium();
  nobodys_ = *hash(random_token());
}

ErrorOr<std::string> PasswordHasher::hash(std::string_view password) const {
  const Turn turn(*this);
  std::string text(crypto_pwhash_STRBYTES, '\0');
  const int code = crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost_.passes,
                                         cost_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (code != 0) {
    return Error{ErrorKind::storage, "password", "there is not enough memory to hash it.", "Try again in a moment."};
  }
  text.resize(text.find('\0'));
  return text;
}

bool PasswordHasher::verify(std::string_view hash, std::string_view password) const {
  const Turn turn(*this);
  const std::string text(hash.empty() ? std::string_view(nobodys_) : hash);
  return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0 && !hash.empty();
}

bool PasswordHasher::is_outdated(std::string_view hash) const {
  return crypto_pwhash_str_needs_rehash(std::string(hash).c_str(), cost_.passes, cost_.memory_bytes) != 0;
}

}  // namespace stip
