// Form document: a paper form as DOCX, each answer in a content control beside its question.
#include "base/html.h"
#include "mailing/paper_parts.h"

// Written as ECMA-376 part 1 (WordprocessingML) has it. Each answer is found by the tag of its content control
// (17.5.2.42) and, since some programs drop that, by a bookmark (17.13.6) before its question in the same row.
namespace stip {
namespace {

constexpr Markup<0> content_types =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>)";
constexpr Markup<0> relationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>)";
constexpr Markup<0> document_relationships =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>)";
constexpr Markup<1> styles =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="{}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:after="160"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="154273"/><w:sz w:val="36"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:color w:val="154273"/><w:sz w:val="26"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Question"><w:name w:val="Question"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Help"><w:name w:val="Help"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="20" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="535353"/><w:sz w:val="18"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:rPr><w:color w:val="535353"/><w:sz w:val="16"/></w:rPr></w:style></w:styles>)";
constexpr Markup<2> core =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>)";
constexpr Markup<1> footer =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:ftr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:t xml:space="preserve">{} · </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>)";

/// A text as a run, its lines broken inside it. `look`: its properties, if any.
Html run(std::string_view text, const Html& look = {}) {
  Html lines;
  for (std::size_t from = 0;;) {
    const auto end = text.find('\n', from);
    lines.add("<w:t xml:space=\"preserve\">{}</w:t>", text.substr(from, end == text.npos ? end : end - from));
    if (end == text.npos) break;
    lines.add("<w:br/>");
    from = end + 1;
  }
  return html("<w:r>{}{}</w:r>", look, lines);
}

Html paragraph(std::string_view style, std::string_view text) {
  return html("<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style, run(text));
}

class Writer {
 public:
  explicit Writer(const PaperForm& form) : form_(form) {}

  std::string document() {
    Html body = paragraph("Title", form_.title);
    for (const std::string& text : form_.intro) body.add(paragraph("Normal", text));
    Html facts;
    for (const auto& [label, text] : form_.facts)
      facts.add(row(paragraph("Question", label), paragraph("Normal", text)));
    facts.add(row(marked(stamp_key, tr(form_.language, "Reference (do not change)")),
                  control(stamp_key, tr(form_.language, "Reference"), {}, form_.stamp, false)));
    body.add(table(facts));
    for (const PaperSection& section : form_.sections) {
      body.add(paragraph("Heading1", section.title));
      if (!section.intro.empty()) body.add(paragraph("Normal", section.intro));
      Html rows;
      for (const PaperQuestion& question : section.questions) rows.add(question_row(question));
      body.add(table(rows));
    }
    return html(
               R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>{}<w:p/><w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>)",
               body)
        .str();
  }

 private:
  /// A question, with the bookmark by which its row is known.
  Html marked(std::string_view key, std::string_view label) {
    ++number_;
    return html(
        "<w:p><w:pPr><w:pStyle w:val=\"Question\"/></w:pPr><w:bookmarkStart w:id=\"{}\" w:name=\"{}\"/>{}"
        "<w:bookmarkEnd w:id=\"{}\"/></w:p>",
        number_, paper_mark(key), run(label), number_);
  }

  Html control(std::string_view key, std::string_view label, const std::vector<PaperChoice>& choices,
               std::string_view answer, bool is_long) {
    Html kind;
    if (choices.empty()) {
      kind = is_long ? html("<w:text w:multiLine=\"1\"/>") : html("<w:text/>");
    } else {
      Html items;
      // What stands there when nothing is chosen can be chosen again.
      const std::string_view none = placeholder(form_.language, true);
      items.add("<w:listItem w:displayText=\"{}\" w:value=\"{}\"/>", none, none);
      for (const PaperChoice& choice : choices)
        items.add("<w:listItem w:displayText=\"{}\" w:value=\"{}\"/>", choice.label, choice.label);
      kind = html("<w:dropDownList>{}</w:dropDownList>", items);
    }
    const bool is_open = answer.empty();
    return html(
        "<w:p><w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{}\"/>"
        "<w:lock w:val=\"sdtLocked\"/>{}{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt></w:p>",
        label, paper_mark(key), 1'000 + number_, is_open ? html("<w:showingPlcHdr/>") : Html{}, kind,
        is_open ? run(placeholder(form_.language, !choices.empty()), html("<w:rPr><w:color w:val=\"6B6B6B\"/></w:rPr>"))
                : run(answer));
  }

  Html question_row(const PaperQuestion& question) {
    Html asked = marked(question.key, question.label);
    if (!question.help.empty()) asked.add(paragraph("Help", question.help));
    Html answered = control(question.key, question.label, question.choices, question.answer, question.is_long);
    Html meanings;
    for (const PaperChoice& choice : question.choices) {
      if (choice.help.empty()) continue;
      meanings.add("<w:p><w:pPr><w:pStyle w:val=\"Help\"/></w:pPr>{}{}</w:p>",
                   run(choice.label + ": ", html("<w:rPr><w:b/></w:rPr>")), run(choice.help));
    }
    asked.add(meanings);
    return row(asked, answered, html("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF9E0\"/>"));
  }

  /// `shade`: of the cell that is to be filled in.
  static Html row(const Html& left, const Html& right, const Html& shade = {}) {
    return html(
        "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w=\"5000\" w:type=\"dxa\"/></w:tcPr>{}</w:tc>"
        "<w:tc><w:tcPr><w:tcW w:w=\"4638\" w:type=\"dxa\"/>{}</w:tcPr>{}</w:tc></w:tr>",
        left, shade, right);
  }

  static Html table(const Html& rows) {
    return html(
        "<w:tbl><w:tblPr><w:tblW w:w=\"9638\" w:type=\"dxa\"/><w:tblBorders>"
        "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B4B4B4\"/>"
        "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B4B4B4\"/>"
        "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"B4B4B4\"/></w:tblBorders>"
        "<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"60\" w:type=\"dxa\"/>"
        "<w:left w:w=\"85\" w:type=\"dxa\"/><w:bottom w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>"
        "</w:tblCellMar></w:tblPr><w:tblGrid><w:gridCol w:w=\"5000\"/><w:gridCol w:w=\"4638\"/></w:tblGrid>{}</w:tbl>",
        rows);
  }

  const PaperForm& form_;
  int number_ = 0;
};

}  // namespace

std::string to_docx(const PaperForm& form) {
  const std::string_view locale = form.language == Language::nl ? "nl-NL" : "en-GB";
  const auto bytes = write_archive({{"[Content_Types].xml", html(content_types).str()},
                                    {"_rels/.rels", html(relationships).str()},
                                    {"docProps/core.xml", html(core, form.title, locale).str()},
                                    {"word/document.xml", Writer(form).document()},
                                    {"word/styles.xml", html(styles, locale).str()},
                                    {"word/footer1.xml", html(footer, form.title).str()},
                                    {"word/_rels/document.xml.rels", html(document_relationships).str()}});
  STIP_ASSERT(bytes.ok());  // Only without memory.
  return *bytes;
}

}  // namespace stip
