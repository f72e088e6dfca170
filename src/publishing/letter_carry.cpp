// Letter carry: what names something is rewritten, tag by tag; all else goes over as it is.
#include "publishing/letter_carry.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "base/html.h"
#include "base/text.h"

namespace stip {
namespace {

using Tag = XmlToken::Kind;
constexpr const char* notes_part = "word/footnotes.xml";

std::string escaped(std::string_view words) {
  std::string out;
  escape_to(out, words);
  return out;
}

/// Names of styles to their ids, in a DOCX.
std::map<std::string, std::string> style_ids(const std::vector<ArchivePart>& parts) {
  std::map<std::string, std::string> ids;
  const ArchivePart* part = part_named(parts, "word/styles.xml");
  if (!part) return ids;
  const auto tokens = xml_tokens(part->bytes);
  if (!tokens.ok()) return ids;
  std::string id;
  for (const XmlToken& token : *tokens) {
    if (token.kind == Tag::open && token.name == "w:style") id = attribute_of(part->bytes, token, "w:styleId");
    if (token.kind != Tag::close && token.name == "w:name")
      ids.emplace(to_lower(attribute_of(part->bytes, token, "w:val")), id);
  }
  return ids;
}

/// The largest number of an attribute of tags of that name.
std::size_t largest(std::string_view xml, std::string_view tag, std::string_view attribute) {
  std::size_t most = 0;
  const auto tokens = xml_tokens(xml);
  if (!tokens.ok()) return most;
  for (const XmlToken& token : *tokens) {
    if (token.kind == Tag::close || token.name != tag) continue;
    const std::string value = attribute_of(xml, token, attribute);
    if (!value.empty() && value.size() <= 9 && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
      most = std::max<std::size_t>(most, std::stoul(value));
  }
  return most;
}

/// Copies `xml` and lets `change` say, for a tag, what attribute gets which value.
class Rewriter {
 public:
  explicit Rewriter(std::string_view xml) : xml_(xml) {}
  void upto(std::size_t end) {
    if (end > at_) out_ += xml_.substr(at_, end - at_);
    at_ = std::max(at_, end);
  }
  void skip(std::size_t begin, std::size_t end) {
    upto(begin);
    at_ = std::max(at_, end);
  }
  void value(const XmlRange& range, std::string_view words) {
    if (!range) return;
    upto(range.begin);
    out_ += escaped(words);
    at_ = range.end;
  }
  std::string finish() && {
    upto(xml_.size());
    return std::move(out_);
  }

 private:
  std::string_view xml_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

ArchivePart* part_named(std::vector<ArchivePart>& parts, std::string_view name) {
  const auto found = std::ranges::find(parts, name, &ArchivePart::name);
  return found == parts.end() ? nullptr : &*found;
}
const ArchivePart* part_named(const std::vector<ArchivePart>& parts, std::string_view name) {
  const auto found = std::ranges::find(parts, name, &ArchivePart::name);
  return found == parts.end() ? nullptr : &*found;
}

LetterCarry::LetterCarry(OfficeFormat format, std::vector<ArchivePart>& letter, const std::vector<ArchivePart>& fresh)
    : format_(format), letter_(letter) {
  fresh_main_ = part_named(fresh, main_part(format))->bytes;
  const std::string& main = part_named(letter, main_part(format))->bytes;
  if (format == OfficeFormat::odt) {
    if (auto tokens = xml_tokens(fresh_main_); tokens.ok()) fresh_tokens_ = *std::move(tokens);
    const std::size_t begin = fresh_main_.find("<office:automatic-styles"), end = fresh_main_.find("<office:body");
    if (begin < end && end != fresh_main_.npos)
      prefix_ = "stip" + text_digest(fresh_main_.substr(begin, end - begin)) + "_";
    return;
  }
  const auto theirs = style_ids(letter);
  for (const auto& [name, id] : style_ids(fresh)) {
    const auto known = theirs.find(name);
    if (known != theirs.end() && known->second != id) styles_.emplace_back(id, known->second);
  }
  if (const ArchivePart* notes = part_named(fresh, notes_part)) fresh_notes_ = notes->bytes;
  if (const ArchivePart* notes = part_named(letter, notes_part)) {
    has_notes_ = contains(notes->bytes, "</w:footnotes>") && xml_tokens(notes->bytes).ok();
    next_note_ = largest(notes->bytes, "w:footnote", "w:id") + 1;
  }
  next_mark_ = largest(main, "w:bookmarkStart", "w:id") + 1;
}

std::string LetterCarry::carried(const ContentControl& control) {
  const std::string_view xml = fresh_main_.substr(control.begin, control.end - control.begin);
  return format_ == OfficeFormat::docx ? docx(xml) : odt(xml);
}

std::string LetterCarry::style_in_letter(const std::string& id) const {
  for (const auto& [ours, theirs] : styles_) {
    if (ours == id) return theirs;
  }
  return id;
}

std::string LetterCarry::docx(std::string_view xml) {
  // A control is one element; a figure and a block are, and so is a note.
  const auto tokens = xml_tokens(xml);
  if (!tokens.ok()) return std::string(xml);
  Rewriter out(xml);
  std::map<std::string, std::string> marks;
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    const XmlToken& token = (*tokens)[i];
    if (token.name == "w:hyperlink") {  // Its address stands in another part: the words go over, the link does not.
      out.skip(token.begin, token.end);
      continue;
    }
    if (token.kind == Tag::close) continue;
    const bool names_style = token.name == "w:pStyle" || token.name == "w:rStyle" || token.name == "w:tblStyle";
    if (names_style)
      out.value(attribute_range(xml, token, "w:val"), style_in_letter(attribute_of(xml, token, "w:val")));
    if (token.name == "w:bookmarkStart" || token.name == "w:bookmarkEnd") {
      std::string& mark = marks[attribute_of(xml, token, "w:id")];
      if (mark.empty()) mark = std::to_string(next_mark_++);
      out.value(attribute_range(xml, token, "w:id"), mark);
    }
    if (token.name == "w:footnoteReference") {
      const std::string note = note_in_letter(attribute_of(xml, token, "w:id"));
      if (note.empty())
        out.skip(token.begin, token.end);
      else
        out.value(attribute_range(xml, token, "w:id"), note);
    }
  }
  return std::move(out).finish();
}

std::string LetterCarry::note_in_letter(const std::string& id) {
  if (!has_notes_) return {};
  const auto tokens = xml_tokens(fresh_notes_);
  if (!tokens.ok()) return {};
  for (std::size_t i = 0; i < tokens->size(); ++i) {
    const XmlToken& token = (*tokens)[i];
    if (token.kind != Tag::open || token.name != "w:footnote" || attribute_of(fresh_notes_, token, "w:id") != id)
      continue;
    std::string note = docx(fresh_notes_.substr(token.begin, (*tokens)[token.match].end - token.begin));
    const std::string number = std::to_string(next_note_++);
    const auto again = xml_tokens(note);
    if (!again.ok()) return {};
    const XmlRange range = attribute_range(note, again->front(), "w:id");
    if (range) note.replace(range.begin, range.end - range.begin, number);
    notes_ += note;
    return number;
  }
  return {};
}

void LetterCarry::finish() {
  ArchivePart* notes = part_named(letter_, notes_part);
  if (notes_.empty() || !notes) return;
  notes->bytes.insert(notes->bytes.rfind("</w:footnotes>"), notes_);
  notes_.clear();
}

/// Keeps the definition of an automatic style, under a name that the letter cannot have.
void LetterCarry::need_style(const std::string& name) {
  if (std::ranges::find(needed_, prefix_ + name, &std::pair<std::string, std::string>::first) != needed_.end()) return;
  for (const XmlToken& token : fresh_tokens_) {
    const bool is_style = token.kind != Tag::close && token.name == "style:style" &&
                          fresh_tokens_[token.parent].name == "office:automatic-styles" &&
                          attribute_of(fresh_main_, token, "style:name") == name;
    if (!is_style) continue;
    const std::string_view xml = fresh_main_.substr(token.begin, fresh_tokens_[token.match].end - token.begin);
    Rewriter out(xml);
    XmlToken local = token;
    local.begin = 0;
    local.end = token.end - token.begin;
    out.value(attribute_range(xml, local, "style:name"), prefix_ + name);
    needed_.emplace_back(prefix_ + name, std::move(out).finish());
    return;
  }
}

std::string LetterCarry::odt(std::string_view xml) {
  // A figure is a stretch between two marks: an element around it makes it one.
  const std::string whole = "<x>" + std::string(xml) + "</x>";
  const auto tokens = xml_tokens(whole);
  if (!tokens.ok()) return std::string(xml);
  Rewriter out(whole);
  for (const XmlToken& token : *tokens) {
    if (token.kind == Tag::close || token.kind == Tag::text) continue;
    std::vector<std::pair<std::size_t, std::string_view>> renamed;  // Where, and which attribute: in their order.
    const auto rename = [&](std::string_view attribute) {
      if (const XmlRange range = attribute_range(whole, token, attribute)) renamed.emplace_back(range.begin, attribute);
    };
    for (const std::string_view attribute : {"text:style-name", "table:style-name"}) {
      const std::string name = attribute_of(whole, token, attribute);
      if (name.empty()) continue;
      need_style(name);
      const bool is_automatic =
          std::ranges::find(needed_, prefix_ + name, &std::pair<std::string, std::string>::first) != needed_.end();
      if (is_automatic) rename(attribute);
    }
    if (token.name == "table:table") rename("table:name");
    if (token.name == "text:note") rename("text:id");
    if (token.name == "text:note-ref") rename("text:ref-name");
    std::ranges::sort(renamed);
    for (const auto& [place, attribute] : renamed)
      out.value(attribute_range(whole, token, attribute), prefix_ + attribute_of(whole, token, attribute));
  }
  const std::string done = std::move(out).finish();
  return done.substr(3, done.size() - 7);
}

LetterCarry::Needed LetterCarry::needed_styles(std::string_view letter_main) const {
  Needed needed;
  for (const auto& [name, definition] : needed_) {
    if (!contains(letter_main, "style:name=\"" + name + "\"")) needed.words += definition;
  }
  if (needed.words.empty()) return needed;
  const auto tokens = xml_tokens(letter_main);
  if (!tokens.ok()) return {};
  for (const XmlToken& token : *tokens) {
    if (token.name != "office:automatic-styles" || token.kind == Tag::close) continue;
    const bool is_empty = token.kind == Tag::empty;
    needed.begin = is_empty ? token.begin : (*tokens)[token.match].begin;
    needed.end = is_empty ? token.end : needed.begin;
    if (is_empty) needed.words = "<office:automatic-styles>" + needed.words + "</office:automatic-styles>";
    return needed;
  }
  return {};
}

}  // namespace stip
