// SignedInDoor: OpenID Connect for participants, whose visit is in their own browser and nowhere else.
#include "web/intake/signed_in_door.h"

#include "base/json.h"
#include "desk/base64url.h"
#include "desk/secrets.h"
#include "web/office/cookies.h"

namespace stip {
namespace {

constexpr long trip_seconds = 10 * 60;
constexpr std::size_t most_waiting = 256;

std::string cookie_name(bool secure) { return secure ? "__Host-stip-aanmelding" : "stip-aanmelding"; }

Error trip_over() {
  return {ErrorKind::forbidden, said("sign-on"),
          said("this visit to the sign-on service is over: it took longer than ten minutes, or began in another "
               "browser."),
          said("Begin again, here and in one window. Nothing was kept.")};
}

Error broken_off() {
  return {ErrorKind::invalid, said("sign-on"), said("it was broken off there, so nobody came in."),
          said("Try once more, or take part in another way.")};
}

Error refused() {
  return {ErrorKind::invalid, said("sign-on"), said("the sign-on service refused it."),
          said("Try once more. If it stays so, tell who asked you to take part.")};
}

}  // namespace

/// A trip with what its answer must fit.
struct SignedInDoor::Held {
  SignOnTrip trip;
  std::string state;
};

std::string signed_in_voter_key(const Hash& key, std::string_view issuer, std::string_view subject,
                                std::string_view consultation) {
  std::string of = "stip signed-in voter 1\n";
  of.append(issuer).append("\n").append(subject).append("\n").append(consultation);
  return to_hex(Hmac(bytes_of(Hmac(bytes_of(key))("pseudonyms of who signed in")))(of));
}

SignedInDoor::SignedInDoor(ProviderSettings settings, const Hash& key, bool secure, std::function<Instant()> clock,
                           AskWeb ask)
    : provider_(std::move(settings), std::move(ask)), key_(key), secure_(secure), clock_(std::move(clock)) {
  worker_ = std::thread([this] { work(); });
}

SignedInDoor::~SignedInDoor() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  comes_.notify_one();
  worker_.join();
}

bool SignedInDoor::in_turn(std::function<void()> work) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() >= most_waiting) return false;
    waiting_.push_back(std::move(work));
  }
  comes_.notify_one();
  return true;
}

/// Who waits is answered before the end.
void SignedInDoor::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    comes_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const std::function<void()> next = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    next();
  }
}

/// Nonce and verifier are worked out of the state, so that the browser need not hold them too.
std::string SignedInDoor::secret(std::string_view purpose, const std::string& state) const {
  return to_base64url(bytes_of(Hmac(bytes_of(key_))(std::string(purpose) + "\n" + state)));
}

bool SignedInDoor::leave(const SignOnTrip& trip, std::function<void(ErrorOr<SentAway>)> done) {
  return in_turn([this, trip, done = std::move(done)] {
    const std::string state = random_token();
    const std::string challenge = to_base64url(bytes_of(sha256(secret("sign-on verifier", state))));
    const Instant now = clock_();
    const auto address = provider_.address_for(
        {state, secret("sign-on nonce", state), challenge, false, std::string(tag(trip.language))}, now);
    if (!address.ok()) return done(address.error());
    Json json = Json::object();
    json.add("consultation", trip.consultation).add("language", tag(trip.language));
    json.add("old_enough", trip.is_old_enough).add("state", state);
    json.add("until", now.time_since_epoch().count() + trip_seconds);
    done(SentAway{*address,
                  set_cookie(cookie_name(secure_), to_base64url(seal(to_text(json), key_)), {secure_, trip_seconds})});
  });
}

std::optional<SignedInDoor::Held> SignedInDoor::held(const Request& request) const {
  const auto value = cookie(request, cookie_name(secure_));
  if (!value) return std::nullopt;
  const auto bytes = parse_base64url(*value);
  const auto plain = bytes.ok() ? unseal(*bytes, key_) : ErrorOr<std::string>(bytes.error());
  const auto json = plain.ok() ? parse_json(*plain) : ErrorOr<Json>(plain.error());
  const Json* until = json.ok() ? json->find("until") : nullptr;
  if (!until || !until->is_integer() || until->as_integer() < clock_().time_since_epoch().count()) return std::nullopt;
  const Json* age = json->find("old_enough");
  return Held{{json->text("consultation"), json->text("language") == "en" ? Language::en : Language::nl,
               age && age->is_bool() && age->as_bool()},
              json->text("state")};
}

std::optional<SignOnTrip> SignedInDoor::trip(const Request& request) const {
  auto found = held(request);
  if (!found) return std::nullopt;
  return std::move(found->trip);
}

bool SignedInDoor::come_back(const Request& request, std::function<void(ErrorOr<Voter>)> done) {
  return in_turn([this, request, done = std::move(done)] { done(returned(request)); });
}

ErrorOr<Voter> SignedInDoor::returned(const Request& request) {
  const auto found = held(request);
  const std::string* state = request.query_value("state");
  if (!found || !state || found->state.empty() || !is_same(*state, found->state)) return trip_over();
  if (!provider_.is_from_here(request.query_value("iss"))) return refused();
  if (const std::string* error = request.query_value("error"))
    return *error == "access_denied" ? broken_off() : refused();
  const std::string* code = request.query_value("code");
  STIP_TRY_AS(const SignedOn who, provider_.redeem(code ? *code : "", secret("sign-on verifier", *state),
                                                   secret("sign-on nonce", *state), clock_()));
  const SignOnTrip& trip = found->trip;
  return Voter{trip.consultation,
               BallotDoor::signed_in,
               {},
               signed_in_voter_key(key_, who.issuer, who.subject, trip.consultation),
               trip.is_old_enough};
}

std::string SignedInDoor::forget_trip() const { return set_cookie(cookie_name(secure_), "", {secure_, 0}); }

}  // namespace stip
