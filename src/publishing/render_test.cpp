// Tests of documents in their formats: what is in the file, not that there is one.
#include "publishing/render.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <thread>

#include "base/process.h"
#include "base/temp_folder.h"
#include "base/text.h"
#include "publishing/document_html.h"
#include "publishing/office_package.h"
#include "publishing/pdf_stamps.h"

using namespace stip;

namespace {

/// A document with one of everything.
Document sample() {
  using namespace std::chrono;
  Document document{.language = Language::nl,
                    .title = "Voortgang van de acties",
                    .subtitle = "Editie 2026",
                    .date = 2026y / 9 / 6,
                    .publisher = "Programmateam",
                    .footer = "Editie 2026, regel 412 van het logboek"};
  document.notes = {
      {"BR-2", {emphasis("Tweede bron"), text(".")}},
      {"BR-1", {emphasis("Eerste bron"), text(", "), link_to("https://example.org/1", "https://example.org/1")}}};
  const Inline first{Inline::Kind::note, {}, {}, 1}, second{Inline::Kind::note, {}, {}, 0};
  document.blocks = {
      Contents{"Inhoud", 2},
      PageBreak{},
      Heading{1, "Eerste hoofdstuk", "h1"},
      Paragraph{{text("Een zin die alles zegt.")}, Paragraph::Role::lead},
      Paragraph{{text("Gewoon, "), strong("sterk"), text(", "), emphasis("nadruk"), text(", "), quiet("zacht"),
                 text(" en een "), link_to("verwijzing", "https://example.org"), first, second, line_break(),
                 text("nieuwe regel"), first}},
      Heading{2, "Een actie", "A-001"},
      Facts{{{"Trekker", {text("Ministerie van Voorbeelden")}}, {"Planning", {text("2026 tot 2028"), first}}},
            "Over actie A-001"},
      BulletList{{{text("een")}, {text("twee")}}},
      BulletList{{{text("eerst")}, {text("dan")}}, true},
      DataTable{"Geld per bron",
                {{"Bron", 2}, {"Stadium", 1}, {"Bedrag", 1, Column::Align::right}},
                {{{text("Fonds")}, {text("toegekend")}, {text("€ 246 mln")}},
                 {{text("EU")}, {text("gevraagd")}, {text("€ 5 mln"), second}}},
                true,
                {text("Niet optellen.")}},
      Callout{Callout::Kind::invented, "Verzonnen voorbeeld", {{text("Dit bestaat niet.")}}},
      Paragraph{{deleted("tweede kwartaal 2027"), text(" "), inserted("vierde kwartaal 2028")}},
      Heading{1, "Tweede hoofdstuk", "h2"},
      Figure{"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 5\"><rect width=\"10\" height=\"5\" "
             "fill=\"#0d4350\"/></svg>",
             "Een gekleurd vlak", "Figuur 1", 8},
      Paragraph{{text("Slot.")}},
  };
  return document;
}

bool office_is_installed() {
  return !installed_program("pandoc").empty() && !installed_program("rsvg-convert").empty();
}
bool pdf_is_installed() { return office_is_installed() && !installed_program("soffice").empty(); }

std::string part(const std::string& package, const std::string& name) {
  const auto parts = parts_of_package(package);
  REQUIRE(parts.ok());
  const auto found = std::ranges::find(*parts, name, &ArchivePart::name);
  return found == parts->end() ? std::string() : found->bytes;
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
  return found;
}

std::string output_of(std::vector<std::string> words) {
  auto folder = *TempFolder::make();
  const auto ended = run({.words = std::move(words), .output_file = folder.file("out")});
  return ended.ok() ? *read_file(folder.file("out")) : std::string();
}

}  // namespace

TEST_CASE("the sample has nothing to trip over") { CHECK(problems_of(sample()).empty()); }

TEST_CASE("a skipped heading level, a table without caption and a link to nothing are told") {
  Document document = sample();
  document.blocks = {Heading{2, "Te diep"}, DataTable{"", {Column{"a"}}, {{{text("1")}, {text("2")}}}},
                     Paragraph{{link_to("x", "#nergens")}}, Heading{3, "x", "twee"}, Heading{3, "y", "twee"}};
  CHECK(problems_of(document).size() == 5);
}

