// XLSX part: any XML as one part of a workbook that is sound for the rest. The first byte says which part.
#include "base/archive.h"
#include "base/text.h"
#include "exchange/xlsx_read.h"
#include "fuzz/fuzz.h"

namespace {

using Parts = std::vector<stip::ArchivePart>;

const Parts sound = {
    {"[Content_Types].xml", "<Types/>"},
    {"xl/workbook.xml", "<workbook><sheets><sheet name=\"Acties\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"},
    {"xl/_rels/workbook.xml.rels",
     "<Relationships><Relationship Id=\"a\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
     "worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
    {"xl/worksheets/sheet1.xml",
     "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>45000</v></c></row>"
     "</sheetData></worksheet>"},
    {"xl/sharedStrings.xml", "<sst><si><t>Titel</t></si></sst>"},
    {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"},
};

}  // namespace

FUZZ_TARGET(xlsx_part) {
  using namespace stip;
  if (input.empty()) return;
  Parts parts = sound;
  parts[1 + static_cast<unsigned char>(input[0]) % (parts.size() - 1)].bytes = input.substr(1);
  const auto bytes = write_archive(parts);
  MUST(bytes.ok());
  Problems problems;
  const auto grids = parse_xlsx(*bytes, "fuzz.xlsx", problems);
  for (const Problem& one : problems) MUST(is_utf8(one.problem));
  if (!grids.ok()) return;
  for (const Grid& grid : *grids)
    for (const SheetRow& row : grid.rows)
      for (const std::string& cell : row.cells) MUST(is_utf8(cell));
}
