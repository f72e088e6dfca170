// Tests of ID tokens: each algorithm that is trusted, each trick with algorithms, and each claim wrong by itself.
#include "desk/id_token.h"

#include <doctest/doctest.h>

#include <functional>

#include "desk/test_signer.h"

namespace stip {
namespace {

const Instant now = *parse_instant("2027-03-01T09:00:00Z");

std::int64_t at(int seconds) { return (now + std::chrono::seconds(seconds)).time_since_epoch().count(); }

Json good_claims() {
  Json claims = Json::object();
  claims.add("iss", "https://id.example.nl").add("aud", "stip").add("sub", "248289761001").add("nonce", "n-0S6");
  return claims.add("exp", at(300)).add("iat", at(-5));
}

const TokenDemands demands{"https://id.example.nl", "stip", "n-0S6", "access", now};

Json header_of(const std::string& algorithm, const std::string& id = "k1") {
  return Json::object().add("alg", algorithm).add("kid", id);
}

std::vector<ProviderKey> keys_of(const Json& jwk) {
  const auto keys = parse_key_set(to_text(Json::object().add("keys", Json::array().push(jwk))));
  REQUIRE(keys.ok());
  return *keys;
}

/// Claims with one of them otherwise; null: left out.
Json changed(const std::string& name, const Json& value) {
  Json claims = Json::object();
  for (const JsonMember& each : good_claims().as_object())
    if (each.name != name) claims.add(each.name, each.value);
  if (!value.is_null()) claims.add(name, value);
  return claims;
}

const TestSigner& signer() {
  static const TestSigner one("EC");
  return one;
}

ErrorOr<IdToken> check(const Json& claims, const TokenDemands& asked = demands) {
  return check_id_token(signer().jws(header_of("ES256"), claims, "ES256"), keys_of(signer().jwk("k1")), asked);
}

std::string problem_of(const ErrorOr<IdToken>& token) { return token.ok() ? "believed" : token.error().problem; }

TEST_CASE("a token is believed by each of four ways of signing, and by the key of none of the others") {
  const TestSigner rsa("RSA"), ec("EC"), ed("ED25519");
  const struct {
    std::string algorithm;
    const TestSigner& signer;
  } ways[] = {{"RS256", rsa}, {"PS256", rsa}, {"ES256", ec}, {"EdDSA", ed}};
  for (const auto& way : ways) {
    CAPTURE(way.algorithm);
    const std::string token = way.signer.jws(header_of(way.algorithm), good_claims(), way.algorithm);
    const auto believed = check_id_token(token, keys_of(way.signer.jwk("k1")), demands);
    CHECK(problem_of(believed) == "believed");
    if (believed.ok()) CHECK(believed->subject == "248289761001");
    for (const TestSigner* other : {&rsa, &ec, &ed})
      if (other != &way.signer) CHECK_FALSE(check_id_token(token, keys_of(other->jwk("k1")), demands).ok());
    // A key of the same sort that is not the one.
    const TestSigner stranger(&way.signer == &rsa ? "RSA" : &way.signer == &ec ? "EC" : "ED25519");
    CHECK(problem_of(check_id_token(token, keys_of(stranger.jwk("k1")), demands)) == "its signature is not right.");
  }
}

TEST_CASE("no token says by itself how it is to be believed: none, secrets and other names are refused") {
  const TestSigner rsa("RSA");
  const auto keys = keys_of(rsa.jwk("k1"));
  const std::string unsigned_part =
      to_base64url(to_text(header_of("none"))) + "." + to_base64url(to_text(good_claims())) + ".";
  CHECK(problem_of(check_id_token(unsigned_part, keys, demands)) == "it is signed in a way that is not trusted here.");
  // HS256 with the public key as the secret: its numbers, and all of the JWK.
  for (const std::string& secret : {rsa.n(), to_text(rsa.jwk("k1")), std::string("stip"), std::string()})
    CHECK(problem_of(check_id_token(hs256_jws(header_of("HS256"), good_claims(), secret), keys, demands)) ==
          "it is signed in a way that is not trusted here.");
  for (const char* name : {"None", "NONE", "nOnE", "RS1", "ES256K", "RS512", "", "rs256"})
    CHECK_FALSE(check_id_token(rsa.jws(header_of(name), good_claims(), "RS256"), keys, demands).ok());
  // One way of signing under the name of another, by the same key.
  CHECK(problem_of(check_id_token(rsa.jws(header_of("PS256"), good_claims(), "RS256"), keys, demands)) ==
        "its signature is not right.");
  // A key that is for one algorithm is for no other.
  CHECK_FALSE(
      check_id_token(rsa.jws(header_of("RS256"), good_claims(), "RS256"), keys_of(rsa.jwk("k1", "PS256")), demands)
          .ok());
  // A key in the header is nobody's key; what is critical is not passed over.
  const TestSigner mallory("EC");
  const Json with_key = header_of("ES256").add("jwk", mallory.jwk("k1"));
  CHECK_FALSE(check_id_token(mallory.jws(with_key, good_claims(), "ES256"), keys_of(signer().jwk("k1")), demands).ok());
  const Json critical = header_of("ES256").add("crit", Json::array().push("exp"));
  CHECK_FALSE(
      check_id_token(signer().jws(critical, good_claims(), "ES256"), keys_of(signer().jwk("k1")), demands).ok());
}

TEST_CASE(
    "a key is found by its name; an unknown name asks for the keys anew, and several without a name are refused") {
  const TestSigner other("EC");
  const std::string token = signer().jws(header_of("ES256", "k9"), good_claims(), "ES256");
  const auto unknown = check_id_token(token, keys_of(signer().jwk("k1")), demands);
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().kind == ErrorKind::not_found);
  const auto two =
      parse_key_set(to_text(Json::object().add("keys", Json::array().push(signer().jwk("k1")).push(other.jwk("k2")))));
  REQUIRE(two.ok());
  const std::string nameless = signer().jws(Json::object().add("alg", "ES256"), good_claims(), "ES256");
  CHECK(problem_of(check_id_token(nameless, *two, demands)) ==
        "it is signed without saying with which of several keys.");
  CHECK(check_id_token(nameless, keys_of(signer().jwk("k1")), demands).ok());
}

TEST_CASE("every claim that is wrong or lacking is named") {
  CHECK(problem_of(check(good_claims())) == "believed");
  const struct {
    std::string name;
    Json value;
    std::string problem;
  } wrongs[] = {
      {"iss", "https://id.example.nl/", "it comes from another sign-on service."},
      {"iss", nullptr, "it comes from another sign-on service."},
      {"aud", "another", "it is meant for another site."},
      {"aud", nullptr, "it is meant for another site."},
      {"aud", Json::array(), "it is meant for another site."},
      {"aud", Json::array().push("stip").push("another"), "it is meant for another site."},
      {"azp", "another", "it was asked for by another site."},
      {"azp", 7, "it was asked for by another site."},
      {"exp", at(-61), "it has expired."},
      {"exp", nullptr, "it does not say from when until when it holds."},
      {"exp", "tomorrow", "it does not say from when until when it holds."},
      {"exp", 1e300, "it does not say from when until when it holds."},
      {"iat", nullptr, "it does not say from when until when it holds."},
      {"iat", at(61), "it is from the future: the clocks of the two machines differ."},
      {"iat", at(-601), "it is older than ten minutes."},
      {"nbf", at(61), "it does not hold yet."},
      {"nbf", "soon", "it does not hold yet."},
      {"nonce", "n-0S7", "it belongs to another visit."},
      {"nonce", nullptr, "it belongs to another visit."},
      {"nonce", Json::array().push("n-0S6"), "it belongs to another visit."},
      {"at_hash", "AAAAAAAAAAAAAAAAAAAAAA", "it does not belong to what came with it."},
      {"at_hash", 0, "it does not belong to what came with it."},
      {"sub", nullptr, "it does not say of whom it is."},
      {"sub", "", "it does not say of whom it is."},
      {"sub", 17, "it does not say of whom it is."},
      {"sub", std::string(256, 'x'), "it does not say of whom it is."},
      {"sub", "a\nb", "it does not say of whom it is."},
  };
  for (const auto& wrong : wrongs) {
    CAPTURE(wrong.name);
    CAPTURE(to_text(wrong.value));
    CHECK(problem_of(check(changed(wrong.name, wrong.value))) == wrong.problem);
  }
  // What may be, within what clocks may differ.
  for (const auto& [name, value] : std::vector<std::pair<std::string, Json>>{
           {"exp", at(-59)}, {"iat", at(59)}, {"nbf", at(59)}, {"azp", "stip"}, {"aud", Json::array().push("stip")}}) {
    CAPTURE(name);
    CHECK(problem_of(check(changed(name, value))) == "believed");
  }
  TokenDemands without = demands;
  without.nonce.clear();
  CHECK_FALSE(check(changed("nonce", ""), without).ok());
}

TEST_CASE("the hash of the access token is of the one that came with it") {
  // Made with: printf access | openssl dgst -sha256 -binary | head -c16 | openssl base64
  CHECK(check(changed("at_hash", "oFYf1knNtrqnhAVfBRuteQ")).ok());
  TokenDemands other = demands;
  other.access_token = "another";
  CHECK_FALSE(check(changed("at_hash", "oFYf1knNtrqnhAVfBRuteQ"), other).ok());
}

TEST_CASE("what the provider says of the means and the moment is told") {
  Json claims = good_claims().add("acr", "urn:loa:3").add("auth_time", at(-30));
  claims.add("amr", Json::array().push("pwd").push("otp").push(3));
  const auto token = check(claims);
  REQUIRE(token.ok());
  CHECK(token->acr == "urn:loa:3");
  CHECK(token->amr == std::vector<std::string>{"pwd", "otp"});
  CHECK(token->signed_in_at == now - std::chrono::seconds(30));
}

TEST_CASE("what is no token at all is refused, however long, deep or broken") {
  const auto keys = keys_of(signer().jwk("k1"));
  const std::string good = signer().jws(header_of("ES256"), good_claims(), "ES256");
  REQUIRE(check_id_token(good, keys, demands).ok());
  for (std::size_t at = 0; at < good.size(); at += 7) {
    std::string broken = good;
    broken[at] = broken[at] == 'A' ? 'B' : 'A';
    CHECK_FALSE(check_id_token(broken, keys, demands).ok());
    CHECK_FALSE(check_id_token(good.substr(0, at), keys, demands).ok());
  }
  for (const std::string& text :
       {std::string(), std::string("."), std::string(".."), std::string("..."), "a." + good, good + ".", good + "=",
        std::string(100'000, 'A'), to_base64url(std::string(200, '[')) + ".e30.AA"})
    CHECK_FALSE(check_id_token(text, keys, demands).ok());
}

TEST_CASE("keys that are weak, for another use or no keys are passed over") {
  const TestSigner small("RSA", 1024);
  Json encrypting = Json::object();
  for (const JsonMember& each : signer().jwk("k2").as_object())
    encrypting.add(each.name, each.name == "use" ? Json("enc") : each.value);
  Json bent = Json::object();
  for (const JsonMember& each : signer().jwk("k3").as_object())
    bent.add(each.name, each.name == "y" ? Json(to_base64url(std::string(32, '\1'))) : each.value);
  const Json secret = Json::object().add("kty", "oct").add("k", "AAAA");
  Json list = Json::array();
  for (const Json& each : {small.jwk("k1"), encrypting, bent, secret, Json(7), Json(nullptr), signer().jwk("k4")})
    list.push(each);
  const auto keys = parse_key_set(to_text(Json::object().add("keys", list)));
  REQUIRE(keys.ok());
  REQUIRE(keys->size() == 1);
  CHECK(keys->front().id == "k4");
  for (const char* text : {"", "[]", "{}", "{\"keys\":{}}", "{\"keys\":"}) CHECK_FALSE(parse_key_set(text).ok());
}

}  // namespace
}  // namespace stip
