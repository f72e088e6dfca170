// CSV: what is read, what is refused, and that writing and reading undo each other.
#include "exchange/csv.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <fstream>

#include "base/json.h"
#include "base/text.h"
#include "exchange/files.h"

namespace stip {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const Grid& grid) {
  Rows rows;
  for (const SheetRow& row : grid.rows) rows.push_back(row.cells);
  return rows;
}

Rows read(std::string_view text, Problems& problems, char delimiter = 0) {
  CsvOptions options;
  options.delimiter = delimiter;
  return rows_of(parse_csv(text, "test.csv", problems, options));
}

Rows read(std::string_view text) {
  Problems problems;
  Rows rows = read(text, problems);
  CHECK(problems.empty());
  return rows;
}

TEST_CASE("CSV is read with quotes, embedded line ends and any line end") {
  CHECK(read("a,b\r\n1,\"x \"\"y\"\"\nz\"\r\n") == Rows{{"a", "b"}, {"1", "x \"y\"\nz"}});
  CHECK(read("a\nb\r\rc") == Rows{{"a"}, {"b"}, {""}, {"c"}});
  CHECK(read("a,b,\n") == Rows{{"a", "b", ""}});
  CHECK(read("") == Rows{});
  CHECK(read("\xEF\xBB\xBFid,title\n") == Rows{{"id", "title"}});
}

TEST_CASE("the delimiter is the one of the first row that has any, quoted text aside") {
  CHECK(read("a;\"b,c,d\";e\n1;2;3\n")[1] == std::vector<std::string>{"1", "2", "3"});
  CHECK(read("a\tb\n1\t2\n")[1] == std::vector<std::string>{"1", "2"});
  CHECK(read("A title above\n\nx;y\n")[2] == std::vector<std::string>{"x", "y"});
  CHECK(read("alone\nx\n")[1] == std::vector<std::string>{"x"});
}

TEST_CASE("wrong quotes are errors with row and column") {
  Problems problems;
  read("id,title\nA-1,5\" pipe\nA-2,\"x\"y\nA-3,\"open\nA-4,z\n", problems);
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].row == 2);
  CHECK(problems[0].column == "title");
  CHECK(problems[1].row == 3);
  CHECK(problems[2].row == 4);
  CHECK(contains(problems[2].problem, "never closed"));
}

TEST_CASE("text that is not UTF-8 is refused with a way out") {
  for (const char* name : {"latin1.csv", "utf16le-bom.csv"}) {
    CAPTURE(name);
    Problems problems;
    read_csv_file(std::string("tests/conformance/csv/") + name, problems);
    REQUIRE(problems.size() == 1);
    CHECK(contains(problems[0].problem, "UTF-"));
    CHECK(contains(problems[0].remedy, "CSV UTF-8"));
  }
  Problems problems;
  read_csv_file("tests/conformance/csv/crlf-quotes.csv", problems);
  REQUIRE(problems.size() == 1);  // Its last row opens a quote that never ends.
  CHECK(problems[0].row == 4);
}

TEST_CASE("a cell of 100 MB and a file of separators only are refused without being held") {
  const std::string path = "/tmp/stip-csv-test-large.csv";
  {
    std::ofstream out(path, std::ios::binary);
    out << "id,title\nA-1,\"";
    const std::string piece(1u << 20, 'x');
    for (int i = 0; i < 100; ++i) out << piece;
  }
  Problems problems;
  const Grid grid = read_csv_file(path, problems);
  std::filesystem::remove(path);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].row == 2);
  CHECK(problems[0].column == "title");
  CHECK(grid.rows.size() == 1);

  CsvOptions options;
  options.limits.cells = 1000;
  Problems many;
  parse_csv(std::string(5000, ','), "x.csv", many, options);
  REQUIRE(many.size() == 1);
  CHECK(contains(many[0].problem, "too many cells"));
}

rc::Gen<std::string> cell_text() {
  return rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab,;\t\"'\r\n=+-@ 0")));
}

TEST_CASE("reading undoes writing, for every table and style") {
  CHECK(rc::check([] {
    const auto table =
        *rc::gen::container<Rows>(rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(cell_text())));
    const CsvStyle style{*rc::gen::element(',', ';', '\t'), *rc::gen::arbitrary<bool>(), *rc::gen::arbitrary<bool>()};
    Problems problems;
    RC_ASSERT(read(write_csv(table, style), problems, style.delimiter) == table);
    RC_ASSERT(problems.empty());
  }));
}

TEST_CASE("cells that a spreadsheet could run are defused, and reading takes that off again") {
  const auto cells = parse_json(*read_file("tests/conformance/csv/formula.json", 1u << 20));
  REQUIRE(cells.ok());
  for (const Json& cell : cells->as_array()) {
    const std::string& text = cell.as_string();
    CAPTURE(text);
    if (text[0] != '"') CHECK(defused(text) == "'" + text);  // Behind a quote nothing is run.
    CHECK(undefused(defused(text)) == text);
  }
  CHECK(defused("\xEF\xBC\x9D"
                "1+1") ==
        "'\xEF\xBC\x9D"
        "1+1");
  CHECK(defused("\xC2\xA0\xE2\x80\x8B=1") == "'\xC2\xA0\xE2\x80\x8B=1");
  CHECK(defused("'=1") == "''=1");
  CHECK(undefused("'t was een goed jaar") == "'t was een goed jaar");
  CHECK(defused("a=1") == "a=1");
  CHECK(rc::check([] {
    const std::string text = *cell_text();
    RC_ASSERT(undefused(defused(text)) == text);
  }));
}

}  // namespace
}  // namespace stip
