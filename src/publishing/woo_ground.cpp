// Woo grounds: articles 5.1 and 5.2, in the order of the act.
#include "publishing/woo_ground.h"

#include <cctype>

#include "base/text.h"

namespace stip {
namespace {

constexpr WooGround grounds[] = {
    {"5.1.1a", tr_later("unity of the Crown")},
    {"5.1.1b", tr_later("security of the State")},
    {"5.1.1c", tr_later("business data handed over in confidence")},
    {"5.1.1d", tr_later("special personal data")},
    {"5.1.1e", tr_later("identification numbers of persons")},
    {"5.1.2a", tr_later("relations with other countries and international organisations")},
    {"5.1.2b", tr_later("economic or financial interests of the State")},
    {"5.1.2c", tr_later("investigation and prosecution of offences")},
    {"5.1.2d", tr_later("inspection and supervision")},
    {"5.1.2e", tr_later("privacy")},
    {"5.1.2f", tr_later("business data that competitors could use")},
    {"5.1.2g", tr_later("protection of the environment")},
    {"5.1.2h", tr_later("protection of persons and companies, and prevention of sabotage")},
    {"5.1.2i", tr_later("good functioning of the State")},
    {"5.1.5", tr_later("disproportionate harm to another interest")},
    {"5.2", tr_later("personal opinions on policy in internal deliberation")},
};

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

std::optional<WooGround> woo_ground_in(std::string_view text) {
  const std::size_t at = to_lower(text).find("woo ");
  if (at == std::string::npos) return std::nullopt;
  const std::string article = article_of(text.substr(at + 4));
  for (const WooGround& ground : grounds) {
    if (ground.article == article) return ground;
  }
  return std::nullopt;
}

std::string woo_ground_text(Language language, const WooGround& ground) {
  return "Woo " + std::string(ground.article) + ": " + std::string(tr(language, ground.label));
}

}  // namespace stip
