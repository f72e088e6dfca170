// Search: every word of every record.
#include <iostream>

#include "agenda/search.h"
#include "base/text.h"
#include "cli/commands.h"

namespace stip {

// COMMAND: stip search WORDS [--at MOMENT]
//
// Lists the records in which all words occur, best first. Case and accents do not count.
// Exit code 1 if there are none.
Exit search_command(const Context& context, const std::string& words, const std::string& moment) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, context.look(*registry, moment, viewer));
  const auto hits = search(view, words);
  if (context.json) {
    Json list = Json::array();
    for (const Hit& hit : hits) {
      Json item = Json::object();
      item.add("type", hit.type->name)
          .add("id", hit.record->id)
          .add("title", hit.record->title)
          .add("field", hit.field)
          .add("excerpt", hit.excerpt);
      list.push(std::move(item));
    }
    context.out() << to_text(list) << "\n";
    return hits.empty() ? 1 : 0;
  }
  for (const Hit& hit : hits) {
    context.out() << hit.record->id << "  " << tr(language, hit.type->label) << "  " << hit.record->title << "\n";
    if (!hit.excerpt.empty()) context.out() << "    " << hit.excerpt << "\n";
  }
  if (hits.empty()) context.world.err << fill(tr(language, "Nothing was found for “{}”."), {words}) << "\n";
  return hits.empty() ? 1 : 0;
}

}  // namespace stip
