// Desk: it moves between a file and a database, as its ledger does; and a new key when its own is lost.
#include <iostream>

#include "cli/commands.h"
#include "cli/mailing.h"
#include "desk/copy_desk.h"
#include "desk/desk_key.h"

namespace stip {

// COMMAND: stip desk copy postgresql://stip@/agenda [--to-key FILE]
//
// Copies the desk of the ledger, or that of --desk, into a new file or a database without one: accounts, sessions,
// drafts, links and mail that waits, in one transaction. What arrived is compared with what left. The key goes along,
// to FILE or to where a desk has it; every node needs a copy of it. Stop all that use the desk first, and use only one
// of both from then on: mail that waits would be sent twice.
Exit desk_copy_command(const Context& context, const CopyTarget& target) {
  STIP_TRY_AS(const std::string place, desk_place_of(context));
  STIP_TRY_AS(const CopiedDesk copied, copy_desk({place, context.desk_key}, {target.to, target.key}));
  if (context.json) {
    Json json = Json::object();
    json.add("from", copied.from).add("to", copied.to).add("accounts", copied.accounts).add("rows", copied.rows);
    json.add("key_file", copied.key_file);
    context.out() << to_text(json) << "\n";
    return 0;
  }
  context.out() << "copied " << copied.from << " to " << copied.to << "\n"
                << counted(copied.accounts, "account", "accounts") << ", " << counted(copied.rows, "row", "rows")
                << " in all\nkey in " << copied.key_file << "\nFrom now on, use only one of both.\n";
  return 0;
}

// COMMAND: stip desk new-key [--desk-key FILE]
//
// Makes a key for a desk whose own is lost for good; look in every back-up first. Second steps are taken away, so that
// people set one up at their next visit, and mails that wait are thrown away: make them again. Accounts, passwords,
// passkeys, links and drafts stay. Give every node a copy of FILE, and start all of them again.
Exit desk_new_key_command(const Context& context) {
  STIP_TRY_AS(const std::string place, desk_place_of(context));
  const std::string path = context.desk_key.empty() ? desk_key_path_for(place) : context.desk_key;
  STIP_TRY(make_new_desk_key(place, path, context.author, context.world.clock()));
  context.answer(Json::object().add("key_file", path), "a new key of the desk is in " + path + "\n");
  return 0;
}

}  // namespace stip
