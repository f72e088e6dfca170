// Serve: the site.
#include <filesystem>

#include "base/text.h"
#include "cli/commands.h"
#include "cli/mailing.h"

namespace stip {
namespace {

/// The desk of people who may sign in; nullptr: the site is for reading only.
ErrorOr<std::unique_ptr<Desk>> desk_of(const Context& context, const ServeRequest& request) {
  if (request.is_read_only) return std::unique_ptr<Desk>();
  if (!request.desk.empty()) return Desk::open(request.desk);
  if (contains(context.ledger, "://")) return std::unique_ptr<Desk>();
  return Desk::open(Desk::path_for(context.ledger));
}

/// The settings for mail; nullptr: there are none, so none is sent.
ErrorOr<std::shared_ptr<const MailSettings>> mail_of(const Context& context, const ServeRequest& request) {
  const bool is_there = !contains(context.ledger, "://") && std::filesystem::exists(mail_settings_path_for(context.ledger));
  if (request.is_read_only || (request.mail_settings.empty() && !is_there)) return std::shared_ptr<const MailSettings>();
  STIP_TRY_AS(MailSettings settings, mail_settings_of(context, request.mail_settings));
  return std::shared_ptr<const MailSettings>(std::make_shared<MailSettings>(std::move(settings)));
}

}  // namespace

// COMMAND: stip serve [--port 8080] [--as VIEWER] [--read-only] [--desk FILE] [--mail FILE]
//
// Shows the site on http://127.0.0.1:PORT until it is told to stop (SIGTERM or Ctrl-C); what is being answered is
// finished first. Everybody who comes sees what VIEWER may see: public, unless --as says otherwise.
// Who has an account (`stip account add`) can sign in and work; --read-only leaves that out. The desk with accounts lies
// beside the ledger, or in --desk FILE; a ledger on a server has one only if it is named.
// With settings for mail (LEDGER.mail or --mail FILE) it sends what waits in the mail queue; while the mail server does
// not answer it says so once and nothing is lost.
// What others enter in the ledger meanwhile shows within a second.
// Put a web server with TLS in front of it to let others in. One remote address may have 64 connections at once, or as
// many as --per-address says; connections from this machine, such as a proxy's, are not limited, so let the proxy do so.
Exit serve_command(const Context& context, const ServeRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  if (!context.today.empty()) STIP_TRY(context.day());
  STIP_TRY_AS(const auto registry, context.open(request.is_read_only));
  STIP_TRY_AS(const auto desk, desk_of(context, request));
  ServeRequest with_mail = request;
  STIP_TRY_AS(with_mail.mail, mail_of(context, request));
  STIP_TRY(context.world.serve(with_mail, *registry, desk.get(), viewer, context.today));
  return 0;
}

}  // namespace stip
