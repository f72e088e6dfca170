// Office package: edits the XML that pandoc wrote, part by part.
#include "publishing/office_package.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <pugixml.hpp>
#include <set>
#include <span>
#include <sstream>

#include "base/html.h"
#include "base/text.h"
#include "publishing/control_marks.h"
#include "publishing/ooxml_order.h"
#include "publishing/table_shape.h"

namespace stip {
namespace {

/// That pandoc did not make what it should.
Error office_error(const std::string& problem) {
  return {ErrorKind::storage, "office document", problem + ".",
          "Look whether pandoc 2.17 or later works on this machine, and whether the reference document opens in a word "
          "processor."};
}

using pugi::xml_document;
using pugi::xml_node;

constexpr int cell_margin =
    85;  ///< Of the table styles, in twentieths of a point; the rules then start where the text does.
constexpr std::size_t kept_rows = 4, kept_facts = 14;  ///< A table, or facts, of so few rows stays on one page.

bool parse(xml_document& xml, const std::string& bytes) {
  return static_cast<bool>(
      xml.load_buffer(bytes.data(), bytes.size(), pugi::parse_full | pugi::parse_ws_pcdata, pugi::encoding_utf8));
}

/// Our parser lets them pass; others rightly refuse the file.
bool has_forbidden_character(std::string_view xml) {
  const bool control =
      std::ranges::any_of(xml, [](unsigned char c) { return c < 0x20 && c != '\t' && c != '\n' && c != '\r'; });
  return control || contains(xml, "\xEF\xBF\xBE") || contains(xml, "\xEF\xBF\xBF") || !is_utf8(xml);
}

std::string written(const xml_document& xml) {
  std::ostringstream out;
  xml.save(out, "", pugi::format_raw, pugi::encoding_utf8);
  return out.str();
}

std::vector<xml_node> all_named(xml_node root, const char* name) {
  std::vector<xml_node> found;
  struct Walker : pugi::xml_tree_walker {
    std::vector<xml_node>& nodes;
    std::string_view wanted;
    Walker(std::vector<xml_node>& n, std::string_view w) : nodes(n), wanted(w) {}
    bool for_each(xml_node& node) override {
      if (wanted == node.name()) nodes.push_back(node);
      return true;
    }
  } walker(found, name);
  root.traverse(walker);
  return found;
}

xml_node next_element(xml_node node) {
  do node = node.next_sibling();
  while (node && node.type() != pugi::node_element);
  return node;
}

void set(xml_node node, const char* name, const std::string& value) {
  auto attribute = node.attribute(name);
  if (!attribute) attribute = node.append_attribute(name);
  attribute.set_value(value.c_str());
}

xml_node add(xml_node parent, const char* name, std::initializer_list<std::pair<const char*, std::string>> attributes) {
  xml_node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) set(node, key, value);
  return node;
}

// --- DOCX ---------------------------------------------------------------------------------------

int text_width(xml_node body) {
  const xml_node section = body.child("w:sectPr"), size = section.child("w:pgSz"), margins = section.child("w:pgMar");
  const int width = size.attribute("w:w").as_int(11906) - margins.attribute("w:left").as_int(1418) -
                    margins.attribute("w:right").as_int(1418);
  return width > 2000 ? width : 9070;
}

/// The properties of a paragraph, with `name` right after its style, where the schema wants it.
void set_property(xml_node paragraph, const char* name) {
  xml_node properties = paragraph.child("w:pPr");
  if (!properties) properties = paragraph.prepend_child("w:pPr");
  if (properties.child(name)) return;
  const xml_node style = properties.child("w:pStyle");
  const xml_node keep = std::string_view(name) == "w:pageBreakBefore" && properties.child("w:keepNext")
                            ? properties.child("w:keepNext")
                            : style;
  if (keep)
    properties.insert_child_after(name, keep);
  else
    properties.prepend_child(name);
}

void shape_rows(xml_node table, const TableShape& shape, const std::vector<int>& widths) {
  std::vector<xml_node> rows;
  for (xml_node row : table.children("w:tr")) rows.push_back(row);
  const bool stays_whole = rows.size() <= (shape.has_header ? kept_rows + 1 : kept_facts);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].remove_child("w:trPr");
    xml_node properties = rows[i].prepend_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (i == 0 && shape.has_header) properties.append_child("w:tblHeader");
    std::size_t column = 0;
    for (xml_node cell : rows[i].children("w:tc")) {
      cell.remove_child("w:tcPr");
      add(cell.prepend_child("w:tcPr"), "w:tcW",
          {{"w:w", std::to_string(widths[std::min(column++, widths.size() - 1)])}, {"w:type", "dxa"}});
      const bool keeps = (i == 0 && shape.has_header) || (stays_whole && i + 1 < rows.size());
      if (keeps) {
        for (xml_node paragraph : cell.children("w:p")) set_property(paragraph, "w:keepNext");
      }
    }
  }
}

