// Attention: what needs attention, ranked, with the reason.
#include "monitoring/attention.h"

#include <iostream>

#include "base/text.h"
#include "cli/commands.h"
#include "registry/edition_views.h"

namespace stip {

// COMMAND: stip attention [--at MOMENT] [--today DATE]
//
// What needs attention, most urgent first, each with its reason, the rule behind it and what hangs on it for the goals
// (docs/methods.md#attention).
// Exit code 1 if nothing does.
Exit attention_command(const Context& context, const std::string& moment) {
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Day today, context.day());
  AttentionOptions options;
  STIP_TRY_AS(options.language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, registry->look(moment, viewer));
  const EditionViews editions = edition_views(*registry, viewer);
  options.first_edition = editions.first_or_null();
  options.last_edition = editions.last_or_null();
  const auto items = attention(view, today, options);
  if (context.json) {
    Json list = Json::array();
    for (const AttentionItem& item : items) {
      Json json = Json::object(), goals = Json::array();
      for (const std::string& goal : item.consequence.goals) goals.push(goal);
      json.add("type", item.type->name)
          .add("id", item.id)
          .add("title", item.title)
          .add("reason", item.reason)
          .add("rule", item.rule)
          .add("points", item.points)
          .add("days", item.days)
          .add("consequence", name_of(item.consequence.level))
          .add("goals", std::move(goals))
          .add("invented", item.invented);
      list.push(std::move(json));
    }
    context.out() << to_text(list) << "\n";
    return items.empty() ? 1 : 0;
  }
  if (items.empty()) context.out() << tr(options.language, "By the rules, nothing asks for attention now.") << "\n";
  for (const AttentionItem& item : items) {
    context.out() << (item.points < 100 ? " " : "") << item.points << "  " << item.id << "  " << item.title
                  << (item.invented ? "  [" + std::string(tr(options.language, "made up")) + "]" : "") << "\n       "
                  << item.reason << "  [" << (item.broken.empty() ? item.rule : item.broken) << "]\n";
    if (item.consequence.level != ConsequenceLevel::none)
      context.out() << "       " << tr(options.language, "For goals") << ": "
                    << tr(options.language, label_of(item.consequence.level)) << " ("
                    << join(item.consequence.goals, ", ") << ")\n";
  }
  return items.empty() ? 1 : 0;
}

}  // namespace stip
