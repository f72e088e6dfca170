// Identity provider: OpenID Connect Core 1.0 and Discovery 1.0, the authorization code flow, for one client.
#include "desk/identity_provider.h"

#include <algorithm>

#include "base/json.h"
#include "base/locale.h"
#include "base/percent.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::chrono::seconds kept_for = std::chrono::hours(1);
constexpr std::chrono::seconds between_key_fetches{30};
constexpr std::chrono::seconds longest_wait{4};
constexpr std::chrono::seconds rest_after_failure{10};
constexpr JsonLimits limits{256 * 1024, 16};

Error away(std::string_view problem) {
  return {ErrorKind::storage, "sign-on", said_later(problem),
          said("Try again in a few minutes, or sign in with your password.")};
}

Error not_usable(std::string_view problem) {
  return {ErrorKind::invalid, "sign-on", said_later(problem),
          said("Try once more. If it stays so, tell your administrator what stands here.")};
}

ErrorOr<Json> json_of(const ErrorOr<WebAnswer>& answer) {
  if (!answer.ok() || answer->status >= 500) return away(tr_later("the sign-on service does not answer."));
  auto json = parse_json(answer->body, limits);
  if (answer->status != 200 || !json.ok() || !json->is_object())
    return not_usable(tr_later("the sign-on service gives an answer that cannot be used."));
  return json;
}

bool lists(const Json* values, std::string_view wanted) {
  return values && values->is_array() && std::ranges::any_of(values->as_array(), [&](const Json& each) {
           return each.is_string() && each.as_string() == wanted;
         });
}

void add(std::string& text, std::string_view name, std::string_view value) {
  if (!text.empty() && text.back() != '?' && text.back() != '&') text += '&';
  text.append(name).append("=").append(percent_encoded(value));
}

}  // namespace

IdentityProvider::IdentityProvider(ProviderSettings settings, AskWeb ask)
    : settings_(std::move(settings)),
      ask_(ask ? std::move(ask) : [this](const WebQuestion& question) { return ask_web(question, settings_.web); }) {}

ErrorOr<std::unique_lock<std::timed_mutex>> IdentityProvider::turn(Instant now) {
  std::unique_lock lock(turn_, longest_wait);
  if (!lock) return away(tr_later("the sign-on service is slow, and others are waiting for it."));
  // A clock that was set back keeps nobody out for longer than the rest.
  if (now < away_until_ && away_until_ - now <= rest_after_failure)
    return away(tr_later("the sign-on service does not answer."));
  return lock;
}

ErrorOr<WebAnswer> IdentityProvider::asked(const WebQuestion& question, Instant now) {
  auto answer = ask_(question);
  if (!answer.ok()) away_until_ = now + rest_after_failure;
  return answer;
}

ErrorOr<IdentityProvider::Discovered> IdentityProvider::discovered(Instant now) {
  const std::lock_guard lock(mutex_);
  if (known_ && now - known_->at < kept_for) return *known_;
  // OpenID Connect Discovery, 4.1: the path follows the issuer, whose own slash at the end goes.
  std::string base = settings_.issuer;
  while (ends_with(base, "/")) base.pop_back();
  STIP_TRY_AS(const Json document, json_of(asked({base + "/.well-known/openid-configuration"}, now)));
  // 4.3: "The issuer value returned MUST be identical to the Issuer URL that was used as the prefix".
  if (document.text("issuer") != settings_.issuer)
    return not_usable(tr_later("the sign-on service calls itself otherwise than in the settings."));
  const Json* methods = document.find("code_challenge_methods_supported");
  if (methods && !lists(methods, "S256"))
    return not_usable(tr_later("the sign-on service does not know PKCE with S256, which is demanded here."));
  const Json* ways = document.find("token_endpoint_auth_methods_supported");
  const Json* says_iss = document.find("authorization_response_iss_parameter_supported");
  Discovered found{document.text("authorization_endpoint"),
                   document.text("token_endpoint"),
                   document.text("jwks_uri"),
                   document.text("end_session_endpoint"),
                   !ways || lists(ways, "client_secret_basic"),
                   says_iss && says_iss->is_bool() && says_iss->as_bool(),
                   now};
  // A provider elsewhere does not send us to a port of this machine.
  const auto is_good = [&](const std::string& url) {
    return is_safe_url(url) && (starts_with(url, "https://") || !starts_with(settings_.issuer, "https://"));
  };
  if (!is_good(found.authorization) || !is_good(found.token) || !is_good(found.keys))
    return not_usable(tr_later("the sign-on service names addresses that are not secure."));
  if (!is_good(found.sign_out)) found.sign_out.clear();
  known_ = found;
  return found;
}

