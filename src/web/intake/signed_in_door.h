// SignedInDoor: who takes part by an account elsewhere: to the provider and back, and a pseudonym that is kept nowhere.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "base/locale.h"
#include "desk/identity_provider.h"
#include "web/http.h"
#include "web/intake/voter_cookie.h"

namespace stip {

/// Somebody on the way to the provider, as the cookie of that browser holds it, sealed: nothing is kept here.
struct SignOnTrip {
  std::string consultation;
  Language language = Language::nl;
  bool is_old_enough = false;
};

/// Where to send somebody, and the cookie by which the way back is known.
struct SentAway {
  std::string address, cookie;
};

/// The voter key of a person at a provider, for one consultation: HMAC-SHA-256, in hexadecimal, of issuer, subject and
/// consultation under a key of the store. The same person comes to the same ballot; two consultations, or two stores,
/// cannot be laid beside each other. Who has neither key nor list of subjects can make nothing of it.
std::string signed_in_voter_key(const Hash& key, std::string_view issuer, std::string_view subject,
                                std::string_view consultation);

/// Asks the provider on a thread of its own, so that votes do not wait for it. Thread-safe.
class SignedInDoor {
 public:
  /// `key`: of the store of ballots (people_cookie_key()).
  SignedInDoor(ProviderSettings settings, const Hash& key, bool secure, std::function<Instant()> clock,
               AskWeb ask = {});
  ~SignedInDoor();
  SignedInDoor(const SignedInDoor&) = delete;
  SignedInDoor& operator=(const SignedInDoor&) = delete;

  const std::string& label(Language language) const { return provider_.label(tag(language)); }

  /// False: too many wait, and `done` is not called. Errors: those of IdentityProvider::address_for.
  bool leave(const SignOnTrip& trip, std::function<void(ErrorOr<SentAway>)> done);

  /// The trip of this browser; nothing: there is none, or it took more than ten minutes.
  std::optional<SignOnTrip> trip(const Request& request) const;
  /// Of who came back from `trip(request)`. False: too many wait. Errors: invalid (broken off, or not to be believed),
  /// forbidden (begun in another browser), storage (the provider does not answer).
  bool come_back(const Request& request, std::function<void(ErrorOr<Voter>)> done);
  /// A Set-Cookie value: the trip is over.
  std::string forget_trip() const;

 private:
  struct Held;
  std::optional<Held> held(const Request& request) const;
  std::string secret(std::string_view purpose, const std::string& state) const;
  ErrorOr<Voter> returned(const Request& request);
  bool in_turn(std::function<void()> work);
  void work();

  IdentityProvider provider_;
  Hash key_;
  bool secure_;
  std::function<Instant()> clock_;
  std::mutex mutex_;
  std::condition_variable comes_;
  std::deque<std::function<void()>> waiting_;
  bool ending_ = false;
  std::thread worker_;
};

}  // namespace stip
