// Pandoc: builds its JSON, runs it, and has the package finished.
#include "publishing/document_pandoc.h"

#include <algorithm>

#include "base/process.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "publishing/document_html.h"
#include "publishing/office_package.h"

extern "C" {
extern const char stip_reference_docx[], stip_reference_docx_end[], stip_reference_odt[], stip_reference_odt_end[];
}

namespace stip {
namespace {

using Array = Json::Array;

Json object(std::vector<JsonMember> members) { return Json(Json::Object(std::move(members))); }
Json element(const char* type) { return object({{"t", type}}); }
Json element(const char* type, Json content) { return object({{"t", type}, {"c", std::move(content)}}); }
Json attributes(std::string id = {}, Array pairs = {}) { return Array{std::move(id), Array{}, std::move(pairs)}; }
Json in_style(const char* style) { return attributes({}, {Array{"custom-style", style}}); }

/// What XML cannot hold becomes U+FFFD, so that every text can stand in every format.
std::string fit_for_xml(std::string_view words) {
  std::string fit;
  fit.reserve(words.size());
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto byte = static_cast<unsigned char>(words[i]);
    const bool control = (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
    const bool no_character = words.substr(i, 3) == "\xEF\xBF\xBE" || words.substr(i, 3) == "\xEF\xBF\xBF";
    if (no_character) i += 2;
    if (control || no_character)
      fit += "\xEF\xBF\xBD";
    else
      fit += words[i];
  }
  return is_utf8(fit) ? fit : std::string("\xEF\xBF\xBD");
}

/// Words and spaces as pandoc parts them; a line end is a space.
Array words_of(std::string_view text) {
  Array inlines;
  std::string word;
  const std::string fit = fit_for_xml(text);
  const auto close = [&] {
    if (!word.empty()) inlines.push_back(element("Str", word));
    word.clear();
  };
  for (const char c : fit) {
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') {
      word += c;
      continue;
    }
    close();
    if (inlines.empty() || *inlines.back().find("t") != Json("Space")) inlines.push_back(element("Space"));
  }
  close();
  return inlines;
}

std::string escaped(std::string_view words) {
  std::string out;
  escape_to(out, fit_for_xml(words));
  return out;
}

/// A name that both formats take for a place: short, plain, starting with a letter.
bool is_place(std::string_view id) {
  const auto good = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; };
  return !id.empty() && id.size() <= 40 && std::isalpha(static_cast<unsigned char>(id.front())) &&
         std::ranges::all_of(id, good);
}

/// An address as RFC 3986 wants it: what is not ASCII in percents. Office files hold addresses where nothing else will
/// do.
std::string in_ascii(std::string_view address) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string plain_address;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      plain_address += c;
    else
      plain_address += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return plain_address;
}

std::string base64(std::string_view bytes) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = (group << 8) | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    for (std::size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? digits[(group >> (18 - 6 * j)) & 63] : '=';
  }
  return text;
}

class Builder {
 public:
  Builder(const Document& document, OfficeFormat format, const std::string& folder)
      : document_(document),
        format_(format),
        folder_(folder),
        numbers_(note_numbers(document)),
        met_(numbers_.size(), false) {}

  ErrorOr<Json> build() {
    for (const Block& block : document_.blocks) std::visit([&](const auto& some) { write(some); }, block);
    if (error_) return *error_;
    return object({{"pandoc-api-version", Array{1, 22, 2, 1}}, {"meta", meta()}, {"blocks", std::move(blocks_)}});
  }

 private:
  bool is_docx() const { return format_ == OfficeFormat::docx; }
  Json raw_inline(const std::string& xml) {
    return element("RawInline", Array{is_docx() ? "openxml" : "opendocument", xml});
  }
  Json raw_block(const std::string& xml) {
    return element("RawBlock", Array{is_docx() ? "openxml" : "opendocument", xml});
  }
  static Json styled(const char* style, Array blocks) {
    return element("Div", Array{in_style(style), std::move(blocks)});
  }
  static Json para(Array inlines) { return element("Para", std::move(inlines)); }

