// JSON: what is refused, what is kept, and the one way in which it is written.
#include "base/json.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

std::string again(std::string_view text) { return to_text(*parse_json(text)); }

TEST_CASE("what is read is written again without white space, members in their order") {
  CHECK(again(" { \"b\" : [ 1 , -2.50 , true, false, null ] , \"a\" : \"x\" } ") ==
        R"({"b":[1,-2.5,true,false,null],"a":"x"})");
  CHECK(again("[]") == "[]");
  CHECK(again("{}") == "{}");
}

TEST_CASE("only JSON is read, and only whole") {
  for (const char* bad : {"",
                          " ",
                          "{",
                          "[1,]",
                          "{\"a\":1,}",
                          "[1 2]",
                          "01",
                          "+1",
                          ".5",
                          "1.",
                          "NaN",
                          "'a'",
                          "\"a",
                          "{a:1}",
                          "nul",
                          "1 2",
                          "[1]]",
                          "\"\t\"",
                          "\"\\x\"",
                          "// x\n1",
                          "\xEF\xBB\xBF{}",
                          "\"\\ud800\"",
                          "\"\xff\"",
                          "\"\xc0\xaf\"",
                          "\"\xed\xa0\x80\"",
                          "1e999"}) {
    CAPTURE(bad);
    const auto json = parse_json(bad);
    REQUIRE_FALSE(json.ok());
    CHECK(json.error().kind == ErrorKind::invalid);
  }
}

TEST_CASE("what is too long or too deep is refused") {
  CHECK(parse_json("[[[]]]", {.depth = 3}).ok());
  CHECK_FALSE(parse_json("[[[[]]]]", {.depth = 3}).ok());
  CHECK_FALSE(parse_json(std::string(1'000'000, '[')).ok());
  CHECK_FALSE(parse_json("\"12345\"", {.bytes = 6}).ok());
}

TEST_CASE("of members with one name the last counts") {
  CHECK(again(R"({"a":1,"b":2,"a":3,"b":4,"c":5})") == R"({"a":3,"b":4,"c":5})");
}

// RFC 8785, 3.2.2.2.
TEST_CASE("texts are escaped as little as can be") {
  CHECK(to_text(Json("\"\\/\b\t\n\f\r\x01\x1f\x7f")) == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\x7f\"");
  CHECK(again(R"("\u20ac\u00eb\ud83d\ude00")") == "\"€ë😀\"");
}

// RFC 8785, appendix B, and around its limits.
TEST_CASE("numbers are written as ECMAScript does") {
  const std::pair<double, const char*> examples[] = {{0.0, "0"},
                                                     {-0.0, "0"},
                                                     {1e21, "1e+21"},
                                                     {999999999999999900000.0, "999999999999999900000"},
                                                     {9.999999999999997e22, "9.999999999999997e+22"},
                                                     {1e-6, "0.000001"},
                                                     {1e-7, "1e-7"},
                                                     {333333333.3333333, "333333333.3333333"},
                                                     {5e-324, "5e-324"},
                                                     {-1.7976931348623157e308, "-1.7976931348623157e+308"},
                                                     {39.7, "39.7"},
                                                     {100.0, "100"}};
  for (const auto& [number, text] : examples) CHECK(to_text(Json(number)) == text);
  CHECK(again("9223372036854775807") == "9223372036854775807");
  CHECK(again("-9223372036854775808") == "-9223372036854775808");
}

TEST_CASE("values are found by name, and added in order") {
  Json json;
  json.add("id", "A-1").add("count", 3);
  Json list;
  list.push(true).push(nullptr);
  json.add("list", list);
  CHECK(to_text(json) == R"({"id":"A-1","count":3,"list":[true,null]})");
  CHECK(json.text("id") == "A-1");
  CHECK(json.text("count", "none") == "none");
  CHECK(json.find("absent") == nullptr);
  CHECK(to_pretty_text(json) == "{\n  \"id\": \"A-1\",\n  \"count\": 3,\n  \"list\": [\n    true,\n    null\n  ]\n}\n");
}

TEST_CASE("a number is read to the last place, so that what is written is read as the same") {
  for (const char* text : {"123.6e78", "1.2345678901234567e-123", "9007199254740993.5", "0.1", "1e-400"}) {
    const std::string written = to_text(*parse_json(text));
    CHECK(to_text(*parse_json(written)) == written);
  }
  CHECK(parse_json("123.6e78")->as_number() == 123.6e78);
}

}  // namespace
}  // namespace stip
