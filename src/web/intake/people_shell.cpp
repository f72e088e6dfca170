// People shell: head, title, the other language, and what goes wrong, in plain words.
#include "base/text.h"
#include "web/assets.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

std::string capitalised(std::string text) {
  if (!text.empty() && 'a' <= text[0] && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

}  // namespace

Response people_page(Language language, const PeopleShell& shell, const Html& content, int status) {
  const bool dutch = language == Language::nl;
  const std::string start = "/" + std::string(tag(language)) + "/";
  Html body = html(
      "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" "
      "content=\"width=device-width, initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>{}</title>"
      "<link rel=\"icon\" href=\"{}\"><link rel=\"stylesheet\" href=\"{}\"><link rel=\"stylesheet\" href=\"{}\"></head>"
      "<body class=\"utrecht-document stip-take\"><a class=\"utrecht-skip-link utrecht-skip-link--visible-on-focus\" "
      "href=\"#inhoud\">{}</a>",
      tag(language), shell.title, asset_path("favicon.svg"), asset_path("stip.css"), asset_path("takepart.css"),
      tr(language, "To the content"));
  body.add(
      "<header class=\"utrecht-page-header stip-take__header\"><a class=\"stip-wordmark\" href=\"{}\">stip</a>"
      "<a class=\"stip-header__language\" href=\"/{}/{}\" lang=\"{}\" hreflang=\"{}\">{}</a></header>"
      "<main id=\"inhoud\" class=\"stip-take__main\">{}</main>",
      start, dutch ? "en" : "nl", shell.other_path, dutch ? "en" : "nl", dutch ? "en" : "nl",
      dutch ? "English" : "Nederlands", content);
  body.add(
      "<footer class=\"stip-take__footer\"><p>{} <a href=\"{}\">{}</a> · <a "
      "href=\"{}bewijs\">{}</a></p></footer></body></html>",
      tr(language, "This site keeps no names and no addresses of who takes part."), start,
      tr(language, "All consultations"), start, tr(language, "Check a receipt"));
  Response response{status, "text/html; charset=utf-8", std::move(body).str(), {}, nullptr};
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response people_error(Language language, const Error& error, const std::string& back) {
  const Error told = in_language(language, error);
  const Html content =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p>{}</p><p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
           tr(language, "This did not work"), capitalised(told.problem), told.remedy, back, tr(language, "Go on"));
  return people_page(language, {std::string(tr(language, "This did not work")), ""}, content, http_status(error.kind));
}

Response people_not_found(Language language) {
  const std::string start = "/" + std::string(tag(language)) + "/";
  const Html content =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>",
           tr(language, "This page is not here"),
           tr(language, "Look at the address in your letter, or choose a consultation."), start,
           tr(language, "All consultations"));
  return people_page(language, {std::string(tr(language, "This page is not here")), ""}, content, 404);
}

Response people_busy(Language language, const std::string& path, const NamedTexts& sent) {
  Html hidden;
  for (const auto& [name, value] : sent) hidden.add("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  const bool is_form = !sent.empty();
  Html content =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", tr(language, "It is very busy"),
           is_form ? tr(language,
                        "Many people take part at this moment. Your answer was not kept yet. Wait a few "
                        "seconds and send it again: it counts once.")
                   : tr(language, "Many people take part at this moment. Wait a few seconds and try again."));
  if (is_form)
    content.add(
        "<form method=\"post\" action=\"{}\">{}<button class=\"utrecht-button utrecht-button--primary-action\" "
        "type=\"submit\">{}</button></form>",
        path, hidden, tr(language, "Send again"));
  else
    content.add("<p><a class=\"utrecht-link\" href=\"{}\">{}</a></p>", path, tr(language, "Try again"));
  Response response = people_page(language, {std::string(tr(language, "It is very busy")), ""}, content, 503);
  response.headers.emplace_back("Retry-After", "5");
  return response;
}

Html problem_box(const Taking& taking, const Error& problem, std::string_view at) {
  const Error told = in_language(taking.language, problem);
  return html(
      "<div class=\"utrecht-alert utrecht-alert--error\" role=\"alert\"><div class=\"utrecht-alert__content\">"
      "<h2 class=\"utrecht-heading-3\">{}</h2><p><a href=\"#{}\">{}</a></p></div></div>",
      taking.tr("Something has to change first"), at, capitalised(told.problem) + " " + std::string(told.remedy));
}

}  // namespace stip