void shape_table(xml_node table, const TableShape& shape, int width, bool has_facts_style) {
  std::vector<int> widths;
  for (const double share : shape.shares) widths.push_back(static_cast<int>(std::lround(share * width)));
  table.remove_child("w:tblPr");
  table.remove_child("w:tblGrid");
  xml_node grid = table.prepend_child("w:tblGrid");
  for (const int column : widths) add(grid, "w:gridCol", {{"w:w", std::to_string(column)}});
  xml_node properties = table.prepend_child("w:tblPr");
  add(properties, "w:tblStyle", {{"w:val", !shape.has_header && has_facts_style ? "FactsTable" : "Table"}});
  add(properties, "w:tblW", {{"w:w", std::to_string(width)}, {"w:type", "dxa"}});
  add(properties, "w:tblInd", {{"w:w", std::to_string(cell_margin)}, {"w:type", "dxa"}});
  add(properties, "w:tblLayout", {{"w:type", "fixed"}});
  add(properties, "w:tblLook",
      {{"w:val", "0020"},
       {"w:firstRow", shape.has_header ? "1" : "0"},
       {"w:lastRow", "0"},
       {"w:firstColumn", shape.has_row_headers ? "1" : "0"},
       {"w:lastColumn", "0"},
       {"w:noHBand", "1"},
       {"w:noVBand", "1"}});
  if (!shape.caption.empty()) add(properties, "w:tblCaption", {{"w:val", shape.caption}});
  shape_rows(table, shape, widths);
}

bool has_style(xml_node paragraph, std::string_view name) {
  return name == paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value();
}

/// The next paragraph or table; what marks places stands between.
xml_node next_block(xml_node block) {
  do block = next_element(block);
  while (block && std::string_view("w:p") != block.name() && std::string_view("w:tbl") != block.name());
  return block;
}

/// A sentence between a heading and a table stays with the table, or both would stand alone at the foot of a page.
void keep_introductions(xml_node body) {
  for (xml_node heading : body.children("w:p")) {
    if (!starts_with(heading.child("w:pPr").child("w:pStyle").attribute("w:val").value(), "Heading")) continue;
    const xml_node sentence = next_block(heading), next = next_block(sentence);
    const bool before_table = std::string_view("w:tbl") == next.name() || has_style(next, "TableCaption");
    if (std::string_view("w:p") == sentence.name() && before_table) set_property(sentence, "w:keepNext");
  }
}

/// Ends a section with this paragraph: what follows is on a new page, numbered from 1.
void end_section(xml_node paragraph, xml_node body) {
  xml_node properties = paragraph.child("w:pPr");
  if (!properties) properties = paragraph.prepend_child("w:pPr");
  properties.append_copy(body.child("w:sectPr"));
}

