// Pandoc: the blocks of a document, and what it says about itself.
#include "publishing/document_pandoc.h"

#include <algorithm>

#include "base/process.h"
#include "base/temp_folder.h"
#include "publishing/control_marks.h"
#include "publishing/office_package.h"
#include "publishing/pandoc_lines.h"
#include "publishing/table_shape.h"

namespace stip {
namespace {

using namespace pandoc;

class Builder {
 public:
  Builder(const Document& document, OfficeFormat format, const std::string& folder)
      : document_(document), format_(format), folder_(folder), lines_(document, format) {}

  ErrorOr<Json> build() {
    for (const Block& block : document_.blocks) std::visit([&](const auto& some) { write(some); }, block);
    if (error_) return *error_;
    return object({{"pandoc-api-version", Array{1, 22, 2, 1}}, {"meta", meta()}, {"blocks", std::move(blocks_)}});
  }

 private:
  bool is_docx() const { return format_ == OfficeFormat::docx; }
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
    if (!document_.recipe.empty()) meta.add(recipe_property, element("MetaString", document_.recipe));
    return meta;
  }

  void write(const Heading& heading) {
    blocks_.push_back(element(
        "Header", Array{std::clamp(heading.level, 1, 6), attributes(is_place(heading.id) ? heading.id : std::string()),
                        words_of(heading.text)}));
  }

  void write(const Paragraph& paragraph) {
    Json block = para(lines_.line(paragraph.inlines));
    blocks_.push_back(paragraph.role == Paragraph::Role::lead ? styled("Lead", {std::move(block)}) : std::move(block));
  }

  void write(const BulletList& list) {
    Array items;
    for (const Inlines& item : list.items) items.push_back(Array{element("Plain", lines_.line(item))});
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
        written.push_back(cell(i < cells.size() ? lines_.line(cells[i]) : Array{},
                               i == 0 && data.row_headers ? "Table Heading" : "Table Text", right));
      }
      body.push_back(row(std::move(written)));
    }
    blocks_.push_back(table(words_of(data.caption), std::move(columns), {row(std::move(heads))}, std::move(body)));
    if (!data.footer.empty())
      blocks_.push_back(styled("Table Note", {para(lines_.line(data.footer))}));
    else
      after_table();
  }

  void write(const Facts& facts) {
    Array body;
    for (const auto& fact : facts.facts)
      body.push_back(row({cell(words_of(fact.name), "Table Heading"), cell(lines_.line(fact.value), "Table Text")}));
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
    for (const Inlines& words : callout.paragraphs) paragraphs.push_back(para(lines_.line(words)));
    blocks_.push_back(styled("Callout", std::move(paragraphs)));
    after_table();
  }

  void write(const PartEdge& edge) {
    blocks_.push_back(raw_block(edge_xml(is_docx() ? OfficeFormat::docx : OfficeFormat::odt, edge)));
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
      return Error{ErrorKind::storage, said("figure \"{}\"", figure.alt),
                   said("it cannot be drawn: {}", ended.complaint),
                   said("Look whether rsvg-convert works on this machine.")};
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
  Lines lines_;
  Array blocks_;
  std::optional<Error> error_;
};

}  // namespace

ErrorOr<Json> to_pandoc(const Document& document, OfficeFormat format, const std::string& folder) {
  return Builder(document, format, folder).build();
}

}  // namespace stip
