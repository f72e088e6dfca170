// Lenient: dates and phases by small hand-written readers; what they assume they say.
#include "exchange/lenient.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "exchange/lenient_words.h"
#include "exchange/value_text.h"

namespace stip {
namespace {

std::optional<int> number_of(std::string_view word) {
  int value = 0;
  const auto [end, bad] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (bad != std::errc{} || end != word.data() + word.size() || word.size() > 4) return std::nullopt;
  return value;
}

bool is_year(std::string_view word) {
  return word.size() == 4 && number_of(word) && *number_of(word) >= 1900 && *number_of(word) <= 2200;
}

std::optional<int> month_of(std::string_view word) {
  static constexpr std::array<std::array<std::string_view, 2>, 12> names{{{"januari", "january"},
                                                                          {"februari", "february"},
                                                                          {"maart", "march"},
                                                                          {"april", "april"},
                                                                          {"mei", "may"},
                                                                          {"juni", "june"},
                                                                          {"juli", "july"},
                                                                          {"augustus", "august"},
                                                                          {"september", "september"},
                                                                          {"oktober", "october"},
                                                                          {"november", "november"},
                                                                          {"december", "december"}}};
  if (word == "mrt") return 3;
  for (int month = 0; month < 12; ++month) {
    for (std::string_view name : names[static_cast<std::size_t>(month)]) {
      if (word == name || (word.size() >= 3 && word.size() <= 4 && starts_with(name, word))) return month + 1;
    }
  }
  return std::nullopt;
}

std::optional<int> ordinal_of(std::string_view word) {
  static constexpr std::array<std::string_view, 12> words{"eerste", "1e", "first", "tweede", "2e", "second",
                                                          "derde",  "3e", "third", "vierde", "4e", "fourth"};
  const auto at = std::ranges::find(words, word);
  if (at != words.end()) return static_cast<int>(at - words.begin()) / 3 + 1;
  if (word.size() == 1 && word[0] >= '1' && word[0] <= '4') return word[0] - '0';
  return std::nullopt;
}

std::optional<Date> date_from(const std::string& canonical) {
  const auto date = parse_date(canonical);
  return date.ok() ? std::optional(*date) : std::nullopt;
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

struct Point {
  Date date;
  Said remark;
};

/// Two remarks, of which either may be empty.
Said both(const Said& one, const Said& other) {
  return one.empty() ? other : other.empty() ? one : said("{}; {}", one, other);
}

std::optional<Point> point(std::optional<Date> date, Said remark = {}) {
  if (!date) return std::nullopt;
  return Point{*date, std::move(remark)};
}

/// Takes a word that says how sharp the date is off the front, with what it is called.
std::string take_hedge(WordList& words) {
  static constexpr std::string_view hedges[] = {
      "uiterlijk",   "voor",     "vanaf", "sinds",  "per",  "ca",    "circa", "rond",   "ongeveer", "naar",
      "verwachting", "verwacht", "by",    "before", "from", "since", "about", "approx", "until",    "tot"};
  std::string taken;
  while (words.size() > 1 && std::ranges::find(hedges, words[0]) != std::end(hedges)) {
    taken += (taken.empty() ? "" : " ") + words[0];
    words.erase(words.begin());
  }
  return taken;
}

/// "eind 2026" and the like: a part of the year by a word, which part is an assumption.
std::optional<Point> part_of_year(const WordList& words) {
  struct Part {
    std::string_view word, period;
  };
  static constexpr Part parts[] = {{"begin", "Q1"},  {"early", "Q1"},  {"voorjaar", "H1"}, {"lente", "H1"},
                                   {"spring", "H1"}, {"medio", "Q2"},  {"mid", "Q2"},      {"halverwege", "Q2"},
                                   {"midden", "Q2"}, {"zomer", "Q3"},  {"summer", "Q3"},   {"najaar", "H2"},
                                   {"herfst", "H2"}, {"autumn", "H2"}, {"eind", "Q4"},     {"einde", "Q4"},
                                   {"ultimo", "Q4"}, {"late", "Q4"},   {"end", "Q4"}};
  if (words.size() != 2 || !is_year(words[1])) return std::nullopt;
  for (const Part& part : parts) {
    if (words[0] == part.word)
      return point(date_from(words[1] + "-" + std::string(part.period)),
                   said("'{}' was read as {}", words[0] + " " + words[1], words[1] + "-" + std::string(part.period)));
  }
  return std::nullopt;
}

/// Year of four digits, or of two with a remark.
std::optional<std::string> full_year(const std::string& word, Said& remark) {
  if (is_year(word)) return word;
  if (word.size() != 2 || !number_of(word)) return std::nullopt;
  remark = said("the year '{}' was read as {}", word, "20" + word);
  return "20" + word;
}

std::optional<Point> quarter_or_half(WordList words) {
  // Bring "2026 q 3", "q 3 2026", "3 e kwartaal 2026", "derde kwartaal van 2026" to {kind, number, year}.
  std::erase_if(words, [](const std::string& word) {
    return word == "van" || word == "of" || word == "the" || word == "e" || word == "de" || word == "het" ||
           word == "ste" || word == "st" || word == "nd" || word == "rd" || word == "th" || word == "jaar";
  });
  if (words.size() != 3) return std::nullopt;
  char kind = 0;
  std::optional<int> number;
  std::optional<std::string> year;
  Said remark;
  for (const std::string& word : words) {
    if (word == "q" || word == "k" || word == "kw" || word == "kwartaal" || word == "quarter")
      kind = 'Q';
    else if (word == "h" || word == "helft" || word == "half" || word == "halfjaar")
      kind = 'H';
    else if (!number && ordinal_of(word))
      number = ordinal_of(word);
    else if (!year)
      year = full_year(word, remark);
  }
  if (kind == 0 || !number || !year) return std::nullopt;
  return point(date_from(*year + "-" + kind + std::to_string(*number)), remark);
}

std::optional<Point> calendar_date(const WordList& words) {
  Said remark;
  if (words.size() == 1 && is_year(words[0])) return point(date_from(words[0]));
  if (words.size() == 2) {  // "sept 2026", "09-2026", "2026-9".
    const auto month = month_of(words[0])     ? month_of(words[0])
                       : words[0].size() <= 2 ? number_of(words[0])
                                              : std::nullopt;
    if (month) {
      if (!is_year(words[1]) && !month_of(words[0])) return std::nullopt;  // "9-10" may be anything.
      const auto year = full_year(words[1], remark);
      return year ? point(date_from(*year + "-" + two(*month)), remark) : std::nullopt;
    }
    if (is_year(words[0]) && month_of(words[1])) return point(date_from(words[0] + "-" + two(*month_of(words[1]))));
    if (is_year(words[0]) && words[1].size() <= 2 && number_of(words[1]))
      return point(date_from(words[0] + "-" + two(*number_of(words[1]))));
  }
  if (words.size() == 3) {  // "1-9-2026", "1 september 2026", "2026-9-1"; the day comes first, as in Dutch.
    const bool year_first = is_year(words[0]);
    const std::string& day_word = year_first ? words[2] : words[0];
    const auto month = month_of(words[1]) ? month_of(words[1]) : number_of(words[1]);
    const auto day = day_word.size() <= 2 ? number_of(day_word) : std::nullopt;
    const auto year = full_year(year_first ? words[0] : words[2], remark);
    if (month && day && year) return point(date_from(*year + "-" + two(*month) + "-" + two(*day)), remark);
  }
  return std::nullopt;
}

std::optional<Point> read_point(const std::string& text) {
  if (auto date = date_from(trimmed(text).empty() ? "?" : std::string(trimmed(text)))) return Point{*date, {}};
  WordList words = words_of_cell(text);
  const std::string hedge = take_hedge(words);
  std::optional<Point> found = calendar_date(words);
  if (!found) found = quarter_or_half(words);
  if (!found) found = part_of_year(words);
  if (found && !hedge.empty()) found->remark = both(found->remark, said("'{}' was left out", hedge));
  return found;
}

/// The two ends of "2026-2028", "Q1 t/m Q3 2027", "van 2026 tot 2028", if it is a period.
std::optional<LenientDates> read_period(std::string text) {
  if (starts_with(text, "van ")) text.erase(0, 4);
  for (std::string_view mark : {" t/m ", " tot en met ", " tot ", " until ", " to ", " - ", "-"}) {
    for (auto at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
      std::string left = text.substr(0, at);
      const std::string right = text.substr(at + mark.size());
      const auto end = read_point(right);
      if (!end) continue;
      auto start = read_point(left);
      if (!start) start = read_point(left + " " + std::to_string(end->date.year()));  // "Q1 - Q3 2027"
      if (!start || start->date.first() > end->date.last()) continue;
      return LenientDates{start->date, end->date, both(start->remark, end->remark)};
    }
  }
  return std::nullopt;
}

Said phase_named(Phase phase) {
  return said_by([phase](Language language) {
    const ChoiceType& type = Choices<Phase>::type();
    return std::string(language == Language::en
                           ? name_of_choice(phase)
                           : label_of(type, type.values[static_cast<std::size_t>(phase)], language));
  });
}

}  // namespace

bool means_nothing_yet(std::string_view text) {
  std::string word = plain_cell(text);
  std::erase_if(word, [](char c) { return c == '.' || c == ' '; });
  static constexpr std::string_view words[] = {
      "pm", "ntb", "nvt",  "nnb",     "onbekend", "naderbepalen",   "tbd",   "n/a",          "na",
      "-",  "?",   "geen", "unknown", "ntvt",     "nadertebepalen", "volgt", "nognietbekend"};
  return std::ranges::find(words, word) != std::end(words);
}

ErrorOr<LenientDates> read_dates(std::string_view text) {
  const std::string wanted = plain_cell(text);
  if (wanted.empty()) return LenientDates{};
  if (const auto exact = parse_date(trimmed(text)); exact.ok()) return LenientDates{{}, *exact, {}};
  if (means_nothing_yet(wanted) || wanted == "doorlopend" || wanted == "continu" || wanted == "ongoing" ||
      wanted == "structureel") {
    return LenientDates{{}, {}, said("'{}' was read as: no date", trimmed(text))};
  }
  std::string clock_free = wanted.substr(0, wanted.find(" 00:00"));
  if (const auto found = read_point(clock_free)) return LenientDates{{}, found->date, found->remark};
  if (auto period = read_period(clock_free)) return *period;
  return Error{
      ErrorKind::invalid, said("date"), said("'{}' cannot be read as a date.", text.substr(0, 80)),
      said("Write for instance 2026, 2026-Q3, Q3 2026, 2e helft 2027, 1-9-2026, sept 2026, eind 2026 or 2026-2028.")};
}

ErrorOr<LenientPhase> read_phase(std::string_view text) {
  const std::string word = plain_cell(text);
  if (word.empty()) return LenientPhase{};
  const ChoiceType& type = Choices<Phase>::type();
  if (const Choice* choice = choice_meant(type, text))
    return LenientPhase{static_cast<Phase>(choice - type.values.data()), {}};
  struct Synonym {
    std::string_view word;
    Phase phase;
  };
  static constexpr Synonym synonyms[] = {{"gereed", Phase::done},
                                         {"afgerond", Phase::done},
                                         {"voltooid", Phase::done},
                                         {"klaar", Phase::done},
                                         {"uitgevoerd", Phase::done},
                                         {"opgeleverd", Phase::done},
                                         {"gerealiseerd", Phase::done},
                                         {"completed", Phase::done},
                                         {"complete", Phase::done},
                                         {"finished", Phase::done},
                                         {"100%", Phase::done},
                                         {"afgesloten", Phase::done},
                                         {"loopt", Phase::running},
                                         {"lopend", Phase::running},
                                         {"in uitvoering", Phase::running},
                                         {"uitvoering", Phase::running},
                                         {"gestart", Phase::running},
                                         {"bezig", Phase::running},
                                         {"onderhanden", Phase::running},
                                         {"in behandeling", Phase::running},
                                         {"in progress", Phase::running},
                                         {"ongoing", Phase::running},
                                         {"started", Phase::running},
                                         {"doorlopend", Phase::running},
                                         {"continu", Phase::running},
                                         {"actief", Phase::running},
                                         {"nog niet gestart", Phase::not_started},
                                         {"niet gestart", Phase::not_started},
                                         {"nog te starten", Phase::not_started},
                                         {"te starten", Phase::not_started},
                                         {"nog niet begonnen", Phase::not_started},
                                         {"niet begonnen", Phase::not_started},
                                         {"gepland", Phase::not_started},
                                         {"planned", Phase::not_started},
                                         {"not yet started", Phase::not_started},
                                         {"in voorbereiding", Phase::not_started},
                                         {"0%", Phase::not_started},
                                         {"gestopt", Phase::stopped},
                                         {"beeindigd", Phase::stopped},
                                         {"geannuleerd", Phase::stopped},
                                         {"vervallen", Phase::stopped},
                                         {"ingetrokken", Phase::stopped},
                                         {"cancelled", Phase::stopped},
                                         {"canceled", Phase::stopped},
                                         {"samengevoegd", Phase::merged},
                                         {"opgegaan", Phase::merged},
                                         {"overgedragen", Phase::moved},
                                         {"verplaatst", Phase::moved},
                                         {"aangehouden", Phase::paused},
                                         {"gepauzeerd", Phase::paused},
                                         {"on hold", Phase::paused},
                                         {"stilgelegd", Phase::paused},
                                         {"controversieel", Phase::paused},
                                         {"voorstel", Phase::proposed},
                                         {"voorgesteld", Phase::proposed},
                                         {"idee", Phase::proposed}};
  for (const Synonym& synonym : synonyms) {
    if (word != synonym.word) continue;
    return LenientPhase{synonym.phase, said("'{}' was read as phase {}", trimmed(text), phase_named(synonym.phase))};
  }
  if (means_nothing_yet(word)) return LenientPhase{{}, said("'{}' was read as: phase not stated", trimmed(text))};
  static constexpr std::string_view colours[] = {"groen", "oranje", "rood", "geel", "green", "amber", "red", "yellow"};
  if (std::ranges::find(colours, word) != std::end(colours)) {
    return Error{ErrorKind::invalid, said("phase"),
                 said("'{}' is a judgement; it does not say where the action is.", text),
                 said("Map this column to a note, or write not started, running, done or stopped.")};
  }
  return Error{ErrorKind::invalid, said("phase"), said("'{}' cannot be read as a phase.", text.substr(0, 80)),
               said("Write for instance niet gestart, in uitvoering, gereed, gestopt or aangehouden.")};
}

}  // namespace stip
