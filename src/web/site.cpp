// Site: from an address to a page, an answer of the API, a file or an error.
#include "web/site.h"

#include <algorithm>

#include "base/text.h"
#include "web/api/api.h"
#include "web/assets.h"
#include "web/kept_answers.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/shell.h"
#include "web/paths.h"

namespace stip {
namespace {

Response page_for(const Site& site, const Request& request, Language language, std::string_view path) {
  Visit visit{site, request, site.registry.now(site.viewer), site.viewer, "now", language, today_of(site), {}};
  const std::string moment = moment_asked(request);
  if (!moment.empty() && moment != "now") {
    auto view = site.registry.look(moment, site.viewer);
    if (!view.ok()) return error_page(visit, clash_in_words(visit, moment, view.error()));
    visit.view = *std::move(view);
    visit.moment = moment;
  }
  if (const std::string* day = request.query_value("geldig-op"); day && !day->empty()) {
    const auto valid = parse_day(*day);
    if (!valid.ok()) return error_page(visit, valid.error());
    auto view = site.registry.look_valid_on(visit.moment, *valid, site.viewer);
    if (!view.ok()) return error_page(visit, view.error());
    visit.view = *std::move(view);
    visit.valid_on = *day;
  }
  for (const Route& route : routes()) {
    auto parts = match_path(route.pattern, path);
    if (!parts) continue;
    visit.parts = std::move(*parts);
    auto response = route.page(visit);
    return response.ok() ? *std::move(response) : error_page(visit, response.error());
  }
  return error_page(
      visit, {ErrorKind::not_found, "page", "there is no page at this address.", "Go to the overview, or search."});
}

Response site_map(const Site& site) {
  Html urls;
  for (const std::string& path : all_paths(site, site.registry.now(site.viewer)))
    urls.add("<url><loc>/nl/{}</loc></url>\n", path);
  Response response;
  response.content_type = "application/xml; charset=utf-8";
  response.body = html(
                      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
                      "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{}</urlset>\n",
                      urls)
                      .str();
  return response;
}

/// Where a weakness is reported. Source: RFC 9116. It asks for an end less than a year from now (2.5.5).
Response security_text(const Site& site) {
  const Day until = day_of(site.clock() + std::chrono::days(180));
  return plain_text(200, "Contact: " + site.security_contact + "\nExpires: " + to_text(until) +
                             "T00:00:00Z\nPreferred-Languages: nl, en\n");
}

}  // namespace

std::shared_ptr<KeptAnswers> no_answers_yet() { return std::make_shared<KeptAnswers>(); }

std::string Visit::link(std::string_view path) const {
  std::string address;
  address.reserve(path.size() + 32);
  address.append("/").append(tag(language)).append("/").append(path);
  if (moment != "now") address += (contains(path, "?") ? "&moment=" : "?moment=") + percent_encoded(moment);
  if (!valid_on.empty())
    address += (contains(address, "?") ? "&geldig-op=" : "?geldig-op=") + percent_encoded(valid_on);
  return address;
}

Response answer(const Site& site, const Request& request) {
  const std::string_view path = request.path;
  if (starts_with(path, "/assets/")) return asset(request);
  if (path == "/v1" || starts_with(path, "/v1/")) return api_answer(site, request);
  if (request.method != "GET") {
    Response response = plain_text(405, "Only GET and HEAD are answered here.\n");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const std::string* wanted = request.header("accept-language");
  const Language preferred = wanted && prefers_english(*wanted) ? Language::en : Language::nl;
  if (path == "/nl" || path == "/en") return see_other(std::string(path) + "/");
  if (starts_with(path, "/nl/")) return page_for(site, request, Language::nl, path.substr(4));
  if (starts_with(path, "/en/")) return page_for(site, request, Language::en, path.substr(4));
  if (path == "/sitemap.xml") return site_map(site);
  if (path == "/.well-known/security.txt" && !site.security_contact.empty()) return security_text(site);
  if (path == "/robots.txt") return plain_text(200, "User-agent: *\nAllow: /\n");
  // An address without a language is one that people print and type: the page comes in the language of their browser.
  Response response = path == "/" ? see_other("/" + std::string(tag(preferred)) + "/")
                                  : page_for(site, request, preferred, path.substr(1));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

std::vector<std::string> all_paths(const Site& site, const View& view) {
  std::vector<std::string> paths;
  for (const Route& route : routes()) {
    if (!route.fillings) {
      paths.emplace_back(route.pattern);
      continue;
    }
    for (const std::vector<std::string>& parts : route.fillings(site, view)) {
      std::string path(route.pattern);
      for (const std::string& part : parts) path.replace(path.find("{}"), 2, percent_encoded(part));
      paths.push_back(std::move(path));
    }
  }
  return paths;
}

Error told(const Site& site, const Request& request, Language language, const Error& error) {
  const auto is_place = [&](std::string_view subject) {
    return starts_with(subject, "/") || contains(subject, "://") || ends_with(subject, ".db") ||
           ends_with(subject, ".desk");
  };
  // A file that another program keeps busy is a conflict, by the name of the file.
  if (error.kind != ErrorKind::storage && !(error.kind == ErrorKind::conflict && is_place(error.subject)))
    return in_language(language, error);
  if (site.on_storage_error) site.on_storage_error(error);
  const auto words = [&](std::string_view english) { return std::string(tr(language, english)); };
  if (request.method == "POST")
    return {error.kind, words(msg("What you sent")),
            words(msg("it could not be kept now, or it is not certain that it was.")),
            words(msg("Look in a minute whether it is there. If not, send it again."))};
  return {error.kind, words(msg("This page")), words(msg("it cannot be read or made now.")),
          words(msg("Try again in a minute. If it stays so, tell whoever runs this site."))};
}

namespace {

Response error_page_with(const Visit& visit, const Error& met, bool is_signed_in) {
  const Error error = told(visit.site, visit.request, visit.language, met);
  const std::string_view title = error.kind == ErrorKind::not_found   ? msg("Not found")
                                 : error.kind == ErrorKind::forbidden ? msg("Not allowed")
                                 : error.kind == ErrorKind::storage   ? msg("Temporarily unavailable")
                                                                      : msg("That cannot be done");
  // A page that is not there says so in the same words whether it is hidden or never was.
  const bool absent = error.kind == ErrorKind::not_found;
  const bool refused = error.kind == ErrorKind::forbidden;
  std::string words = error.problem;
  if (absent)
    words = visit.tr("There is nothing at this address, or nothing that you may see.");
  else if (!refused)
    words = error.subject + ": " + words;
  else if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() -= 'a' - 'A';
  Html content = html("<h1>{}</h1><p class=\"stip-lead\" dir=\"auto\">{}</p>", visit.tr(title), words);
  std::string_view remedy = absent ? visit.tr("Search, or go to the overview.") : std::string_view(error.remedy);
  // Which roles may do it stands on the page of mandates, in the language of the reader.
  if (refused && visit.language != Language::en && remedy == met.remedy) remedy = {};
  content.add("<p>{} <a href=\"{}\">{}</a></p>", remedy, visit.link(""), visit.tr("To the overview"));
  if (refused) content.add("<p><a href=\"{}\">{}</a></p>", visit.link("mandaten"), visit.tr("Who may do what"));
  if (refused && is_signed_in) content.add("<p><a href=\"{}\">{}</a></p>", visit.link("bureau"), visit.tr("My desk"));
  Visit plain = visit;
  plain.moment = "now";
  Response response = page(plain, {std::string(visit.tr(title)), "", {}, "error", false}, std::move(content));
  response.status = http_status(error.kind);
  return response;
}

}  // namespace

Response error_page(const Visit& visit, const Error& error) { return error_page_with(visit, error, false); }

Response signed_in_error_page(const Visit& visit, const Error& error) { return error_page_with(visit, error, true); }

}  // namespace stip
