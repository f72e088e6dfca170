// Test provider: an identity provider in memory, which answers what a real one would, or what a test wants instead.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/text.h"
#include "desk/identity_provider.h"
#include "desk/test_signer.h"

namespace stip {

struct TestProvider {
  TestSigner signer{"EC"};
  std::string key_id = "k1";
  std::string subject = "248289761001";
  Json more = Json::object();  ///< Claims besides.
  std::string nonce;           ///< As the visit had it; a test takes it from the address.
  Instant now = *parse_instant("2027-03-01T09:00:00Z");
  bool is_down = false;
  Json discovery = Json::object();          ///< Instead of the usual, if not empty.
  std::map<std::string, long> status = {};  ///< By path: instead of 200.
  std::vector<WebQuestion> asked;

  static constexpr const char* issuer = "https://id.example.nl";

  static ProviderSettings settings() {
    ProviderSettings settings;
    settings.issuer = issuer;
    settings.client_id = "stip";
    settings.client_secret = "a secret: of two";
    settings.site = "https://agenda.example.nl";
    settings.label_nl = "Rijks-ID";
    settings.label_en = "State ID";
    return settings;
  }

  static Json usual_discovery() {
    const std::string base = issuer;
    Json document = Json::object();
    document.add("issuer", base)
        .add("authorization_endpoint", base + "/authorize")
        .add("token_endpoint", base + "/token");
    document.add("jwks_uri", base + "/keys").add("authorization_response_iss_parameter_supported", true);
    return document.add("code_challenge_methods_supported", Json::array().push("plain").push("S256"));
  }

  std::string id_token() const {
    const auto seconds = now.time_since_epoch().count();
    Json claims = Json::object();
    claims.add("iss", issuer).add("aud", "stip").add("sub", subject).add("nonce", nonce);
    claims.add("exp", seconds + 300).add("iat", seconds);
    for (const JsonMember& each : more.as_object()) claims.add(each.name, each.value);
    return signer.jws(Json::object().add("alg", "ES256").add("kid", key_id), claims, "ES256");
  }

  int times_asked(std::string_view path) const {
    int times = 0;
    for (const WebQuestion& each : asked) times += ends_with(each.url, path);
    return times;
  }

  AskWeb answering() {
    return [this](const WebQuestion& question) -> ErrorOr<WebAnswer> {
      asked.push_back(question);
      if (is_down) return Error{ErrorKind::storage, "provider", "no connection.", "Try again later."};
      const std::string path = question.url.substr(std::string(issuer).size());
      if (status.contains(path)) return WebAnswer{status[path], "{}"};
      if (path == "/.well-known/openid-configuration")
        return WebAnswer{200, to_text(discovery.as_object().empty() ? usual_discovery() : discovery)};
      if (path == "/keys")
        return WebAnswer{200, to_text(Json::object().add("keys", Json::array().push(signer.jwk(key_id))))};
      if (path != "/token") return WebAnswer{404, ""};
      return WebAnswer{
          200,
          to_text(
              Json::object().add("access_token", "access").add("token_type", "Bearer").add("id_token", id_token()))};
    };
  }
};

}  // namespace stip
