// Test of the assets: addresses that change with the content, and every address in the stylesheet is answered.
#include "web/assets.h"

#include <doctest/doctest.h>

#include "base/text.h"

namespace stip {
namespace {

Response get(std::string target) {
  Request request;
  REQUIRE(parse_target(target, request));
  return asset(request);
}

TEST_CASE("a file under its hash may be kept for ever, under its name not") {
  const auto for_ever = get(asset_path("stip.css")).prepared, for_now = get("/assets/stip.css").prepared;
  REQUIRE(for_ever);
  REQUIRE(for_now);
  CHECK(for_ever->head.find("immutable") != std::string::npos);
  CHECK(for_now->head.find("immutable") == std::string::npos);
  CHECK(for_ever->body == for_now->body);
  CHECK(for_ever->gzip_body.size() * 3 < for_ever->body.size());
}

TEST_CASE("the letters that the stylesheet names are there, for ever") {
  const std::string css = get("/assets/stip.css").prepared->body;
  int letters = 0;
  for (std::size_t at = css.find("source-sans-3-"); at != std::string::npos; at = css.find("source-sans-3-", at + 1)) {
    const std::string address = css.substr(at, css.find_first_of(")\"'", at) - at);
    const Response response = get("/assets/" + address);
    REQUIRE_MESSAGE(response.prepared, address);
    CHECK(contains(response.prepared->head, "immutable"));
    CHECK(contains(response.prepared->head, "font/woff2"));
    ++letters;
  }
  CHECK(letters == 4);
}

TEST_CASE("there is nothing else in the folder") {
  for (const char* target :
       {"/assets/", "/assets/stip", "/assets/stip.0000000000.css", "/assets/stip.css/", "/stip.css"})
    CHECK_MESSAGE(get(target).status == 404, target);
}

TEST_CASE("files can only be read") {
  Request request;
  request.method = "POST";
  request.path = "/assets/stip.css";
  CHECK(asset(request).status == 405);
}

}  // namespace
}  // namespace stip