/// A stack of letters is a sheet without a footer of its own that goes over several pages: each letter is a sheet of
/// paper, front and back, behind a sheet for the printer that is numbered likewise.
bool is_stack_of_letters(const Document& document) {
  const auto is_break = [](const Block& block) { return std::holds_alternative<PageBreak>(block); };
  return document.is_sheet && document.footer.empty() && std::ranges::any_of(document.blocks, is_break);
}

void break_pages(xml_node body, const Document& document) {
  std::vector<xml_node> marks;
  for (xml_node paragraph : body.children("w:p")) {
    if (has_style(paragraph, "StipPageBreak")) marks.push_back(paragraph);
  }
  const bool by_letter = is_stack_of_letters(document);
  if (by_letter) add(body.child("w:sectPr"), "w:pgNumType", {{"w:start", "1"}});
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const xml_node mark = marks[i];
    xml_node before = mark.previous_sibling();
    if (by_letter && i % 2 == 1 && std::string_view("w:p") == before.name()) {
      end_section(before, body);
      body.remove_child(mark);
      continue;
    }
    xml_node next = mark.next_sibling("w:p");
    if (next) set_property(next, "w:pageBreakBefore");
    body.remove_child(mark);
  }
}

/// Narrower margins, and less white around the title and the date.
void make_sheet(xml_node body) {
  if (xml_node margins = body.child("w:sectPr").child("w:pgMar")) {
    set(margins, "w:top", "1020");
    set(margins, "w:bottom", "1247");  // Notes keep clear of the line above the footer.
    for (const char* side : {"w:left", "w:right"}) set(margins, side, "1134");
  }
  for (xml_node paragraph : body.children("w:p")) {
    xml_node properties = paragraph.child("w:pPr");
    const std::string_view style = properties.child("w:pStyle").attribute("w:val").value();
    if (style != "Title" && style != "Subtitle" && style != "Date") continue;
    add(properties, "w:spacing", {{"w:before", "0"}, {"w:after", style == "Date" ? "160" : "60"}});
  }
}

std::string_view without_prefix(std::string_view name) { return name.substr(name.find(':') + 1); }

/// Puts the children of an element in the order of the schema; those of the same name stay as they stood.
void sort_children(xml_node element, std::span<const std::string_view> order) {
  std::vector<xml_node> children(element.begin(), element.end());
  const auto place = [&](const xml_node& child) { return place_in(order, without_prefix(child.name())); };
  if (std::ranges::is_sorted(children, {}, place)) return;
  std::ranges::stable_sort(children, {}, place);
  for (const xml_node child : children) element.append_move(child);
}

/// Puts the parts of a package in the order of the schema: pandoc and reference documents do not always.
void follow_schema(std::vector<ArchivePart>& parts) {
  for (ArchivePart& part : parts) {
    xml_document xml;
    if (!starts_with(part.name, "word/") || !ends_with(part.name, ".xml") || !parse(xml, part.bytes)) continue;
    for (const char* name : {"w:pPr", "w:rPr", "w:settings"}) {
      for (const xml_node element : all_named(xml, name)) sort_children(element, ooxml_order(without_prefix(name)));
    }
    part.bytes = written(xml);
  }
}

