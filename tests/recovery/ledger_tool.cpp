// LedgerTool: a ledger by the handle, for the tests of recovery and verification.
//
// FILE may be the address of a database, postgresql://…
//
//   ledger_tool make FILE SEED ENTRIES    a ledger with redactions, keys, checkpoints and a document
//   ledger_tool write FILE BATCH          appends for ever, and says "seq leaf" of what is durable
//   ledger_tool verify FILE...            a line for each: "good 12 3" (entries, redacted) or "bad 4 why"
//   ledger_tool fold FILE                 what is in the agenda, for comparing
//   ledger_tool copy FILE TO              the same ledger elsewhere
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>

#include "base/postgres.h"
#include "ledger/copy_ledger.h"
#include "ledger/fold.h"
#include "ledger/merkle.h"
#include "ledger/open_ledger.h"
#include "ledger/verify.h"

using namespace stip;

namespace {

[[noreturn]] void fail(const Error& error) {
  std::fputs(to_text(error).c_str(), stderr);
  std::exit(exit_code(error.kind));
}

template <class T>
T must(ErrorOr<T> result) {
  if (!result.ok()) fail(result.error());
  return *std::move(result);
}

Draft numbered_draft(Seq number) {
  Draft draft;
  draft.act = "import";
  draft.author = "secretary@EZK";
  draft.reason = "Round " + std::to_string(number) + ".";
  if (number % 3 == 0) draft.key = "key-" + std::to_string(number);
  if (number % 4 == 0) draft.level = Classification::internal;
  if (number % 5 == 0) draft.causes = {"BS-1", "S-\"2\"\n"};
  const std::string id = "A-" + std::to_string(number);
  draft.changes = {{"action",
                    id,
                    1,
                    false,
                    {{"title", "Action \u00eb " + std::to_string(number)},
                     {"note", "Call 06-" + std::to_string(number * 7919) + "."},
                     {"phase", "running"}}}};
  if (number % 7 == 0)
    draft.changes.push_back({"action", id, 2, true, {}});
  else
    draft.changes.push_back({"milestone",
                             "M-" + std::to_string(number),
                             1,
                             false,
                             {{"title", "First"}, {"action", id}, {"due", "2027-Q3"}}});
  return draft;
}

int make(const std::string& path, unsigned seed, Seq entries) {
  std::mt19937 random(seed);
  const auto chance = [&](unsigned one_in) { return random() % one_in == 0; };
  Instant now = must(parse_instant("2026-11-24T12:00:00Z"));
  const auto ledger = must(create_ledger(path, {}, now));
  while (ledger->size() < entries) {
    std::vector<Draft> drafts;
    for (unsigned i = 0; i <= random() % 3; ++i)
      drafts.push_back(numbered_draft(ledger->size() + static_cast<Seq>(i) + 1));
    must(ledger->append(drafts, now));
    now += std::chrono::seconds(random() % 100);
    const Seq some = 1 + static_cast<Seq>(random()) % ledger->size();
    // It may be a redaction itself, or redacted before; then there is nothing to do.
    if (chance(4))
      (void)ledger
          ->redact(some, chance(2) ? "reason" : "A-" + std::to_string(some) + ".note", "officer@EZK", "Woo 5.1", now)
          .ok();
    if (chance(5)) must(ledger->checkpoint());
  }
  const std::string document = "A document of seed " + std::to_string(seed);
  must(ledger->keep_bytes(to_hex(sha256(document)), document));
  must(ledger->checkpoint());
  return 0;
}

int write(const std::string& path, Seq batch) {
  const auto ledger = must(open_ledger(path));
  for (;;) {
    std::vector<Draft> drafts;
    for (Seq i = 0; i < batch; ++i) drafts.push_back(numbered_draft(ledger->size() + i + 1));
    const auto appended = ledger->append(drafts, must(parse_instant("2026-11-24T12:00:00Z")));
    // Another node was first, or the server is away for a while: what was acknowledged stays so, and we go on.
    const bool goes_on = !appended.ok() && (appended.error().kind == ErrorKind::conflict ||
                                            (is_postgres_address(path) && appended.error().kind == ErrorKind::storage));
    if (goes_on) {
      std::this_thread::sleep_for(std::chrono::milliseconds(appended.error().kind == ErrorKind::conflict ? 0 : 50));
      (void)ledger->refresh().ok();
      continue;
    }
    const std::vector<Seq> numbers = must(appended);
    for (const Seq seq : numbers)
      std::printf("%lld %s\n", static_cast<long long>(seq), to_hex(must(ledger->inclusion(seq)).leaf).c_str());
    // Signing may meet other nodes, too.
    const auto made = numbers.back() % 5 == 0 ? ledger->checkpoint().ok() : true;
    if (!made && !is_postgres_address(path)) must(ledger->checkpoint());
    std::fflush(stdout);
  }
}

int verify(int count, char** paths) {
  for (int i = 0; i < count; ++i) {
    const auto result = verify_ledger(paths[i]);
    if (!result.ok())
      std::printf("bad 0 %s\n", result.error().problem.c_str());
    else if (result->good)
      std::printf("good %lld %lld\n", static_cast<long long>(result->entries),
                  static_cast<long long>(result->redacted));
    else
      std::printf("bad %lld %s\n", static_cast<long long>(result->first_bad), result->problem.c_str());
  }
  return 0;
}

int print_fold(const std::string& path) {
  const auto ledger = must(open_ledger(path, {.read_only = true}));
  const Agenda agenda = must(fold(*ledger, ledger->size()));
  for (const RecordType* type : record_types()) {
    for (const Row& row : agenda.table(*type)) {
      std::printf("%s %s version %lld entry %lld%s\n", std::string(type->name).c_str(), row.id.c_str(),
                  static_cast<long long>(row.version), static_cast<long long>(row.entry), row.record ? "" : " ended");
      if (!row.record) continue;
      for (const FieldChange& field : changed_fields(*type, nullptr, *row.record))
        std::printf("  %s: %s\n", field.field.c_str(), field.value.c_str());
    }
  }
  std::printf("root %s\n", to_hex(must(ledger->inclusion(ledger->size())).root).c_str());
  return 0;
}

int copy(const std::string& from, const std::string& to) {
  CopyRequest request;
  request.from = from, request.to = to;
  must(copy_ledger(request));
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  const std::string command = count > 2 ? arguments[1] : "";
  if (command == "make" && count == 5)
    return make(arguments[2], static_cast<unsigned>(std::atoi(arguments[3])), std::atoll(arguments[4]));
  if (command == "write" && count == 4) return write(arguments[2], std::atoll(arguments[3]));
  if (command == "verify") return verify(count - 2, arguments + 2);
  if (command == "copy" && count == 4) return copy(arguments[2], arguments[3]);
  if (command == "fold") return print_fold(arguments[2]);
  return std::fputs("usage: ledger_tool make|write|verify|fold|copy FILE ...\n", stderr), 2;
}
