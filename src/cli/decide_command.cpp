// Decide: a body's decision, and exactly the changes that it causes.
#include "governance/decide.h"

#include "agenda/records.h"
#include "cli/act_commands.h"
#include "cli/acting.h"

namespace stip {

// COMMAND: stip decide adopted PV-7 --body B-1 --reason "…" --why-fast "…" --safeguard "…" [--dissent "…"] [--evidence
// ID]… [--date DATE]
//
// Enters what a body decided: adopted, amended, rejected or deferred. Adopting enters the proposed changes and nothing
// else, caused by this decision. It is refused if the body only advises, or if what would change has moved on since it
// was proposed.
Exit decide_command(const Context& context, const DecideOptions& options) {
  STIP_TRY_AS(const Day today, context.day());
  Decide request;
  STIP_TRY_AS(request.outcome, Codec<Outcome>::read(options.outcome));
  STIP_TRY_AS(request.date, date_option(options.date));
  request.title = options.title;
  request.body = options.body;
  request.about = options.about;
  request.reason = options.reason;
  request.why_fast = options.why_fast;
  request.safeguard = options.safeguard;
  request.evidence = options.evidence;
  request.dissent = options.dissent;
  STIP_TRY_AS(const auto registry, context.open(false));
  return enter_act(context, *registry,
                   [&](const View& now, const Actor& by) { return decide(now, request, by, today); });
}

}  // namespace stip
