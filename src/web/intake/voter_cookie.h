// Voter cookie: who takes part, as the browser remembers it for two hours; the server remembers nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ballots/ballot.h"
#include "web/http.h"

namespace stip {

/// Somebody who came in by a door of one consultation.
struct Voter {
  std::string consultation;
  BallotDoor door = BallotDoor::open;
  std::string code;  ///< By invitation.
  std::string key;   ///< Else: chosen for this browser.
  bool is_old_enough = false;
  bool is_let_in = false;  ///< The key was made here.

  /// What the store is asked or told in the name of this voter.
  BallotRequest request() const;
};

/// How browsers hold it: encrypted, so that what lies on a shared computer shows no code.
class VoterCookies {
 public:
  VoterCookies(const Hash& key, bool secure) : key_(key), secure_(secure) {}

  /// Nothing: no cookie, an old one, or one that is not ours.
  std::optional<Voter> voter(const Request& request, std::string_view consultation, Instant now) const;
  /// A Set-Cookie value.
  std::string remember(const Voter& voter, Instant now) const;
  std::string forget(std::string_view consultation) const;

 private:
  std::string name(std::string_view consultation) const;
  Hash key_;
  bool secure_;
};

constexpr long voter_cookie_seconds = 2L * 60 * 60;

}  // namespace stip