TEST_CASE("notes are numbered as they are met, each once") {
  const auto numbers = note_numbers(sample());
  CHECK(numbers == std::vector<std::size_t>{2, 1});
}

TEST_CASE("HTML has its language, one h1, captions, scopes and notes with a way back") {
  const std::string page = *render(sample(), Format::html);
  CHECK(contains(page, "<html lang=\"nl\">"));
  CHECK(count(page, "<h1") == 1);
  CHECK(contains(page, "<h2 id=\"h1\" class=\"break\">Eerste hoofdstuk</h2>"));
  CHECK(contains(page, "<caption id=\"tabel-1\">Geld per bron</caption>"));
  CHECK(count(page, "scope=\"col\"") == 3);
  CHECK(count(page, "scope=\"row\"") == 2);
  CHECK(contains(page, "href=\"#noot-1\" id=\"noot-1-2\""));
  CHECK(contains(page, "<li id=\"noot-2\">"));
  CHECK(contains(page, "<del>tweede kwartaal 2027</del> <ins>vierde kwartaal 2028</ins>"));
  CHECK(count(page, "<script") == 0);
  CHECK(count(page, "style=") == 0);
}

TEST_CASE("a link that could run code is plain text") {
  for (const char* bad : {"javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "vbscript:x",
                          "https://a b", "JaVaScRiPt:x", "//evil.example", "#"}) {
    CHECK(safe_address(bad).empty());
  }
  CHECK(safe_address("https://example.org/?a=1&b=2") == "https://example.org/?a=1&b=2");
}

TEST_CASE("DOCX has real headings, notes, header rows, language and title") {
  if (!office_is_installed()) return;
  const auto made = render(sample(), Format::docx);
  REQUIRE(made.ok());
  CHECK(problems_of_package(*made).empty());
  const std::string text = part(*made, "word/document.xml");
  CHECK(count(text, "<w:pStyle w:val=\"Heading1\"") == 2);
  CHECK(count(text, "<w:pStyle w:val=\"Heading2\"") == 1);
  CHECK(count(text, "<w:footnoteReference ") == 2);
  CHECK(count(text, " NOTEREF _Noot1 ") == 2);
  CHECK(count(text, " NOTEREF _Noot2 ") == 1);
  CHECK(contains(part(*made, "word/footnotes.xml"), "Eerste bron"));
  CHECK(count(text, "<w:tblHeader/>") == 1);
  CHECK(count(text, "<w:tblCaption w:val=\"Geld per bron\"/>") == 1);
  CHECK(count(text, "w:pageBreakBefore") == 1);
  CHECK(count(text, "StipPageBreak") == 0);
  CHECK(count(text, " PAGEREF ") == 3);
  CHECK(contains(text, "descr=\"Een gekleurd vlak\""));
  CHECK(contains(part(*made, "word/styles.xml"), "w:val=\"nl-NL\""));
  const std::string core = part(*made, "docProps/core.xml");
  CHECK(contains(core, "<dc:title>Voortgang van de acties</dc:title>"));
  CHECK(contains(core, "<dc:language>nl-NL</dc:language>"));
  CHECK(contains(core, "2026-09-06T00:00:00Z"));
  const auto parts = *parts_of_package(*made);
  CHECK(std::ranges::any_of(parts, [](const ArchivePart& some) {
    return starts_with(some.name, "word/footer") && contains(some.bytes, "regel 412");
  }));
}

TEST_CASE("in DOCX and ODT a sentence between a heading and a table stays with the table") {
  if (!office_is_installed()) return;
  Document document = sample();
  document.blocks = {Heading{1, "Kop"}, Paragraph{{text("Een zin ervoor.")}},
                     DataTable{"Tabel", {Column{"a"}, Column{"b"}}, {{{text("1")}, {text("2")}}}},
                     Paragraph{{text("Een zin erna.")}}};
  const std::string docx = part(*render(document, Format::docx), "word/document.xml");
  const auto before = docx.find("ervoor"), keep = docx.rfind("<w:keepNext/>", before);
  CHECK(keep > docx.rfind("<w:p>", before));
  CHECK(docx.rfind("<w:keepNext/>", docx.find("erna")) < docx.rfind("<w:p>", docx.find("erna")));
  CHECK(count(part(*render(document, Format::odt), "content.xml"), "\"StipKeep_") == 2);
}

