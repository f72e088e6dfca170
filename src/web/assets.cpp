// Assets: each file under its name, and under its name with a hash.
#include "web/assets.h"

#include <array>
#include <vector>

#include "base/error_or.h"
#include "base/hash.h"
#include "base/text.h"

extern "C" {
extern const char stip_site_css[], stip_site_css_end[];
extern const char stip_site_takepart[], stip_site_takepart_end[];
extern const char stip_site_passkey[], stip_site_passkey_end[];
extern const char stip_site_puzzle[], stip_site_puzzle_end[];
extern const char stip_site_draft[], stip_site_draft_end[];
extern const char stip_site_favicon[], stip_site_favicon_end[];
extern const char stip_site_font_400[], stip_site_font_400_end[];
extern const char stip_site_font_400_italic[], stip_site_font_400_italic_end[];
extern const char stip_site_font_600[], stip_site_font_600_end[];
extern const char stip_site_font_700[], stip_site_font_700_end[];
}

namespace stip {
namespace {

struct Asset {
  std::string_view name;
  std::string hash;
  std::string path;  ///< With the hash.
  std::shared_ptr<const ReadyResponse> for_ever;
  std::shared_ptr<const ReadyResponse> for_now;
};

constexpr std::string_view folder = "/assets/";

Asset asset_of(std::string_view name, std::string_view content_type, const char* begin, const char* end) {
  const std::string body(begin, end);
  const std::string hash = to_hex(sha256(body)).substr(0, 10);
  const std::size_t dot = name.rfind('.');
  const std::string path =
      std::string(folder) + std::string(name.substr(0, dot)) + "." + hash + std::string(name.substr(dot));
  const auto kept = [&](std::string_view how) {
    Response response{200, std::string(content_type), body, {}, nullptr};
    response.headers.emplace_back("Cache-Control", how);
    return prepare(std::move(response), true);
  };
  return {name, hash, path, kept("public, max-age=31536000, immutable"), kept("no-cache")};
}

const std::vector<Asset>& assets() {
  static const std::vector<Asset> all{
      asset_of("stip.css", "text/css; charset=utf-8", stip_site_css, stip_site_css_end),
      asset_of("takepart.css", "text/css; charset=utf-8", stip_site_takepart, stip_site_takepart_end),
      asset_of("passkey.js", "text/javascript; charset=utf-8", stip_site_passkey, stip_site_passkey_end),
      asset_of("puzzle.js", "text/javascript; charset=utf-8", stip_site_puzzle, stip_site_puzzle_end),
      asset_of("draft.js", "text/javascript; charset=utf-8", stip_site_draft, stip_site_draft_end),
      asset_of("favicon.svg", "image/svg+xml; charset=utf-8", stip_site_favicon, stip_site_favicon_end),
      asset_of("source-sans-3-400.woff2", "font/woff2", stip_site_font_400, stip_site_font_400_end),
      asset_of("source-sans-3-400-italic.woff2", "font/woff2", stip_site_font_400_italic,
               stip_site_font_400_italic_end),
      asset_of("source-sans-3-600.woff2", "font/woff2", stip_site_font_600, stip_site_font_600_end),
      asset_of("source-sans-3-700.woff2", "font/woff2", stip_site_font_700, stip_site_font_700_end),
  };
  return all;
}

}  // namespace

const std::string& asset_path(std::string_view name) {
  for (const Asset& one : assets())
    if (one.name == name) return one.path;
  assertion_failed("an asset has that name", __FILE__, __LINE__);
}

Response asset(const Request& request) {
  if (request.method != "GET") {
    Response refusal = plain_text(405, "Only GET and HEAD are answered here.\n");
    refusal.headers.emplace_back("Allow", "GET, HEAD");
    return refusal;
  }
  Response response;
  for (const Asset& one : assets()) {
    if (request.path == one.path) response.prepared = one.for_ever;
    if (starts_with(request.path, folder) && std::string_view(request.path).substr(folder.size()) == one.name) {
      const std::string* version = request.query_value("v");
      response.prepared = version && *version == one.hash ? one.for_ever : one.for_now;
    }
  }
  return response.prepared ? response : plain_text(404, "There is no such file.\n");
}

}  // namespace stip
