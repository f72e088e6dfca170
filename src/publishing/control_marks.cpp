// Control marks: written as content controls with bookmarks in DOCX, as sections and bookmarks in ODT.
#include "publishing/control_marks.h"

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "publishing/content_controls.h"
#include "publishing/pandoc_elements.h"

namespace stip {
namespace {

constexpr std::string_view unsealed = "00000000", open_mark = "StipOpen ", close_mark = "StipClose";
constexpr std::size_t longest_key = 15;

bool is_key(std::string_view key) {
  return !key.empty() && key.size() <= longest_key &&
         std::ranges::all_of(key, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

bool is_digest(std::string_view text) {
  return text.size() == 8 &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// A number for what needs one of its own, from a name.
std::string number_of(std::string_view name) {
  std::uint32_t number = 0;
  const Hash hash = sha256(name);
  for (int i = 0; i < 3; ++i) number = (number << 8) | hash[static_cast<std::size_t>(i)];
  return std::to_string(1'000'000 + number);
}

std::string docx_mark(const std::string& name) {
  const std::string id = number_of(name);
  return "<w:bookmarkStart w:id=\"" + id + "\" w:name=\"" + name + "\"/><w:bookmarkEnd w:id=\"" + id + "\"/>";
}

std::string docx_control(const ControlName& name, const std::string& alias) {
  return "<w:sdt><w:sdtPr><w:alias w:val=\"" + alias + "\"/><w:tag w:val=\"" + to_text(name) + "\"/><w:id w:val=\"" +
         number_of("sdt " + to_text(name)) + "\"/></w:sdtPr><w:sdtContent>";
}

Error wrong(std::string_view what) {
  return {ErrorKind::storage, "office document", "its parts are not as they were made: " + std::string(what) + ".",
          "Look whether pandoc 2.17 or later works on this machine, and tell us."};
}

/// One edge found in the text: a whole paragraph, with the words in it.
struct Edge {
  std::size_t begin = 0, end = 0;
  std::string key, title;  ///< Both empty: a part ends.
};

std::vector<Edge> edges_in(std::string_view xml, const std::vector<XmlToken>& tokens, OfficeFormat format) {
  std::vector<Edge> edges;
  const std::string_view paragraph = format == OfficeFormat::docx ? "w:p" : "text:p";
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (tokens[i].kind != XmlToken::Kind::open || tokens[i].name != paragraph) continue;
    const std::size_t end = tokens[tokens[i].match].end;
    const std::string_view raw = xml.substr(tokens[i].begin, end - tokens[i].begin);
    if (!contains(raw, "StipEdge")) continue;
    const std::string words = visible_text(xml, tokens, format, tokens[i].begin, end);
    if (words == close_mark) edges.push_back({tokens[i].begin, end, {}, {}});
    if (!starts_with(words, open_mark)) continue;
    const std::string said = words.substr(open_mark.size());
    const std::size_t space = std::min(said.find(' '), said.size());
    edges.push_back({tokens[i].begin, end, said.substr(0, space), said.substr(std::min(space + 1, said.size()))});
  }
  return edges;
}

/// Where marks go in a DOCX part: behind the properties of its first paragraph, and before the end of its last.
struct DocxPlaces {
  std::size_t first = 0, last = 0;
};
std::optional<DocxPlaces> places_in(const std::vector<XmlToken>& tokens, std::size_t begin, std::size_t end) {
  std::optional<DocxPlaces> places;
  std::size_t parent = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const XmlToken& token = tokens[i];
    if (token.begin < begin || token.end > end || token.kind != XmlToken::Kind::open || token.name != "w:p") continue;
    if (!places) {
      if (token.begin != begin) return std::nullopt;
      places.emplace();
      parent = token.parent;
      const bool has_properties = i + 1 < tokens.size() && tokens[i + 1].name == "w:pPr";
      places->first = has_properties ? tokens[tokens[i + 1].match].end : token.end;
    }
    if (token.parent == parent && tokens[token.match].end == end) places->last = tokens[token.match].begin;
  }
  return places && places->last ? places : std::nullopt;
}

struct Cut {
  std::size_t begin, end;
  std::string words;
};

std::string with_cuts(std::string xml, std::vector<Cut> cuts) {
  std::ranges::stable_sort(cuts, std::greater<>(), &Cut::begin);
  for (const Cut& cut : cuts) xml.replace(cut.begin, cut.end - cut.begin, cut.words);
  return xml;
}

}  // namespace

std::string to_text(const ControlName& name) {
  return std::string("stip") + static_cast<char>(name.kind) + "_" + name.key + "_" + name.made + name.left;
}

std::optional<ControlName> parse_control_name(std::string_view text) {
  if (!starts_with(text, "stip") || text.size() < 4 + 2 + 1 + 1 + 16 || text[5] != '_') return std::nullopt;
  const char kind = text[4];
  if (std::string_view("bfnm").find(kind) == std::string_view::npos) return std::nullopt;
  const std::size_t bar = text.size() - 17;
  const std::string_view key = text.substr(6, bar - 6), made = text.substr(bar + 1, 8), left = text.substr(bar + 9);
  if (text[bar] != '_' || !is_key(key) || !is_digest(made) || !is_digest(left)) return std::nullopt;
  return ControlName{static_cast<ControlName::Kind>(kind), std::string(key), std::string(made), std::string(left)};
}

std::string end_mark(const ControlName& name) {
  std::string mark = to_text(name);
  mark[4] = name.kind == ControlName::Kind::newer_block ? 'o' : 'e';
  return mark;
}

std::string text_digest(std::string_view text) { return to_hex(sha256(text)).substr(0, 8); }

std::string figure_xml(OfficeFormat format, const std::string& key, const std::string& words) {
  STIP_ASSERT(is_key(key));
  const ControlName name{ControlName::Kind::figure, key, std::string(unsealed), std::string(unsealed)};
  if (format == OfficeFormat::odt) {
    return "<text:bookmark-start text:name=\"" + to_text(name) + "\"/>" + pandoc::escaped(words) +
           "<text:bookmark-end text:name=\"" + to_text(name) + "\"/>";
  }
  return docx_control(name, "stip: " + key) + docx_mark(to_text(name)) + "<w:r><w:t xml:space=\"preserve\">" +
         pandoc::escaped(words) + "</w:t></w:r></w:sdtContent></w:sdt>";
}

std::string edge_xml(OfficeFormat format, const PartEdge& edge) {
  STIP_ASSERT(edge.key.empty() || is_key(edge.key));
  const std::string words = edge.key.empty() ? std::string(close_mark)
                                             : std::string(open_mark) + edge.key + " " + pandoc::escaped(edge.title);
  return format == OfficeFormat::docx
             ? "<w:p><w:pPr><w:pStyle w:val=\"StipEdge\"/></w:pPr><w:r><w:t xml:space=\"preserve\">" + words +
                   "</w:t></w:r></w:p>"
             : "<text:p text:style-name=\"StipEdge\">" + words + "</text:p>";
}

ErrorOr<std::string> with_controls(std::string xml, OfficeFormat format) {
  if (!contains(xml, "StipEdge") && !contains(xml, std::string("_") + std::string(unsealed))) return xml;
  auto tokens = xml_tokens(xml);
  if (!tokens.ok()) return wrong(tokens.error().problem);
  const std::vector<Edge> edges = edges_in(xml, *tokens, format);
  if (edges.size() % 2 != 0) return wrong("a part is never closed");
  std::vector<Cut> cuts;
  for (std::size_t i = 0; i < edges.size(); i += 2) {
    const Edge &open = edges[i], &close = edges[i + 1];
    if (!is_key(open.key) || !close.key.empty()) return wrong("parts nest");
    const ControlName name{ControlName::Kind::block, open.key, std::string(unsealed), std::string(unsealed)};
    if (format == OfficeFormat::odt) {
      cuts.push_back({open.begin, open.end, "<text:section text:name=\"" + to_text(name) + "\">"});
      cuts.push_back({close.begin, close.end, "</text:section>"});
      continue;
    }
    std::size_t begin = open.end, end = close.begin;
    const auto places = places_in(*tokens, begin, end);
    if (!places) return wrong("a part does not begin and end with a paragraph");
    std::string alias;
    for (const char c : whole_start(open.title, 60)) alias += c == '"' ? '\'' : c;
    cuts.push_back({open.begin, open.end, docx_control(name, pandoc::escaped(alias))});
    cuts.push_back({places->first, places->first, docx_mark(to_text(name))});
    cuts.push_back({places->last, places->last, docx_mark(end_mark(name))});
    cuts.push_back({close.begin, close.end, "</w:sdtContent></w:sdt>"});
  }
  xml = with_cuts(std::move(xml), std::move(cuts));
  // What stands in each is known only now: its digest goes into its name.
  auto controls = controls_in(xml, format);
  if (!controls.ok()) return wrong(controls.error().problem);
  for (const ContentControl& control : *controls) {
    ControlName sealed = control.name;
    sealed.made = sealed.left = text_digest(control.text);
    replace_all(xml, to_text(control.name), to_text(sealed));
    if (control.name.is_block()) replace_all(xml, end_mark(control.name), end_mark(sealed));
  }
  return xml;
}

}  // namespace stip
