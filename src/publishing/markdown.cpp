// Markdown: through cmark-gfm, in the one file that knows it.
#include "publishing/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <cstdlib>
#include <memory>

#include "base/error_or.h"
#include "base/text.h"

namespace stip {
namespace {

/// Gives each <h2> to <h4> the id of its words.
std::string with_heading_ids(std::string markup) {
  for (const std::string_view open : {"<h2>", "<h3>", "<h4>"}) {
    for (auto at = markup.find(open); at != markup.npos; at = markup.find(open, at + 1)) {
      const auto begin = at + open.size();
      const auto end = markup.find("</h", begin);
      if (end == markup.npos) break;
      markup.insert(at + 3, " id=\"" + heading_id(std::string_view(markup).substr(begin, end - begin)) + "\"");
    }
  }
  return markup;
}

/// Gives each table the words of the heading before it as its caption: who hears a page goes from table to table.
std::string with_captions(std::string markup) {
  static constexpr std::string_view table = "<table>";
  for (auto at = markup.find(table); at != markup.npos; at = markup.find(table, at + 1)) {
    const auto end = markup.rfind("</h", at);
    if (end == markup.npos) continue;
    const auto begin = markup.find('>', markup.rfind("<h", end)) + 1;
    const std::string words = markup.substr(begin, end - begin);
    markup.insert(at + table.size(), "<caption class=\"stip-hidden\">" + words + "</caption>");
  }
  return markup;
}

/// The words of each line that starts with "## ".
std::vector<std::string> second_headings(std::string_view text) {
  std::vector<std::string> headings;
  for (const std::string& line : split(text, '\n')) {
    if (starts_with(line, "## ")) headings.push_back(line.substr(3));
  }
  return headings;
}

}  // namespace

std::string heading_id(std::string_view words) {
  std::string id;
  for (char c : folded(words)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain)
      id += c;
    else if (!id.empty() && id.back() != '-')
      id += '-';
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  return id;
}

Html markdown(std::string_view text) {
  cmark_gfm_core_extensions_ensure_registered();
  const auto free_parser = [](cmark_parser* parser) { cmark_parser_free(parser); };
  const std::unique_ptr<cmark_parser, decltype(free_parser)> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8),
                                                                    free_parser);
  cmark_syntax_extension* table = cmark_find_syntax_extension("table");
  if (table) cmark_parser_attach_syntax_extension(parser.get(), table);
  cmark_parser_feed(parser.get(), text.data(), text.size());
  const auto free_node = [](cmark_node* node) { cmark_node_free(node); };
  const std::unique_ptr<cmark_node, decltype(free_node)> document(cmark_parser_finish(parser.get()), free_node);
  cmark_llist* extensions = cmark_parser_get_syntax_extensions(parser.get());
  const std::unique_ptr<char, decltype(&std::free)> markup(
      cmark_render_html(document.get(), CMARK_OPT_DEFAULT, extensions), &std::free);
  return Html::trusted(with_captions(with_heading_ids(markup.get())));
}

Html markdown(std::string_view text, std::string_view ids_from) {
  std::string markup = markdown(text).str();
  const auto ours = second_headings(text), theirs = second_headings(ids_from);
  STIP_ASSERT(ours.size() == theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    replace_all(markup, "<h2 id=\"" + heading_id(ours[i]) + "\">", "<h2 id=\"" + heading_id(theirs[i]) + "\">");
    replace_all(markup, "href=\"#" + heading_id(ours[i]) + "\"", "href=\"#" + heading_id(theirs[i]) + "\"");
  }
  return Html::trusted(std::move(markup));
}

}  // namespace stip
