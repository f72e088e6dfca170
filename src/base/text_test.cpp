// Tests of text helpers.
#include "base/text.h"

#include <doctest/doctest.h>

using namespace stip;

TEST_CASE("only well-formed UTF-8 passes") {
  CHECK(is_utf8("coördinatie 🧬"));
  for (const char* bad :
       {"\xC0\xAF", "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\x80", "\xF0\x80\x80\x80", "a\xFF"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
  }
}

TEST_CASE("trimming takes no-break spaces and a byte order mark too") {
  CHECK(trimmed("\xEF\xBB\xBF \xC2\xA0 a b\xC2\xA0\r\n") == "a b");
}

TEST_CASE("folding forgets case and accents") {
  CHECK(folded("Coördinatie ÉÉN") == "coordinatie een");
  CHECK(folded("ﬁets") == "fiets");
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(split("a,,b", ',') == std::vector<std::string>{"a", "", "b"});
  CHECK(split("", ',').empty());
}

TEST_CASE("a beginning holds whole characters, and tells when something was cut off") {
  CHECK(whole_start("één", 3) == "é");
  CHECK(whole_start("één", 4) == "éé");
  CHECK(whole_start("één", 5) == "één");
  CHECK(whole_start("🧬", 3) == "");
  CHECK(shortened("één", 4) == "éé…");
  CHECK(shortened("één", 5) == "één");
}

TEST_CASE("length counts characters, not bytes") { CHECK(length("één 🧬") == 5); }
