// Written: which language a text is in, and its markup.
#include "web/parts/written.h"

#include "agenda/programme.h"
#include "agenda/records.h"
#include "base/text.h"

namespace stip {
namespace {

Html lang_if_other(const Visit& visit, std::string_view language) {
  return language == tag(visit.language) ? Html{} : html(" lang=\"{}\"", language);
}

}  // namespace

std::string_view first_language(const View& view) {
  for (const Programme& programme : view.all<Programme>()) {
    if (!programme.languages.empty()) return programme.languages.front();
  }
  return "nl";
}

Html lang_of(const Visit& visit, std::string_view english) {
  const bool is_english = visit.language == Language::en && !english.empty();
  return is_english ? Html{} : lang_if_other(visit, first_language(visit.view));
}

Html lang_of(const Visit& visit, const Record& record) { return lang_of(visit, record.title_en); }

Html lang_of(const Visit& visit, const Field& field) {
  if (field.name == "id" || (field.kind != Kind::text && field.kind != Kind::prose)) return {};
  return lang_if_other(visit, ends_with(field.name, "_en") ? "en" : first_language(visit.view));
}

Html written(const Visit& visit, const std::string& first, const std::string& english) {
  return html("<span{} dir=\"auto\">{}</span>", lang_of(visit, english), visit.in_language(first, english));
}

Html paragraphs(std::string_view text, const Html& attributes) {
  Html all;
  while (!text.empty()) {
    const auto end = text.find("\n\n");
    const std::string_view part = trimmed(text.substr(0, end));
    if (!part.empty()) all.add("<p{} dir=\"auto\">{}</p>", attributes, part);
    if (end == text.npos) break;
    text.remove_prefix(end + 2);
  }
  return all;
}

Html written_prose(const Visit& visit, const std::string& first, const std::string& english) {
  return paragraphs(visit.in_language(first, english), lang_of(visit, english));
}

Html written_title(const Visit& visit, const Record& record) { return written(visit, record.title, record.title_en); }

}  // namespace stip
