// Public key: keys from numbers, and signatures, by OpenSSL.
#include "desk/public_key.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>

namespace stip {
namespace {

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* each) const {
    free(each);
  }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, Freed<free>>;
using Number = Owned<BIGNUM, BN_free>;
using ParamBuilder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Context = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

Error no_key(std::string_view problem) {
  return {ErrorKind::invalid, "key", std::string(problem), "Ask who issued it for another one."};
}

EVP_PKEY* key_of(const char* sort, OSSL_PARAM_BLD* builder) {
  const Owned<OSSL_PARAM, OSSL_PARAM_free> params(OSSL_PARAM_BLD_to_param(builder));
  const Context context(EVP_PKEY_CTX_new_from_name(nullptr, sort, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  return key;
}

bool set_padding(EVP_PKEY_CTX* context, SignatureKind kind) {
  if (kind == SignatureKind::rs256) return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1;
  if (kind != SignatureKind::ps256) return true;
  return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
         EVP_PKEY_CTX_set_rsa_mgf1_md(context, EVP_sha256()) == 1 &&
         EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

}  // namespace

PublicKey::PublicKey(Sort sort, evp_pkey_st* key) : sort_(sort), key_(key, &EVP_PKEY_free) {}

ErrorOr<PublicKey> PublicKey::rsa(std::string_view modulus, std::string_view exponent) {
  // The length of a modulus is also the price of checking it: others choose it.
  if (modulus.size() > 1025 || exponent.empty() || exponent.size() > 4)
    return no_key("its numbers are longer than those of an RSA key that is in use.");
  const Number n(BN_bin2bn(raw(modulus), static_cast<int>(modulus.size()), nullptr));
  const Number e(BN_bin2bn(raw(exponent), static_cast<int>(exponent.size()), nullptr));
  const ParamBuilder builder(OSSL_PARAM_BLD_new());
  if (!n || !e || !builder) return no_key("there is no memory for it.");
  if (BN_num_bits(n.get()) < 2048 || BN_num_bits(n.get()) > 8192)
    return no_key("an RSA key of " + std::to_string(BN_num_bits(n.get())) + " bits is not taken.");
  if (!BN_is_odd(n.get()) || !BN_is_odd(e.get()) || BN_is_one(e.get())) return no_key("it is no RSA key.");
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get());
  OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get());
  EVP_PKEY* key = key_of("RSA", builder.get());
  if (!key) return no_key("it is no RSA key.");
  return PublicKey(Sort::rsa, key);
}

ErrorOr<PublicKey> PublicKey::p256(std::string_view x, std::string_view y) {
  if (x.size() != 32 || y.size() != 32) return no_key("a point on P-256 has two numbers of 32 bytes.");
  const std::string point = '\4' + std::string(x) + std::string(y);
  const ParamBuilder builder(OSSL_PARAM_BLD_new());
  if (!builder) return no_key("there is no memory for it.");
  OSSL_PARAM_BLD_push_utf8_string(builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  EVP_PKEY* key = key_of("EC", builder.get());
  if (!key) return no_key("it is no point on P-256.");
  return PublicKey(Sort::p256, key);
}

ErrorOr<PublicKey> PublicKey::ed25519(std::string_view point) {
  EVP_PKEY* key =
      point.size() == 32 ? EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(point), point.size()) : nullptr;
  if (!key) return no_key("it is no Ed25519 key.");
  return PublicKey(Sort::ed25519, key);
}

bool PublicKey::makes(SignatureKind kind) const {
  switch (kind) {
    case SignatureKind::rs256:
    case SignatureKind::ps256:
      return sort_ == Sort::rsa;
    case SignatureKind::es256:
      return sort_ == Sort::p256;
    case SignatureKind::eddsa:
      return sort_ == Sort::ed25519;
  }
  return false;
}

bool PublicKey::verifies(SignatureKind kind, std::string_view message, std::string_view signature) const {
  if (!makes(kind) || signature.empty() || signature.size() > 1024) return false;
  const Owned<EVP_MD_CTX, EVP_MD_CTX_free> digest(EVP_MD_CTX_new());
  EVP_PKEY_CTX* context = nullptr;  // Belongs to the digest.
  const EVP_MD* hash = kind == SignatureKind::eddsa ? nullptr : EVP_sha256();
  if (!digest || EVP_DigestVerifyInit(digest.get(), &context, hash, nullptr, key_.get()) != 1) return false;
  if (!set_padding(context, kind)) return false;
  return EVP_DigestVerify(digest.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

std::string es256_der(std::string_view two_numbers) {
  if (two_numbers.size() != 64) return {};
  const Owned<ECDSA_SIG, ECDSA_SIG_free> signature(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(raw(two_numbers), 32, nullptr);
  BIGNUM* s = BN_bin2bn(raw(two_numbers) + 32, 32, nullptr);
  if (!signature || ECDSA_SIG_set0(signature.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  unsigned char* bytes = nullptr;
  const int size = i2d_ECDSA_SIG(signature.get(), &bytes);
  if (size <= 0) return {};
  std::string der(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  OPENSSL_free(bytes);
  return der;
}

}  // namespace stip
