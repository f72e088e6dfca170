// Tests of an identity provider: what it is asked, and what of its answers is believed.
#include "desk/identity_provider.h"

#include <doctest/doctest.h>

#include "base/temp_folder.h"
#include "desk/test_provider.h"

namespace stip {
namespace {

struct Asking : TestProvider {
  IdentityProvider provider{settings(), answering()};

  Asking() { nonce = "n1"; }
  ErrorOr<std::string> address() { return provider.address_for({"s1", "n1", "c1", false, "nl"}, now); }
  ErrorOr<SignedOn> redeem() { return provider.redeem("the code", "the verifier", "n1", now); }
};

/// The usual discovery document with one member otherwise; null: left out.
Json discovery_with(const std::string& name, const Json& value) {
  Json document = Json::object();
  for (const JsonMember& each : TestProvider::usual_discovery().as_object())
    if (each.name != name) document.add(each.name, each.value);
  if (!value.is_null()) document.add(name, value);
  return document;
}

TEST_CASE_FIXTURE(Asking,
                  "people are sent with a state, a nonce and a challenge, and asked for nothing but who they are") {
  const auto sent = address();
  REQUIRE(sent.ok());
  CHECK(*sent ==
        "https://id.example.nl/authorize?response_type=code&client_id=stip&redirect_uri=https%3A%2F%2Fagenda.example.nl"
        "%2Fnl%2Finloggen%2Fterug&scope=openid&state=s1&nonce=n1&code_challenge=c1&code_challenge_method=S256"
        "&ui_locales=nl%20en");
  const auto anew = provider.address_for({"s1", "n1", "c1", true, "en"}, now);
  REQUIRE(anew.ok());
  CHECK(contains(*anew, "&prompt=login&max_age=0"));
  CHECK(times_asked("/openid-configuration") == 1);
  now += std::chrono::hours(1);
  CHECK(address().ok());
  CHECK(times_asked("/openid-configuration") == 2);
}

TEST_CASE_FIXTURE(Asking, "a code is exchanged with its verifier, under the name and secret of this site") {
  const auto who = redeem();
  REQUIRE(who.ok());
  CHECK(who->issuer == issuer);
  CHECK(who->subject == "248289761001");
  CHECK_FALSE(who->second_factor);
  REQUIRE(asked.size() == 3);
  CHECK(asked[1].url == "https://id.example.nl/token");
  CHECK(*asked[1].form ==
        "grant_type=authorization_code&code=the%20code&redirect_uri=https%3A%2F%2Fagenda.example.nl%2Fnl%2Finloggen%2F"
        "terug&code_verifier=the%20verifier");
  CHECK(*asked[1].basic == "stip:a%20secret%3A%20of%20two");
  CHECK(redeem().ok());
  CHECK(times_asked("/keys") == 1);
}

TEST_CASE_FIXTURE(Asking, "a provider that takes the secret in the form alone gets it there") {
  discovery = discovery_with("token_endpoint_auth_methods_supported", Json::array().push("client_secret_post"));
  REQUIRE(redeem().ok());
  CHECK_FALSE(asked[1].basic);
  CHECK(contains(*asked[1].form, "&client_id=stip&client_secret=a%20secret%3A%20of%20two"));
}

TEST_CASE_FIXTURE(Asking, "a discovery document that names another issuer, plain addresses or no S256 is refused") {
  const std::pair<std::string, Json> wrongs[] = {
      {"issuer", "https://id.example.nl/"},
      {"issuer", nullptr},
      {"authorization_endpoint", "http://id.example.nl/authorize"},
      {"authorization_endpoint", "javascript:alert(1)"},
      {"token_endpoint", "http://id.example.nl/token"},
      {"token_endpoint", "file:///etc/passwd"},
      {"token_endpoint", "http://127.0.0.1:5432/token"},
      {"jwks_uri", "http://169.254.169.254/keys"},
      {"jwks_uri", nullptr},
      {"code_challenge_methods_supported", Json::array().push("plain")},
  };
  for (const auto& [name, value] : wrongs) {
    CAPTURE(name);
    discovery = discovery_with(name, value);
    IdentityProvider fresh{settings(), answering()};
    const auto sent = fresh.address_for({"s1", "n1", "c1", false, "nl"}, now);
    CHECK_FALSE(sent.ok());
    CHECK_FALSE(fresh.redeem("c", "v", "n1", now).ok());
  }
  CHECK(times_asked("/token") == 0);
}

TEST_CASE_FIXTURE(Asking, "who signs out is sent to the provider with no token, if it says where, and it is secure") {
  CHECK_FALSE(provider.sign_out_address("nl", now));
  discovery = discovery_with("end_session_endpoint", std::string(issuer) + "/logout?realm=1");
  IdentityProvider with{settings(), answering()};
  CHECK(with.sign_out_address("en", now).value_or("") ==
        "https://id.example.nl/logout?realm=1&client_id=stip&post_logout_redirect_uri="
        "https%3A%2F%2Fagenda.example.nl%2Fnl%2Finloggen%2Fuitgelogd&state=en&ui_locales=en%20nl");
  for (const char* wrong : {"http://id.example.nl/logout", "javascript:alert(1)", "http://127.0.0.1:5432/"}) {
    CAPTURE(wrong);
    discovery = discovery_with("end_session_endpoint", wrong);
    IdentityProvider without{settings(), answering()};
    CHECK_FALSE(without.sign_out_address("nl", now));
    CHECK(without.address_for({"s1", "n1", "c1", false, "nl"}, now).ok());
  }
  is_down = true;
  IdentityProvider away{settings(), answering()};
  CHECK_FALSE(away.sign_out_address("nl", now));
}

TEST_CASE_FIXTURE(Asking,
                  "an answer says that it comes from this provider, and must if the provider says that it does") {
  const std::string here = issuer, other = "https://evil.example.nl";
  REQUIRE(address().ok());
  CHECK(provider.is_from_here(&here));
  CHECK_FALSE(provider.is_from_here(&other));
  CHECK_FALSE(provider.is_from_here(nullptr));
  discovery = discovery_with("authorization_response_iss_parameter_supported", nullptr);
  now += std::chrono::hours(2);
  REQUIRE(address().ok());
  CHECK(provider.is_from_here(nullptr));
  CHECK_FALSE(provider.is_from_here(&other));
}

TEST_CASE_FIXTURE(Asking, "keys are fetched anew for a name that is unknown, but not for every one that is made up") {
  REQUIRE(redeem().ok());
  signer = TestSigner("EC");
  key_id = "k2";
  CHECK_FALSE(redeem().ok());  // Keys were fetched this very moment.
  CHECK(times_asked("/keys") == 1);
  now += std::chrono::seconds(31);
  CHECK(redeem().ok());
  CHECK(times_asked("/keys") == 2);
  key_id = "k3";
  for (int i = 0; i < 20; ++i) (void)redeem();
  CHECK(times_asked("/keys") == 2);
}

TEST_CASE_FIXTURE(Asking, "a provider that is down, or answers otherwise, is told apart from one that refuses") {
  const auto rest = std::chrono::seconds(10);
  is_down = true;
  CHECK(address().error().kind == ErrorKind::storage);
  // It is left alone for a while, so that nobody else waits for it.
  const std::size_t times = asked.size();
  is_down = false;
  CHECK(address().error().kind == ErrorKind::storage);
  CHECK(asked.size() == times);
  now += rest;
  REQUIRE(address().ok());
  is_down = true;
  CHECK(address().ok());  // What it said an hour ago still holds.
  CHECK(redeem().error().kind == ErrorKind::storage);
  is_down = false;
  now += rest;
  for (const auto& [code, kind] : std::vector<std::pair<long, ErrorKind>>{{400, ErrorKind::invalid},
                                                                          {401, ErrorKind::invalid},
                                                                          {302, ErrorKind::invalid},
                                                                          {503, ErrorKind::storage}}) {
    CAPTURE(code);
    status["/token"] = code;
    CHECK(redeem().error().kind == kind);
  }
  status.clear();
  status["/keys"] = 500;
  CHECK(redeem().error().kind == ErrorKind::storage);
  status.clear();
  CHECK(redeem().error().kind == ErrorKind::storage);  // Not that the key is unknown: none was ever read.
  now += std::chrono::seconds(31);
  CHECK(redeem().ok());
}

TEST_CASE_FIXTURE(Asking, "a second factor is proved by what the settings say proves it, and by nothing else") {
  more.add("acr", "urn:loa:3").add("amr", Json::array().push("pwd").push("otp"));
  CHECK_FALSE(redeem()->second_factor);
  ProviderSettings trusting = settings();
  trusting.second_factor_amr = {"mfa"};
  IdentityProvider by_other(trusting, answering());
  CHECK_FALSE(by_other.redeem("c", "v", "n1", now)->second_factor);
  trusting.second_factor_amr = {"mfa", "otp"};
  IdentityProvider by_means(trusting, answering());
  CHECK(by_means.redeem("c", "v", "n1", now)->second_factor);
  trusting.second_factor_amr.clear();
  trusting.second_factor_acr = {"urn:loa:3"};
  IdentityProvider by_level(trusting, answering());
  CHECK(by_level.redeem("c", "v", "n1", now)->second_factor);
  CHECK(contains(*by_level.address_for({"s1", "n1", "c1", false, "nl"}, now), "&acr_values=urn%3Aloa%3A3"));
}

TEST_CASE("settings are read with their secret from a file beside them, and say what lacks") {
  const TempFolder folder = *TempFolder::make();
  const std::string file = folder.file("agenda.identity");
  const std::string good =
      "# Our provider\nissuer = https://id.example.nl/realms/x\nclient-id = stip\nclient-secret-file = id.secret\n"
      "site = https://agenda.example.nl/\nlabel-nl = Rijks-ID\nsecond-factor-amr = mfa  hwk\ntimeout = 5\n";
  REQUIRE(write_file(file, good).ok());
  CHECK(read_provider_settings(file).error().kind == ErrorKind::not_found);
  REQUIRE(write_file(folder.file("id.secret"), "s3cret\n").ok());
  const auto settings = read_provider_settings(file);
  REQUIRE(settings.ok());
  CHECK(settings->client_secret == "s3cret");
  CHECK(settings->redirect_address() == "https://agenda.example.nl/nl/inloggen/terug");
  CHECK(settings->label_en == "Rijks-ID");
  CHECK(settings->second_factor_amr == std::vector<std::string>{"mfa", "hwk"});
  CHECK(settings->web.timeout_seconds == 5);
  for (const auto& [from, to] :
       std::vector<std::pair<std::string, std::string>>{{"https://id.example", "http://id.example"},
                                                        {"https://agenda", "http://agenda"},
                                                        {"client-id = stip\n", ""},
                                                        {"label-nl = Rijks-ID\n", ""},
                                                        {"timeout = 5", "timeout = soon"},
                                                        {"# Our", "Our"},
                                                        {"client-secret-file = id.secret\n", ""},
                                                        {"timeout", "time-out"}}) {
    CAPTURE(from);
    std::string wrong = good;
    replace_all(wrong, from, to);
    REQUIRE(write_file(file, wrong).ok());
    const auto refused = read_provider_settings(file);
    REQUIRE_FALSE(refused.ok());
    CHECK_FALSE(refused.error().remedy.empty());
  }
}

TEST_CASE("another server is asked over https, or on this machine, and at no other address") {
  for (const char* url :
       {"https://id.example.nl/a?b=c", "http://127.0.0.1:8080/", "http://localhost/x", "http://[::1]:9/"})
    CHECK(is_safe_url(url));
  for (const char* url : {"", "http://id.example.nl/", "ftp://id.example.nl/", "https://", "https:///x", "https://a@b/",
                          "https://a/#b", "https://a/ b", "https://a\\b/", "http://127.0.0.1.example.nl/",
                          "http://127.0.0.1@evil.example.nl/", "http://localhost.evil.example.nl/", "HTTPS ://a"})
    CHECK_FALSE(is_safe_url(url));
  CHECK(ask_web({"http://id.example.nl/"}, {}).error().kind == ErrorKind::storage);
  CHECK(ask_web({"http://127.0.0.1:1/"}, {}).error().kind == ErrorKind::storage);
}

}  // namespace
}  // namespace stip
