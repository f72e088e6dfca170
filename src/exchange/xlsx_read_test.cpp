// XLSX reading: sound workbooks as they are, hostile ones as errors, quickly and within little memory.
#include "exchange/xlsx_read.h"

#include <doctest/doctest.h>
#include <sys/resource.h>

#include "base/archive.h"
#include "base/text.h"
#include "exchange/xlsx_text.h"

namespace stip {
namespace {

const std::string folder = "tests/conformance/archives/";

/// A workbook of one sheet with these rows, styles and properties.
std::string workbook(const std::string& rows, const std::string& after = {}, const std::string& properties = {},
                     const std::string& shared = {}) {
  return *write_archive({
      {"[Content_Types].xml", "<Types/>"},
      {"xl/workbook.xml", "<workbook xmlns:r='r'>" + properties +
                              "<sheets><sheet name='Blad' sheetId='1' r:id='r1'/></sheets></workbook>"},
      {"xl/_rels/workbook.xml.rels",
       "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/><Relationship Id='r2' "
       "Type='x/styles' Target='styles.xml'/>"
       "<Relationship Id='r3' Type='x/sharedStrings' Target='sharedStrings.xml'/></Relationships>"},
      {"xl/styles.xml",
       "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='dd\\-mm\\-yyyy'/><numFmt numFmtId='165' "
       "formatCode='mmm yyyy'/><numFmt numFmtId='166' formatCode='yyyy'/>"
       "<numFmt numFmtId='167' formatCode='&quot;dag &quot;0.00'/></numFmts>"
       "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='166'/><xf "
       "numFmtId='167'/><xf numFmtId='22'/></cellXfs></styleSheet>"},
      {"xl/sharedStrings.xml", shared.empty() ? "<sst/>" : shared},
      {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</sheetData>" + after + "</worksheet>"},
  });
}

std::vector<SheetRow> rows_of(const std::string& bytes, Problems& problems) {
  const auto grids = parse_xlsx(bytes, "x.xlsx", problems);
  REQUIRE_MESSAGE(grids.ok(), grids.error().problem);
  return grids->at(0).rows;
}

std::vector<std::string> first_row(const std::string& cells, const std::string& properties = {},
                                   const std::string& shared = {}) {
  Problems problems;
  const auto rows = rows_of(workbook("<row r='1'>" + cells + "</row>", {}, properties, shared), problems);
  CHECK(problems.empty());
  return rows.at(0).cells;
}

TEST_CASE("a small workbook is read") {
  Problems problems;
  const auto grids = read_xlsx(folder + "ok-small.xlsx", problems);
  REQUIRE(grids.ok());
  REQUIRE(grids->size() == 1);
  CHECK(!grids->at(0).rows.empty());
  CHECK(problems.empty());
}

TEST_CASE("a hostile or broken workbook is a clear error, within little time and memory") {
  struct Case {
    const char* file;
    const char* says;
  };
  const Case cases[] = {{"billion-laughs.xlsx", "document type"},
                        {"xxe-file.xlsx", "document type"},
                        {"bomb-sheet-200M.xlsx", "too large when unpacked"},
                        {"zip-slip.xlsx", "points outside"},
                        {"nested-50GB.zip", "no workbook has"},
                        {"not-a-zip.xlsx", "not a workbook"},
                        {"truncated.xlsx", "not a workbook"}};
  rusage before{}, after{};
  getrusage(RUSAGE_SELF, &before);
  for (const Case& one : cases) {
    CAPTURE(one.file);
    Problems problems;
    const auto grids = read_xlsx(folder + one.file, problems);
    REQUIRE(!grids.ok());
    CHECK(contains(grids.error().problem, one.says));
    CHECK(!grids.error().remedy.empty());
  }
  getrusage(RUSAGE_SELF, &after);
  CHECK(after.ru_maxrss - before.ru_maxrss < 200 * 1024);  // Kilobytes: far below the 200 MB that the bomb holds.
}

TEST_CASE("what a sheet says about its own size is not believed") {
  Problems problems;
  const auto grids = read_xlsx(folder + "dimension-lie.xlsx", problems);
  REQUIRE(grids.ok());
  CHECK(grids->at(0).rows.size() < 10);
}

TEST_CASE("limits on cells, columns and texts are kept") {
  Problems problems;
  XlsxLimits limits;
  limits.cells = 10;
  const std::string far = workbook("<row r='1'><c r='KKK1' t='str'><v>x</v></c></row>");
  CHECK(!parse_xlsx(far, "x", problems, {}).ok());
  std::string cells;
  for (int i = 0; i < 20; ++i) cells += "<c><v>1</v></c>";
  CHECK(!parse_xlsx(workbook("<row>" + cells + "</row>"), "x", problems, limits).ok());
  XlsxLimits few_texts;
  few_texts.text_bytes = 100;
  const std::string shared = "<sst><si><t>" + std::string(40, 'a') + "</t></si></sst>";
  const std::string thrice =
      workbook("<row><c t='s'><v>0</v></c><c t='s'><v>0</v></c><c t='s'><v>0</v></c></row>", {}, {}, shared);
  CHECK(parse_xlsx(thrice, "x", problems, {}).ok());
  CHECK(!parse_xlsx(thrice, "x", problems, few_texts).ok());  // One shared text counts each time that it is used.
  XlsxLimits few_elements;
  few_elements.elements = 10;
  CHECK(!parse_xlsx(thrice, "x", problems, few_elements).ok());
}

TEST_CASE("deep XML does no harm") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  Problems problems;
  CHECK(!parse_xlsx(workbook(deep), "x.xlsx", problems).ok());
  std::string closed = deep;
  for (int i = 0; i < 200'000; ++i) closed += "</a>";
  CHECK(parse_xlsx(workbook(closed), "x.xlsx", problems).ok());
}

TEST_CASE("what is no UTF-8 does not come in, as bytes or by reference") {
  Problems problems;
  CHECK(!parse_xlsx(workbook("<row r='1'><c t='inlineStr'><is><t>a\xFF</t></is></c></row>"), "x.xlsx", problems).ok());
  CHECK(problems.empty());
  const std::string by_reference =
      "<row r='1'><c t='inlineStr'><is><t>a&#xD800;</t></is></c><c t='inlineStr'><is><t>b</t></is></c></row>";
  CHECK(rows_of(workbook(by_reference), problems).at(0).cells == std::vector<std::string>{"", "b"});
  CHECK(problems.size() == 1);
  problems.clear();
  rows_of(workbook("<row r='1'><c><v>" + std::string(39, 'x') + "\u00e9</v></c><c><v>1</v></c></row>"), problems);
  REQUIRE(problems.size() == 1);
  CHECK(is_utf8(problems[0].problem));
}

TEST_CASE("texts are read in all their forms") {
  const std::string shared =
      "<sst><si><t>een</t></si><si><r><t>twee </t></r><r><rPr/><t>drie</t></r><rPh><t>nee</t></rPh></si></sst>";
  CHECK(first_row("<c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='inlineStr'><is><t>vier_x000D_</t></is></c><c "
                  "t='str'><f>A1</f><v>vijf</v></c><c t='b'><v>1</v></c><c t='b'><v>0</v></c>",
                  {}, shared) == std::vector<std::string>{"een", "twee drie", "vier\r", "vijf", "yes", "no"});
  CHECK(first_row("<c r='C1'><v>5</v></c>") == std::vector<std::string>{"", "", "5"});
}

TEST_CASE("numbers are plain and dates are as precise as they are shown") {
  CHECK(first_row("<c><v>1.2500000000000001E2</v></c><c><v>0.1</v></c><c><v>1E15</v></c><c><v>-2.5E-3</v></c><c "
                  "s='5'><v>3</v></c>") == std::vector<std::string>{"125", "0.1", "1000000000000000", "-0.0025", "3"});
  CHECK(first_row("<c s='1'><v>46266</v></c><c s='2'><v>46266</v></c><c s='3'><v>46266</v></c><c "
                  "s='4'><v>46266</v></c><c s='6'><v>46266.4375</v></c><c t='d'><v>2026-09-01T00:00:00</v></c>") ==
        std::vector<std::string>{"2026-09-01", "2026-09-01", "2026-09", "2026", "2026-09-01 10:30", "2026-09-01"});
  CHECK(first_row("<c s='1'><v>44804</v></c>", "<workbookPr date1904='1'/>") == std::vector<std::string>{"2026-09-01"});
  CHECK(date_of_serial("1", DateShape::day, false) == "1900-01-01");
  CHECK(date_of_serial("59", DateShape::day, false) == "1900-02-28");
  CHECK(date_of_serial("61", DateShape::day, false) == "1900-03-01");
  CHECK(date_shape_of_code("[$-413]d mmmm jjjj") == DateShape::day);
  CHECK(date_shape_of_code("\"dag\" 0") == DateShape::none);
  CHECK(date_shape_of_code("h:mm") == DateShape::time);
  CHECK(date_shape_of_code("#,##0.00 [Red]") == DateShape::none);
}

TEST_CASE("of merged cells the first counts, and an error in a cell is a problem with its place") {
  Problems problems;
  const auto rows = rows_of(workbook("<row r='3'><c r='A3'><v>1</v></c><c r='B3'><v>2</v></c></row><row r='4'><c "
                                     "r='B4'><v>3</v></c><c r='C4' t='e'><v>#N/A</v></c></row>",
                                     "<mergeCells><mergeCell ref='A3:B4'/></mergeCells>"),
                            problems);
  CHECK(rows[0].number == 3);
  CHECK(rows[0].cells == std::vector<std::string>{"1", ""});
  CHECK(rows[1].cells[1].empty());
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].row == 4);
  CHECK(problems[0].column == "C");
  CHECK(contains(problems[0].problem, "#N/A"));
}

TEST_CASE("old workbooks and others are told apart") {
  Problems problems;
  CHECK(contains(parse_xlsx("\xD0\xCF\x11\xE0....", "x.xls", problems).error().problem, ".xls"));
  CHECK(contains(
      parse_xlsx(*write_archive({{"mimetype", "x"}, {"content.xml", "<a/>"}}), "x.ods", problems).error().problem,
      "OpenDocument"));
  CHECK(contains(
      parse_xlsx(*write_archive({{"word/document.xml", "<a/>"}, {"[Content_Types].xml", ""}}), "x.docx", problems)
          .error()
          .problem,
      "no workbook has"));
}

}  // namespace
}  // namespace stip
