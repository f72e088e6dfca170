// Verify: that no past entry was altered; and redaction, which leaves that true.
#include "ledger/verify.h"

#include <iostream>

#include "cli/commands.h"
#include "exchange/files.h"
#include "ledger/open_ledger.h"

namespace stip {
namespace {

Json json_of(const Verification& found) {
  Json item = Json::object();
  item.add("good", found.good)
      .add("entries", found.entries)
      .add("redacted", found.redacted)
      .add("checkpoints", found.checkpoints)
      .add("documents", found.documents);
  item.add("publicKey", found.public_key);
  if (!found.good) item.add("firstBad", found.first_bad).add("problem", found.problem);
  return item;
}

}  // namespace

// COMMAND: stip verify [--checkpoint FILE]
//
// Checks the whole ledger from its file alone: numbering, times, contents, hashes, signatures and kept documents.
// Names the first bad entry. Exit code 1 if something was altered. With a checkpoint from elsewhere, such as the one
// printed in a letter, it also finds a ledger that was put back to an older day or made anew.
Exit verify_command(const Context& context, const std::string& checkpoint) {
  VerifyOptions options;
  if (!checkpoint.empty()) {
    STIP_TRY_AS(options.known_checkpoint, read_file(checkpoint, 1u << 20));
  }
  const Progress progress(context.world, "verifying " + shown_address(context.ledger));
  STIP_TRY_AS(const Verification found, verify_ledger(context.ledger, options));
  if (context.json) {
    context.out() << to_text(json_of(found)) << "\n";
  } else if (found.good) {
    context.out() << "good: " << counted(found.entries, "entry", "entries") << ", "
                  << counted(found.checkpoints, "checkpoint", "checkpoints") << ", "
                  << counted(found.documents, "document", "documents") << ", "
                  << counted(found.redacted, "value", "values") << " redacted\nkey " << found.public_key << "\n";
  } else {
    context.out() << "BAD";
    if (found.first_bad) context.out() << " at entry " << found.first_bad;
    context.out() << ": " << found.problem << "\n"
                  << counted(found.entries, "entry", "entries") << " before it checked and good\n";
  }
  return found.good ? 0 : 1;
}

// COMMAND: stip redact 12 A-014.note --ground "Personal data (GDPR, article 17)"
//
// Deletes one value of one entry for good, and enters that this was done, by whom and on which ground.
// The hash of the value stays, so the ledger still verifies. Back-ups keep the value until they are thrown away.
Exit redact_command(const Context& context, std::int64_t seq, const std::string& field, const std::string& ground) {
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const Seq at, registry->redact(seq, field, context.author, ground));
  Json redacted = Json::object(), entries = Json::array();
  entries.push(at);
  redacted.add("redacted", field).add("entry", seq).add("entries", std::move(entries));
  context.answer(
      redacted, "redacted " + field + " in entry " + std::to_string(seq) + "; entered as " + std::to_string(at) + "\n");
  return 0;
}

}  // namespace stip
