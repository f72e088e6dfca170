// LateLibrary test: what is opened late is called like what is linked, and what is not there is an error.
// remedy.
#include "base/late_library.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstring>
#include <thread>
#include <vector>

namespace stip {
namespace {

const LateLibrary maths{"libm.so.6"}, language{"libc.so.6"}, nowhere{"libstip-nowhere.so.1"};

namespace late {
const Late<double (*)(double)> lgamma(maths, "lgamma");
const Late<int (*)(char*, std::size_t, const char*, ...)> snprintf(language, "snprintf");
}  // namespace late

TEST_CASE("a function is looked up when it is first called, by whoever calls it first") {
  std::vector<std::thread> callers;
  std::vector<double> answers(8);
  for (double& answer : answers) callers.emplace_back([&answer] { answer = late::lgamma(5); });
  for (std::thread& caller : callers) caller.join();
  for (const double answer : answers) CHECK(answer == doctest::Approx(std::log(24)));
}

TEST_CASE("what stands in place of an ellipsis goes on as it is") {
  char text[64];
  CHECK(late::snprintf(text, sizeof text, "%d %s %.2f", 7, "stip", 0.25) == 11);
  CHECK(std::strcmp(text, "7 stip 0.25") == 0);
}

TEST_CASE("a library that is not there is told by its name") {
  CHECK(maths.open().ok());
  const auto opened = nowhere.open();
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.error().kind == ErrorKind::storage);
  CHECK(opened.error().subject == "libstip-nowhere.so.1");
  CHECK_FALSE(nowhere.open().ok());
}

}  // namespace
}  // namespace stip
