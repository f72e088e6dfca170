// Serve: the whole site on a port, until the program is told to stop.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "web/server.h"
#include "web/site.h"

namespace stip {

class Desk;
struct MailSettings;
struct ProviderSettings;

/// What is asked of people who sign in.
struct OfficeOptions {
  std::string security_contact = {};           ///< Where a weakness is reported, as an address; empty: no security.txt.
  std::string contact = {};                    ///< Mailbox of who keeps the site, for its readers; empty: not said.
  bool demands_second_factor = true;           ///< Of who may see more than the public, or hands out accounts.
  const MailSettings* mail = nullptr;          ///< nullptr: no mail is sent.
  const ProviderSettings* provider = nullptr;  ///< Where people may sign on; nullptr: nowhere else than here.
  std::string site_address = {};               ///< Where browsers find this site; empty: not said, so without passkeys.
  std::function<bool()> can_write = {};  ///< Whether a line can be written on `out` without waiting; empty: always.
};

/// Listens, says on `out` where, and answers until SIGTERM or SIGINT. Follows what other programs enter in the ledger.
/// Errors: those of Server::listen.
/// With a desk, people can sign in; without one the site is read only. With settings for mail too, what waits in the
/// mail queue is sent, and digests for who follows something are made.
ErrorOr<Nothing> serve(const Site& site, Registry& registry, Desk* desk, const ServerOptions& options,
                       std::ostream& out, const OfficeOptions& asked = {});

}  // namespace stip
