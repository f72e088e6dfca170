// Pandoc elements: texts cut and escaped as pandoc and XML want them.
#include "publishing/pandoc_elements.h"

#include <algorithm>

#include "base/html.h"
#include "base/text.h"

namespace stip::pandoc {
namespace {

/// What XML cannot hold becomes U+FFFD, so that every text can stand in every format.
std::string fit_for_xml(std::string_view words) {
  std::string fit;
  fit.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto byte = static_cast<unsigned char>(words[i]);
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
    const bool no_character = words.substr(i, 3) == "\xEF\xBF\xBE" || words.substr(i, 3) == "\xEF\xBF\xBF";
    if (no_character) i += 2;
    if (control || no_character)
      fit += "\xEF\xBF\xBD";
    else
      fit += words[i];
  }
  return is_utf8(fit) ? fit : std::string("\xEF\xBF\xBD");
}

}  // namespace

Json object(std::vector<JsonMember> members) { return Json(Json::Object(std::move(members))); }
Json element(const char* type) { return object({{"t", type}}); }
Json element(const char* type, Json content) { return object({{"t", type}, {"c", std::move(content)}}); }
Json attributes(std::string id, Array pairs) { return Array{std::move(id), Array{}, std::move(pairs)}; }
Json in_style(const char* style) { return attributes({}, {Array{"custom-style", style}}); }

Array words_of(std::string_view text) {
  Array inlines;
  std::string word;
  const std::string fit = fit_for_xml(text);
  const auto close = [&] {
    if (!word.empty()) inlines.push_back(element("Str", word));
    word.clear();
  };
  for (const char c : fit) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      word += c;
      continue;
    }
    close();
    if (inlines.empty() || *inlines.back().find("t") != Json("Space")) inlines.push_back(element("Space"));
  }
  close();
  return inlines;
}

std::string escaped(std::string_view words) {
  std::string out;
  escape_to(out, fit_for_xml(words));
  return out;
}

bool is_place(std::string_view id) {
  const auto good = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; };
  return !id.empty() && id.size() <= 40 && std::isalpha(static_cast<unsigned char>(id.front())) &&
         std::ranges::all_of(id, good);
}

std::string in_ascii(std::string_view address) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string plain_address;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      plain_address += c;
    else
      plain_address += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return plain_address;
}

std::string base64(std::string_view bytes) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    for (std::size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? digits[(group >> (18 - 6 * j)) & 63] : '=';
  }
  return text;
}

}  // namespace stip::pandoc
