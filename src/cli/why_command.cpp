// Why: from a field to what caused it.
#include <iostream>

#include "cli/commands.h"

namespace stip {

// COMMAND: stip why A-014.owner
//
// Prints the path from a field to the entries that set it, newest first, and under each the decision,
// proposal, signals and sources behind it.
Exit why_command(const Context& context, const std::string& place) {
  const auto dot = place.rfind('.');
  if (dot == std::string::npos || dot == 0) {
    return Error{ErrorKind::invalid, "place '" + place + "'", "it is not a record and a field.",
                 "Write it as A-014.owner."};
  }
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const auto steps, registry->why(place.substr(0, dot), place.substr(dot + 1), viewer));
  if (context.json) {
    Json list = Json::array();
    for (const WhyStep& step : steps) {
      Json item = Json::object();
      item.add("depth", step.depth);
      if (step.entry)
        item.add("entry", step.entry)
            .add("act", step.act)
            .add("time", to_text(step.time))
            .add("author", step.author)
            .add("value", step.value);
      if (!step.id.empty()) item.add("id", step.id);
      item.add("text", step.text);
      list.push(std::move(item));
    }
    context.out() << to_text(list) << "\n";
    return 0;
  }
  for (const WhyStep& step : steps) {
    context.out() << std::string(static_cast<std::size_t>(step.depth) * 2, ' ');
    if (step.entry) {
      context.out() << "entry " << step.entry << "  " << to_text(step.time) << "  " << step.author << "  " << step.act
                    << ": " << step.text << "\n    value: " << (step.value.empty() ? "(empty)" : step.value) << "\n";
    } else {
      context.out() << step.id << "  " << step.text << "\n";
    }
  }
  return 0;
}

}  // namespace stip
