// Serve: the site.
#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "cli/job_commands.h"
#include "cli/mailing.h"
#include "desk/email_address.h"
#include "desk/provider_settings.h"

namespace stip {
namespace {

/// The desk of people who may sign in; nullptr: the site is for reading only.
ErrorOr<std::unique_ptr<Desk>> desk_of(const Context& context, const ServeRequest& request) {
  if (request.is_read_only) return std::unique_ptr<Desk>();
  return open_desk_of(context);
}

/// RFC 9116, 2.5.3: an address with its scheme; web addresses are https.
ErrorOr<Nothing> check_contact(const std::string& contact) {
  const bool has_scheme =
      starts_with(contact, "mailto:") || starts_with(contact, "https://") || starts_with(contact, "tel:");
  const bool is_plain = std::ranges::all_of(contact, [](char c) { return c > 0x20 && c < 0x7f; });
  if (contact.empty() || (has_scheme && is_plain)) return Nothing{};
  return Error{ErrorKind::invalid, "--security-contact",
               "'" + contact + "' is no address of a mailbox, page or telephone.",
               "Write it like mailto:security@ministry.nl or https://ministry.nl/security."};
}

/// A mailbox as people write it, without its scheme.
ErrorOr<Nothing> check_mailbox(const std::string& mailbox) {
  if (mailbox.empty() || is_email(mailbox)) return Nothing{};
  return Error{ErrorKind::invalid, "--contact", "'" + mailbox + "' is no address of a mailbox.",
               "Write it like agenda@ministry.nl."};
}

/// The origin at which browsers find this site (RFC 6454): scheme, host and perhaps a port.
ErrorOr<std::string> site_of(const ServeRequest& request) {
  std::string site = request.site;
  while (ends_with(site, "/")) site.pop_back();
  if (site.empty() || (is_safe_url(site) && origin_of_url(site) == site)) return to_lower(site);
  return Error{ErrorKind::invalid, "--site", "'" + request.site + "' is no address of a site over https.",
               "Write it like https://agenda.example.nl, without a path."};
}

/// The settings for mail; nullptr: there are none, so none is sent.
ErrorOr<std::shared_ptr<const MailSettings>> mail_of(const Context& context, const ServeRequest& request) {
  const bool is_there =
      !contains(context.ledger, "://") && std::filesystem::exists(mail_settings_path_for(context.ledger));
  if (request.is_read_only || (request.mail_settings.empty() && !is_there))
    return std::shared_ptr<const MailSettings>();
  STIP_TRY_AS(MailSettings settings, mail_settings_of(context, request.mail_settings));
  return std::shared_ptr<const MailSettings>(std::make_shared<MailSettings>(std::move(settings)));
}

/// The settings for signing on elsewhere; nullptr: there are none.
ErrorOr<std::shared_ptr<const ProviderSettings>> provider_of(const Context& context, const ServeRequest& request) {
  const std::string beside = context.ledger + ".identity";
  const bool is_there = !contains(context.ledger, "://") && std::filesystem::exists(beside);
  if (request.is_read_only || (request.provider_settings.empty() && !is_there))
    return std::shared_ptr<const ProviderSettings>();
  STIP_TRY_AS(ProviderSettings settings,
              read_provider_settings(request.provider_settings.empty() ? beside : request.provider_settings));
  return std::shared_ptr<const ProviderSettings>(std::make_shared<ProviderSettings>(std::move(settings)));
}

}  // namespace

// COMMAND: stip serve [--port 8080] [--as VIEWER] [--read-only] [--desk ADDRESS] [--desk-key FILE] [--mail FILE]
// [--identity-provider FILE] [--site ADDRESS] [--contact MAILBOX] [--no-second-factor]
//
// Shows the site on http://127.0.0.1:PORT until it is told to stop (SIGTERM or Ctrl-C); what is being answered is
// finished first. Everybody who comes sees what VIEWER may see: public, unless --as says otherwise.
// Who has an account (`stip account add`) can sign in and work; --read-only leaves that out. The desk with accounts
// lies beside the ledger file, or in the database of the ledger, or where --desk says. Any number of nodes may share a
// desk in PostgreSQL, each with a copy of the same --desk-key FILE: who signs in on one is signed in on all. Who may
// see more than the public, or hands out accounts, sets up a second step at the first visit and sees until then what
// everybody sees; --no-second-factor leaves that out, for trying out on one machine.
// With settings for mail (LEDGER.mail or --mail FILE) it sends what waits in the mail queue; while the mail server
// does not answer it says so once and nothing is lost. With settings for an identity provider (LEDGER.identity or
// --identity-provider FILE) people may sign on there with OpenID Connect, once their account is linked to who they are
// there: see docs/operating/sign-on.md. With --site people may make passkeys, which are good at that address alone.
// Editions whose moment has come are published. Long runs of analyses are worked out one at a time, each in a process
// of its own. What others enter in the ledger meanwhile shows within a second. Put a web server with TLS in front of
// it to let others in. One remote address may have 64 connections at once, or as many as --per-address says;
// connections from this machine, such as a proxy's, are not limited, so let the proxy do so. With --security-contact,
// /.well-known/security.txt says where a weakness is reported (RFC 9116). With --contact, readers find a mailbox in the
// accessibility statement and in the description of the API.
Exit serve_command(const Context& context, const ServeRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  if (!context.today.empty()) STIP_TRY(context.day());
  STIP_TRY(check_contact(request.security_contact));
  STIP_TRY(check_mailbox(request.contact));
  STIP_TRY_AS(const auto registry, context.open(request.is_read_only));
  STIP_TRY_AS(const auto desk, desk_of(context, request));
  ServeRequest complete = request;
  STIP_TRY_AS(complete.mail, mail_of(context, request));
  STIP_TRY_AS(complete.site, site_of(request));
  STIP_TRY_AS(complete.provider, provider_of(context, request));
  if (complete.provider && !complete.site.empty() && to_lower(complete.provider->site) != complete.site)
    return Error{ErrorKind::invalid, "--site",
                 "'" + complete.site + "' is another address than the site '" + complete.provider->site +
                     "' of the settings for the identity provider.",
                 "Write the same address in both: the one at which browsers find this site."};
  const auto jobs = job_runner(context, desk.get());  // Goes after the site has stopped.
  STIP_TRY(context.world.serve(complete, *registry, desk.get(), viewer, context.today));
  return 0;
}

}  // namespace stip
