// Tests of markup and escaping.
#include "base/html.h"

#include <doctest/doctest.h>

using namespace stip;

TEST_CASE("values are escaped in content and attributes") {
  const std::string hostile = "<script>alert('1')</script>\" onload=\"x&";
  const Html piece = html("<a href=\"{}\">{}</a>", hostile, hostile);
  CHECK(piece.str() ==
        "<a href=\"&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;\">"
        "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot; onload=&quot;x&amp;</a>");
}

TEST_CASE("pieces nest without being escaped twice") {
  Html list;
  list.add("<li>{}</li>", "a & b").add("<li>{}</li>", 42);
  CHECK(html("<ul>{}</ul>", list).str() == "<ul><li>a &amp; b</li><li>42</li></ul>");
}

TEST_CASE("control characters that HTML forbids are replaced") {
  CHECK(html("{}", std::string("a\x01"
                               "b\0c",
                               5))
            .str() ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD"
        "c");
  CHECK(html("{}", "a\tb\nc").str() == "a\tb\nc");
}

TEST_CASE("what must be escaped is escaped wherever it stands in a text") {
  for (std::size_t before = 0; before < 40; ++before) {
    for (std::size_t after = 0; after < 40; after += 3) {
      const std::string around(before, 'a'), rest(after, 'z');
      CAPTURE(before);
      CAPTURE(after);
      CHECK(html("{}", around + "<" + rest).str() == around + "&lt;" + rest);
      CHECK(html("{}", around + "\n\x7F" + rest).str() == around + "\n\xEF\xBF\xBD" + rest);
    }
  }
  CHECK(html("{}", std::string(64, '&')).str().size() == 64 * 5);
}

TEST_CASE("numbers of every kind stand as they are written") {
  CHECK(
      html("{} {} {} {}", -7, std::size_t{18446744073709551615u}, true, std::int64_t{-9223372036854775807 - 1}).str() ==
      "-7 18446744073709551615 1 -9223372036854775808");
}
