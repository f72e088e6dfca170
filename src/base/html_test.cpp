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
  CHECK(html("{}", std::string("a\x01" "b\0c", 5)).str() == "a\xEF\xBF\xBD" "b\xEF\xBF\xBD" "c");
  CHECK(html("{}", "a\tb\nc").str() == "a\tb\nc");
}