  Json meta() {
    Json meta = Json::object();
    const auto line = [&](const char* name, const std::string& words) {
      if (!words.empty()) meta.add(name, element("MetaInlines", words_of(words)));
    };
    line("title", document_.title);
    line("subtitle", document_.subtitle);
    if (!document_.publisher.empty())
      meta.add("author", element("MetaList", Array{element("MetaInlines", words_of(document_.publisher))}));
    if (document_.date) line("date", date_text(document_.language, *document_.date));
    line("subject", document_.subject);
    meta.add("lang", element("MetaString", document_.language == Language::nl ? "nl-NL" : "en-GB"));
    Array keywords;
    for (const std::string& word : document_.keywords) keywords.push_back(element("MetaInlines", words_of(word)));
    if (!keywords.empty()) meta.add("keywords", element("MetaList", std::move(keywords)));
    return meta;
  }

  Array line(const Inlines& inlines) {
    Array words;
    bool after_note = false;
    for (const Inline& part : inlines) {
      const bool is_note = part.kind == Inline::Kind::note;
      if (is_note && after_note) words.push_back(element("Superscript", Array{element("Str", ","), element("Space")}));
      for (Json& word : piece(part)) words.push_back(std::move(word));
      after_note = is_note;
    }
    return words;
  }

  Array piece(const Inline& part) {
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

  /// Words in a character style of the reference document; pandoc knows these in DOCX only.
  Array span(const char* style, Array words) {
    if (is_docx()) return {element("Span", Array{in_style(style), std::move(words)})};
    words.insert(words.begin(), raw_inline(std::string("<text:span text:style-name=\"") + style + "\">"));
    words.push_back(raw_inline("</text:span>"));
    return words;
  }

  /// The first mark of a note carries the note; later ones refer to its number, which both programs keep right.
  Array mark(std::size_t note) {
    if (note >= numbers_.size()) return {};
    const std::string number = std::to_string(numbers_[note]);
    if (met_[note])
      return {raw_inline(is_docx() ? docx_note_reference(number) : odt_note_reference(number, numbers_[note]))};
    met_[note] = true;
    Json body = element("Note", Array{para(line(document_.notes[note].citation))});
    if (!is_docx()) return {std::move(body)};
    const std::string id = std::to_string(900'000 + numbers_[note]);
    return {raw_inline("<w:bookmarkStart w:id=\"" + id + "\" w:name=\"_Noot" + number + "\"/>"), std::move(body),
            raw_inline("<w:bookmarkEnd w:id=\"" + id + "\"/>")};
  }

  static std::string docx_note_reference(const std::string& number) {
    const std::string style = "<w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr>";
    return "<w:r>" + style + "<w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>" + style +
           "<w:instrText xml:space=\"preserve\"> NOTEREF _Noot" + number + " \\f \\h </w:instrText></w:r><w:r>" +
           style + "<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>" + style + "<w:t>" + number +
           "</w:t></w:r><w:r>" + style + "<w:fldChar w:fldCharType=\"end\"/></w:r>";
  }

  static std::string odt_note_reference(const std::string& text, std::size_t number) {
    return "<text:span text:style-name=\"Footnote_20_anchor\"><text:note-ref text:note-class=\"footnote\" "
           "text:reference-format=\"text\" text:ref-name=\"ftn" +
           std::to_string(number - 1) + "\">" + text + "</text:note-ref></text:span>";
  }

  void write(const Heading& heading) {
    blocks_.push_back(element(
        "Header", Array{std::clamp(heading.level, 1, 6), attributes(is_place(heading.id) ? heading.id : std::string()),
                        words_of(heading.text)}));
  }

  void write(const Paragraph& paragraph) {
    Json block = para(line(paragraph.inlines));
    blocks_.push_back(paragraph.role == Paragraph::Role::lead ? styled("Lead", {std::move(block)}) : std::move(block));
  }

  void write(const BulletList& list) {
    Array items;
    for (const Inlines& item : list.items) items.push_back(Array{element("Plain", line(item))});
    if (!list.numbered) return blocks_.push_back(element("BulletList", std::move(items)));
    blocks_.push_back(element("OrderedList", Array{Array{1, element("Decimal"), element("Period")}, std::move(items)}));
  }

  Json cell(Array inlines, const char* style, bool right = false) {
    // In ODT the style of a paragraph outdoes the alignment of its column, so there it has a style of its own.
    const std::string name = std::string(style) + (right && !is_docx() ? " Right" : "");
    return Array{attributes(), element(right ? "AlignRight" : "AlignLeft"), 1, 1,
                 Array{styled(name.c_str(), {para(std::move(inlines))})}};
  }

  static Json row(Array cells) { return Array{attributes(), std::move(cells)}; }

  static Json table(Array caption, Array columns, Array head, Array body) {
    Array captions;
    if (!caption.empty()) captions.push_back(element("Plain", std::move(caption)));
    return element("Table",
                   Array{attributes(), Array{nullptr, std::move(captions)}, std::move(columns),
                         Array{attributes(), std::move(head)}, Array{Array{attributes(), 0, Array{}, std::move(body)}},
                         Array{attributes(), Array{}}});
  }

  void write(const DataTable& data) {
    double whole = 0;
    for (const Column& column : data.columns) whole += column.width;
    Array columns, heads, body;
    for (const Column& column : data.columns) {
      const bool right = column.align == Column::Align::right;
      columns.push_back(Array{element(right ? "AlignRight" : "AlignLeft"), element("ColWidth", column.width / whole)});
      heads.push_back(cell(words_of(column.header), "Table Heading", right));
    }
    for (const auto& cells : data.rows) {
      Array written;
      for (std::size_t i = 0; i < data.columns.size(); ++i) {
        const bool right = data.columns[i].align == Column::Align::right;
        written.push_back(cell(i < cells.size() ? line(cells[i]) : Array{},
                               i == 0 && data.row_headers ? "Table Heading" : "Table Text", right));
      }
      body.push_back(row(std::move(written)));
    }
    blocks_.push_back(table(words_of(data.caption), std::move(columns), {row(std::move(heads))}, std::move(body)));
    if (!data.footer.empty())
      blocks_.push_back(styled("Table Note", {para(line(data.footer))}));
    else
      after_table();
  }

  void write(const Facts& facts) {
    Array body;
    for (const auto& fact : facts.facts)
      body.push_back(row({cell(words_of(fact.name), "Table Heading"), cell(line(fact.value), "Table Text")}));
    Array columns{Array{element("AlignLeft"), element("ColWidth", facts_name_share)},
                  Array{element("AlignLeft"), element("ColWidth", 1 - facts_name_share)}};
    blocks_.push_back(table({}, std::move(columns), {}, std::move(body)));
    after_table();
  }

  /// Both programs set a table against what follows it, so a small empty line parts them.
  void after_table() {
    blocks_.push_back(raw_block(is_docx() ? "<w:p><w:pPr><w:pStyle w:val=\"TableNote\"/><w:spacing w:before=\"0\" "
                                            "w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>"
                                          : "<text:p text:style-name=\"StipGap\"/>"));
  }

  void write(const Callout& callout) {
    Array paragraphs;
    if (!callout.title.empty()) paragraphs.push_back(para({element("Strong", words_of(callout.title))}));
    for (const Inlines& words : callout.paragraphs) paragraphs.push_back(para(line(words)));
    blocks_.push_back(styled("Callout", std::move(paragraphs)));
    after_table();
  }

  void write(const PageBreak&) { blocks_.push_back(raw_block(is_docx() ? docx_page_break : odt_page_break)); }

  void write(const Figure& figure) {
    auto picture = bitmap(figure);
    if (!picture.ok()) {
      error_ = picture.error();
      return;
    }
    const std::string width = std::to_string(std::clamp(figure.width_cm, 1.0, 16.0)).substr(0, 4) + "cm";
    Json image = element("Image", Array{attributes({}, {Array{"width", width}}), words_of(figure.alt),
                                        Array{"data:image/png;base64," + base64(*picture), ""}});
    blocks_.push_back(styled("Figure", {para({std::move(image)})}));
    if (!figure.caption.empty()) blocks_.push_back(styled("Image Caption", {para(words_of(figure.caption))}));
  }

  ErrorOr<std::string> bitmap(const Figure& figure) {
    const std::string in = folder_ + "/figure.svg", out = folder_ + "/figure.png";
    STIP_TRY(write_file(in, figure.svg));
    STIP_TRY_AS(const Ended ended,
                run({.words = {"rsvg-convert", "--width", std::to_string(static_cast<int>(figure.width_cm * 118)),
                               "--keep-aspect-ratio", "--background-color", "white", "--output", out, in}}));
    if (ended.exit_code != 0)
      return Error{ErrorKind::storage, "figure \"" + figure.alt + "\"", "it cannot be drawn: " + ended.complaint,
                   "Look whether rsvg-convert works on this machine."};
    return read_file(out);
  }

  void write(const Contents& contents) {
    blocks_.push_back(styled("TOC Heading", {para(words_of(contents.title))}));
    for (const Block& block : document_.blocks) {
      const auto* heading = std::get_if<Heading>(&block);
      if (!heading || !is_place(heading->id) || heading->level > contents.levels) continue;
      blocks_.push_back(raw_block(is_docx() ? docx_entry(*heading) : odt_entry(*heading)));
    }
  }

  static std::string docx_entry(const Heading& heading) {
    return "<w:p><w:pPr><w:pStyle w:val=\"TOC" + std::to_string(heading.level) +
           "\"/></w:pPr><w:hyperlink w:anchor=\"" + heading.id +
           "\" w:history=\"1\"><w:r><w:t xml:space=\"preserve\">" + escaped(heading.text) +
           "</w:t></w:r><w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"
           "<w:r><w:instrText xml:space=\"preserve\"> PAGEREF " +
           heading.id +
           " \\h </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
           "<w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:hyperlink></w:p>";
  }

  static std::string odt_entry(const Heading& heading) {
    return "<text:p text:style-name=\"Contents_20_" + std::to_string(heading.level) +
           "\"><text:a xlink:type=\"simple\" xlink:href=\"#" + heading.id + "\">" + escaped(heading.text) +
           "<text:tab/><text:bookmark-ref text:reference-format=\"page\" text:ref-name=\"" + heading.id +
           "\"></text:bookmark-ref></text:a></text:p>";
  }

  const Document& document_;
  OfficeFormat format_;
  const std::string& folder_;
  std::vector<std::size_t> numbers_;
  std::vector<bool> met_;
  Array blocks_;
  std::optional<Error> error_;
};

ErrorOr<Nothing> put_reference(OfficeFormat format, const std::string& reference, const std::string& path) {
  if (!reference.empty()) {
    STIP_TRY_AS(const std::string bytes, read_file(reference, std::size_t{32} << 20));
    return write_file(path, bytes);
  }
  const char* begin = format == OfficeFormat::docx ? stip_reference_docx : stip_reference_odt;
  const char* end = format == OfficeFormat::docx ? stip_reference_docx_end : stip_reference_odt_end;
  return write_file(path, std::string_view(begin, static_cast<std::size_t>(end - begin)));
}

}  // namespace

ErrorOr<Json> to_pandoc(const Document& document, OfficeFormat format, const std::string& folder) {
  return Builder(document, format, folder).build();
}

ErrorOr<std::string> to_office(const Document& document, OfficeFormat format, const std::string& reference,
                               const std::string& folder) {
  const std::string kind = format == OfficeFormat::docx ? "docx" : "odt";
  const std::string in = folder + "/document.json", out = folder + "/document." + kind,
                    style = folder + "/reference." + kind;
  STIP_TRY_AS(const Json json, to_pandoc(document, format, folder));
  STIP_TRY(write_file(in, to_text(json)));
  STIP_TRY(put_reference(format, reference, style));
  // Nothing in this JSON makes pandoc read another file or an address: pictures travel in it, and raw parts are ours.
  STIP_TRY_AS(
      const Ended ended,
      run({.words = {"pandoc", "--from=json", "--to=" + kind, "--reference-doc=" + style, "--output=" + out, in},
           .folder = folder,
           .environment = {"HOME=" + folder, "SOURCE_DATE_EPOCH=" + std::to_string(epoch_of(document))}}));
  if (ended.exit_code != 0) {
    return Error{reference.empty() ? ErrorKind::storage : ErrorKind::invalid,
                 reference.empty() ? "document " + document.title : "reference document " + reference,
                 "pandoc could not make the document: " +
                     (ended.complaint.empty() ? "code " + std::to_string(ended.exit_code) + "." : ended.complaint),
                 reference.empty() ? "Look whether pandoc 2.17 or later works on this machine."
                                   : "Give a " + kind + " file that was saved by a word processor."};
  }
  STIP_TRY_AS(const std::string made, read_file(out));
  return finish_package(made, format, document);
}

}  // namespace stip
