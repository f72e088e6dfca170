// Search: a scan of folded text; a national agenda is a few megabytes of it.
#include "agenda/search.h"

#include <algorithm>

#include "agenda/consultation_result.h"
#include "base/text.h"

namespace stip {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

/// Where `word` starts a word in `text`; npos if nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    if (at == 0 || !is_word_byte(text[at - 1])) return at;
  }
  return text.npos;
}

/// Some 160 bytes around `at`, cut at spaces.
std::string excerpt_around(const std::string& text, std::size_t at) {
  constexpr std::size_t before = 60, whole = 160;
  at = std::min(at, text.size());
  std::size_t begin = at > before ? at - before : 0;
  if (begin > 0)
    begin = std::min(text.find(' ', begin), at) == std::string::npos ? at : std::min(text.find(' ', begin), at);
  std::size_t end = std::min(text.size(), begin + whole);
  if (end < text.size())
    end = text.rfind(' ', end) == std::string::npos || text.rfind(' ', end) <= begin ? end : text.rfind(' ', end);
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  std::string piece = text.substr(begin, end - begin);
  return (begin > 0 ? "… " : "") + std::string(trimmed(piece)) + (end < text.size() ? " …" : "");
}

int weight(const Field& field) {
  if (field.name == "id" || field.name == "title" || field.name == "title_en") return 20;
  return field.name == "sentence" || field.name == "sentence_en" || field.name == "short_name" ? 8 : 1;
}

/// Text that a reader searches; classifications, yes or no, and what programs read are not.
bool is_searched(const Field& field) {
  return field.kind != Kind::yes_no && field.name != "classification" && !is_for_programs(field);
}

std::optional<Hit> hit_of(const RecordType& type, const Record& record, const std::vector<std::string>& words,
                          const std::string& whole) {
  Hit hit{&type, &record, {}, {}, 0};
  std::vector<int> best(words.size(), 0);
  int best_field = 0;
  for (const Field& field : type.fields) {
    if (!is_searched(field)) continue;
    const std::string text = field.text(record);
    if (text.empty()) continue;
    const std::string plain = folded(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto at = find_word(plain, words[i]);
      if (at == plain.npos) continue;
      best[i] = std::max(best[i], weight(field));
      if (weight(field) > best_field) {
        best_field = weight(field);
        hit.field = field.name;
        hit.excerpt = weight(field) == 20 ? "" : excerpt_around(text, plain.size() == text.size() ? at : 0);
      }
    }
  }
  for (int points : best) {
    if (points == 0) return std::nullopt;
    hit.rank += points;
  }
  if (folded(record.id) == whole) hit.rank += 100;
  return hit;
}

}  // namespace

std::vector<std::string> search_words(std::string_view query) {
  std::string plain = folded(query.substr(0, 400));
  for (char& c : plain) {
    if (!is_word_byte(c) && c != '-') c = ' ';
  }
  std::vector<std::string> words;
  for (std::string& word : split(plain, ' ')) {
    if (!word.empty() && word != "-" && words.size() < 12) words.push_back(std::move(word));
  }
  return words;
}

std::vector<Hit> search(const View& view, std::string_view query, std::size_t most) {
  std::vector<Hit> hits;
  const auto words = search_words(query);
  if (words.empty()) return hits;
  const std::string whole = folded(trimmed(query));
  for (const RecordType* type : record_types()) {
    for (const Row& row : view.table(*type)) {
      if (!row.record) continue;
      if (auto hit = hit_of(*type, *row.record, words, whole)) hits.push_back(*std::move(hit));
    }
  }
  std::ranges::stable_sort(hits, std::ranges::greater{}, &Hit::rank);
  if (hits.size() > most) hits.resize(most);
  return hits;
}

}  // namespace stip
