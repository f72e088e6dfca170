// Said: a text in English that remembers how it is said in the language of its reader.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace stip {

enum class Language;  // base/locale.h

/// An English text with exactly N values, written {}. Only a literal can make one, so that tools/texts finds it and no
/// value is forgotten.
template <std::size_t N>
class Message {
 public:
  // Looks at single characters only: this runs for every message whenever it is compiled.
  consteval Message(const char* english) {
    std::size_t holes = 0;
    const char* at = english;
    for (; *at != '\0'; ++at) holes += at[0] == '{' && at[1] == '}' ? 1 : 0;
    text_ = {english, static_cast<std::size_t>(at - english)};
    if (holes != N) throw "the number of {} differs from the number of values";
  }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// Is read, compared and joined as the English text that it is; a text that something was joined to is a plain string,
/// and stays English. Who shows it asks for it `in` a language: so what finds a problem need not know who reads it.
class Said : public std::string {
 public:
  using Words = std::function<std::string(Language)>;

  Said() = default;
  Said(const char* text) : std::string(text) {}
  Said(std::string_view text) : std::string(text) {}
  Said(std::string text) : std::string(std::move(text)) {}

  /// In that language; as it stands if it was not made by one of the functions below.
  std::string in(Language language) const { return words_ ? (*words_)(language) : std::string(*this); }
  bool has_words() const { return words_ != nullptr; }

  template <class Text>
  Said& operator+=(const Text&) = delete;  // Its words would not say what was added: say("{} …", text).

 private:
  friend Said said_by(Words words);
  std::shared_ptr<const Words> words_;
};

/// What `words` says, whatever the language: a date, an amount, a plural. Views that it holds must outlive it.
Said said_by(Said::Words words);
/// A label of a declaration, looked up as tr_in() does.
Said said_in(std::string_view context, std::string_view english);
/// A text out of a table, marked there with tr_later(), with its values put in.
Said said_later(std::string_view english, std::vector<Said> values = {});

/// A text with its values put in, which may have been said themselves.
template <class... Values>
Said said(std::type_identity_t<Message<sizeof...(Values)>> english, const Values&... values) {
  return said_later(english.text(), {Said(values)...});
}

}  // namespace stip
