// Copy: a ledger moves between a file and a database; and recovery after an older one was put back.
#include <iostream>

#include "cli/commands.h"
#include "ledger/copy_ledger.h"
#include "ledger/open_ledger.h"

namespace stip {

// COMMAND: stip copy postgresql://stip@/agenda [--to-key FILE]
//
// Copies the ledger, byte for byte, into a new file or an empty database: entries, signatures, kept documents, and the
// secret key if it is here. It is verified before and after, and has the same id and root as before.
// Stop all that write first, and write in only one of both from then on: two ledgers that both go on contradict each
// other.
Exit copy_command(const Context& context, const CopyTarget& target) {
  CopyRequest request;
  request.from = context.ledger, request.to = target.to;
  request.from_key = context.key, request.to_key = target.key;
  const Progress progress(context.world, "copying " + shown_address(request.from));
  STIP_TRY_AS(const Copied copied, copy_ledger(request));
  const Verification& found = copied.verification;
  if (context.json) {
    Json json = Json::object();
    json.add("from", shown_address(request.from))
        .add("to", shown_address(request.to))
        .add("entries", found.entries)
        .add("checkpoints", found.checkpoints)
        .add("documents", found.documents)
        .add("publicKey", found.public_key)
        .add("withKey", copied.with_key);
    context.out() << to_text(json) << "\n";
    return 0;
  }
  context.out() << "copied " << shown_address(request.from) << " to " << shown_address(request.to)
                << "\ngood: " << counted(found.entries, "entry", "entries") << ", "
                << counted(found.checkpoints, "checkpoint", "checkpoints") << ", "
                << counted(found.documents, "document", "documents") << "\nkey " << found.public_key << "\n";
  if (!copied.with_key) context.out() << "The secret key is not here: put it in place before anything is signed.\n";
  context.out() << "From now on, write in only one of both.\n";
  return 0;
}

// COMMAND: stip recover --reason "Server lost on 3 March; back-up of 2 March put back"
//
// Goes on in a ledger that was put back to an older state, and lacks entries that were signed here. Until then nothing
// can be written in it. Enters why, with the checkpoint that was lost, and signs the ledger as it is now. Whoever kept
// the lost checkpoint, in a letter for one, will go on finding that the ledger departs from it, so tell them; first
// look for a newer back-up.
Exit recover_command(const Context& context, const std::string& reason) {
  OpenOptions options;
  options.key_file = context.key;
  STIP_TRY_AS(const Checkpoint made,
              recover_ledger(context.ledger, options, context.author, reason, context.world.clock()));
  Json entries = Json::array();
  entries.push(made.size);
  context.answer(Json::object().add("entries", std::move(entries)),
                 "recovered; entered as " + std::to_string(made.size) + "\n");
  return 0;
}

}  // namespace stip
