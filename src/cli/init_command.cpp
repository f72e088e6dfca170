// Init: a new ledger.
#include <iostream>

#include "cli/commands.h"
#include "ledger/open_ledger.h"

namespace stip {

// COMMAND: stip init
//
// Makes a new, empty ledger, and beside it the key with which its checkpoints are signed (FILE.key).
// `--ledger postgresql://user@host/database` makes it in an empty database, and the key as database.key, or as --key
// says: every node gets a copy of that file, and the database never. Keep the key apart from back-ups of the ledger. A
// file that is there already is never overwritten.
Exit init_command(const Context& context) {
  OpenOptions options;
  options.key_file = context.key;
  STIP_TRY_AS(const auto ledger, create_ledger(context.ledger, options, context.world.clock()));
  const std::string made = shown_address(context.ledger), key = ledger->public_key();
  context.answer(Json::object().add("ledger", made).add("publicKey", key), "made " + made + "\nkey  " + key + "\n");
  return 0;
}

}  // namespace stip
