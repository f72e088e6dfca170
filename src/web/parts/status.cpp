// Status: the looks of each fact and judgement, and the markup of words and bars.
#include "web/parts/status.h"

#include "agenda/choices.h"

namespace stip {

std::string_view class_of(Level level) {
  static constexpr std::string_view names[] = {"good", "fair",  "attention", "doubt", "bad",
                                               "done", "ended", "planned",   "none",  "outdated"};
  return names[static_cast<std::size_t>(level)];
}

Level level_of(Phase phase) {
  switch (phase) {
    case Phase::not_started:
      return Level::planned;
    case Phase::running:
      return Level::fair;
    case Phase::done:
      return Level::done;
    case Phase::stopped:
    case Phase::merged:
    case Phase::moved:
      return Level::ended;
    case Phase::paused:
      return Level::outdated;
    case Phase::proposed:
    case Phase::unstated:
      return Level::none;
  }
  return Level::none;
}

Level level_of(OnSchedule judgement) {
  static constexpr Level levels[] = {Level::none, Level::good, Level::attention, Level::bad};
  return levels[static_cast<std::size_t>(judgement)];
}

Level level_of(Confidence confidence) {
  static constexpr Level levels[] = {Level::none, Level::good, Level::fair, Level::attention, Level::doubt, Level::bad};
  return levels[static_cast<std::size_t>(confidence)];
}

// Evidence is a grade and no success: a measured contribution may be a small one, so none of these is green.
Level level_of(EvidenceGrade grade) {
  static constexpr Level levels[] = {Level::none, Level::none, Level::planned, Level::fair, Level::done};
  return levels[static_cast<std::size_t>(grade)];
}

Level level_of(StageState state) {
  static constexpr Level levels[] = {Level::none, Level::planned, Level::done, Level::ended};
  return levels[static_cast<std::size_t>(state)];
}

Html status_word(Level level, std::string_view word, bool plain) {
  if (plain)
    return html("<span class=\"stip-status stip-status--plain stip-status--{}\">{}</span>", class_of(level), word);
  return html("<span class=\"stip-status stip-status--{}\">{}</span>", class_of(level), word);
}

std::string_view choice_word(const Visit& visit, const ChoiceType& type, std::size_t index) {
  const std::string_view label = type.values[index].label;
  return label.empty() ? visit.tr("Not stated") : tr_in(visit.language, type.name, label);
}

namespace {

/// In the middle of a line: "Running" becomes "running", "EU" stays.
std::string mid_sentence(std::string_view word) {
  std::string text(word);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && is_capital(text[0]) && !is_capital(text[1])) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

}  // namespace

Html split_bar(const Visit& visit, const std::vector<Share>& shares) {
  int total = 0;
  std::string words;
  Html rectangles, legend;
  int x = 0;
  for (const Share& share : shares) {
    if (share.count == 0) continue;
    const std::string word = mid_sentence(share.word);
    total += share.count;
    words.append(words.empty() ? "" : ", ").append(number_text(visit.language, long{share.count}));
    words.append(" ").append(word);
    rectangles.add("<rect class=\"stip-fill--{}\" x=\"{}\" width=\"{}\" height=\"1\"/>", class_of(share.level), x,
                   share.count);
    legend.add("<li class=\"stip-status stip-status--plain stip-status--{}\">{} {}</li>", class_of(share.level),
               share.count, word);
    x += share.count;
  }
  if (total == 0) return {};
  return html(
      "<div class=\"stip-bar\"><svg class=\"stip-bar__track\" viewBox=\"0 0 {} 1\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"{}\">{}</svg><ul class=\"stip-bar__legend\">{}</ul></div>",
      total, words, rectangles, legend);
}

Html open_word(std::string_view word) { return html("<span class=\"stip-open\">{}</span>", word); }

}  // namespace stip
