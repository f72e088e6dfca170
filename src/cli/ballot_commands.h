// BallotCommands: what a civil servant does with the votes of a consultation, in a file apart from the ledger.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct BallotOptions {
  std::string ballots = "ballots.db";  ///< The store; its key lies beside it.
  std::string rules, consultation, receipt, out = "-", door = "invited";
  int count = 0;
  ServeBallotsRequest serve;
};

Exit consult_prepare_command(const Context& context, const BallotOptions& options);
Exit consult_make_codes_command(const Context& context, const BallotOptions& options);
Exit consult_open_command(const Context& context, const BallotOptions& options);
Exit consult_close_command(const Context& context, const BallotOptions& options);
Exit consult_status_command(const Context& context, const BallotOptions& options);
Exit consult_withdraw_command(const Context& context, const BallotOptions& options);
Exit consult_forget_codes_command(const Context& context, const BallotOptions& options);
Exit consult_export_votes_command(const Context& context, const BallotOptions& options);
Exit consult_verify_command(const Context& context, const BallotOptions& options);
Exit consult_serve_command(const Context& context, const BallotOptions& options);

}  // namespace stip
