// Serve: the site.
#include "cli/commands.h"

namespace stip {

// COMMAND: stip serve [--port 8080] [--as VIEWER]
//
// Shows the site on http://127.0.0.1:PORT until it is told to stop (SIGTERM or Ctrl-C); what is being answered is
// finished first. Everybody who comes sees what VIEWER may see: public, unless --as says otherwise.
// What others enter in the ledger meanwhile shows within a second.
// Put a web server with TLS in front of it to let others in.
Exit serve_command(const Context& context, const ServeRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  if (!context.today.empty()) STIP_TRY(context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY(context.world.serve(request, *registry, viewer, context.today));
  return 0;
}

}  // namespace stip
