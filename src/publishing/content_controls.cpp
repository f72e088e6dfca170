// Content controls: found by their tags, or by the bookmarks and sections that LibreOffice keeps of them.
#include "publishing/content_controls.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace stip {
namespace {

using Tag = XmlToken::Kind;

/// Gathers what a reader sees: spaces made alike, empty lines left out.
class Words {
 public:
  void add(std::string_view words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_no_break = words.substr(i, 2) == "\xC2\xA0";
      const char c = words[i];
      if (is_no_break) ++i;
      if (is_no_break || c == ' ' || c == '\t' || c == '\n' || c == '\r')
        space();
      else
        letter(c);
    }
  }
  void space() { has_space_ = !line_.empty(); }
  void end_line() {
    if (!line_.empty()) text_ += (text_.empty() ? "" : "\n") + line_;
    line_.clear();
    has_space_ = false;
  }
  std::string text() && { return end_line(), std::move(text_); }

 private:
  void letter(char c) {
    if (has_space_) line_ += ' ';
    has_space_ = false;
    line_ += c;
  }
  std::string text_, line_;
  bool has_space_ = false;
};

/// Skips the results of fields that number notes and pages: a word processor counts these anew.
class Fields {
 public:
  void see(std::string_view xml, const XmlToken& token) {
    if (token.name != "w:fldChar") return;
    const std::string type = attribute_of(xml, token, "w:fldCharType");
    if (type == "begin") instructions_.emplace_back();
    if (type == "separate" && !instructions_.empty()) skips_ += is_reference(instructions_.back());
    if (type != "end" || instructions_.empty()) return;
    if (is_reference(instructions_.back()) && skips_ > 0) --skips_;
    instructions_.pop_back();
  }
  void instruct(std::string_view words) {
    if (!instructions_.empty()) instructions_.back() += words;
  }
  bool skips() const { return skips_ > 0; }

 private:
  static bool is_reference(std::string_view words) {
    words = trimmed(words);
    return starts_with(words, "NOTEREF") || starts_with(words, "PAGEREF") || starts_with(words, "REF ");
  }
  std::vector<std::string> instructions_;
  int skips_ = 0;
};

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

std::size_t first_from(const std::vector<XmlToken>& tokens, std::size_t begin) {
  return static_cast<std::size_t>(std::ranges::lower_bound(tokens, begin, {}, &XmlToken::begin) - tokens.begin());
}

std::string docx_text(std::string_view xml, const std::vector<XmlToken>& tokens, std::size_t begin, std::size_t end) {
  Words words;
  Fields fields;
  for (std::size_t i = first_from(tokens, begin); i < tokens.size(); ++i) {
    const XmlToken& token = tokens[i];
    if (token.end > end) break;
    const bool is_tag = token.kind == Tag::open || token.kind == Tag::empty;
    if (is_tag) fields.see(xml, token);
    if (token.kind == Tag::open && is_one_of(token.name, {"mc:Fallback", "w:del", "w:moveFrom", "w:pPr", "w:rPr",
                                                          "w:sdtPr", "w:tblPr", "w:tcPr", "w:trPr"})) {
      i = token.match;
      continue;
    }
    if (token.kind == Tag::text) {
      const std::string_view in = tokens[token.parent].name;
      if (in == "w:instrText") fields.instruct(xml_unescaped(token.name));
      if (in == "w:t" && !fields.skips()) words.add(xml_unescaped(token.name));
    }
    if (is_tag && is_one_of(token.name, {"w:tab", "w:br", "w:cr"})) words.space();
    if (is_tag && token.name == "w:noBreakHyphen") words.add("-");
    if (token.kind == Tag::close && token.name == "w:p") words.end_line();
  }
  return std::move(words).text();
}

