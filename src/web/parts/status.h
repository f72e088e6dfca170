// Status: a judgement or fact as a word with a shape; colour only repeats what both say.
#pragma once

#include <string_view>
#include <vector>

#include "web/site.h"

namespace stip {

/// The ten looks of a status. Each has its own shape in the stylesheet; `none` is what is not known, never green.
enum class Level { good, fair, attention, doubt, bad, done, ended, planned, none, outdated };

std::string_view class_of(Level level);  ///< "good", as in stip-status--good and stip-fill--good.

Level level_of(Phase phase);
Level level_of(OnSchedule judgement);
Level level_of(Confidence confidence);
Level level_of(EvidenceGrade grade);
Level level_of(StageState state);

/// Shape and word. `plain`: without the tinted pill, for tables.
Html status_word(Level level, std::string_view word, bool plain = false);

/// A choice in the language of the visit; "Not stated" where it has no label of its own.
std::string_view choice_word(const Visit& visit, const ChoiceType& type, std::size_t index);
template <class E>
std::string_view choice_word(const Visit& visit, E value) {
  return choice_word(visit, Choices<E>::type(), static_cast<std::size_t>(value));
}

/// The facts and judgements that have a look of their own: Phase, OnSchedule, Confidence, EvidenceGrade, StageState.
template <class E>
Html status_of(const Visit& visit, E value, bool plain = false) {
  return status_word(level_of(value), choice_word(visit, value), plain);
}

/// One part of a split: so many of that look, by that name.
struct Share {
  Level level = Level::none;
  std::string_view word;
  int count = 0;
};

/// A bar of counts and its legend; parts of zero are left out. Empty if all are.
Html split_bar(const Visit& visit, const std::vector<Share>& shares);

/// What a source leaves open, or nobody has filled in: shown as open, never as good.
Html open_word(std::string_view word);

}  // namespace stip
