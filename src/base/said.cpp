// Said: how a text is said in another language.
#include "base/said.h"

#include "base/locale.h"

namespace stip {
namespace {

std::string filled(std::string_view text, const std::vector<Said>& values, Language language) {
  std::string out;
  for (const Said& value : values) {
    const auto hole = text.find("{}");
    if (hole == text.npos) break;
    out += text.substr(0, hole);
    out += value.in(language);
    text.remove_prefix(hole + 2);
  }
  return out + std::string(text);
}

}  // namespace

Said said_by(Said::Words words) {
  Said said(words(Language::en));
  said.words_ = std::make_shared<const Said::Words>(std::move(words));
  return said;
}

Said said_in(std::string_view context, std::string_view english) {
  return said_by([=](Language language) { return std::string(tr_in(language, context, english)); });
}

Said said_later(std::string_view english, std::vector<Said> values) {
  return said_by([english, values = std::move(values)](Language language) {
    return filled(tr(language, english), values, language);
  });
}

}  // namespace stip
