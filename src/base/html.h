// Html: markup from literals only, values always escaped.
#pragma once

#include <array>
#include <charconv>
#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace stip {

/// Adds `text` to `out` with & < > " ' escaped: safe in content and in quoted attributes.
/// Control characters that HTML forbids become U+FFFD; direction marks cannot leave their element,
/// since pages isolate what people wrote.
void escape_to(std::string& out, std::string_view text);

/// Markup with exactly N holes, written {}. Only a literal can make one, so no value becomes markup.
template <std::size_t N>
class Markup {
 public:
  // Looks at single characters only: this runs for every piece of markup whenever it is compiled.
  consteval Markup(const char* literal) {
    std::size_t found = 0;
    bool in_tag = false, in_quotes = false;
    const char* at = literal;
    for (; *at != '\0'; ++at) {
      if (*at == '"') {
        in_quotes = in_tag && !in_quotes;
      } else if (*at == '<') {
        if (!in_quotes) in_tag = true;
      } else if (*at == '>') {
        if (!in_quotes) in_tag = false;
      } else if (*at == '{') {
        if (at[1] != '}') continue;
        if (found < N) holes_[found] = static_cast<std::size_t>(at - literal);
        ++found;
        if (in_tag && !in_quotes && at != literal && at[-1] == '=')
          throw "a value in an attribute stands between quotes";
      } else if (*at == ' ') {
        if (at[1] == 'o' && at[2] == 'n' && is_attribute(at + 3)) throw "no event handlers in markup";
        if (is_style(at + 1)) throw "no inline style: the content security policy forbids it";
      }
    }
    text_ = {literal, static_cast<std::size_t>(at - literal)};
    if (found != N) throw "the number of {} differs from the number of values";
  }
  constexpr std::string_view text() const { return text_; }
  constexpr std::span<const std::size_t, N> holes() const { return holes_; }  ///< Where each {} begins.

 private:
  /// Whether letters followed by "=" stand there: the rest of onclick=.
  static consteval bool is_attribute(const char* at) {
    while (*at >= 'a' && *at <= 'z') ++at;
    return *at == '=';
  }
  static consteval bool is_style(const char* at) {
    for (const char* wanted = "style="; *wanted != '\0'; ++wanted, ++at)
      if (*at != *wanted) return false;
    return true;
  }
  std::string_view text_;
  std::array<std::size_t, N> holes_{};
};

/// A piece of a page. Cheap to move; adding one to another copies its text once.
class Html {
 public:
  /// Adds `markup` with its holes filled: Html as it is, all else escaped.
  template <class... Values>
  Html& add(std::type_identity_t<Markup<sizeof...(Values)>> markup, const Values&... values) {
    const std::array<Value, sizeof...(Values)> all{Value(values)...};
    return fill(markup.text(), markup.holes(), all);
  }
  Html& add(const Html& html) { return text_ += html.text_, *this; }
  /// Adds text, escaped.
  Html& text(std::string_view words) { return escape_to(text_, words), *this; }

  /// Markup that was made elsewhere and is trusted: Markdown rendered with raw HTML off, SVG of our own.
  static Html trusted(std::string markup) {
    Html html;
    html.text_ = std::move(markup);
    return html;
  }

  const std::string& str() const& { return text_; }
  std::string str() && { return std::move(text_); }
  bool empty() const { return text_.empty(); }
  void reserve(std::size_t bytes) { text_.reserve(bytes); }

 private:
  /// What fills one hole, where it lies; digits of a number lie here.
  class Value {
   public:
    explicit Value(const Html& html) : text_(html.text_), is_markup_(true) {}
    explicit Value(std::string_view words) : text_(words) {}
    template <std::integral Number>
    explicit Value(Number number) {
      using Wide = std::conditional_t<std::is_signed_v<Number>, long long, unsigned long long>;
      const auto end = std::to_chars(digits_.data(), digits_.data() + digits_.size(), static_cast<Wide>(number)).ptr;
      text_ = {digits_.data(), static_cast<std::size_t>(end - digits_.data())};
      is_markup_ = true;
    }
    Value(const Value&) = delete;
    Value& operator=(const Value&) = delete;

    std::string_view text() const { return text_; }
    bool is_markup() const { return is_markup_; }  ///< Needs no escaping.

   private:
    std::string_view text_;
    bool is_markup_ = false;
    std::array<char, 24> digits_;
  };
  Html& fill(std::string_view markup, std::span<const std::size_t> holes, std::span<const Value> values);

  std::string text_;
};

/// Shorthand for one piece: html("<b>{}</b>", title).
template <class... Values>
Html html(std::type_identity_t<Markup<sizeof...(Values)>> markup, const Values&... values) {
  Html piece;
  piece.add(markup, values...);
  return piece;
}

}  // namespace stip
