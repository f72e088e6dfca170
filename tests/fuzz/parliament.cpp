// Parliament: any file gives records whose values can be set, or problems with a remedy.
#include "exchange/parliament.h"

#include "agenda/test_agenda.h"
#include "base/text.h"
#include "fuzz/fuzz.h"

FUZZ_TARGET(parliament) {
  using namespace stip;
  static const View view = SmallAgenda().say("ORG-1", {{"short_name", "EZK"}}).say("TZ-1").view();
  const ParliamentImport import = read_parliament({{"fuzz", std::string(input)}}, view);
  for (const Problem& one : import.incoming.problems) MUST(!one.problem.empty() && !one.remedy.empty());
  for (const IncomingRecord& record : import.incoming.records) {
    MUST(!check_id(record.id));
    for (const IncomingValue& value : record.values) MUST(!value.field->set(*record.type->make(), value.text));
  }
  (void)told_of(import.incoming, view, day("2026-11-24"));
}
