// Code text test: what people mistype shows.
#include "base/code_text.h"

#include <doctest/doctest.h>

#include <set>

namespace stip {
namespace {

constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

TEST_CASE("a code is random, and its check symbol shows every wrong symbol") {
  std::set<char> seen;
  for (int i = 0; i < 50; ++i) {
    std::string code = random_code(16);
    code += check_symbol(code);
    CHECK(has_right_check(code));
    for (std::size_t at = 0; at < code.size(); ++at) {
      for (const char other : symbols) {
        std::string wrong = code;
        wrong[at] = other;
        CHECK(has_right_check(wrong) == (wrong == code));
      }
    }
    seen.insert(code.begin(), code.end());
  }
  CHECK(seen.size() == 32);
}

TEST_CASE("a check symbol shows neighbours that changed places, but 0 and Z") {
  for (const char a : symbols) {
    for (const char b : symbols) {
      const std::string right{'7', a, b, '3'}, wrong{'7', b, a, '3'};
      const bool shows = check_symbol(right) != check_symbol(wrong);
      CHECK(shows == (a != b && !(a == '0' && b == 'Z') && !(a == 'Z' && b == '0')));
    }
  }
}

TEST_CASE("bytes become symbols, five bits each") {
  CHECK(to_base32(std::string("\x00\x44\x32\x14\xc7", 5)) == "01234567");
  CHECK(to_base32(std::string(10, '\xff')) == "ZZZZZZZZZZZZZZZZ");
  CHECK(from_base32("01234567") == std::string("\x00\x44\x32\x14\xc7", 5));
  CHECK_FALSE(has_right_check("U0"));
  CHECK_FALSE(has_right_check("0"));
  CHECK(in_fours("ABCDEFGHJ") == "ABCD-EFGH-J");
}

}  // namespace
}  // namespace stip
