// Html: markup from literals only, values always escaped.
#pragma once

#include <concepts>
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
  consteval Markup(const char* literal) : text_(literal) {
    std::size_t holes = 0;
    bool in_tag = false, in_quotes = false;
    for (std::size_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == '<' && !in_quotes) in_tag = true;
      if (text_[i] == '>' && !in_quotes) in_tag = false;
      if (text_[i] == '"' && in_tag) in_quotes = !in_quotes;
      if (text_.substr(i, 2) == "{}") {
        ++holes;
        if (in_tag && !in_quotes && text_[i - 1] == '=') throw "a value in an attribute stands between quotes";
      }
      if (text_.substr(i, 3) == " on" && is_attribute(i + 3)) throw "no event handlers in markup";
      if (text_.substr(i, 7) == " style=") throw "no inline style: the content security policy forbids it";
    }
    if (holes != N) throw "the number of {} differs from the number of values";
  }
  constexpr std::string_view text() const { return text_; }

 private:
  /// Whether letters followed by "=" stand at `i`: the rest of onclick=.
  consteval bool is_attribute(std::size_t i) const {
    while (i < text_.size() && text_[i] >= 'a' && text_[i] <= 'z') ++i;
    return i < text_.size() && text_[i] == '=';
  }
  std::string_view text_;
};

/// A piece of a page. Cheap to move; adding one to another copies its text once.
class Html {
 public:
  /// Adds `markup` with its holes filled: Html as it is, all else escaped.
  template <class... Values>
  Html& add(std::type_identity_t<Markup<sizeof...(Values)>> markup, const Values&... values) {
    [[maybe_unused]] std::string_view rest = markup.text();
    (fill(rest, values), ...);
    text_ += rest;
    return *this;
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
  template <class Value>
  void fill(std::string_view& rest, const Value& value) {
    const auto hole = rest.find("{}");
    text_ += rest.substr(0, hole);
    rest.remove_prefix(hole + 2);
    put(value);
  }
  void put(const Html& html) { text_ += html.text_; }
  void put(std::string_view words) { escape_to(text_, words); }
  void put(std::integral auto number) { text_ += std::to_string(number); }

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
