// ConsultDesignCommands: a consultation from its design in the ledger to letters, ballots and a closing.
#pragma once

#include <string>

#include "cli/commands.h"

namespace stip {

struct ConsultDesignOptions {
  std::string ballots = "ballots.db";  ///< The store; its key lies beside it.
  std::string consultation;            ///< Id in the ledger, or in the store.
  std::string reason, out = "-";
  std::string codes, addresses;  ///< letters: files.
  std::string first, second;     ///< key-in: files.
  int people = 100;              ///< rehearse
  std::uint64_t seed = 2040;     ///< rehearse
};

Exit consult_rules_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_open_from_ledger_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_close_from_ledger_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_letters_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_rehearse_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_paper_command(const Context& context, const ConsultDesignOptions& options);
Exit consult_key_in_command(const Context& context, const ConsultDesignOptions& options);

}  // namespace stip
