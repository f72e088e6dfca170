// CsvRows test: cells are read as they were written, and what would be lost is told of instead.
#include "base/csv_rows.h"

#include <doctest/doctest.h>

namespace stip {
namespace {

std::string problem_with(std::string_view text) {
  auto rows = CsvRows::open(text, "file.csv");
  if (!rows.ok()) return rows.error().subject + ": " + rows.error().problem;
  if (const auto wanted = rows->want({"id", "text"}); !wanted.ok()) return wanted.error().problem;
  while (rows->next()) {
  }
  const auto closed = rows->closed();
  return closed.ok() ? "" : closed.error().subject + ": " + closed.error().problem;
}

TEST_CASE("csv_rows: cells by their columns, with quotes, empty lines and ends of Windows") {
  CsvRows rows =
      CsvRows::open("\xef\xbb\xbfid,text,more\r\n\r\na,\"one \"\"two\"\"\r\nthree\",x\r\nb\r\n", "f").value();
  REQUIRE(rows.want({"text", "id", "text"}).ok());
  REQUIRE(rows.next());
  CHECK(rows.line() == 3);
  CHECK(rows.cell(0) == "one \"two\"\r\nthree");
  CHECK(rows.cell(1) == "a");
  CHECK(rows.cell(2) == rows.cell(0));
  REQUIRE(rows.next());
  CHECK(rows.line() == 5);
  CHECK(rows.cell(0).empty());
  CHECK(rows.cell(1) == "b");
  CHECK_FALSE(rows.next());
  CHECK(rows.closed().ok());
}

TEST_CASE("csv_rows: a file that ends within the row of names has all of them") {
  const CsvRows rows = CsvRows::open("id,", "f").value();
  CHECK(rows.names() == std::vector<std::string>{"id", ""});
  CHECK(rows.first_row() == "id,");
  CHECK(CsvRows::open("id", "f")->first_row() == "id");
}

TEST_CASE("csv_rows: a quote that is never closed takes in what follows, and is told of") {
  const std::string told = "a quote opens a text and is never closed";
  CHECK(problem_with("id,text\na,b\nc,\"d\ne,f\n") == "file.csv, line 3: " + told);
  CHECK(problem_with("id,text\na,\"b\"\"") == "file.csv, line 2: " + told);
  CHECK(problem_with("id,\"text\na,b\n") == "file.csv, line 1: " + told);
  CHECK(problem_with("id,text\na,\"b\"") == "");
}

TEST_CASE("csv_rows: bytes that are no UTF-8 are told of with their line") {
  const std::string told = "it holds bytes that are no UTF-8";
  CHECK(problem_with("id,text\na,b\nc,caf\xe9\n") == "file.csv, line 3: " + told);
  CHECK(problem_with("id,text\na,b\nc,\xc3") == "file.csv, line 3: " + told);
  CHECK(problem_with("id,text,a long name of ASCII\na,caf\xc3\xa9, and eight more\n") == "");
}

TEST_CASE("csv_rows: of many columns that are missing some are told, and how many more") {
  std::vector<std::string> names(500, "x");
  const auto missing = CsvRows::open("id\na\n", "f")->want({names.begin(), names.end()});
  REQUIRE_FALSE(missing.ok());
  CHECK(missing.error().problem.find("x and 480 more; there are: id") != std::string::npos);
}

TEST_CASE("csv_rows: of two columns of one name nobody knows which is meant, unless neither is wanted") {
  CHECK(problem_with("id,text,id\na,b,c\n") == "there are two columns 'id'");
  CHECK(problem_with("id,text,more,more\na,b,c,d\n") == "");
}

}  // namespace
}  // namespace stip
