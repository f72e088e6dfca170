// Serve ballots: the intake on a port, in a program of its own, so that a rush of citizens cannot stop the office.
#pragma once

#include <iosfwd>
#include <string>

#include "ballots/ballot_intake.h"
#include "web/server.h"

namespace stip {

struct ServeBallotsOptions {
  ServerOptions server;
  BallotIntakeOptions intake;
};

/// Listens, says on `out` where, and answers until SIGTERM or SIGINT. Nothing else is written there: no address, code
/// or time of a vote is kept. Errors: those of BallotIntake::open and Server::listen.
ErrorOr<Nothing> serve_ballots(const std::string& path, ServeBallotsOptions options, std::ostream& out);

/// The server with its limits: a request of 64 kB at most, few headers, short deadlines.
ErrorOr<std::unique_ptr<Server>> listen_for_ballots(BallotIntake& intake, ServerOptions options);

}  // namespace stip
