// Serve ballots: the intake on a port, in a program of its own, so that a rush of citizens cannot stop the office.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

#include "ballots/ballot_intake.h"
#include "desk/provider_settings.h"
#include "web/intake/people.h"
#include "web/server.h"

namespace stip {

struct ServeBallotsOptions {
  ServerOptions server;
  BallotIntakeOptions intake;
  std::string results = {};            ///< Address of the site on which results are published; empty: pages do not say.
  std::string provider_settings = {};  ///< File of participants_provider(); empty: the one beside the key.
};

/// Listens, says on `out` where, and which open consultations ask people to sign on while no provider is known, and
/// answers until SIGTERM or SIGINT. Nothing else is written there: no address, code or time of a vote is kept. Errors:
/// those of BallotIntake::open and Server::listen.
ErrorOr<Nothing> serve_ballots(const BallotPlace& place, ServeBallotsOptions options, std::ostream& out);

/// The server with its limits: small requests, few headers, short deadlines. `people` must outlive it.
ErrorOr<std::unique_ptr<Server>> listen_for_ballots(const PeopleDoor& people, ServerOptions options);
/// Where participants sign on: by `file`, which must be there; if none is named by the settings beside the key,
/// STORE.identity where that is STORE.key, or nothing. Errors: those of read_provider_settings().
ErrorOr<std::optional<ProviderSettings>> participants_provider(const BallotPlace& place, const std::string& file = {});
/// The key under which browsers hold who they are: of that store of ballots alone. Errors: storage.
ErrorOr<Hash> people_cookie_key(const BallotPlace& place);

}  // namespace stip
