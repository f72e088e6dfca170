// Suggestion, tested: a draft says why, begins with changing nothing, and invents no figure.
#include "monitoring/suggestion.h"

#include <doctest/doctest.h>

#include "agenda/records.h"
#include "agenda/test_agenda.h"
#include "base/text.h"

namespace stip {
namespace {

const Day today = day("2026-11-24");

std::optional<Suggestion> drafted(SmallAgenda& agenda, std::string_view rule, Language language = Language::en) {
  const View view = agenda.view();
  for (const AttentionItem& item : attention(view, today, {.language = language}))
    if (item.rule == rule) return suggestion(view, item, today, language);
  return std::nullopt;
}

}  // namespace

TEST_CASE("each draft is of a rule that exists") {
  int drafts = 0;
  for (const AttentionRule& rule : attention_rules()) drafts += has_suggestion(rule.name) ? 1 : 0;
  CHECK(drafts == 19);
  CHECK_FALSE(has_suggestion("rule.error"));
  CHECK_FALSE(has_suggestion("signal.overdue"));
}

TEST_CASE("a late milestone gives a draft with its reason, the quarter of today to begin with, and the goals touched") {
  SmallAgenda agenda;
  agenda.say("G-1").say("A-1", {{"phase", "running"}}).say("C-1", {{"action", "A-1"}, {"goal", "G-1"}});
  agenda.say("M-1", {{"action", "A-1"}, {"due", "2026-Q2"}});
  agenda.say("PR-1", {{"action", "A-1"},
                      {"period", "2026-Q3"},
                      {"status", "submitted"},
                      {"reported_on", "2026-10-05"},
                      {"schedule", "no"},
                      {"correction", "Hire two people."}});
  const auto draft = drafted(agenda, "milestone.overdue");
  REQUIRE(draft);
  CHECK(draft->title == "A new date for: Title of M-1");
  CHECK(contains(draft->reason, "147 days ago"));
  REQUIRE(draft->values.size() == 1);
  CHECK(draft->values[0].field == "due");
  CHECK(draft->values[0].value == "2026-Q4");
  CHECK(starts_with(draft->options, "Zero option: Change nothing. It touches: Title of G-1."));
  CHECK(contains(draft->options, "Option 1: What the owner proposes: Hire two people."));
  CHECK(draft->evidence == std::vector<std::string>{"PR-1", "G-1"});
}

TEST_CASE("where no rule knows a value none is filled in, and a draft is in the language of who reads it") {
  SmallAgenda agenda;
  agenda.say("G-1");
  const auto draft = drafted(agenda, "goal.action", Language::nl);
  REQUIRE(draft);
  CHECK(draft->values.empty());
  CHECK(starts_with(draft->options, "Nuloptie: "));
}

}  // namespace stip
