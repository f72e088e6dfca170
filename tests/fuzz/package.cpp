// Package: any datapackage.json beside a table, and any table beside a descriptor, give records or problems.
#include "exchange/data_package.h"
#include "fuzz/fuzz.h"

namespace {

void read(std::string_view descriptor, std::string_view table) {
  using namespace stip;
  const auto zip = write_archive({{"datapackage.json", std::string(descriptor)}, {"actions.csv", std::string(table)}});
  MUST(zip.ok());
  const Incoming incoming = parse_data_package(*zip, "fuzz.zip");
  for (const Problem& one : incoming.problems) MUST(!one.problem.empty() && !one.remedy.empty());
  for (const IncomingRecord& record : incoming.records) {
    MUST(record.type != nullptr);
    for (const IncomingValue& value : record.values) MUST(!value.field->set(*record.type->make(), value.text));
  }
}

}  // namespace

FUZZ_TARGET(package) {
  read(input, "id,title\r\nA-1,Titel\r\n");
  read(R"({"name":"x","resources":[{"name":"actions","path":"actions.csv"}]})", input);
}
