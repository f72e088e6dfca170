// Reading time: every text that people meet, counted once.
#include "ballots/reading_time.h"

#include <cctype>

namespace stip {

std::size_t words_in(std::string_view text) {
  std::size_t words = 0;
  bool in_word = false;
  for (const char c : text) {
    const bool is_space = std::isspace(static_cast<unsigned char>(c)) != 0;
    words += !is_space && !in_word ? 1 : 0;
    in_word = !is_space;
  }
  return words;
}

std::size_t words_of(const BallotRules& rules, Language language) {
  std::size_t words = words_in(rules.title.in(language));
  const auto add = [&](const BallotText& text) { words += words_in(text.in(language)); };
  const BallotIntroduction& intro = rules.introduction;
  for (const BallotText* text :
       {&intro.what, &intro.why, &intro.by, &intro.open, &intro.fixed, &intro.afterwards, &intro.privacy})
    add(*text);
  for (const BallotStatement& statement : rules.statements) add(statement.text);
  for (const BallotQuestion& question : rules.questions) {
    add(question.text);
    add(question.explanation);
    for (const BallotOption& option : question.options) {
      add(option.text);
      for (const BallotEffect& effect : option.effects) {
        add(effect.name);
        add(effect.unit);
      }
    }
  }
  return words;
}

}  // namespace stip
