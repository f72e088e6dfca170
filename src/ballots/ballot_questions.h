// Ballot questions: what may be asked beside statements: choices, open questions, a budget to divide, pairs of ideas.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "base/locale.h"

namespace stip {

/// A text as it was written, and in English where somebody wrote that too.
struct BallotText {
  std::string text, en;

  BallotText() = default;
  BallotText(const char* written) : text(written) {}
  BallotText(std::string written, std::string english = {}) : text(std::move(written)), en(std::move(english)) {}

  bool empty() const { return text.empty(); }
  /// In English only where that was written.
  const std::string& in(Language language) const { return language == Language::en && !en.empty() ? en : text; }
  bool operator==(const BallotText&) const = default;
};

/// A number exactly as it was written, with at most six decimals: a cost, an effect.
struct BallotAmount {
  std::int64_t millionths = 0;

  auto operator<=>(const BallotAmount&) const = default;
};
std::string to_text(BallotAmount amount);  ///< "30", "4.7", "-0.25".
Said said_amount(BallotAmount amount);     ///< With the decimal mark of the language: "4,7".

enum class BallotQuestionKind : std::uint8_t {
  statements,  ///< Not a question of its own: here the statements are voted on.
  single,      ///< One of the options.
  multiple,    ///< Any of the options, `most` at most.
  open,        ///< Own words.
  budget,      ///< Any of the options, of which the costs fit in the budget.
  pairs,       ///< The better of two options, as often as one likes.
};
std::string_view name_of(BallotQuestionKind kind);  ///< "statements", "single" …
std::optional<BallotQuestionKind> ballot_question_kind_of(std::string_view name);

/// What an option of a budget brings.
struct BallotEffect {
  BallotText name;
  BallotAmount value;  ///< May be below zero.
  BallotText unit;     ///< Empty: a bare number.
};

struct BallotOption {
  std::string label;  ///< 1 to 32 letters, digits and hyphens: stands in answers and files.
  BallotText text;
  BallotAmount cost;                  ///< Of a budget; not below zero.
  std::vector<BallotEffect> effects;  ///< Of a budget; the same names, in the same order, for every option.
};

/// The question is asked only of who answered an earlier one, of kind single or multiple, with one of these options.
struct BallotCondition {
  std::string question;
  std::vector<std::string> is;
};

struct BallotQuestion {
  std::string label;  ///< 1 to 32 letters, digits and hyphens; empty for statements alone.
  BallotQuestionKind kind = BallotQuestionKind::single;
  BallotText text, explanation;  ///< The explanation may be empty.
  bool about_me = false;         ///< About who answers: for weights, and for response by group. Of single and multiple.
  bool required = false;  ///< A page says so, and BallotAnswer::missing; a ballot without it is kept all the same.
  std::optional<BallotCondition> condition = {};      ///< Nothing: always asked.
  std::vector<BallotOption> options = {};             ///< Of all kinds but statements and open.
  std::uint32_t most = 0;                             ///< Of multiple: options; of pairs: choices. 0: no limit.
  std::uint32_t longest = 0;                          ///< Of open: characters.
  BallotAmount budget = {};                           ///< Of a budget.
  BallotText unit = {};                               ///< Of a budget: "miljoen euro".
  std::uint32_t least_options = 0, most_options = 0;  ///< Of a budget. No most: 0.

  /// Its place among the options; nothing: there is none by that label.
  std::optional<std::size_t> option(std::string_view label) const;
};

constexpr std::size_t most_questions = 100, most_options_of_a_question = 500;
constexpr std::size_t most_options_of_a_budget = 64;  ///< As in its analysis (budget_game.h).
constexpr std::uint32_t longest_open_answer = 10'000, usual_open_answer = 2'000;

}  // namespace stip