ErrorOr<std::string> IdentityProvider::address_for(const AuthorizationRequest& request, Instant now) {
  STIP_TRY_AS(const auto mine, turn(now));
  STIP_TRY_AS(const Discovered provider, discovered(now));
  std::string address = provider.authorization + (contains(provider.authorization, "?") ? "&" : "?");
  add(address, "response_type", "code");
  add(address, "client_id", settings_.client_id);
  add(address, "redirect_uri", settings_.redirect_address());
  add(address, "scope", "openid");
  add(address, "state", request.state);
  add(address, "nonce", request.nonce);
  add(address, "code_challenge", request.challenge);
  add(address, "code_challenge_method", "S256");
  add(address, "ui_locales", request.language == "en" ? "en nl" : "nl en");
  if (!settings_.second_factor_acr.empty()) add(address, "acr_values", join(settings_.second_factor_acr, " "));
  if (request.signs_in_anew) {
    add(address, "prompt", "login");
    add(address, "max_age", "0");
  }
  return address;
}

std::optional<std::string> IdentityProvider::sign_out_address(const std::string& language, Instant now) {
  const auto mine = turn(now);
  if (!mine.ok()) return std::nullopt;
  const auto provider = discovered(now);
  if (!provider.ok() || provider->sign_out.empty()) return std::nullopt;
  std::string address = provider->sign_out + (contains(provider->sign_out, "?") ? "&" : "?");
  add(address, "client_id", settings_.client_id);
  add(address, "post_logout_redirect_uri", settings_.signed_out_address());
  add(address, "state", language);
  add(address, "ui_locales", language == "en" ? "en nl" : "nl en");
  return address;
}

bool IdentityProvider::is_from_here(const std::string* iss) const {
  // RFC 9207, 2.4: "Clients MUST then compare the result to the issuer identifier", and reject an answer without it if
  // the provider says that it gives it.
  if (iss) return *iss == settings_.issuer;
  const std::lock_guard lock(mutex_);
  return !known_ || !known_->says_iss;
}

ErrorOr<Nothing> IdentityProvider::fetch_keys(Instant now) {
  STIP_TRY_AS(const Discovered provider, discovered(now));
  keys_at_ = now;  // Also if it fails: who makes up names of keys shall not make us ask for them all the time.
  const auto answer = asked({provider.keys}, now);
  if (!answer.ok() || answer->status != 200) return away(tr_later("the sign-on service does not answer."));
  STIP_TRY_AS(keys_, parse_key_set(answer->body));
  return Nothing{};
}

ErrorOr<IdToken> IdentityProvider::believed(std::string_view id_token, const TokenDemands& demands) {
  if (!keys_at_ || demands.now - *keys_at_ >= kept_for) STIP_TRY(fetch_keys(demands.now));
  auto token = check_id_token(id_token, keys_, demands);
  const bool is_unknown_key = !token.ok() && token.error().kind == ErrorKind::not_found;
  if (is_unknown_key && keys_.empty() && demands.now - *keys_at_ < between_key_fetches)
    return away(tr_later("the sign-on service does not answer."));
  if (!is_unknown_key || demands.now - *keys_at_ < between_key_fetches) return token;
  STIP_TRY(fetch_keys(demands.now));
  return check_id_token(id_token, keys_, demands);
}

ErrorOr<SignedOn> IdentityProvider::redeem(const std::string& code, const std::string& verifier,
                                           const std::string& nonce, Instant now) {
  STIP_TRY_AS(const auto mine, turn(now));
  STIP_TRY_AS(const Discovered provider, discovered(now));
  WebQuestion question{provider.token, std::string()};
  add(*question.form, "grant_type", "authorization_code");
  add(*question.form, "code", code);
  add(*question.form, "redirect_uri", settings_.redirect_address());
  add(*question.form, "code_verifier", verifier);
  if (provider.takes_basic) {
    // RFC 6749, 2.3.1: both are encoded as in a form before they become user name and password.
    question.basic = percent_encoded(settings_.client_id) + ":" + percent_encoded(settings_.client_secret);
  } else {
    add(*question.form, "client_id", settings_.client_id);
    add(*question.form, "client_secret", settings_.client_secret);
  }
  const auto answer = asked(question, now);
  if (answer.ok() && answer->status >= 400 && answer->status < 500)
    return not_usable(
        tr_later("the sign-on service refused: this visit was used before, took too long, or this site is "
                 "not set up there as it should be."));
  STIP_TRY_AS(const Json tokens, json_of(answer));
  if (to_lower(tokens.text("token_type")) != "bearer" || tokens.text("id_token").empty())
    return not_usable(tr_later("the sign-on service gives an answer that cannot be used."));
  STIP_TRY_AS(const IdToken token, believed(tokens.text("id_token"), {settings_.issuer, settings_.client_id, nonce,
                                                                      tokens.text("access_token"), now}));
  const auto proves = [&](const std::vector<std::string>& trusted, const std::string& said) {
    return std::ranges::find(trusted, said) != trusted.end();
  };
  const bool second_factor =
      proves(settings_.second_factor_acr, token.acr) ||
      std::ranges::any_of(token.amr, [&](const auto& means) { return proves(settings_.second_factor_amr, means); });
  return SignedOn{settings_.issuer, token.subject, second_factor, token.signed_in_at};
}

}  // namespace stip
