// Password rules: a common password stays one, whatever is hung on it.
#include "desk/password_rules.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "base/locale.h"
#include "base/text.h"

extern const char stip_common_passwords[], stip_common_passwords_end[];

namespace stip {
namespace {

Error refused(std::string_view problem, std::string_view remedy) {
  return {ErrorKind::invalid, "password", std::string(problem), std::string(remedy)};
}

const std::unordered_set<std::string_view>& common_passwords() {
  static const auto words = [] {
    std::unordered_set<std::string_view> set;
    std::string_view all(stip_common_passwords,
                         static_cast<std::size_t>(stip_common_passwords_end - stip_common_passwords));
    while (!all.empty()) {
      const std::string_view line = all.substr(0, all.find('\n'));
      all.remove_prefix(std::min(all.size(), line.size() + 1));
      if (!line.empty() && !starts_with(line, "# ")) set.insert(line);
    }
    return set;
  }();
  return words;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// The letters that people replace by look-alikes, put back.
std::string without_disguise(std::string text, char one) {
  static constexpr std::string_view looks = "034578@$!", means = "oeastbasi";
  std::ranges::replace(text, '1', one);  // It stands for an i as well as for an l.
  for (char& c : text) {
    if (const auto at = looks.find(c); at != std::string_view::npos) c = means[at];
  }
  return text;
}

bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

/// Without what is hung on either end: all that does not belong to the word.
std::string_view core(std::string_view text, bool (*belongs)(char)) {
  while (!text.empty() && !belongs(text.front())) text.remove_prefix(1);
  while (!text.empty() && !belongs(text.back())) text.remove_suffix(1);
  return text;
}

/// The shortest piece of which `text` is a repetition; `text` itself if it is none. The last piece may be cut off.
std::string_view period(std::string_view text) {
  for (std::size_t size = 1; size <= text.size() / 2; ++size) {
    bool repeats = true;
    for (std::size_t i = size; i < text.size() && repeats; ++i) repeats = text[i] == text[i - size];
    if (repeats) return text.substr(0, size);
  }
  return text;
}

/// Whether it walks along the alphabet, the digits or a row of keys, up or down, all but a few steps.
bool is_sequence(std::string_view text) {
  static constexpr std::string_view rows[] = {"abcdefghijklmnopqrstuvwxyz",
                                              "01234567890",
                                              "qwertyuiop[]",
                                              "asdfghjkl;'",
                                              "zxcvbnm,./",
                                              "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik,9ol.0p;/",
                                              "1q2w3e4r5t6y7u8i9o0p",
                                              "qazwsxedcrfvtgbyhnujmikolp",
                                              "azertyuiopqsdfghjklmwxcvbn"};
  std::size_t steps = 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char up[] = {text[i - 1], text[i], 0}, down[] = {text[i], text[i - 1], 0};
    const bool walks = text[i] == text[i - 1] || std::ranges::any_of(rows, [&](std::string_view row) {
                         return contains(row, up) || contains(row, down);
                       });
    if (walks) ++steps;
  }
  return text.size() > 1 && steps + 1 >= text.size() - text.size() / 6;
}

bool is_common(std::string_view text) {
  return common_passwords().contains(text) || common_passwords().contains(period(text));
}

/// Whether it is a common password as it stands, without what is hung on it, or with look-alikes put back.
bool is_common_in_disguise(const std::string& plain) {
  std::vector<std::string> forms = {plain};
  for (const auto belongs : {is_letter, is_letter_or_digit}) forms.emplace_back(core(plain, belongs));
  // Of a word that begins or ends with a mark of its own, one end at a time.
  forms.push_back(plain.substr(0, plain.find_last_not_of(plain.back()) + 1));
  forms.push_back(plain.substr(0, forms.back().size() + 1));
  for (const char one : {'i', 'l'}) {
    for (std::size_t i = 0; i < 3; ++i) forms.push_back(without_disguise(forms[i], one));
    forms.emplace_back(core(without_disguise(plain, one), is_letter));
  }
  return std::ranges::any_of(forms, is_common);
}

}  // namespace

static_assert(shortest_password == 12 && longest_password == 1024, "the texts below say so");

ErrorOr<Nothing> check_password(std::string_view password, const std::vector<std::string>& own_words) {
  if (!is_utf8(password)) return refused(tr_later("it is not proper text."), tr_later("Type it again."));
  if (length(password) < shortest_password) {
    return refused(tr_later("it is shorter than 12 characters."),
                   tr_later("Choose a longer one: four or five words that do not belong together are easy to keep."));
  }
  if (password.size() > longest_password)
    return refused(tr_later("it is longer than 1024 bytes."), tr_later("Choose a shorter one."));

  const std::string plain = to_lower(password);
  if (std::set<char>(plain.begin(), plain.end()).size() < 5)
    return refused(tr_later("it has fewer than five different characters."), tr_later("Choose one with more variety."));
  if (is_sequence(plain))
    return refused(tr_later("it is a row of keys, letters or digits."),
                   tr_later("Choose words that do not belong together."));
  if (period(plain).size() < shortest_password)
    return refused(tr_later("it is something short, repeated."), tr_later("Choose words that do not belong together."));
  if (is_common_in_disguise(plain)) {
    return refused(tr_later("it is, or is made of, one of the most used passwords."),
                   tr_later("Choose words that do not belong together."));
  }
  std::string left = folded(plain);
  std::vector<std::string> words = {"stip"};
  for (const std::string& own : own_words) {
    std::string word;
    for (const char c : folded(own) + " ") {
      if (is_letter(c) || (c >= '0' && c <= '9'))
        word += c;
      else if (!word.empty())
        words.push_back(std::exchange(word, {}));
    }
  }
  std::ranges::sort(words, {}, [](const std::string& word) { return -static_cast<int>(word.size()); });
  for (const std::string& word : words) {
    if (word.size() >= 4) replace_all(left, word, "");
  }
  if (length(left) < 8 && left.size() < folded(plain).size()) {
    return refused(tr_later("it is mostly made of your name, your e-mail address or this site."),
                   tr_later("Choose words that others do not know of you."));
  }
  return Nothing{};
}

}  // namespace stip
