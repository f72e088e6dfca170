// Voter cookie: sealed JSON, with the moment after which it is worth nothing.
#include "web/intake/voter_cookie.h"

#include "desk/base64url.h"
#include "desk/secrets.h"
#include "web/office/cookies.h"

namespace stip {

BallotRequest Voter::request() const {
  return {.consultation = consultation,
          .door = door,
          .code = code,
          .voter_key = key,
          .is_old_enough = is_old_enough,
          .is_let_in = is_let_in};
}

std::string VoterCookies::name(std::string_view consultation) const {
  return (secure_ ? "__Host-stip-stem-" : "stip-stem-") + std::string(consultation);
}

std::string VoterCookies::remember(const Voter& voter, Instant now) const {
  Json json = Json::object();
  json.add("consultation", voter.consultation).add("door", name_of(voter.door)).add("code", voter.code);
  json.add("key", voter.key).add("old_enough", voter.is_old_enough).add("let_in", voter.is_let_in);
  json.add("until", now.time_since_epoch().count() + voter_cookie_seconds);
  return set_cookie(name(voter.consultation), to_base64url(seal(to_text(json), key_)), {secure_, voter_cookie_seconds});
}

std::string VoterCookies::forget(std::string_view consultation) const {
  return set_cookie(name(consultation), "", {secure_, 0});
}

std::optional<Voter> VoterCookies::voter(const Request& request, std::string_view consultation, Instant now) const {
  const auto held = cookie(request, name(consultation));
  if (!held) return std::nullopt;
  const auto bytes = parse_base64url(*held);
  const auto plain = bytes.ok() ? unseal(*bytes, key_) : ErrorOr<std::string>(bytes.error());
  const auto json = plain.ok() ? parse_json(*plain) : ErrorOr<Json>(plain.error());
  if (!json.ok() || json->text("consultation") != consultation) return std::nullopt;
  const auto door = ballot_door_of(json->text("door"));
  const Json* until = json->find("until");
  if (!door || !until || until->as_integer() < now.time_since_epoch().count()) return std::nullopt;
  const auto yes = [&](std::string_view what) {
    const Json* found = json->find(what);
    return found && found->is_bool() && found->as_bool();
  };
  return Voter{std::string(consultation), *door,        json->text("code"), json->text("key"),
               yes("old_enough"),         yes("let_in")};
}

}  // namespace stip
