// Test of Request and Response: strict addresses, headers on every response.
#include "web/http.h"

#include <doctest/doctest.h>

#include <set>

namespace stip {
namespace {

TEST_CASE("percent signs are decoded, and anything doubtful is refused") {
  CHECK(percent_decoded("caf%C3%A9") == "café");
  CHECK(percent_decoded("a+b") == "a+b");
  CHECK(percent_decoded("a+b", true) == "a b");
  CHECK_FALSE(percent_decoded("%"));
  CHECK_FALSE(percent_decoded("%4"));
  CHECK_FALSE(percent_decoded("%zz"));
  CHECK_FALSE(percent_decoded("%00"));
  CHECK_FALSE(percent_decoded("%0d%0a"));
  CHECK_FALSE(percent_decoded("%C3"));        // Half a character.
  CHECK_FALSE(percent_decoded("%C0%AF"));     // "/" in an overlong form.
  CHECK_FALSE(percent_decoded("%ED%A0%80"));  // A surrogate.
}

TEST_CASE("what is encoded is decoded to the same") {
  for (const char* text : {"", "a b", "50% & more", "/..", "Coördinatie–é", "~-._"})
    CHECK(percent_decoded(percent_encoded(text)) == text);
  CHECK(percent_encoded("a/b ~") == "a%2Fb%20~");
}

TEST_CASE("a target gives path and query, in the order sent") {
  Request request;
  REQUIRE(parse_target("/acties/A-014?q=caf%C3%A9+au&thema=T1&thema=T2&leeg", request));
  CHECK(request.path == "/acties/A-014");
  CHECK(request.target == "/acties/A-014?q=caf%C3%A9+au&thema=T1&thema=T2&leeg");
  CHECK(*request.query_value("q") == "café au");
  CHECK(request.query.size() == 4);
  CHECK(*request.query_value("thema") == "T1");
  CHECK(request.query_value("leeg")->empty());
  CHECK(request.query_value("niets") == nullptr);
}

TEST_CASE("a target cannot climb, hide a control character or leave the site") {
  Request request;
  for (const char* target : {"", "acties", "*", "/../etc/passwd", "/%2e%2e/x", "/a/./b", "/a\\..\\b", "/%5c", "/a%0ab",
                             "/a?b=%0a", "/a?%zz", "/a#b"})
    CHECK_MESSAGE(!parse_target(target, request), target);
  CHECK(parse_target("/...", request));
  CHECK(parse_target("/a..b", request));
}

TEST_CASE("line breaks are for form bodies only") {
  CHECK_FALSE(parsed_query("uitleg=een%0D%0Atwee"));
  const auto form = parsed_query("uitleg=een%0D%0Atwee", true);
  REQUIRE(form);
  CHECK(form->front().second == "een\r\ntwee");
  CHECK_FALSE(parsed_query("a=%00", true));
}

TEST_CASE("English only for those who prefer it") {
  CHECK(prefers_english("en-GB,en;q=0.9"));
  CHECK(prefers_english("nl;q=0.5, en;q=0.8"));
  CHECK_FALSE(prefers_english("nl, en;q=0.8"));
  CHECK_FALSE(prefers_english(""));
  CHECK_FALSE(prefers_english("fr, de;q=0.5"));
  CHECK_FALSE(prefers_english("en;q=zero"));
}

TEST_CASE("gzip for those who accept it") {
  CHECK(accepts_gzip("gzip, deflate, br"));
  CHECK(accepts_gzip("*"));
  CHECK_FALSE(accepts_gzip("gzip;q=0"));
  CHECK_FALSE(accepts_gzip("gzip;q=0, *"));
  CHECK_FALSE(accepts_gzip("identity"));
  CHECK_FALSE(accepts_gzip(""));
}

TEST_CASE("every response says what a browser may do with it") {
  const auto page = prepare({200, "text/html; charset=utf-8", "<p>Dag</p>", {}, nullptr}, false);
  for (const char* wanted :
       {"default-src 'none'", "frame-ancestors 'none'", "nosniff", "Referrer-Policy: ", "Permissions-Policy: ",
        "Cross-Origin-Opener-Policy: ", "Cross-Origin-Resource-Policy: ", "Cache-Control: no-cache\r\n"})
    CHECK(page->head.find(wanted) != std::string::npos);
  CHECK(page->head.find("unsafe") == std::string::npos);
  CHECK(prepare(plain_text(404, "x"), false)->head.find("Cache-Control: no-store\r\n") != std::string::npos);
  // Of two policies browsers take the last one.
  Response alone = plain_text(200, "x");
  alone.headers.emplace_back("Referrer-Policy", "no-referrer");
  const std::string head = prepare(std::move(alone), false)->head;
  CHECK(head.find("Referrer-Policy: no-referrer\r\n") != std::string::npos);
  CHECK(head.find("Referrer-Policy") == head.rfind("Referrer-Policy"));
}

TEST_CASE("the etag follows the bytes, unless the page knows better") {
  const auto etag = [](std::string body) {
    return prepare({200, "text/plain", std::move(body), {}, nullptr}, false)->etag;
  };
  CHECK(etag("a") == etag("a"));
  CHECK(etag("a") != etag("b"));
  // One bit anywhere, a NUL more, two halves that change places: each another tag.
  const std::string text(1000, 'x');
  std::set<std::string> tags{etag(text), etag(text + '\0'), etag(""), etag(std::string(16, '\0')),
                             etag(std::string(32, '\0'))};
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string other = text;
    other[at] ^= 1;
    tags.insert(etag(other));
  }
  tags.insert(etag(std::string(16, 'a') + std::string(16, 'b')));
  tags.insert(etag(std::string(16, 'b') + std::string(16, 'a')));
  CHECK(tags.size() == 1007);
  CHECK(prepare(plain_text(404, "a"), false)->etag.empty());
  CHECK(prepare({200, "text/plain", "a", {{"ETag", "\"own\""}}, nullptr}, false)->etag == "\"own\"");
}

TEST_CASE("a gzip variant is made for long text only") {
  const std::string text(5000, 'a');
  const auto page = prepare({200, "text/html; charset=utf-8", text, {}, nullptr}, false);
  CHECK(page->gzip_body.empty());
  CHECK(page->head.find("Vary: Accept-Encoding") != std::string::npos);
  const auto both = with_gzip(page);
  CHECK(both->gzip_body.size() < 200);
  CHECK(both->body == text);
  CHECK(with_gzip(prepare({200, "font/woff2", text, {}, nullptr}, true))->gzip_body.empty());
  CHECK(prepare({200, "text/plain", "kort", {}, nullptr}, true)->gzip_body.empty());
}

}  // namespace
}  // namespace stip