std::string odt_text(std::string_view, const std::vector<XmlToken>& tokens, std::size_t begin, std::size_t end) {
  Words words;
  for (std::size_t i = first_from(tokens, begin); i < tokens.size(); ++i) {
    const XmlToken& token = tokens[i];
    if (token.end > end) break;
    if (token.kind == Tag::open &&
        is_one_of(token.name, {"text:note", "text:note-ref", "text:bookmark-ref", "office:annotation", "table:title",
                               "table:desc", "svg:title", "svg:desc", "text:tracked-changes"})) {
      i = token.match;
      continue;
    }
    if (token.kind == Tag::text) words.add(xml_unescaped(token.name));
    const bool is_tag = token.kind == Tag::open || token.kind == Tag::empty;
    if (is_tag && is_one_of(token.name, {"text:s", "text:tab", "text:line-break"})) words.space();
    if (token.kind == Tag::close && is_one_of(token.name, {"text:p", "text:h"})) words.end_line();
  }
  return std::move(words).text();
}

constexpr std::size_t most_marks = 2'000;  ///< Further ones are passed over: no letter has so many.

class Finder {
 public:
  Finder(std::string_view xml, const std::vector<XmlToken>& tokens, OfficeFormat format)
      : xml_(xml), tokens_(tokens), format_(format) {}

