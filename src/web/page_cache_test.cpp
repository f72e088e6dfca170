// Test of PageCache: what belongs to another moment, viewer or address is never given; room is bounded.
#include "web/page_cache.h"

#include <doctest/doctest.h>

#include <thread>
#include <vector>

namespace stip {
namespace {

std::shared_ptr<const ReadyResponse> page_of(std::string body) {
  return prepare({200, "text/html; charset=utf-8", std::move(body), {}, nullptr}, false);
}

TEST_CASE("a page is kept for exactly one moment, day, viewer, language and address") {
  PageCache cache(1 << 20);
  const PageKey key{412, 20260, 1, "nl", "/nl/acties"};
  cache.keep(key, page_of("een"));
  REQUIRE(cache.find(key, false));
  CHECK(cache.find(key, false)->body == "een");
  PageKey other = key;
  SUBCASE("position") { other.position = 413; }
  SUBCASE("day") { other.day = 20261; }
  SUBCASE("clearance") { other.clearance = 0; }
  SUBCASE("language") { other.language = "en"; }
  SUBCASE("address") { other.target = "/nl/acties?"; }
  SUBCASE("no text can pass for another") {
    other.language = "n", other.target = std::string_view("l\0/nl/acties", 12);
  }
  CHECK(cache.find(other, false) == nullptr);
}

TEST_CASE("the least recently used goes first, and the bound holds") {
  PageCache cache(100'000);
  const auto key = [](std::uint64_t position) { return PageKey{position, 0, 0, "nl", "/"}; };
  for (std::uint64_t i = 1; i <= 20; ++i) {
    cache.keep(key(i), page_of(std::string(10'000, 'x')));
    CHECK(cache.find(key(1), false));  // Used all the time, so it stays.
    CHECK(cache.bytes() <= 100'000);
  }
  CHECK(cache.find(key(20), false));
  CHECK_FALSE(cache.find(key(2), false));
  CHECK(cache.pages() < 10);
}

TEST_CASE("what would push out the rest is not kept") {
  PageCache cache(10'000);
  cache.keep({1, 0, 0, "nl", "/"}, page_of(std::string(5'000, 'x')));
  CHECK(cache.pages() == 0);
  CHECK(cache.bytes() == 0);
}

TEST_CASE("keeping again replaces, and counts once") {
  PageCache cache(1 << 20);
  const PageKey key{1, 0, 0, "nl", "/"};
  cache.keep(key, page_of("een"));
  const std::size_t once = cache.bytes();
  cache.keep(key, page_of("twee"));
  CHECK(cache.find(key, false)->body == "twee");
  CHECK(cache.pages() == 1);
  CHECK(cache.bytes() == once + 1);
}

TEST_CASE("the gzip variant is made at the first wish, and kept") {
  PageCache cache(1 << 20);
  const PageKey key{1, 0, 0, "nl", "/"};
  cache.keep(key, page_of(std::string(5'000, 'x')));
  CHECK(cache.find(key, false)->gzip_body.empty());
  const auto packed = cache.find(key, true);
  CHECK_FALSE(packed->gzip_body.empty());
  CHECK(cache.find(key, true) == packed);
  CHECK(cache.pages() == 1);
}

TEST_CASE("many threads at once") {
  PageCache cache(200'000);
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&cache, t] {
      for (std::uint64_t i = 0; i < 500; ++i) {
        const PageKey key{i % 40, 0, 0, "nl", "/"};
        if (const auto page = cache.find(key, t % 2 == 0);
            page && page->body[0] != static_cast<char>('a' + i % 40 % 26))
          std::abort();
        cache.keep(key, page_of(std::string(3'000, static_cast<char>('a' + i % 40 % 26))));
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(cache.bytes() <= 200'000);
}

}  // namespace
}  // namespace stip