ErrorOr<Nothing> finish_docx(std::vector<ArchivePart>& parts, const Document& document) {
  const auto styles = std::ranges::find(parts, "word/styles.xml", &ArchivePart::name);
  const auto main = std::ranges::find(parts, "word/document.xml", &ArchivePart::name);
  if (styles == parts.end() || main == parts.end()) return office_error("it has no text or no styles");
  xml_document xml;
  if (!parse(xml, main->bytes)) return office_error("its text is not XML");
  const xml_node body = xml.child("w:document").child("w:body");
  if (document.is_sheet) make_sheet(body);
  const auto tables = all_named(body, "w:tbl");
  const auto shapes = table_shapes(document);
  if (tables.size() != shapes.size())
    return office_error("it has " + std::to_string(tables.size()) + " tables in place of " +
                        std::to_string(shapes.size()));
  const bool has_facts_style = contains(styles->bytes, "\"FactsTable\"");
  for (std::size_t i = 0; i < tables.size(); ++i) shape_table(tables[i], shapes[i], text_width(body), has_facts_style);
  keep_introductions(body);
  break_pages(body, document);
  STIP_TRY_AS(main->bytes, with_controls(written(xml), OfficeFormat::docx));
  // Pandoc hangs lists twice as deep as the text of a table.
  for (ArchivePart& part : parts) {
    if (part.name != "word/numbering.xml") continue;
    for (const auto& [from, to] : {std::pair("w:left=\"720\" w:hanging=\"480\"", "w:left=\"397\" w:hanging=\"284\""),
                                   {"w:hanging=\"480\" w:left=\"720\"", "w:hanging=\"284\" w:left=\"397\""}}) {
      replace_all(part.bytes, from, to);
    }
  }
  follow_schema(parts);
  return Nothing{};
}

// --- ODT ----------------------------------------------------------------------------------------

double in_cm(std::string_view length, double otherwise) {
  const double number = std::strtod(std::string(length).c_str(), nullptr);
  if (ends_with(length, "cm")) return number;
  if (ends_with(length, "mm")) return number / 10;
  if (ends_with(length, "in")) return number * 2.54;
  if (ends_with(length, "pt")) return number * 2.54 / 72;
  return otherwise;
}

double text_width_cm(const std::string& styles) {
  xml_document xml;
  if (!parse(xml, styles)) return 16;
  for (const xml_node page : all_named(xml, "style:page-layout-properties")) {
    const double width = in_cm(page.attribute("fo:page-width").value(), 21) -
                         in_cm(page.attribute("fo:margin-left").value(), 2.5) -
                         in_cm(page.attribute("fo:margin-right").value(), 2.5);
    if (width > 4) return width;
  }
  return 16;
}

std::string cm(double length) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3fcm", length);
  return text;
}

xml_node style_named(xml_node styles, const std::string& name) {
  return styles.find_child([&](const xml_node& style) { return name == style.attribute("style:name").value(); });
}

xml_node new_style(xml_node styles, const std::string& name, const char* family) {
  xml_node style = style_named(styles, name);
  if (style) styles.remove_child(style);
  return add(styles, "style:style", {{"style:name", name}, {"style:family", family}});
}

void shape_table(xml_node table, xml_node styles, const TableShape& shape, double width) {
  const std::string name = table.attribute("table:style-name").value();
  add(new_style(styles, name, "table"), "style:table-properties",
      {{"style:width", cm(width)}, {"style:rel-width", "100%"}, {"table:align", "margins"}});
  std::size_t column = 0;
  for (xml_node entry : table.children("table:table-column")) {
    const double share = shape.shares[std::min(column++, shape.shares.size() - 1)];
    add(new_style(styles, entry.attribute("table:style-name").value(), "table-column"), "style:table-column-properties",
        {{"style:column-width", cm(width * share)},
         {"style:rel-column-width", std::to_string(std::lround(share * 65535)) + "*"}});
  }
  if (!shape.caption.empty())
    table.prepend_child("table:title").append_child(pugi::node_pcdata).set_value(shape.caption.c_str());
  for (xml_node row : all_named(table, "table:table-row")) set(row, "table:style-name", "StipRow");
}

/// As in DOCX: a sentence between a heading and a table stays with the table.
void keep_odt_introductions(xml_node text, xml_node styles) {
  for (const xml_node heading : text.children("text:h")) {
    const xml_node sentence = next_element(heading), next = next_element(sentence);
    const std::string old = sentence.attribute("text:style-name").value(), name = "StipKeep_" + old;
    const bool before_table = std::string_view("table:table") == next.name() ||
                              std::string_view("TableCaption") == next.attribute("text:style-name").value();
    if (old.empty() || std::string_view("text:p") != sentence.name() || !before_table) continue;
    if (!style_named(styles, name)) {
      const xml_node style = new_style(styles, name, "paragraph");
      set(style, "style:parent-style-name", old);
      add(style, "style:paragraph-properties", {{"fo:keep-with-next", "always"}});
    }
    set(sentence, "text:style-name", name);
  }
}

