// API: from an address under /v1 to its resource.
#include "web/api/api.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "web/paths.h"

namespace stip {
namespace {

Response problem_of(const Site& site, const Request& request, const Error& met) {
  const Error error = told(site, request, Language::en, met);
  switch (error.kind) {
    // In the same words, whether it is hidden or never was.
    case ErrorKind::not_found:
      return problem(404, "Not found", "There is nothing at this address, or nothing that you may see.");
    case ErrorKind::invalid:
      return problem(400, "Invalid request", error.subject + ": " + error.problem + " " + error.remedy);
    default:
      return problem(http_status(error.kind), name_of(error.kind),
                     error.subject + ": " + error.problem + " " + error.remedy);
  }
}

/// As the programme and its coordinators tell it.
ApiOffer offer_of(const Site& site, const View& view) {
  ApiOffer offer{{}, site.contact, site.address, {}};
  for (const Programme& programme : view.all<Programme>()) {
    if (offer.licence.empty()) offer.licence = programme.licence;
    for (const Ref<Organisation>& ref : programme.coordinators) {
      if (const Organisation* one = view.find(ref))
        offer.offered_by += (offer.offered_by.empty() ? "" : ", ") + one->title;
    }
  }
  return offer;
}

ErrorOr<Response> resource_answer(Call& call, std::string_view path) {
  for (const Resource& resource : resources()) {
    auto parts = match_path(resource.path, path);
    if (!parts) continue;
    if (const auto unknown = unknown_parameters(call.request, resource.parameters); !unknown.empty()) {
      return problem(400, "Invalid request", "Some query parameters are not known here.", unknown);
    }
    call.parts = std::move(*parts);
    STIP_TRY_AS(const Json json, resource.answer(call));
    return api_response(json);
  }
  const auto parts = split(path.substr(1), '/');
  const RecordType* type = parts.empty() ? nullptr : record_type(parts[0]);
  if (!type || type->api_name != parts[0] || parts.size() > 3)
    return Error{ErrorKind::not_found, "address", "there is nothing here.", "See /v1/openapi.json."};
  call.parts.assign(parts.begin() + 1, parts.end());
  return records_answer(call, *type);
}

}  // namespace

Response api_response(const Json& json, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = to_text(json);
  response.headers.emplace_back("API-Version", api_version);
  response.headers.emplace_back("Access-Control-Allow-Origin", "*");
  return response;
}

Response problem(int status, std::string_view title, std::string_view detail, const std::vector<std::string>& errors) {
  Json json = Json::object();
  json.add("type", "about:blank").add("title", title).add("status", status).add("detail", detail);
  if (!errors.empty()) {
    Json list = Json::array();
    for (const std::string& error : errors) list.push(error);
    json.add("errors", std::move(list));
  }
  Response response = api_response(json, status);
  response.content_type = "application/problem+json";
  return response;
}

std::vector<std::string> unknown_parameters(const Request& request, const std::vector<Parameter>& known) {
  std::vector<std::string> unknown;
  for (const auto& [name, value] : request.query) {
    if (std::ranges::find(known, name, &Parameter::name) != known.end()) continue;
    std::string names;
    for (const Parameter& parameter : known) names += (names.empty() ? "" : ", ") + std::string(parameter.name);
    unknown.push_back("'" + name + "' is not a parameter here. " +
                      (names.empty() ? std::string("There are none.") : "Known: " + names + "."));
  }
  return unknown;
}

std::string camel(std::string_view name) {
  std::string result;
  bool upper = false;
  for (char c : name) {
    if (c == '_') {
      upper = true;
      continue;
    }
    result += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return result;
}

Response api_answer(const Site& site, const Request& request) {
  if (request.method != "GET") {
    Response response = problem(405, "Method not allowed", "The API is read-only: use GET.");
    response.headers.emplace_back("Allow", "GET, HEAD");
    return response;
  }
  const std::string_view path = std::string_view(request.path).substr(3);
  if (path.empty()) return see_other("/v1/openapi.json");
  const std::string* lang = request.header("accept-language");
  Call call{site,
            request,
            site.registry.now(site.viewer),
            site.viewer,
            lang && prefers_english(*lang) ? Language::en : Language::nl,
            today_of(site),
            {}};
  if (const std::string* moment = request.query_value("moment")) {
    auto view = site.registry.look(moment_typed(*moment), site.viewer);
    if (!view.ok()) return problem_of(site, request, view.error());
    call.view = *std::move(view);
  }
  if (path == "/openapi.json") {
    const auto unknown = unknown_parameters(request, {});
    return unknown.empty() ? api_response(openapi(offer_of(site, call.view)))
                           : problem(400, "Invalid request", "Some query parameters are not known here.", unknown);
  }
  auto response =
      ends_with(path, "/")
          ? ErrorOr<Response>(Error{ErrorKind::not_found, "address", "there is nothing here.", "See /v1/openapi.json."})
          : resource_answer(call, path);
  return response.ok() ? *std::move(response) : problem_of(site, request, response.error());
}

}  // namespace stip
