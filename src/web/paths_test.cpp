// Tests of matching addresses.
#include "web/paths.h"

#include <doctest/doctest.h>

using namespace stip;

TEST_CASE("a hole matches one part that is not empty") {
  CHECK(match_path("acties/{}", "acties/A-014") == std::vector<std::string>{"A-014"});
  CHECK(match_path("/boekingen/{nummer}", "/boekingen/12") == std::vector<std::string>{"12"});
  CHECK(match_path("{}/{}", "a/b") == std::vector<std::string>{"a", "b"});
  CHECK_FALSE(match_path("acties/{}", "acties/"));
  CHECK_FALSE(match_path("acties/{}", "acties"));
  CHECK_FALSE(match_path("acties/{}", "doelen/G-01"));
  CHECK_FALSE(match_path("acties/{}", "acties/A-014/x"));
  CHECK_FALSE(match_path("acties", "acties/"));
  CHECK_FALSE(match_path("acties/{}", "acties/A-014/"));
  CHECK_FALSE(match_path("", "acties"));
  CHECK_FALSE(match_path("acties", ""));
  CHECK(match_path("", "") == std::vector<std::string>{});
}

TEST_CASE("the proposals of an address are taken together, however they are typed") {
  const auto asked = [](const std::string& query) {
    Request request;
    REQUIRE(parse_target("/nl/acties" + query, request));
    return moment_asked(request);
  };
  for (const char* both : {"?proposal=PV-1&proposal=PV-2", "?proposal=PV-1+PV-2", "?proposal=PV-1%2BPV-2",
                           "?proposal=PV-1%20PV-2", "?proposal=PV-1&x=y&proposal=PV-2&proposal=PV-1",
                           "?proposal=PV-1+&proposal=&proposal=+PV-2", "?moment=PV-1+PV-2", "?moment=PV-1%2BPV-2"}) {
    CAPTURE(both);
    CHECK(asked(both) == "PV-1+PV-2");
  }
  CHECK(asked("") == "");
  CHECK(asked("?proposal=") == "");
  CHECK(asked("?moment=2026&proposal=PV-1") == "2026");
  CHECK(asked("?moment=%2312") == "#12");
}
