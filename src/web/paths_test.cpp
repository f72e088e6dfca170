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
