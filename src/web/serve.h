// Serve: the whole site on a port, until the program is told to stop.
#pragma once

#include <iosfwd>

#include "web/server.h"
#include "web/site.h"

namespace stip {

/// Listens, says on `out` where, and answers until SIGTERM or SIGINT. Follows what other programs enter in the ledger.
/// Errors: those of Server::listen.
ErrorOr<Nothing> serve(const Site& site, Registry& registry, const ServerOptions& options, std::ostream& out);

}  // namespace stip
