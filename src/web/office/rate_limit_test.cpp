// Tests of the rate limit.
#include "web/office/rate_limit.h"

#include <doctest/doctest.h>

#include "tests/web_support/office_building.h"
#include "web/office/rates.h"
#include "web/office/sign_in_pages.h"

namespace stip {
namespace {

const Instant start = *parse_instant("2027-03-01T09:00:00Z");

TEST_CASE("an address may ask so often a minute, and again as time goes by") {
  RateLimit limit(6);
  for (int i = 0; i < 6; ++i) CHECK(limit.take("192.0.2.7", start) == 0);
  CHECK(limit.take("192.0.2.7", start) == 10);
  CHECK(limit.take("192.0.2.8", start) == 0);
  CHECK(limit.take("192.0.2.7", start + std::chrono::seconds(9)) == 1);
  CHECK(limit.take("192.0.2.7", start + std::chrono::seconds(10)) == 0);
  CHECK(limit.take("192.0.2.7", start + std::chrono::seconds(11)) > 0);
}

TEST_CASE("who has a whole network of addresses counts as one") {
  RateLimit limit(1);
  CHECK(limit.take("2001:db8::1", start) == 0);
  CHECK(limit.take("2001:db8::2", start) > 0);
  CHECK(limit.take("2001:db8:0:1::1", start) == 0);
}

TEST_CASE("a clock that is set back gives nothing, and takes nothing away") {
  RateLimit limit(1);
  CHECK(limit.take("192.0.2.7", start) == 0);
  CHECK(limit.take("192.0.2.7", start - std::chrono::hours(5)) > 0);
  CHECK(limit.take("192.0.2.7", start + std::chrono::minutes(2)) == 0);
}

TEST_CASE("without a limit nobody waits") {
  RateLimit limit(0);
  for (int i = 0; i < 1000; ++i) CHECK(limit.take("192.0.2.7", start) == 0);
}

TEST_CASE("signing in, links and forms have limits of their own, and say how long to wait") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  Office office = building.office;
  office.rates = std::make_shared<Rates>(RatesPerMinute{2, 2, 3});
  const Handler handler = with_office(building.site, office, building.handler);
  Browser browser(handler);
  const NamedTexts wrong{{"email", "anna@example.org"}, {"password", "not this one at all"}};
  for (int i = 0; i < 2; ++i) CHECK(browser.post("/nl/inloggen", wrong).status == 403);
  const Response slow = browser.post("/nl/inloggen", wrong);
  CHECK(slow.status == 429);
  CHECK(header_of(slow, "Retry-After") == "30");
  for (int i = 0; i < 2; ++i) CHECK(browser.get("/nl/link/forged").status == 404);
  CHECK(browser.get("/nl/link/forged").status == 429);
  for (int i = 0; i < 3; ++i) CHECK(browser.post("/nl/rapporteren/A-001", {}).status == 403);
  CHECK(browser.post("/nl/rapporteren/A-001", {}).status == 429);
  CHECK(browser.get("/nl/acties").prepared);  // Who reads is never slowed down here.
}

TEST_CASE("of several addresses that a request claims only the one that the proxy wrote last counts") {
  Building building;
  Office office = building.office;
  office.secure = true;
  Request request;
  request.remote = "127.0.0.1";
  request.headers = {{"x-forwarded-for", "10.0.0.1"}, {"x-forwarded-for", "10.0.0.2, 192.0.2.9"}};
  CHECK(address_of(office, request) == "192.0.2.9");
  request.remote = "192.0.2.7";  // Who comes straight to stip is no proxy.
  CHECK(address_of(office, request) == "192.0.2.7");
}

}  // namespace
}  // namespace stip
