// Attention: what asks for somebody's attention today, most urgent first, each with its reason.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"
#include "base/locale.h"
#include "monitoring/consequence.h"

namespace stip {

/// One reason why something may need attention.
struct AttentionRule {
  std::string_view name;  ///< Stable: "milestone.overdue".
  int points = 0;         ///< Where it starts; see attention().
  std::string_view says;  ///< English sentence, and the key of its translation.
};

/// All of them, from most to fewest points: the table of docs/methods.md.
std::span<const AttentionRule> attention_rules();

struct AttentionItem {
  const RecordType* type = nullptr;
  std::string id;
  std::string title;   ///< Of the record, in the language asked.
  std::string reason;  ///< A sentence, in the language asked.
  std::string rule;    ///< Name of the attention rule; of a broken rule of the agenda "rule.error" or "rule.warning".
  std::string broken;  ///< Then the name of that rule: "milestone.evidence"; else empty.
  int points = 0;
  int days = 0;  ///< How long it has been so, if positive; how long until it is due, if negative; 0: not in days.
  bool invented = false;  ///< Rests on a record that was made up to show a feature.
  std::string action;     ///< The action that it is about: the record itself, or what the record names as its action.
  Consequence consequence = {};  ///< Which goals it touches, and how much hangs on it.

  bool operator==(const AttentionItem&) const = default;
};

struct AttentionOptions {
  Language language = Language::nl;
  const View* last_edition = nullptr;  ///< As seen by the same viewer; nullptr: there is none.
  const View* first_edition = nullptr;
};

/// What needs attention today.
///
///   points = points of the rule
///          + 1 for each 30 days that it has been so, at most 20
///          + for what is still to come: 20 * (1 - days left / days looked ahead)
///          + for its consequence: 5 if it helps a goal; 10 if nothing else helps that goal, if that goal is off
///          course,
///            or if it is a goal or what a goal is measured by
///
/// Points only put items in order. They are never added up, and no average is made of them. Of equal points the rule
/// that stands first comes first, then the order of types and ids; so the order is always the same. Looked ahead:
/// pledges 90 days, dossiers 60 days, deadlines of the cycle 30 days.
///
/// Cost: linear in the records, and that of course() for each goal. Source: docs/methods.md#attention.
std::vector<AttentionItem> attention(const View& view, Day today, const AttentionOptions& options);

}  // namespace stip
