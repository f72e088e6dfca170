// The enumerations of weighing: ratings, arguments, and what a consultation asks.
#include "agenda/choices.h"

namespace stip {

const ChoiceType& Choices<Rating>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not rated."},
      {"very_low", "Very low", "Lowest of five."},
      {"low", "Low", "Second of five."},
      {"medium", "Medium", "Third of five."},
      {"high", "High", "Fourth of five."},
      {"very_high", "Very high", "Highest of five."},
  };
  static constexpr ChoiceType type{"Rating", "A rating where a question of a framework asks for one.", values};
  return type;
}

const ChoiceType& Choices<Side>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"for", "For", "Speaks for."},
      {"against", "Against", "Speaks against."},
      {"condition", "Condition", "Acceptable if."},
  };
  static constexpr ChoiceType type{"Side", "Which way an argument points.", values};
  return type;
}

const ChoiceType& Choices<QuestionTopic>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"values", "Values at stake", "What matters here."},
      {"chances", "Chances", "What may be gained."},
      {"risks", "Risks", "What may be lost."},
      {"bearers", "Who bears them", "Who gains and who loses."},
      {"support", "Public support", "Safe, transparent, ethical, useful."},
      {"red_lines", "Red lines", "What must not happen."},
      {"speed_and_care", "Speed and care", "Why faster, and which safeguard."},
  };
  static constexpr ChoiceType type{"QuestionTopic", "What a question of an assessment framework is about.", values};
  return type;
}

const ChoiceType& Choices<WeightingKind>::type() {
  static constexpr Choice values[] = {
      {"unknown", "Unknown", "Nothing is assumed."},
      {"order", "Order", "Only the order is known."},
      {"exact", "Exact", "Weights are known."},
  };
  static constexpr ChoiceType type{"WeightingKind", "How well it is known what a group finds important.", values};
  return type;
}

const ChoiceType& Choices<ConsultationStatus>::type() {
  static constexpr Choice values[] = {
      {"draft", "Draft", "Being designed."},
      {"open", "Open", "People can take part."},
      {"closed", "Closed", "The results are known."},
      {"answered", "Answered", "What was done with it is told."},
  };
  static constexpr ChoiceType type{"ConsultationStatus", "Where a consultation is.", values};
  return type;
}

const ChoiceType& Choices<QuestionKind>::type() {
  static constexpr Choice values[] = {
      {"", "", "Not stated."},
      {"statements", "Statements", "Agree, disagree or pass."},
      {"budget", "Budget", "Choose within a budget."},
      {"pairs", "Pairs", "Which of two."},
      {"single", "Single choice", "One of several answers."},
      {"open", "Open answer", "In own words."},
      {"multiple", "Several choices", "One or more of several answers."},
  };
  static constexpr ChoiceType type{"QuestionKind", "What a question of a consultation asks for.", values};
  return type;
}

}  // namespace stip