  std::vector<ContentControl> find() {
    if (format_ == OfficeFormat::odt)
      find_odt();
    else
      find_docx();
    std::ranges::sort(found_, [](const ContentControl& a, const ContentControl& b) {
      return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<ContentControl> apart;
    for (ContentControl& control : found_) {
      if (apart.empty() || control.begin >= apart.back().end) apart.push_back(std::move(control));
    }
    for (ContentControl& control : apart) control.text = text(control.inner_begin, control.inner_end);
    return apart;
  }

 private:
  std::string text(std::size_t begin, std::size_t end) const {
    return visible_text(xml_, tokens_, format_, begin, end);
  }
  std::size_t end_of(std::size_t token) const { return tokens_[tokens_[token].match].end; }

  /// The child of `ancestor` in which a token stands; the token itself if it is one.
  std::size_t child_of(std::size_t ancestor, std::size_t token) const {
    while (tokens_[token].parent != ancestor && tokens_[token].parent != token) token = tokens_[token].parent;
    return token;
  }
  bool stands_in(std::size_t token, std::size_t ancestor) const {
    return tokens_[token].begin >= tokens_[ancestor].begin && tokens_[token].end <= end_of(ancestor);
  }
  std::size_t around(std::size_t token, std::string_view name) const {
    while (tokens_[token].parent != token) {
      token = tokens_[token].parent;
      if (tokens_[token].name == name) return token;
    }
    return tokens_.size();
  }

  // --- DOCX
  void find_docx() {
    std::map<std::string, std::size_t> ends;
    std::vector<std::pair<ControlName, std::size_t>> starts;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Tag::close || tokens_[i].name != "w:bookmarkStart") continue;
      const std::string name = attribute_of(xml_, tokens_[i], "w:name");
      if (const auto known = parse_control_name(name); known && starts.size() < most_marks)
        starts.emplace_back(*known, i);
      else if (starts_with(name, "stipe_") || starts_with(name, "stipo_"))
        ends.emplace(name, i);
    }
    for (const auto& [name, start] : starts) {
      if (!name.is_block()) {
        mark_figure(name, start);
      } else if (const auto end = ends.find(end_mark(name)); end != ends.end()) {
        mark_block(name, start, end->second);
      }
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == Tag::open && tokens_[i].name == "w:sdt" && found_.size() < most_marks) tag_control(i);
    }
  }

  /// A control whose tag stands: as Word and stip write it. What its bookmarks told already is not told again.
  void tag_control(std::size_t sdt) {
    std::optional<ControlName> name;
    std::size_t content = tokens_.size();
    for (std::size_t i = sdt + 1; i < tokens_[sdt].match; ++i) {
      if (tokens_[i].kind == Tag::close) continue;
      const bool is_tag = tokens_[i].name == "w:tag" && tokens_[tokens_[i].parent].parent == sdt;
      if (is_tag) name = parse_control_name(attribute_of(xml_, tokens_[i], "w:val"));
      if (tokens_[i].name == "w:sdtContent" && tokens_[i].parent == sdt && tokens_[i].kind == Tag::open) content = i;
    }
    if (!name || content == tokens_.size()) return;
    const std::size_t begin = tokens_[sdt].begin, end = end_of(sdt);
    for (ContentControl& known : found_) {
      if (known.name != *name || known.end <= begin || known.begin >= end) continue;
      const bool is_around = begin <= known.begin && known.end <= end;
      if (is_around) widen(known, sdt, content);
      return;
    }
    ContentControl control{*name, begin, end, tokens_[content].end, tokens_[tokens_[content].match].begin, {}, true};
    found_.push_back(std::move(control));
  }

  /// A block is as large as its control: what people wrote in it behind the last mark is part of it.
  void widen(ContentControl& control, std::size_t sdt, std::size_t content) {
    control.begin = tokens_[sdt].begin;
    control.end = end_of(sdt);
    control.inner_begin = tokens_[content].end;
    control.inner_end = tokens_[tokens_[content].match].begin;
    control.is_clean = true;
  }

  void mark_block(const ControlName& name, std::size_t start, std::size_t end) {
    if (tokens_[start].begin > tokens_[end].begin) return;
    std::size_t common = tokens_[start].parent;
    while (!stands_in(end, common)) {
      if (tokens_[common].parent == common) return;
      common = tokens_[common].parent;
    }
    if (tokens_[common].name == "w:p") common = tokens_[common].parent;  // A block of one paragraph.
    const std::size_t first = child_of(common, start), last = child_of(common, end);
    ContentControl control{name, tokens_[first].begin, end_of(last), tokens_[first].begin, end_of(last), {}, true};
    control.is_clean =
        text(tokens_[first].begin, tokens_[start].begin).empty() && text(tokens_[end].end, end_of(last)).empty();
    found_.push_back(std::move(control));
  }

  /// LibreOffice drops the tag of a control and keeps the bookmark in it.
  void mark_figure(const ControlName& name, std::size_t start) {
    const std::size_t content = around(start, "w:sdtContent");
    if (content == tokens_.size() || tokens_[tokens_[content].parent].name != "w:sdt") return;
    const std::size_t sdt = tokens_[content].parent;
    const bool is_in_line = around(sdt, "w:p") != tokens_.size();
    if (!is_in_line) return;
    found_.push_back(
        {name, tokens_[sdt].begin, end_of(sdt), tokens_[content].end, tokens_[tokens_[content].match].begin, {}, true});
  }

  // --- ODT
  void find_odt() {
    std::map<std::string, std::size_t> ends;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (tokens_[i].name == "text:bookmark-end") ends.emplace(attribute_of(xml_, tokens_[i], "text:name"), i);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const XmlToken& token = tokens_[i];
      if (token.kind == Tag::close) continue;
      const auto name = parse_control_name(attribute_of(xml_, token, "text:name"));
      if (!name) continue;
      if (token.name == "text:section" && token.kind == Tag::open && name->is_block())
        found_.push_back({*name, token.begin, end_of(i), token.end, tokens_[token.match].begin, {}, true});
      const auto end = ends.find(to_text(*name));
      if (token.name != "text:bookmark-start" || name->is_block() || end == ends.end()) continue;
      const XmlToken& close = tokens_[end->second];
      if (close.begin >= token.end && close.parent == token.parent)
        found_.push_back({*name, token.begin, close.end, token.end, close.begin, {}, true});
    }
  }

  std::string_view xml_;
  const std::vector<XmlToken>& tokens_;
  OfficeFormat format_;
  std::vector<ContentControl> found_;
};

}  // namespace

std::string visible_text(std::string_view xml, const std::vector<XmlToken>& tokens, OfficeFormat format,
                         std::size_t begin, std::size_t end) {
  return format == OfficeFormat::docx ? docx_text(xml, tokens, begin, end) : odt_text(xml, tokens, begin, end);
}

ErrorOr<std::vector<ContentControl>> controls_in(std::string_view xml, OfficeFormat format) {
  STIP_TRY_AS(const std::vector<XmlToken> tokens, xml_tokens(xml));
  return Finder(xml, tokens, format).find();
}

}  // namespace stip
