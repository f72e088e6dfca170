// Tests of Markdown.
#include "publishing/markdown.h"

#include <doctest/doctest.h>

#include "base/text.h"

using namespace stip;

TEST_CASE("raw HTML and script links are left out") {
  const std::string markup = markdown("# A\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b>b</b>").str();
  CHECK_FALSE(contains(markup, "<script"));
  CHECK_FALSE(contains(markup, "javascript:"));
  CHECK_FALSE(contains(markup, "<b>"));
}

TEST_CASE("headings can be linked to and tables are tables") {
  const std::string markup = markdown("## Op schema?\n\n| a | b |\n|---|---|\n| 1 | 2 |\n").str();
  CHECK(contains(markup, "<h2 id=\"op-schema\">Op schema?</h2>"));
  CHECK(contains(markup, "<table><caption class=\"stip-hidden\">Op schema?</caption>"));
  CHECK(contains(markdown("| a |\n|---|\n| 1 |\n").str(), "<table>\n<thead>"));  // Under no heading: none.
}

TEST_CASE("a translation has the ids of its original") {
  const std::string markup = markdown("## Koers\n\nzie [koers](#koers)\n\n## Geld\n", "## Course\n\n## Money\n").str();
  CHECK(contains(markup, "<h2 id=\"course\">Koers</h2>"));
  CHECK(contains(markup, "<h2 id=\"money\">Geld</h2>"));
  CHECK(contains(markup, "href=\"#course\""));
}

TEST_CASE("bytes that are no UTF-8 do not reach a page") {
  CHECK(markdown("a\xFF"
                 "b \xC3"
                 "c")
            .str() ==
        "<p>a\xEF\xBF\xBD"
        "b \xEF\xBF\xBD"
        "c</p>\n");
}
