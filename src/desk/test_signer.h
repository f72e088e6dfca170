// Test signer: keys with which tests sign as an identity provider or a passkey would, by OpenSSL.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <doctest/doctest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rsa.h>

#include "base/json.h"
#include "desk/base64url.h"
#include "desk/public_key.h"

namespace stip {

/// A pair of keys of one sort: "RSA", "EC" or "ED25519".
class TestSigner {
 public:
  explicit TestSigner(const std::string& sort, unsigned bits = 2048) : sort_(sort) {
    key_.reset(sort == "RSA"  ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{bits})
               : sort == "EC" ? EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256")
                              : EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
               &EVP_PKEY_free);
    REQUIRE(key_);
  }

  std::string number(const char* name, int size = 0) const {
    BIGNUM* number = nullptr;
    REQUIRE(EVP_PKEY_get_bn_param(key_.get(), name, &number) == 1);
    const int bytes = size ? size : BN_num_bytes(number);
    std::string text(static_cast<std::size_t>(bytes), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(text.data()), bytes);
    BN_free(number);
    return text;
  }
  std::string n() const { return number(OSSL_PKEY_PARAM_RSA_N); }
  std::string e() const { return number(OSSL_PKEY_PARAM_RSA_E); }
  std::string x() const { return sort_ == "EC" ? number(OSSL_PKEY_PARAM_EC_PUB_X, 32) : point(); }
  std::string y() const { return number(OSSL_PKEY_PARAM_EC_PUB_Y, 32); }
  PublicKey public_key() const {
    return sort_ == "RSA"  ? *PublicKey::rsa(n(), e())
           : sort_ == "EC" ? *PublicKey::p256(x(), y())
                           : *PublicKey::ed25519(x());
  }
  Json jwk(const std::string& id, const std::string& algorithm = {}) const {
    Json jwk = Json::object();
    jwk.add("kid", id).add("use", "sig");
    if (!algorithm.empty()) jwk.add("alg", algorithm);
    if (sort_ == "RSA") jwk.add("kty", "RSA").add("n", to_base64url(n())).add("e", to_base64url(e()));
    if (sort_ == "EC") jwk.add("kty", "EC").add("crv", "P-256").add("x", to_base64url(x())).add("y", to_base64url(y()));
    if (sort_ == "ED25519") jwk.add("kty", "OKP").add("crv", "Ed25519").add("x", to_base64url(x()));
    return jwk;
  }

  /// The signature as this sort makes it; ECDSA in DER. `pss`: of an RSA key.
  std::string sign(std::string_view message, bool pss = false) const {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> digest(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    EVP_PKEY_CTX* context = nullptr;
    REQUIRE(EVP_DigestSignInit(digest.get(), &context, sort_ == "ED25519" ? nullptr : EVP_sha256(), nullptr,
                               key_.get()) == 1);
    if (pss) {
      EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING);
      EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST);
    }
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    REQUIRE(EVP_DigestSign(digest.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, bytes,
                           message.size()) == 1);
    signature.resize(size);
    return signature;
  }

  /// A JSON Web Signature of these claims, with the signature that `algorithm` names.
  std::string jws(const Json& header, const Json& claims, const std::string& algorithm) const {
    const std::string head = to_base64url(to_text(header)) + "." + to_base64url(to_text(claims));
    std::string signature = sign(head, algorithm == "PS256");
    if (algorithm == "ES256") signature = two_numbers(signature);
    return head + "." + to_base64url(signature);
  }

 private:
  std::string point() const {
    std::string bytes(32, '\0');
    std::size_t size = bytes.size();
    REQUIRE(EVP_PKEY_get_raw_public_key(key_.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size) == 1);
    return bytes;
  }
  static std::string two_numbers(std::string_view der) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* signature = d2i_ECDSA_SIG(nullptr, &bytes, static_cast<long>(der.size()));
    REQUIRE(signature);
    std::string numbers(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(numbers.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), out, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), out + 32, 32);
    ECDSA_SIG_free(signature);
    return numbers;
  }

  std::string sort_;
  std::shared_ptr<EVP_PKEY> key_;
};

/// What is signed with a secret that both know: HS256, with any bytes as the secret.
inline std::string hs256_jws(const Json& header, const Json& claims, std::string_view secret) {
  const std::string head = to_base64url(to_text(header)) + "." + to_base64url(to_text(claims));
  unsigned char bytes[32];
  unsigned size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
       reinterpret_cast<const unsigned char*>(head.data()), head.size(), bytes, &size);
  return head + "." + to_base64url({reinterpret_cast<const char*>(bytes), size});
}

}  // namespace stip
