// Swept example: the example with a history, and the words that are planted in it, for the sweeps for secrets.
#pragma once

#include "base/archive.h"
#include "tests/web_support/secrets.h"
#include "tests/web_support/small_example.h"

namespace stip {

/// The example with a history: two editions, and changes of public and of hidden records before and after.
inline TestLedger& example() {
  static TestLedger* ledger = [] {
    auto* made = new TestLedger;
    made->enter("import", "Invoer van het voorbeeld.", example_changes(made->view(Classification::restricted)));
    made->freeze(2025, DocumentChoice::html);
    made->enter("change", "Het park komt later.",
                {made->set("A-003", "planned_end", "2031"), made->set("A-011", "note", "ZEEAREND101 intern")});
    made->enter("decide", "ZEEAREND102: in een besloten vergadering.",
                {made->set("A-ZEEAREND", "planned_end", "2029"), made->set("F-011", "amount", "EUR 7654321")});
    made->enter("change", "ZEEAREND103: dit besluit is vervallen.", {made->retire("DEP-003")});
    made->enter("change", "Het signaal gaat over minder.", {made->set("S-003", "title", "Minder parkeerplaatsen")});
    made->freeze(2026, DocumentChoice::html);
    made->enter(
        "change", "ZEEAREND104: het bod is hoger.",
        {made->set("F-013", "amount", "EUR 9182736"), made->set("A-ZEEAREND", "title", "Nieuwe naam ZEEAREND105")});
    return made;
  }();
  return *ledger;
}

inline Secrets secrets_for(Classification clearance) {
  auto markers = markers_of_example();
  markers.push_back({"zeearend101", Classification::internal});
  for (const char* word : {"zeearend102", "zeearend103", "zeearend104", "zeearend105"})
    markers.push_back({word, Classification::restricted});
  return {std::move(markers), clearance};
}

/// All bytes of the parts of a ZIP file.
inline std::string unpacked(const std::string& bytes) {
  Archive archive = need(Archive::open(bytes, "export"), "unpack");
  std::string whole;
  for (const std::string& name : std::vector<std::string>(archive.names()))
    whole += name + "\n" + need(archive.read(name), "part");
  return whole;
}

}  // namespace stip
