// Edition: the named places of the ledger.
#include <iostream>

#include "cli/commands.h"

namespace stip {

// COMMAND: stip edition list
//
// Lists the editions with their place in the ledger.
Exit edition_list_command(const Context& context) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const auto registry, context.open(true));
  Json list = Json::array();
  for (const EditionPlace& edition : registry->editions(viewer)) {
    if (context.json) {
      Json item = Json::object();
      item.add("id", edition.id).add("year", edition.year).add("position", edition.position).add("published", to_text(edition.published));
      list.push(std::move(item));
      continue;
    }
    context.out() << edition.year << "  entry " << edition.position << (edition.published ? "  published " + to_text(edition.published) : "") << "\n";
  }
  if (context.json) context.out() << to_text(list) << "\n";
  return 0;
}

// COMMAND: stip edition freeze 2026 --reason "Adopted by the council of ministers" [--decision ID]
//
// Names the agenda of this moment as the edition of a year, and signs the state of the ledger.
// An edition that was frozen never changes.
Exit edition_freeze_command(const Context& context, const FreezeRequest& request) {
  if (request.year < 1900 || request.year > 2200) {
    return Error{ErrorKind::invalid, "edition " + std::to_string(request.year), "that is no year of an edition.", "Write the year in four digits: 2026."};
  }
  STIP_TRY_AS(const auto registry, context.open(false));
  STIP_TRY_AS(const EditionPlace edition, registry->freeze(request.year, request.reason, context.author, request.decision));
  if (context.json) {
    Json item = Json::object();
    item.add("id", edition.id).add("year", edition.year).add("position", edition.position);
    context.out() << to_text(item) << "\n";
    return 0;
  }
  context.out() << "edition " << edition.year << " frozen at entry " << edition.position << "\n";
  return 0;
}

}  // namespace stip
