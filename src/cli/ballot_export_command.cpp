// BallotExportCommand: what comes out of a consultation that closed, and what is forgotten of it.
#include <filesystem>
#include <ostream>

#include "ballots/ballot_export.h"
#include "ballots/ballot_receipts.h"
#include "ballots/ballot_sweep.h"
#include "base/private_file.h"
#include "base/temp_folder.h"
#include "cli/ballot_commands.h"
#include "ledger/merkle.h"

namespace stip {
namespace {

Hash root_of(const std::vector<std::string>& leaves) {
  MerkleTree tree;
  for (const std::string& one : leaves) tree.append(leaf_hash(one));
  return tree.root();
}

}  // namespace

// COMMAND: stip consult export ID --what KIND [--question LABEL …] [--door invited] [--out FILE] [--ballots FILE]
//
// The answers of one door of a closed consultation, as a file for an analysis; doors are never added together. KIND is
// votes (for `groups`), statements (for `groups --comments`), answers (for `answers`; with may-quote, and without what
// was refused), about-me (for `weights` and `disclose`; with the options of each --question as columns), choices and
// attributes (for `budget`; or choices of another question), or pairs. People are numbered anew in each file, in
// another order. A file is readable by its owner alone: it tells what single people said.
Exit consult_export_command(const Context& context, const BallotOptions& options) {
  const auto door = ballot_door_of(options.door);
  if (!door)
    return Error{ErrorKind::invalid, said("--door"), said("'{}' is no door.", options.door),
                 said("Choose invited, signed-in or open.")};
  if (options.out != "-" && std::filesystem::exists(options.out))
    return Error{ErrorKind::conflict, options.out, said("it is there already."), said("Choose another name.")};
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const std::string text, exported(*box, {options.consultation, options.what, *door, options.questions}));
  if (options.out == "-") {
    STIP_TRY(deliver(context, "-", text));
  } else {
    STIP_TRY(make_private_file(options.out, text));
  }
  return 0;
}

// COMMAND: stip consult receipts ID [--out FILE] [--ballots FILE]
// COMMAND: stip consult receipts --check FILE
// COMMAND: stip consult receipts --key [--ballots FILE]
//
// After closing: every receipt with the digest of its ballot, sorted, with the root of the Merkle tree (RFC 6962) over
// them and a signature. Publish it: everybody can see that theirs is there, once, and count how many there are. It
// tells no vote, since the salt of each digest is known to its owner alone. --check counts a list again: its order,
// number, root and signature. --key tells the public key that lists of this store are signed with: publish it before
// anybody votes.
Exit consult_receipts_command(const Context& context, const BallotOptions& options) {
  if (!options.check.empty()) {
    STIP_TRY_AS(const std::string text, read_file(options.check));
    STIP_TRY_AS(const ReceiptsChecked checked, check_receipt_list(text, options.check, root_of));
    context.out() << "good: " << counted(static_cast<std::int64_t>(checked.ballots), "receipt", "receipts") << " of "
                  << checked.consultation << ", root " << checked.root << "\nsigned by " << checked.public_key << "\n";
    return 0;
  }
  STIP_TRY_AS(const auto box, box_of(context, options));
  if (options.shows_key) {
    context.out() << receipts_key(box->file()) << "\n";
    return 0;
  }
  STIP_TRY_AS(const std::string text, receipt_list(*box, options.consultation, root_of));
  STIP_TRY(deliver(context, options.out, text));
  return 0;
}

// COMMAND: stip consult sweep [--ballots FILE]
//
// Does what the rules of the consultations say is due: closes what is past its last day, and forgets codes and ballots
// so many days after closing. `stip consult serve` does it every hour by itself; a file that nobody serves needs this,
// once a day say. Back-ups keep what was forgotten for as long as you keep them.
Exit consult_sweep_command(const Context& context, const BallotOptions& options) {
  STIP_TRY_AS(const auto box, box_of(context, options));
  STIP_TRY_AS(const Swept swept, sweep(*box, context.world.clock()));
  for (const std::string& id : swept.closed) context.out() << id << " is closed\n";
  for (const std::string& id : swept.codes_forgotten) context.out() << "the codes of " << id << " are forgotten\n";
  for (const std::string& id : swept.ballots_forgotten) context.out() << "the ballots of " << id << " are forgotten\n";
  if (swept.closed.empty() && swept.codes_forgotten.empty() && swept.ballots_forgotten.empty())
    context.out() << "nothing is due\n";
  return 0;
}

}  // namespace stip
