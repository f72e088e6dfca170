// Paper form test: what was written is read back, and a mangled file says what is wrong with it.
#include "mailing/paper_form.h"

#include <doctest/doctest.h>
#include <algorithm>
#include <functional>

#include "base/archive.h"
#include "base/text.h"

namespace stip {
namespace {

PaperForm form() {
  PaperForm form;
  form.title = "Rapportage: Meer & <snellere> bomen";
  form.stamp = "stip-1 A-1 CY-1 7 public nl 00000000";
  form.intro = {"Vul dit in."};
  form.facts = {{"Actie", "A-1"}};
  form.sections = {{"Stand",
                    "Kies.",
                    {{"schedule", "Op schema?", "Hulp", {{"Ja", "Alles loopt."}, {"Nee", ""}}, false, "Ja"},
                     {"money", "Geld?", "", {{"Ja", ""}, {"Nee", ""}}, false, ""}}},
                   {"Uitleg",
                    "",
                    {{"cause", "Oorzaak", "", {}, true, "Eerste regel\nTweede <regel> & \"meer\""},
                     {"M-1.due", "Datum", "", {}, false, "Q3 2027"},
                     {"empty", "Leeg", "", {}, true, ""}}}};
  return form;
}

const PaperAnswer* answer(const ReturnedPaper& paper, std::string_view key) {
  const auto found = std::ranges::find(paper.answers, paper_mark(key), &PaperAnswer::mark);
  return found == paper.answers.end() ? nullptr : &*found;
}

/// The file with one part of it changed.
std::string changed(const std::string& bytes, const std::string& part,
                    const std::function<void(std::string&)>& change) {
  Archive archive = *Archive::open(bytes, "x");
  auto parts = *archive.read_all();
  for (ArchivePart& each : parts)
    if (each.name == part) change(each.bytes);
  return *write_archive(parts);
}

TEST_CASE("what stands in a form is read back from each format, with its stamp") {
  for (const PaperFormat format : paper_formats) {
    CAPTURE(name_of(format));
    const auto bytes = write_paper(form(), format);
    REQUIRE(bytes.ok());
    const auto paper = read_paper(*bytes, "f", Language::en);
    REQUIRE(paper.ok());
    CHECK(paper->stamp == form().stamp);
    REQUIRE(paper->answers.size() == 5);
    CHECK(answer(*paper, "schedule")->text == "Ja");
    CHECK(answer(*paper, "money")->text.empty());
    CHECK(answer(*paper, "cause")->text == "Eerste regel\nTweede <regel> & \"meer\"");
    CHECK(answer(*paper, "M-1.due")->text == "Q3 2027");
    CHECK(answer(*paper, "empty")->text.empty());
    CHECK_FALSE(answer(*paper, "cause")->place.empty());
  }
}

TEST_CASE("the same form gives the same bytes") {
  for (const PaperFormat format : paper_formats) CHECK(*write_paper(form(), format) == *write_paper(form(), format));
}

TEST_CASE("a document is read by its tags when its bookmarks are gone, and by its bookmarks when its tags are") {
  const std::string bytes = *write_paper(form(), PaperFormat::docx);
  const auto without = [&](const std::string& from, const std::string& to) {
    return *read_paper(changed(bytes, "word/document.xml", [&](std::string& xml) { replace_all(xml, from, to); }), "f",
                       Language::en);
  };
  const ReturnedPaper whole = *read_paper(bytes, "f", Language::en);
  CHECK(without("<w:bookmarkStart ", "<w:other ").answers == whole.answers);
  CHECK(without("<w:tag ", "<w:other ").answers == whole.answers);
  const ReturnedPaper neither = without("stip_", "gone_");
  CHECK(neither.answers.empty());
  CHECK(neither.stamp.empty());
}

TEST_CASE("text that was taken out with tracked changes is not read") {
  const std::string bytes = changed(*write_paper(form(), PaperFormat::docx), "word/document.xml", [](std::string& xml) {
    replace_all(
        xml, "<w:r><w:t xml:space=\"preserve\">Q3 2027</w:t></w:r>",
        "<w:del><w:r><w:t>Q3 2027</w:t></w:r></w:del><w:ins><w:r><w:t>Q4</w:t><w:tab/><w:t>2028</w:t></w:r></w:ins>");
  });
  CHECK(answer(*read_paper(bytes, "f", Language::en), "M-1.due")->text == "Q4\t2028");
}

TEST_CASE("what is no form is refused with a remedy, in Dutch and English") {
  const std::string docx = *write_paper(form(), PaperFormat::docx);
  const auto refused = [](std::string_view bytes, std::string_view word) {
    for (const Language language : {Language::nl, Language::en}) {
      const auto paper = read_paper(bytes, "f.docx", language);
      REQUIRE_FALSE(paper.ok());
      CHECK(paper.error().kind == ErrorKind::invalid);
      CHECK_FALSE(paper.error().remedy.empty());
      if (language == Language::en) CHECK_MESSAGE(contains(paper.error().problem, word), paper.error().problem);
    }
  };
  refused("", "empty");
  refused("%PDF-1.7", "no Word document");
  refused("\xD0\xCF\x11\xE0 and so on", "password");
  refused(*write_archive({{"mimetype", "x"}, {"content.xml", "x"}}), "OpenDocument");
  refused(*write_archive({{"a.txt", "x"}}), "no Word document");
  refused(*write_archive({{"word/document.xml", "<w:document"}}), "damaged");
  refused(*write_archive({{"word/document.xml", "x"}, {"word/vbaProject.bin", "x"}}), "macros");
  refused(*write_archive({{"word/document.xml", "<!DOCTYPE x [<!ENTITY a \"b\">]><x>&a;</x>"}}), "document type");
  refused(*write_archive({{"word/document.xml", std::string(300'000, '<')}}), "longer than any form");
  refused(*write_archive({{"word/document.xml", std::string(20u << 20, ' ')}}), "unpacks to far too much");
  refused(std::string(11u << 20, 'x'), "10 MB");
  refused(docx.substr(0, docx.size() / 2), "damaged");
}

TEST_CASE("a document nested as deep as it can be is read without falling over") {
  std::string xml = "<w:document xmlns:w=\"x\">";
  for (int i = 0; i < 90'000; ++i) xml += "<w:tbl>";
  for (int i = 0; i < 90'000; ++i) xml += "</w:tbl>";
  const auto paper = read_paper(*write_archive({{"word/document.xml", xml + "</w:document>"}}), "f", Language::en);
  REQUIRE(paper.ok());
  CHECK(paper->answers.empty());
}

TEST_CASE("a cell that reckons is marked, and a sheet may have any name") {
  std::string bytes = changed(*write_paper(form(), PaperFormat::xlsx), "xl/workbook.xml",
                              [](std::string& xml) { replace_all(xml, "<sheet name=\"", "<sheet name=\"Other "); });
  int replaced = 0;
  bytes = changed(bytes, "xl/worksheets/sheet1.xml", [&](std::string& xml) {
    // The last answer of the form, whatever stands in it.
    const auto at = xml.rfind("<c r=\"C"), end = std::min(xml.find("</c>", at), xml.find("/>", at));
    const std::string cell = xml.substr(at + 6, xml.find('"', at + 6) - at - 6);
    const std::string old = xml.substr(at, xml.compare(end, 2, "/>") == 0 ? end + 2 - at : end + 4 - at);
    xml.replace(at, old.size(), "<c r=\"" + cell + "\" t=\"str\"><f>1+1</f><v>Ja</v></c>");
    ++replaced;
  });
  REQUIRE(replaced == 1);
  const auto paper = read_paper(bytes, "f", Language::en);
  REQUIRE(paper.ok());
  REQUIRE(paper->answers.size() == 5);
  for (const PaperAnswer& each : paper->answers) CHECK(each.is_formula == (each.mark == paper_mark("empty")));
}

TEST_CASE("a mark fits every office program, and two keys have two") {
  for (const std::string_view key : {"a", "M-014.due", "M_014.due", "M-014_due"}) CHECK(paper_mark(key).size() <= 40);
  CHECK(paper_mark(std::string(200, 'x')).size() <= 40);
  CHECK(paper_mark("M-014.due") != paper_mark("M_014.due"));
}

}  // namespace
}  // namespace stip
