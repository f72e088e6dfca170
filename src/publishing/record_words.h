// Record words: how documents say what records hold: names, planning, money, goals.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "agenda/records.h"
#include "publishing/document.h"

namespace stip {

std::string title_of(Language language, const Record& record);

/// The label of a choice in the language; empty if it is not stated.
template <class E>
std::string label_of(Language language, E value) {
  const ChoiceType& type = Choices<E>::type();
  const std::string_view label = type.values[static_cast<std::size_t>(value)].label;
  return std::string(label.empty() ? label : tr_in(language, type.name, label));
}

/// With its first letter small, to stand in a sentence; abbreviations stay as they are.
std::string uncapitalised(std::string_view text);
std::string joined(const std::vector<std::string>& parts, std::string_view last);  ///< "a, b and c"; `last` is " and ".

/// "from 2026 to the end of 2028", "by the second half of 2026"; empty if neither is stated.
std::string period_text(Language language, const Date& from, const Date& until);
/// The planning of an action with what really happened; says so softly if nothing is stated.
Inlines planning_words(Language language, const Action& action);
/// The owner; says so softly if none is stated.
Inlines owner_words(const View& view, Language language, const Action& action);

/// An amount with its stage: "€ 246 mln, granted". Kinds and overlaps are said, nothing is added.
Inlines funding_words(Language language, const Funding& funding);
/// "2026", "2022–2032"; empty if not stated.
std::string funding_period(Language language, const Funding& funding);

/// Living records of a type that may stand in an official document: what was made up to show a feature may not.
template <class T>
std::vector<const T*> official(const View& view) {
  std::vector<const T*> records;
  for (const T& record : view.all<T>()) {
    if (!record.invented) records.push_back(&record);
  }
  return records;
}
template <class T>
std::vector<const T*> official(const View& view, std::string_view field, std::string_view id) {
  std::vector<const T*> records = view.referring<T>(field, id);
  std::erase_if(records, [](const T* record) { return record->invented; });
  return records;
}

}  // namespace stip
