// Cached: the key of a page, and when it may be kept.
#include "web/cached.h"

#include "web/paths.h"

namespace stip {

Handler cached(const Site& site, std::shared_ptr<PageCache> cache) {
  return [&site, cache = std::move(cache)](const Request& request) -> Response {
    if (request.method != "GET") return answer(site, request);
    const Day today = today_of(site);
    const std::string* language = request.header("accept-language");
    const std::string* encoding = request.header("accept-encoding");
    PageKey key;
    key.position = static_cast<std::uint64_t>(site.registry.size());
    key.day = static_cast<std::uint32_t>(std::chrono::sys_days{today}.time_since_epoch().count());
    key.clearance = static_cast<std::uint8_t>(site.viewer.clearance);
    key.language = language && prefers_english(*language) ? "en" : "nl";
    key.target = request.target;
    const bool gzip = encoding && accepts_gzip(*encoding);
    if (auto kept = cache->find(key, gzip)) {
      Response response;
      response.prepared = std::move(kept);
      return response;
    }
    Response response = answer(site, request);
    if (response.status != 200 || response.prepared) return response;
    auto prepared = prepare(std::move(response), false);
    cache->keep(key, prepared);
    Response ready;
    ready.prepared = std::move(prepared);
    return ready;
  };
}

}  // namespace stip
