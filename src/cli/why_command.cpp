// Why: from a field to what caused it.
#include <iostream>

#include "cli/commands.h"
#include "publishing/act_words.h"
#include "publishing/change_overview.h"
#include "publishing/record_words.h"

namespace stip {
namespace {

/// The path as lines for a reader: entries with act and value in words, records by number and title.
void print(const Context& context, Language language, const View& now, const std::string& id, const std::string& field,
           const std::vector<WhyStep>& steps) {
  const auto value = [&](const std::string& text) {
    const auto found = now.find_any(id);
    const Field* known = found ? found.type->field(field) : nullptr;
    if (text.empty()) return std::string(tr(language, "(empty)"));
    return known ? value_text(now, language, *known, text) : text;
  };
  for (const WhyStep& step : steps) {
    context.out() << std::string(static_cast<std::size_t>(step.depth) * 2, ' ');
    if (step.entry) {
      context.out() << fill(tr(language, "entry {}"), {std::to_string(step.entry)}) << "  "
                    << instant_text(language, step.time) << "  " << step.author << "  " << act_word(language, step.act)
                    << ": " << step.text << "\n    " << fill(tr(language, "value: {}"), {value(step.value)}) << "\n";
    } else {
      const auto found = now.find_any(step.id);
      context.out() << step.id << "  " << (found ? title_of(language, *found.record) : step.text) << "\n";
    }
  }
}

}  // namespace

// COMMAND: stip why A-014.owner
//
// Prints the path from a field to the entries that set it, newest first, and under each the decision,
// proposal, signals and sources behind it.
Exit why_command(const Context& context, const std::string& place) {
  const auto dot = place.rfind('.');
  if (dot == std::string::npos || dot == 0) {
    return Error{ErrorKind::invalid, said("place '{}'", place), said("it is not a record and a field."),
                 said("Write it as A-014.owner.")};
  }
  STIP_TRY_AS(const Viewer viewer, context.viewer());
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const auto registry, context.open(true));
  const std::string id = place.substr(0, dot), field = place.substr(dot + 1);
  STIP_TRY_AS(const auto steps, registry->why(id, field, viewer));
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
  print(context, language, registry->now(viewer), id, field, steps);
  return 0;
}

}  // namespace stip
