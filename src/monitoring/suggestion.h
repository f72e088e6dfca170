// Suggestion: a proposal to steer by, drafted from what needs attention; people write the rest and decide.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "monitoring/attention.h"

namespace stip {

struct Suggestion {
  /// A field and a value to begin with, as canonical text: never more than a rule can know, such as the quarter of
  /// today.
  struct Value {
    std::string field, value;
  };
  std::string title, reason, options;  ///< In the language asked; the first option is to change nothing.
  std::vector<Value> values;           ///< Of the record that needs attention.
  std::vector<std::string> evidence;   ///< Ids: the report that asked, the goals that hang on it.
};

/// Whether a proposal can be drafted for what this rule finds.
bool has_suggestion(std::string_view rule);

/// The draft for an item of attention(); nothing if its rule has none. What it says rests on the view alone, and it
/// enters nothing. Cost: that of last_report(). Source: docs/methods.md#attention.
std::optional<Suggestion> suggestion(const View& view, const AttentionItem& item, Day today, Language language);

}  // namespace stip