TEST_CASE("words in another language are so in DOCX and ODT") {
  if (!office_is_installed()) return;
  Document document{.language = Language::en, .title = "Title"};
  document.blocks = {Paragraph{{text("English, and "), untranslated(Language::en, quiet("<Nederlands> & zo"))}}};
  const std::string docx = part(*render(document, Format::docx), "word/document.xml");
  CHECK(contains(docx, "<w:rStyle w:val=\"Quiet\"/><w:lang w:val=\"nl-NL\"/></w:rPr>"));
  CHECK(contains(docx, "&lt;Nederlands&gt; &amp; zo</w:t>"));
  CHECK(count(docx, "nl-NL") == 1);
  const std::string odt = part(*render(document, Format::odt), "content.xml");
  CHECK(contains(odt, "fo:language=\"nl\""));
  CHECK(contains(odt, "&lt;Nederlands&gt;"));
}

TEST_CASE("the properties in a DOCX stand in the order of the schema") {
  if (!office_is_installed()) return;
  const auto made = render(sample(), Format::docx);
  const std::string text = part(*made, "word/document.xml"), settings = part(*made, "word/settings.xml");
  CHECK(contains(text, "<w:b/><w:bCs/>"));
  CHECK_FALSE(contains(text, "<w:bCs/><w:b/>"));
  CHECK(text.find("<w:pStyle", text.find("<w:numPr>") - 200) < text.find("<w:numPr>"));
  CHECK(settings.find("<w:zoom") < settings.find("<w:embedSystemFonts"));
}

