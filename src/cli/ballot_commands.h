// BallotCommands: what a civil servant does with the votes of a consultation, in a file apart from the ledger.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ballots/ballot_box.h"
#include "cli/commands.h"

namespace stip {

struct BallotOptions {
  std::string ballots = "ballots.db";  ///< The store: a file, or postgresql://… .
  std::string rules, consultation, receipt, out = "-", door = "invited";
  int count = 0;
  std::string what;                                     ///< Of export.
  std::vector<std::string> questions;                   ///< Likewise.
  std::vector<std::string> accept, refuse;              ///< Of moderate: ids.
  std::string because, note, moderator, correct, text;  ///< Likewise.
  int limit = 50;                                       ///< Likewise: lines shown.
  std::string check;                                    ///< Of receipts: a list to check.
  bool shows_key = false;                               ///< Likewise.
  ServeBallotsRequest serve;
};

ErrorOr<std::unique_ptr<BallotBox>> box_of(const Context& context, const BallotOptions& options);

Exit consult_prepare_command(const Context& context, const BallotOptions& options);
Exit consult_make_codes_command(const Context& context, const BallotOptions& options);
Exit consult_open_command(const Context& context, const BallotOptions& options);
Exit consult_close_command(const Context& context, const BallotOptions& options);
Exit consult_status_command(const Context& context, const BallotOptions& options);
Exit consult_withdraw_command(const Context& context, const BallotOptions& options);
Exit consult_forget_codes_command(const Context& context, const BallotOptions& options);
Exit consult_export_votes_command(const Context& context, const BallotOptions& options);
Exit consult_export_command(const Context& context, const BallotOptions& options);
Exit consult_moderate_command(const Context& context, const BallotOptions& options);
Exit consult_moderation_log_command(const Context& context, const BallotOptions& options);
Exit consult_receipts_command(const Context& context, const BallotOptions& options);
Exit consult_sweep_command(const Context& context, const BallotOptions& options);
Exit consult_verify_command(const Context& context, const BallotOptions& options);
Exit consult_serve_command(const Context& context, const BallotOptions& options);

}  // namespace stip
