// Form document reading: the rows of a document that came back, from a file that nobody vouches for.
#include <algorithm>
#include <optional>
#include <pugixml.hpp>

#include "base/text.h"
#include "mailing/paper_parts.h"

namespace stip {
namespace {

std::string_view local_name(pugi::xml_node node) {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view value_of(pugi::xml_node node, std::string_view attribute) {
  for (const pugi::xml_attribute each : node.attributes()) {
    const std::string_view name = each.name();
    const auto colon = name.find(':');
    if ((colon == name.npos ? name : name.substr(colon + 1)) == attribute) return each.value();
  }
  return {};
}

/// The next node of a tree in the order of the text, without what hangs below `node` if `skips`. No recursion: a tree
/// may be as deep as its file is long.
pugi::xml_node next_in(pugi::xml_node root, pugi::xml_node node, bool skips) {
  if (!skips && node.first_child()) return node.first_child();
  while (node && node != root && !node.next_sibling()) node = node.parent();
  return node == root ? pugi::xml_node() : node.next_sibling();
}

/// Text that was taken out with tracked changes, instructions of fields, and drawings say nothing.
bool says_nothing(std::string_view name) {
  return name == "del" || name == "moveFrom" || name == "instrText" || name == "delText" || name == "drawing" ||
         name == "pict" || name == "AlternateContent" || name == "sdtPr" || name == "pPr" || name == "rPr";
}

/// What a reader reads in a cell: paragraphs and line breaks as lines.
std::string text_of(pugi::xml_node cell) {
  std::string text;
  bool begun = false;
  for (pugi::xml_node node = cell.first_child(); node;) {
    const std::string_view name = local_name(node);
    const bool skips = says_nothing(name) || name == "tbl";
    if (name == "p" && begun) text += '\n';
    begun = begun || name == "p";
    if (name == "t") text += node.text().get();
    if (name == "tab") text += '\t';
    if (name == "br" || name == "cr") text += '\n';
    node = next_in(cell, node, skips);
  }
  return std::string(trimmed(text));
}

/// By what a row is known: the bookmarks and tags of ours in it, each once.
std::vector<std::string> marks_of(pugi::xml_node row) {
  std::vector<std::string> marks;
  for (pugi::xml_node node = row.first_child(); node;) {
    const std::string_view name = local_name(node);
    const std::string_view mark = name == "bookmarkStart" ? value_of(node, "name")
                                  : name == "tag"         ? value_of(node, "val")
                                                          : std::string_view();
    if (starts_with(mark, "stip_") && std::ranges::find(marks, mark) == marks.end()) marks.emplace_back(mark);
    node = next_in(row, node, name == "tbl");
  }
  return marks;
}

std::vector<pugi::xml_node> cells_of(pugi::xml_node row) {
  std::vector<pugi::xml_node> cells;
  for (pugi::xml_node node = row.first_child(); node;) {
    const std::string_view name = local_name(node);
    if (name == "tc") cells.push_back(node);
    node = next_in(row, node, name == "tc" || name == "tbl");
  }
  return cells;
}

}  // namespace

ErrorOr<ReturnedPaper> read_docx_paper(Archive archive, std::string_view file, Language language,
                                       const PaperLimits& limits) {
  const auto refused = [&](std::string_view problem, std::string_view remedy) {
    return Error{ErrorKind::invalid, std::string(file), std::string(tr(language, problem)),
                 std::string(tr(language, remedy))};
  };
  const std::string_view anew = tr_later("Open it in your word processor, save it anew as .docx, and send it again.");
  auto bytes = archive.read("word/document.xml");
  if (!bytes.ok()) return refused(tr_later("it is damaged, locked, or unpacks to far too much."), anew);
  if (contains(*bytes, "<!DOCTYPE") || contains(*bytes, "<!ENTITY")) {
    return refused(tr_later("it declares a document type, which no form needs."),
                   tr_later("Do not trust this file; ask its sender for another one."));
  }
  if (!is_utf8(*bytes)) return refused(tr_later("its text is not written in UTF-8."), anew);
  if (static_cast<std::size_t>(std::ranges::count(*bytes, '<')) > limits.elements)
    return refused(tr_later("it is far longer than any form."), anew);
  pugi::xml_document document;
  const auto parsed = document.load_buffer_inplace(
      bytes->data(), bytes->size(), pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata,
      pugi::encoding_utf8);
  if (!parsed) return refused(tr_later("it is damaged."), anew);
  ReturnedPaper paper;
  std::size_t number = 0;
  for (pugi::xml_node node = document.first_child(); node; node = next_in(document, node, false)) {
    if (local_name(node) != "tr") continue;
    ++number;
    const auto marks = marks_of(node);
    const auto cells = cells_of(node);
    if (marks.empty() || cells.size() < 2) continue;
    std::string text = text_of(cells.back());
    if (!is_utf8(text)) return refused(tr_later("it holds a character that there is not."), anew);
    if (text.size() > limits.answer_bytes || paper.answers.size() >= limits.answers)
      return refused(tr_later("it is far longer than any form."), anew);
    if (is_placeholder(text)) text.clear();
    for (const std::string& mark : marks) {
      if (mark == paper_mark(stamp_key))
        paper.stamp = text;
      else
        paper.answers.push_back({mark, text, fill(tr(language, "row {}"), {std::to_string(number)}), false});
    }
  }
  return paper;
}

}  // namespace stip
