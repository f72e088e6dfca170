// WaitingRoom: one moment for each consultation, from which the next may come in.
#include "web/intake/waiting_room.h"

#include <algorithm>

#include "base/json.h"
#include "desk/base64url.h"
#include "desk/secrets.h"
#include "web/office/cookies.h"

namespace stip {
namespace {

constexpr long turn_lasts_seconds = 30 * 60;

std::string cookie_name(bool secure) { return secure ? "__Host-stip-beurt" : "stip-beurt"; }

}  // namespace

std::optional<WaitingTurn> WaitingRoom::next(const std::string& consultation, bool is_old_enough, Instant now) {
  const std::lock_guard lock(mutex_);
  Instant& free_from = free_from_[consultation];
  const Instant from = std::max(now, free_from);
  if (from - now > std::chrono::seconds(longest_wait_seconds)) return std::nullopt;
  free_from = from + std::chrono::seconds(seconds_between_turns);
  return WaitingTurn{consultation, random_token(), is_old_enough, from};
}

std::string WaitingRoom::remember(const WaitingTurn& turn) const {
  Json json = Json::object();
  json.add("consultation", turn.consultation).add("key", turn.key).add("old_enough", turn.is_old_enough);
  json.add("from", turn.from.time_since_epoch().count());
  return set_cookie(cookie_name(secure_), to_base64url(seal(to_text(json), key_)), {secure_, turn_lasts_seconds});
}

std::string WaitingRoom::forget() const { return set_cookie(cookie_name(secure_), "", {secure_, 0}); }

std::optional<WaitingTurn> WaitingRoom::turn(const Request& request, std::string_view consultation, Instant now) const {
  const auto held = cookie(request, cookie_name(secure_));
  if (!held) return std::nullopt;
  const auto bytes = parse_base64url(*held);
  const auto plain = bytes.ok() ? unseal(*bytes, key_) : ErrorOr<std::string>(bytes.error());
  const auto json = plain.ok() ? parse_json(*plain) : ErrorOr<Json>(plain.error());
  const Json* from = json.ok() ? json->find("from") : nullptr;
  if (!from || !from->is_integer() || json->text("consultation") != consultation) return std::nullopt;
  const Instant moment{std::chrono::seconds(from->as_integer())};
  if (now - moment > std::chrono::seconds(turn_lasts_seconds)) return std::nullopt;
  const Json* age = json->find("old_enough");
  return WaitingTurn{std::string(consultation), json->text("key"), age && age->is_bool() && age->as_bool(), moment};
}

}  // namespace stip
