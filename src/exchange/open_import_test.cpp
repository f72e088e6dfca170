// Tests of opening what is imported: a file is taken for what it is.
#include "exchange/open_import.h"

#include <doctest/doctest.h>

#include "base/temp_folder.h"
#include "base/text.h"
#include "exchange/files.h"

using namespace stip;

namespace {

struct Files {
  TempFolder folder = TempFolder::make().value();
  std::string with(const std::string& name, std::string_view text) const {
    REQUIRE(write_file(folder.file(name), text).ok());
    return folder.file(name);
  }
};

}  // namespace

TEST_CASE("the datapackage.json of a package is the package that it describes") {
  const Files files;
  files.with("actions.csv", "id,title\nA-001,First\n");
  const std::string descriptor =
      files.with("datapackage.json", R"({"name":"mine","resources":[{"name":"actions","path":"actions.csv"}]})");
  const OpenedImport opened = open_import(descriptor);
  CHECK(opened.incoming.problems.empty());
  CHECK(opened.incoming.name == "mine");
  CHECK(opened.incoming.types.size() == 1);
  CHECK_FALSE(opened.flat);
}

TEST_CASE("a table that the descriptor does not list is not read, which is said") {
  const Files files;
  files.with("actions.csv", "id,title\nA-001,First\n");
  files.with("risks.csv", "id,title\nR-001,Rain\n");
  files.with("notes.csv", "of,mine\n1,2\n");
  files.with("datapackage.json", R"({"name":"mine","resources":[{"name":"actions","path":"actions.csv"}]})");
  const OpenedImport opened = open_import(files.folder.path());
  CHECK(opened.incoming.types.size() == 1);
  REQUIRE(opened.incoming.problems.size() == 1);
  const Problem& problem = opened.incoming.problems.front();
  CHECK(problem.file == "risks.csv");
  CHECK(problem.severity == Severity::warning);
  CHECK(problem.problem == "datapackage.json does not list it; the table is not read.");
}

TEST_CASE("other JSON and XML are no table, and it is said what to do with them") {
  const Files files;
  for (const auto& [name, text, what] :
       {std::tuple{"moties.json", "{\"value\": []}", "It is JSON"}, {"moties.XML", "<feed/>", "It is XML"}}) {
    const OpenedImport opened = open_import(files.with(name, text));
    REQUIRE(opened.incoming.problems.size() == 1);
    const Problem& problem = opened.incoming.problems.front();
    CHECK(problem.file == name);
    CHECK(problem.severity == Severity::error);
    CHECK(contains(problem.problem, what));
    CHECK(contains(problem.remedy, "stip import parliament"));
    CHECK_FALSE(opened.flat);
  }
}
