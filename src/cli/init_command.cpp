// Init: a new ledger.
#include <iostream>

#include "cli/commands.h"
#include "ledger/sqlite_ledger.h"

namespace stip {

// COMMAND: stip init
//
// Makes a new, empty ledger, and beside it the key with which its checkpoints are signed (FILE.key).
// Keep the key apart from back-ups of the ledger. A file that is there already is never overwritten.
Exit init_command(const Context& context) {
  STIP_TRY_AS(const auto ledger, create_sqlite_ledger(context.ledger, context.world.clock()));
  context.out() << "made " << context.ledger << "\nkey  " << ledger->public_key() << "\n";
  return 0;
}

}  // namespace stip