void break_odt_pages(xml_node text, xml_node styles) {
  std::vector<xml_node> marks;
  for (xml_node paragraph : text.children("text:p")) {
    if (std::string_view("StipPageBreak") == paragraph.attribute("text:style-name").value()) marks.push_back(paragraph);
  }
  for (const xml_node mark : marks) {
    const xml_node next = next_element(mark);
    const std::string old = next.attribute("text:style-name").value(), name = "StipBreak_" + old;
    if (!old.empty() && !style_named(styles, name)) {
      xml_node style = new_style(styles, name, "paragraph");
      set(style, "style:parent-style-name", old);
      add(style, "style:paragraph-properties", {{"fo:break-before", "page"}});
    }
    if (!old.empty()) set(next, "text:style-name", name);
    text.remove_child(mark);
  }
}

ErrorOr<Nothing> finish_odt(std::vector<ArchivePart>& parts, const Document& document) {
  const auto styles_part = std::ranges::find(parts, "styles.xml", &ArchivePart::name);
  const auto content = std::ranges::find(parts, "content.xml", &ArchivePart::name);
  if (styles_part == parts.end() || content == parts.end()) return office_error("it has no text or no styles");
  xml_document xml;
  if (!parse(xml, content->bytes)) return office_error("its text is not XML");
  const xml_node root = xml.child("office:document-content"), styles = root.child("office:automatic-styles"),
                 text = root.child("office:body").child("office:text");
  const auto tables = all_named(text, "table:table");
  const auto shapes = table_shapes(document);
  if (tables.size() != shapes.size())
    return office_error("it has " + std::to_string(tables.size()) + " tables in place of " +
                        std::to_string(shapes.size()));
  add(new_style(styles, "StipRow", "table-row"), "style:table-row-properties", {{"fo:keep-together", "always"}});
  add(new_style(styles, "TableHeaderRowCell", "table-cell"), "style:table-cell-properties",
      {{"fo:padding", "0.08cm"},
       {"fo:padding-left", "0.15cm"},
       {"fo:padding-right", "0.15cm"},
       {"fo:border-left", "none"},
       {"fo:border-right", "none"},
       {"fo:border-top", "1pt solid #0d4350"},
       {"fo:border-bottom", "1pt solid #0d4350"},
       {"fo:background-color", "#eaf0f1"},
       {"style:vertical-align", "bottom"}});
  add(new_style(styles, "TableRowCell", "table-cell"), "style:table-cell-properties",
      {{"fo:padding", "0.08cm"},
       {"fo:padding-left", "0.15cm"},
       {"fo:padding-right", "0.15cm"},
       {"fo:border-left", "none"},
       {"fo:border-right", "none"},
       {"fo:border-top", "0.5pt solid #c3cbce"},
       {"fo:border-bottom", "0.5pt solid #c3cbce"}});
  for (const char* name : {"Table_20_Text", "Table_20_Heading"}) {
    xml_node right = new_style(styles, std::string(name) + "_20_Right", "paragraph");
    set(right, "style:parent-style-name", name);
    add(right, "style:paragraph-properties", {{"fo:text-align", "end"}});
  }
  // Pandoc writes the name of a style that the reference document lacks as it is; in ODT a space in it is "_20_".
  for (xml_node paragraph : all_named(text, "text:p")) {
    std::string name = paragraph.attribute("text:style-name").value();
    replace_all(name, " ", "_20_");
    if (!name.empty()) set(paragraph, "text:style-name", name);
  }
  xml_node gap = new_style(styles, "StipGap", "paragraph");
  set(gap, "style:parent-style-name", "Standard");
  add(gap, "style:paragraph-properties", {{"fo:line-height", "0.2cm"}});
  add(gap, "style:text-properties", {{"fo:font-size", "4pt"}});
  for (std::size_t i = 0; i < tables.size(); ++i)
    shape_table(tables[i], styles, shapes[i], text_width_cm(styles_part->bytes));
  keep_odt_introductions(text, styles);
  break_odt_pages(text, styles);
  STIP_TRY_AS(content->bytes, with_controls(written(xml), OfficeFormat::odt));
  return Nothing{};
}

