// Moderation rules: one table. A refusal is about how something is said or where, never about which side it takes.
#include "ballots/moderation_rules.h"

#include <algorithm>
#include <array>

namespace stip {
namespace {

constexpr std::array rules{
    ModerationRuleText{ModerationRule::off_topic, "off-topic", tr_later("It is not about what this consultation asks."),
                       false},
    ModerationRuleText{ModerationRule::names_people, "names-people",
                       tr_later("It names people who hold no public office, or can be traced to them."), true},
    ModerationRuleText{ModerationRule::insults, "insults", tr_later("It insults, threatens or discriminates."), true},
    ModerationRuleText{ModerationRule::unlawful, "unlawful", tr_later("To publish it would break the law."), true},
    ModerationRuleText{ModerationRule::advertises, "advertises", tr_later("It advertises, or sends people elsewhere."),
                       false},
    ModerationRuleText{ModerationRule::repeats, "repeats", tr_later("The same is there already, in other words."),
                       false},
    ModerationRuleText{ModerationRule::several_things, "several-things",
                       tr_later("It says several things, so that nobody can agree with one of them alone."), false},
    ModerationRuleText{ModerationRule::not_understood, "not-understood",
                       tr_later("Readers would not know what is meant."), false},
    ModerationRuleText{ModerationRule::taken_back, "taken-back", tr_later("Who wrote it asked to take it out."), true},
};

}  // namespace

std::span<const ModerationRuleText> moderation_rules() { return rules; }

const ModerationRuleText& text_of(ModerationRule rule) { return rules.at(static_cast<std::size_t>(rule)); }

std::optional<ModerationRule> moderation_rule_of(std::string_view name) {
  const auto found = std::ranges::find(rules, name, &ModerationRuleText::name);
  return found == rules.end() ? std::nullopt : std::optional(found->rule);
}

}  // namespace stip
