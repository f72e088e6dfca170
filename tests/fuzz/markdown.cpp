// Markdown: no text becomes an element that runs, loads or sends something.
#include "publishing/markdown.h"

#include "base/text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(markdown) {
  using namespace stip;
  const std::string markup = to_lower(markdown(input).str());
  for (const char* bad :
       {"<script", "<style", "<iframe", "<object", "<form", "<svg", "href=\"javascript:", "src=\"javascript:"})
    MUST(!contains(markup, bad));
  MUST(is_utf8(markup));
}
