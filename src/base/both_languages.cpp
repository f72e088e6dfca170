// BothLanguages: a text for each language, chosen by the reader's.
#include "base/both_languages.h"

#include "base/locale.h"

namespace stip {
namespace {

constexpr ErrorKind kinds[] = {ErrorKind::invalid, ErrorKind::not_found, ErrorKind::forbidden, ErrorKind::conflict,
                               ErrorKind::storage};

}  // namespace

Json in_both_languages(const Said& text) {
  Json json = Json::object();
  const std::string dutch = text.in(Language::nl);
  json.add("en", std::string(text));
  if (dutch != text) json.add("nl", dutch);
  return json;
}

Said said_in_json(const Json& json) {
  const std::string english = json.text("en"), dutch = json.text("nl", english);
  if (dutch == english) return english;
  return said_by([english, dutch](Language language) { return language == Language::nl ? dutch : english; });
}

Json in_both_languages(const Error& error) {
  Json json = Json::object();
  json.add("kind", name_of(error.kind))
      .add("subject", in_both_languages(error.subject))
      .add("problem", in_both_languages(error.problem))
      .add("remedy", in_both_languages(error.remedy));
  return json;
}

Error error_in_json(const Json& json) {
  Error error{ErrorKind::storage, {}, {}, {}};
  for (const ErrorKind kind : kinds)
    if (json.text("kind") == name_of(kind)) error.kind = kind;
  const auto text = [&](std::string_view name) {
    const Json* found = json.find(name);
    return found ? said_in_json(*found) : Said{};
  };
  error.subject = text("subject"), error.problem = text("problem"), error.remedy = text("remedy");
  return error;
}

}  // namespace stip
