// Pandoc lines: marks, links and notes; what pandoc has no element for goes in as XML of the format.
#include "publishing/pandoc_lines.h"

#include "publishing/control_marks.h"
#include "publishing/document_html.h"

namespace stip::pandoc {
namespace {

std::string docx_note_reference(const std::string& number) {
  const std::string style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
  return "<w:r>" + style + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" + style +
         "<w:instrText xml:space=\"preserve\"> NOTEREF _Noot" + number + " \\f \\h </w:instrText></w:r><w:r>" + style +
         "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>" + style + "<w:t>" + number + "</w:t></w:r><w:r>" + style +
         "<w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string odt_note_reference(const std::string& text, std::size_t number) {
  return "<text:span text:style-name=\"Footnote_20_anchor\"><text:note-ref text:note-class=\"footnote\" "
         "text:reference-format=\"text\" text:ref-name=\"ftn" +
         std::to_string(number - 1) + "\">" + text + "</text:note-ref></text:span>";
}

}  // namespace

Lines::Lines(const Document& document, OfficeFormat format)
    : language_(document.language),
      notes_(document.notes),
      format_(format),
      numbers_(note_numbers(document)),
      met_(numbers_.size(), false) {}

Array Lines::line(const Inlines& inlines) {
  Array words;
  bool after_note = false;
  for (const Inline& part : inlines) {
    const bool is_note = part.kind == Inline::Kind::note;
    if (is_note && after_note) words.push_back(element("Superscript", Array{element("Str", ","), element("Space")}));
    for (Json& word : marked(part)) words.push_back(std::move(word));
    after_note = is_note;
  }
  return words;
}

Array Lines::marked(const Inline& part) {
  if (!part.language || *part.language == language_) return piece(part);
  const std::string locale = *part.language == Language::nl ? "nl-NL" : "en-GB";
  if (!is_docx()) return {element("Span", Array{attributes({}, {Array{"lang", locale}}), piece(part)})};
  // This pandoc says no language of a run in DOCX, so the run goes in as it is.
  const char* style = part.kind == Inline::Kind::quiet      ? "<w:rStyle w:val=\"Quiet\"/>"
                      : part.kind == Inline::Kind::strong   ? "<w:b/><w:bCs/>"
                      : part.kind == Inline::Kind::emphasis ? "<w:i/><w:iCs/>"
                      : part.kind == Inline::Kind::text     ? ""
                                                            : nullptr;
  if (!style) return piece(part);
  return {raw_inline("<w:r><w:rPr>" + std::string(style) + "<w:lang w:val=\"" + locale +
                     "\"/></w:rPr><w:t xml:space=\"preserve\">" + escaped(part.text) + "</w:t></w:r>")};
}

Array Lines::piece(const Inline& part) {
  Array words = words_of(part.text);
  switch (part.kind) {
    case Inline::Kind::text:
      return words;
    case Inline::Kind::strong:
      return {element("Strong", std::move(words))};
    case Inline::Kind::emphasis:
      return {element("Emph", std::move(words))};
    case Inline::Kind::quiet:
      return span("Quiet", std::move(words));
    case Inline::Kind::inserted:
      return span("Inserted", std::move(words));
    case Inline::Kind::deleted:
      return span("Deleted", std::move(words));
    case Inline::Kind::figure:
      return {raw_inline(figure_xml(is_docx() ? OfficeFormat::docx : OfficeFormat::odt, part.address, part.text))};
    case Inline::Kind::line_break:
      return {element("LineBreak")};
    case Inline::Kind::note:
      return mark(part.note);
    case Inline::Kind::link:
      break;
  }
  const std::string_view address = safe_address(part.address);
  const bool good = !address.empty() && (address.front() != '#' || is_place(address.substr(1)));
  if (!good) return words;
  return {element("Link", Array{attributes(), std::move(words), Array{in_ascii(address), ""}})};
}

Array Lines::span(const char* style, Array words) {
  if (is_docx()) return {element("Span", Array{in_style(style), std::move(words)})};
  words.insert(words.begin(), raw_inline(std::string("<text:span text:style-name=\"") + style + "\">"));
  words.push_back(raw_inline("</text:span>"));
  return words;
}

Array Lines::mark(std::size_t note) {
  if (note >= numbers_.size()) return {};
  const std::string number = std::to_string(numbers_[note]);
  if (met_[note])
    return {raw_inline(is_docx() ? docx_note_reference(number) : odt_note_reference(number, numbers_[note]))};
  met_[note] = true;
  Json body = element("Note", Array{element("Para", line(notes_[note].citation))});
  if (!is_docx()) return {std::move(body)};
  const std::string id = std::to_string(900'000 + numbers_[note]);
  return {raw_inline("<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Noot" + number + "\"/>"), std::move(body),
          raw_inline("<w:bookmarkEnd w:id=\"" + id + "\"/>")};
}

Json Lines::raw_inline(const std::string& xml) const {
  return element("RawInline", Array{is_docx() ? "openxml" : "opendocument", xml});
}

}  // namespace stip::pandoc
