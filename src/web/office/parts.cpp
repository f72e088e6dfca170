// Parts: markup.
#include "web/office/parts.h"

#include "web/office/cookies.h"

namespace stip {

Html question(const Question& asked) {
  Html help, described;
  if (!asked.help.empty()) {
    help = html("<p class=\"utrecht-form-field-description\" id=\"{}-help\">{}</p> ", asked.name, asked.help);
    described = html(" aria-describedby=\"{}-help\"", asked.name);
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label> {}"
      "<input class=\"utrecht-textbox\" id=\"{}\" name=\"{}\" type=\"{}\" autocomplete=\"{}\" value=\"{}\"{} "
      "required></div>",
      asked.name, asked.label, help, asked.name, asked.name, asked.type, asked.autocomplete, asked.value, described);
}

Html choice(std::string_view name, std::string_view label, const std::vector<Option>& options,
            std::string_view chosen) {
  Html items;
  for (const Option& option : options) {
    if (option.value == chosen)
      items.add("<option value=\"{}\" selected>{}</option>", option.value, option.label);
    else
      items.add("<option value=\"{}\">{}</option>", option.value, option.label);
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label> "
      "<select class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select></div>",
      name, label, name, name, items);
}

Html problem_at(std::string_view field, std::string_view words) {
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div "
      "class=\"utrecht-alert__content\"><p><a href=\"#{}\">{}</a></p></div></div>",
      field, words);
}

std::string in_words(const Visit& visit, const Error& met) {
  const Error error = told(visit.site, visit.request, visit.language, met);
  std::string words = error.problem + " " + error.remedy;
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

Html done(std::string_view words) {
  return html(
      "<div class=\"utrecht-alert utrecht-alert--ok\" role=\"status\"><div "
      "class=\"utrecht-alert__content\"><p>{}</p></div></div>",
      words);
}

Html form_of(const OfficeVisit& visit, std::string_view path, const Html& fields, std::string_view button) {
  return html(
      "<form class=\"stip-form\" method=\"post\" action=\"{}\">{}<div class=\"stip-form__fields\">{}</div><div "
      "class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\" "
      "type=\"submit\">{}</button></div></form>",
      visit.visit.link(path), visit.form_token(), fields, button);
}

Html button_form(const OfficeVisit& visit, std::string_view path, const NamedTexts& hidden, std::string_view button,
                 std::string_view about) {
  Html fields = visit.form_token();
  for (const auto& [name, value] : hidden) fields.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  Html words = html("{}", button);
  if (!about.empty()) words.add("<span class=\"stip-hidden\"> {}</span>", about);
  return html(
      "<form method=\"post\" action=\"{}\">{}<button class=\"utrecht-button utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></form>",
      visit.visit.link(path), fields, words);
}

Html button_link(const Visit& visit, std::string_view path, std::string_view words) {
  return html("<a class=\"utrecht-link-button utrecht-button utrecht-button--secondary-action\" href=\"{}\">{}</a>",
              visit.link(path), words);
}

Response refused_page(const OfficeVisit& visit, std::string_view title, Html content, int status) {
  Response response =
      office_page(visit, std::string(visit.visit.tr("Error: ")) + std::string(title), std::move(content));
  response.status = status;
  return response;
}

Html shown_once(std::string_view id, std::string_view label, const std::string& value) {
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label> "
      "<textarea class=\"utrecht-textarea\" id=\"{}\" rows=\"3\" readonly>{}</textarea></div>",
      id, label, id, value);
}

std::string origin_of(const OfficeVisit& visit) {
  const Request& request = visit.visit.request;
  const std::string* origin = request.header("origin");
  if (!origin || request.host.empty()) return {};
  return *origin == "https://" + request.host || *origin == "http://" + request.host ? *origin : std::string{};
}

}  // namespace stip
