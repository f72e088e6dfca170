// Ed25519: signatures by OpenSSL.
#include "base/ed25519.h"

#include <memory>

#include <openssl/evp.h>

namespace stip {
namespace {

using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

constexpr std::size_t signature_bytes = 64;

const unsigned char* data(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Key private_key(const Hash& secret) {
  return {EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, secret.data(), secret.size()), EVP_PKEY_free};
}

}  // namespace

Ed25519Key new_ed25519_key() { return ed25519_key(random_hash()); }

Ed25519Key ed25519_key(const Hash& secret) {
  const Key key = private_key(secret);
  Ed25519Key made{secret, {}};
  std::size_t size = made.public_key.size();
  STIP_ASSERT(key && EVP_PKEY_get_raw_public_key(key.get(), made.public_key.data(), &size) == 1 &&
              size == made.public_key.size());
  return made;
}

std::string ed25519_sign(const Ed25519Key& key, std::string_view message) {
  const Key signer = private_key(key.secret);
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string signature(signature_bytes, '\0');
  std::size_t size = signature.size();
  STIP_ASSERT(signer && context && EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, signer.get()) == 1);
  STIP_ASSERT(EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, data(message),
                             message.size()) == 1);
  STIP_ASSERT(size == signature_bytes);
  return signature;
}

bool ed25519_verifies(const Hash& public_key, std::string_view message, std::string_view signature) {
  if (signature.size() != signature_bytes) return false;
  const Key key(EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, public_key.data(), public_key.size()),
                EVP_PKEY_free);
  const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  if (!key || !context || EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) != 1) return false;
  return EVP_DigestVerify(context.get(), data(signature), signature.size(), data(message), message.size()) == 1;
}

}  // namespace stip