TEST_CASE("the same document gives the same bytes in each format, also a second later") {
  if (!pdf_is_installed()) return;
  const auto all = [] {
    std::vector<std::string> made;
    for (const Format format : {Format::html, Format::docx, Format::odt, Format::pdf})
      made.push_back(*render(sample(), format));
    return made;
  };
  const auto first = all();
  std::this_thread::sleep_for(std::chrono::milliseconds(1'100));
  CHECK(first == all());
}

TEST_CASE("a PDF tells the day of its document, in its properties and in its XMP") {
  std::string pdf =
      "%PDF /CreationDate(D:20261124215124Z') <xmp:CreateDate>2026-11-24T21:51:24Z</xmp:CreateDate> (a text)"
      "\ntrailer /ID [ <8642E700F599474F8096D71D2AC9B5F0>\n<8642E700F599474F8096D71D2AC9B5F0> ]";
  const std::size_t length = pdf.size();
  tell_day(pdf, 1'788'652'800);  // 6 September 2026
  CHECK(pdf.size() == length);
  CHECK(contains(pdf, "/CreationDate(D:20260906000000Z')"));
  CHECK(contains(pdf, "<xmp:CreateDate>2026-09-06T00:00:00Z<"));
  CHECK_FALSE(contains(pdf, "8642E700"));
  // Other contents, another identifier; the same, the same.
  std::string other = pdf, same = pdf;
  other.replace(other.find("a text"), 6, "a tale");
  tell_day(other, 1'788'652'800);
  tell_day(same, 1'788'652'800);
  CHECK(same == pdf);
  CHECK(other.substr(other.find("/ID")) != pdf.substr(pdf.find("/ID")));
}

TEST_CASE("ODT has real headings, notes, header rows, language and title") {
  if (!office_is_installed()) return;
  const auto made = render(sample(), Format::odt);
  REQUIRE(made.ok());
  CHECK(problems_of_package(*made).empty());
  CHECK(parts_of_package(*made)->front().name == "mimetype");
  const std::string text = part(*made, "content.xml");
  CHECK(count(text, "text:outline-level=\"1\"") == 2);
  CHECK(count(text, "<text:note ") == 2);
  CHECK(count(text, "<text:note-ref ") == 3);
  CHECK(count(text, "<table:table-header-rows>") == 1);
  CHECK(contains(text, "<table:title>Geld per bron</table:title>"));
  CHECK(contains(text, "fo:break-before=\"page\""));
  CHECK(contains(part(*made, "styles.xml"), "fo:language=\"nl\""));
  CHECK(contains(part(*made, "styles.xml"), "regel 412"));
  CHECK(contains(part(*made, "meta.xml"), "<dc:title>Voortgang van de acties</dc:title>"));
}

TEST_CASE("letters in one file are numbered each by itself, and take no page more for it") {
  Document letters{.language = Language::nl, .title = "Brieven", .date = {}, .is_sheet = true};
  const auto side = [&](const std::string& words, bool breaks) {
    if (breaks) letters.blocks.push_back(PageBreak{});
    letters.blocks.push_back(Paragraph{{text(words)}});
  };
  side("Voor de drukker.", false);
  side("For the printer.", true);
  for (int letter = 1; letter <= 3; ++letter) {
    side("Brief " + std::to_string(letter), true);
    side("Letter " + std::to_string(letter), true);
  }
  if (!office_is_installed()) return;
  const auto docx = render(letters, Format::docx);
  REQUIRE(docx.ok());
  CHECK(problems_of_package(*docx).empty());
  CHECK(count(part(*docx, "word/document.xml"), "<w:pgNumType w:start=\"1\"/>") == 4);
  if (!pdf_is_installed() || installed_program("pdftotext").empty()) return;
  const auto pdf = render(letters, Format::pdf);
  REQUIRE(pdf.ok());
  auto folder = *TempFolder::make();
  REQUIRE(write_file(folder.file("a.pdf"), *pdf).ok());
  const std::vector<std::string> pages = split(output_of({"pdftotext", "-layout", folder.file("a.pdf"), "-"}), '\f');
  REQUIRE(pages.size() == 9);  // Behind the last page stands one more mark.
  for (std::size_t page = 0; page < 8; ++page) {
    std::string words(trimmed(pages[page]));
    replace_all(words, " ", "");
    CHECK(ends_with(words, page % 2 == 0 ? "1/2" : "2/2"));
  }
}

TEST_CASE("PDF is tagged, follows PDF/UA, and has outline, language and title") {
  if (!pdf_is_installed() || installed_program("qpdf").empty() || installed_program("pdfinfo").empty()) return;
  const auto made = render(sample(), Format::pdf);
  REQUIRE(made.ok());
  auto folder = *TempFolder::make();
  REQUIRE(write_file(folder.file("a.pdf"), *made).ok());
  const std::string info = output_of({"pdfinfo", folder.file("a.pdf")});
  CHECK(contains(info, "Tagged:          yes"));
  CHECK(contains(info, "Title:           Voortgang van de acties"));
  const std::string plain_pdf = output_of({"qpdf", "--qdf", "--object-streams=disable", folder.file("a.pdf"), "-"});
  CHECK(contains(plain_pdf, "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(contains(plain_pdf, "/Lang (nl-NL)"));
  CHECK(contains(plain_pdf, "/Outlines"));
  CHECK(contains(plain_pdf, "/DisplayDocTitle true"));
  const std::string tags = output_of({"pdfinfo", "-struct-text", folder.file("a.pdf")});
  CHECK(count(tags, "H1 (block)") == 2);
  CHECK(count(tags, "/Scope /Column") == 3);
  CHECK(count(tags, "/Scope /Row") == 4);
  CHECK(tags.find("/Scope /Row") < tags.find("\"Trekker\""));
  CHECK(tags.find("\"Bron\"") < tags.find("\"Fonds\""));
  CHECK(count(tags, "Note (inline)") == 2);
  CHECK(run({.words = {"qpdf", "--check", folder.file("a.pdf")}})->exit_code == 0);
}

TEST_CASE("a reference document of one's own is used, and one that is none is refused") {
  if (!office_is_installed()) return;
  auto folder = *TempFolder::make();
  REQUIRE(run({.words = {"pandoc", "--print-default-data-file", "reference.docx"},
               .output_file = folder.file("own.docx"),
               .environment = {"HOME=" + folder.path()}})
              .ok());
  const auto own = render(sample(), Format::docx, {.reference = folder.file("own.docx")});
  REQUIRE(own.ok());
  CHECK(contains(part(*own, "word/styles.xml"), "4F81BD"));
  CHECK(problems_of_package(*own).empty());
  REQUIRE(write_file(folder.file("bad.docx"), "no document").ok());
  const auto bad = render(sample(), Format::docx, {.reference = folder.file("bad.docx")});
  REQUIRE_FALSE(bad.ok());
  CHECK(bad.error().kind == ErrorKind::invalid);
  CHECK_FALSE(render(sample(), Format::odt, {.reference = folder.file("absent.odt")}).ok());
}
