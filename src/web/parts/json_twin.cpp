// JSON twin: from the address of a page to that of its data.
#include "web/parts/json_twin.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "web/paths.h"

namespace stip {
namespace {

struct Twin {
  std::string_view page, resource;
};
constexpr Twin twins[] = {{"", "overzichten"},          {"doelen", "koersen"},
                          {"routekaart", "planningen"}, {"geld", "geldoverzichten"},
                          {"dossiers", "dossiers"},     {"sturen/geld", "middelentabellen"},
                          {"edities", "edities"},       {"aandacht", "aandachtspunten"}};

std::string path_without_language(const Visit& visit) {
  const std::string& path = visit.request.path;
  const bool has_language = starts_with(path, "/nl/") || starts_with(path, "/en/");
  return path.substr(has_language ? 4 : std::min<std::size_t>(1, path.size()));
}

/// The record that a page is about: goals, effects and consultations have an address of their own.
const RecordType* type_of_page(const Visit& visit, const std::string& folder, const std::string& id) {
  const bool is_own = folder == "doelen" || folder == "raadplegingen";
  const RecordType* type = is_own ? record_type_of_id(id) : record_type(folder);
  if (!type || (!is_own && type->api_name != folder) || type == &type_of<Action>()) return nullptr;
  return visit.view.find(*type, id) ? type : nullptr;
}

}  // namespace

std::string api_address(const Visit& visit, std::string_view path) {
  std::string address(path);
  if (visit.moment != "now")
    address += (contains(address, "?") ? "&moment=" : "?moment=") + percent_encoded(visit.moment);
  return address;
}

std::string json_twin(const Visit& visit) {
  if (!visit.valid_on.empty()) return {};
  const std::string path = path_without_language(visit);
  const auto twin = std::ranges::find(twins, path, &Twin::page);
  if (twin != std::end(twins)) return api_address(visit, "/v1/" + std::string(twin->resource));
  if (path == "zoeken") {
    const std::string* words = visit.request.query_value("q");
    return words && !words->empty() ? api_address(visit, "/v1/zoekresultaten?q=" + percent_encoded(*words)) : "";
  }
  // Entries are what they are, at whatever moment one looks.
  if (path == "entry") return "/v1/boekingen";
  const auto parts = split(path, '/');
  if (parts.size() != 2) return {};
  if (parts[0] == "entry") return "/v1/boekingen/" + percent_encoded(parts[1]);
  // The page of an edition is there at every moment, and so is what the API knows of it now.
  if (parts[0] == "edities" && visit.site.registry.now(visit.viewer).find<Edition>(parts[1]))
    return "/v1/edities/" + percent_encoded(parts[1]);
  const RecordType* type = type_of_page(visit, parts[0], parts[1]);
  if (!type) return {};
  return api_address(visit, "/v1/" + std::string(type->api_name) + "/" + percent_encoded(parts[1]));
}

}  // namespace stip
