// Document: what people wrote comes out of every kind of block as text, never as markup.
#include "publishing/document_html.h"

#include "base/text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(document) {
  using namespace stip;
  Document document;
  const std::string words(input);
  document.title = document.subtitle = document.footer = words;
  document.blocks = {
      Heading{1, words, words},
      Paragraph{{text(words), link_to(words, words)}, {}},
      BulletList{paragraphs_of(words)},
      Facts{{{words, {strong(words)}}}, words},
      DataTable{words, {{words}, {words}}, {{{deleted(words)}, {inserted(words)}}}, true, {quiet(words)}},
      Callout{Callout::Kind::note, words, paragraphs_of(words)},
      Contents{words}};
  const std::string markup = to_lower(to_fragment(document).str());
  for (const char* bad : {"<script", "<img", "<iframe", "href=\"javascript:", "\" onerror="})
    MUST(!contains(markup, bad));
  MUST(markup.find('\0') == markup.npos);
  (void)to_html(document);
  (void)problems_of(document);
}
