// QuestionTexts: what was asked, in words, from the rules of a consultation.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"

namespace stip {

struct AskedText {
  std::string text, text_en;  ///< English empty: not translated.
};

struct AskedQuestion {
  std::string label, kind;  ///< As in the rules: "single", "budget" …
  AskedText words;
  bool about_me = false;
  std::string budget, unit;          ///< Of a budget game.
  std::vector<std::string> options;  ///< Their labels, in order.
  std::map<std::string, AskedText, std::less<>> option_words;
};

struct QuestionTexts {
  std::map<std::string, AskedText, std::less<>> statements;  ///< By label.
  std::vector<AskedQuestion> questions;

  const AskedQuestion* question(std::string_view label) const;     ///< nullptr: none.
  const AskedQuestion* only_of_kind(std::string_view kind) const;  ///< nullptr: none, or several.
};

/// Reads the members that hold words from rules of version 1 or 2; whatever else is there is passed over.
/// Errors: invalid, if it is no JSON.
ErrorOr<QuestionTexts> question_texts(std::string_view rules, const std::string& file);

/// Adds text and, where there is one, text_en.
void add_words(Json& json, const AskedText& words);

}  // namespace stip
