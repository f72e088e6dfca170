// Tests of what a monitor is told.
#include "web/health.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "tests/web_support/small_example.h"

namespace stip {
namespace {

struct Monitored {
  TestLedger ledger;
  Site site = ledger.site(Classification::public_);
  Instant now = site.clock();
  LastRead read{now};
  Handler handler = with_health(
      site.registry, read, [this] { return now; },
      [](const Request&) {
        return Response{418, "text/plain", "others", {}, nullptr};
      });

  Response asked(std::string_view path, std::string_view method = "GET") {
    Request request;
    request.path = path, request.target = path, request.method = method;
    return handler(request);
  }
};

TEST_CASE("a monitor is told how many entries there are and when the ledger was read, and no proxy keeps that") {
  Monitored site;
  site.now += std::chrono::seconds{2};
  const Response response = site.asked("/gezondheid");
  CHECK(response.status == 200);
  CHECK(response.body == "{\"state\":\"good\",\"entries\":" + std::to_string(site.site.registry.size()) +
                             ",\"seconds_since_ledger_was_read\":2}\n");
  REQUIRE(response.headers.size() == 1);
  CHECK(response.headers[0].second == "no-store");
}

TEST_CASE("a ledger that is not read for half a minute makes the site unwell, until it is read again") {
  Monitored site;
  site.now += most_behind;
  CHECK(site.asked("/gezondheid").status == 200);
  site.now += std::chrono::seconds{1};
  CHECK(site.asked("/gezondheid").status == 503);
  CHECK(contains(site.asked("/gezondheid").body, "ledger not read"));
  site.read.happened(site.now);
  CHECK(site.asked("/gezondheid").status == 200);
}

TEST_CASE("a clock that is put back makes no site unwell") {
  Monitored site;
  site.now -= std::chrono::hours{1};
  CHECK(contains(site.asked("/gezondheid").body, "\"seconds_since_ledger_was_read\":0"));
}

TEST_CASE("all but the address of health is left to others") {
  Monitored site;
  CHECK(site.asked("/nl/").status == 418);
  CHECK(site.asked("/gezondheid", "POST").status == 418);
}

}  // namespace
}  // namespace stip
