// Moderation rules: for which reasons what somebody wrote is not shown to others; there are no other reasons.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "base/locale.h"

namespace stip {

enum class ModerationRule : std::uint8_t {
  off_topic,
  names_people,
  insults,
  unlawful,
  advertises,
  repeats,
  several_things,
  not_understood,
  taken_back,
};

struct ModerationRuleText {
  ModerationRule rule;
  std::string_view name;     ///< As it is typed and published: "names-people".
  std::string_view english;  ///< A sentence, to be translated where it is shown.
  bool hides_text;           ///< The published log does not repeat what was refused by it.
};
std::span<const ModerationRuleText> moderation_rules();
const ModerationRuleText& text_of(ModerationRule rule);
std::optional<ModerationRule> moderation_rule_of(std::string_view name);

}  // namespace stip
