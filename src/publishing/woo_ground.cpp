// Woo grounds: reading the articles 5.1 and 5.2 as people write them.
#include "publishing/woo_ground.h"

#include <cctype>

#include "agenda/choices.h"
#include "base/text.h"

namespace stip {
namespace {

/// Digits and a single letter as an article writes them: "5.1 lid 2 onder e" gives "5.1.2e".
std::string article_of(std::string_view words) {
  std::string lower = to_lower(words.substr(0, 40)), article;
  for (const std::string_view filler : {"artikel", "art.", "art", "lid", "onder", "sub", "eerste", "tweede"})
    replace_all(lower, filler, filler == "eerste" ? "1" : filler == "tweede" ? "2" : " ");
  bool parted = false;
  for (std::size_t i = 0; i < lower.size(); ++i) {
    const char c = lower[i];
    const bool is_digit = c >= '0' && c <= '9';
    const bool ends_word = i + 1 == lower.size() || !std::isalnum(static_cast<unsigned char>(lower[i + 1]));
    if (is_digit) {
      if (parted && !article.empty()) article += '.';
      article += c;
    } else if (c >= 'a' && c <= 'i' && ends_word && article.size() >= 5) {
      return article + c;
    } else if (std::isalpha(static_cast<unsigned char>(c)) || c == ';' || c == ':' || c == '(') {
      break;
    }
    parted = !is_digit;
  }
  return article;
}

}  // namespace

WooGround woo_ground_of(const Record& record) {
  return record.woo_ground != WooGround::unstated ? record.woo_ground : woo_ground_in(record.note);
}

WooGround woo_ground_in(std::string_view text) {
  const std::size_t at = to_lower(text).find("woo ");
  if (at == std::string::npos) return WooGround::unstated;
  const std::string article = article_of(text.substr(at + 4));
  const auto ground = article.empty() ? std::nullopt : choice_index(Choices<WooGround>::type(), article);
  return ground ? static_cast<WooGround>(*ground) : WooGround::unstated;
}

std::string woo_ground_text(Language language, WooGround ground) {
  const ChoiceType& type = Choices<WooGround>::type();
  return std::string(tr_in(language, type.name, type.values[static_cast<std::size_t>(ground)].label));
}

}  // namespace stip