void fill_footer(std::vector<ArchivePart>& parts, const std::string& footer) {
  std::string words;
  escape_to(words, footer);
  for (ArchivePart& part : parts) {
    const bool holds =
        starts_with(part.name, "word/footer") || starts_with(part.name, "word/header") || part.name == "styles.xml";
    if (holds) replace_all(part.bytes, "{{footer}}", words);
  }
}

/// Each letter has two sides, whatever the number of pages of the file.
void count_by_letter(std::vector<ArchivePart>& parts) {
  constexpr std::string_view of_all = "<w:t xml:space=\"preserve\"> / </w:t>";
  for (ArchivePart& part : parts) {
    const auto from = starts_with(part.name, "word/footer") ? part.bytes.find(of_all) : part.bytes.npos;
    const auto until = from == part.bytes.npos ? from : part.bytes.rfind("</w:p>");
    if (until == part.bytes.npos || until < from) continue;
    part.bytes.replace(from, until - from, "<w:t xml:space=\"preserve\"> / 2</w:t></w:r>");
  }
}

}  // namespace

ErrorOr<std::string> finish_package(std::string_view package, OfficeFormat format, const Document& document) {
  STIP_TRY_AS(std::vector<ArchivePart> parts, parts_of_package(package));
  STIP_TRY(format == OfficeFormat::docx ? finish_docx(parts, document) : finish_odt(parts, document));
  fill_footer(parts, document.footer);
  if (format == OfficeFormat::docx && is_stack_of_letters(document)) count_by_letter(parts);
  return write_archive(parts);
}

ErrorOr<std::vector<ArchivePart>> parts_of_package(std::string_view package) {
  constexpr ArchiveLimits ours{10'000, std::size_t{256} << 20, std::size_t{1} << 30};
  auto archive = Archive::open(package, "office document", ours);
  if (!archive.ok()) return office_error("it is no ZIP file");
  auto parts = archive->read_all();
  if (!parts.ok()) return office_error("a part is damaged or too large");
  return parts;
}

std::vector<std::string> problems_of_package(std::string_view package) {
  const auto parts = parts_of_package(package);
  if (!parts.ok()) return {parts.error().problem};
  std::vector<std::string> problems;
  std::set<std::string> names;
  for (const ArchivePart& part : *parts) names.insert(part.name);
  for (const ArchivePart& part : *parts) {
    const bool is_xml = ends_with(part.name, ".xml") || ends_with(part.name, ".rels");
    if (is_xml && has_forbidden_character(part.bytes))
      problems.push_back(part.name + " holds a character that XML forbids");
    xml_document xml;
    if (!is_xml) continue;
    if (!part.bytes.empty() && !parse(xml, part.bytes)) problems.push_back(part.name + " is not well-formed");
    if (!ends_with(part.name, ".rels")) continue;
    // "word/_rels/document.xml.rels" speaks of files beside "word/".
    const std::string folder = part.name.substr(0, part.name.find("_rels/"));
    for (const xml_node relation : xml.child("Relationships").children("Relationship")) {
      const std::string target = relation.attribute("Target").value();
      if (std::string_view("External") == relation.attribute("TargetMode").value()) continue;
      if (!names.count(starts_with(target, "/") ? target.substr(1) : folder + target))
        problems.push_back(part.name + ": " + target + " is not there");
    }
  }
  return problems;
}

}  // namespace stip
