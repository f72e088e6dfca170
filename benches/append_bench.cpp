// AppendBench: durable grouped appends against plain SQLite inserts of the same bytes in transactions of the same size.
//
//   append_bench [FOLDER]    on the disk of FOLDER; a folder in memory shows the cost without the disk.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <semaphore>
#include <thread>

#include "base/sql.h"
#include "generate_ledger.h"
#include "ledger/sqlite_ledger.h"
#include "ledger/store.h"
#include "measure.h"

using namespace stip;

namespace {

constexpr std::size_t batch = 100;
constexpr GenerateOptions options{.actions = 160, .years = 5};  // 20,000 entries.

struct Row {
  Seq seq;
  std::int64_t time;
  std::string fields, leaf, chain, body, key;
};

[[noreturn]] void fail(const Error& error) {
  std::fputs(to_text(error).c_str(), stderr);
  std::exit(1);
}

template <class T>
T must(ErrorOr<T> result) {
  if (!result.ok()) fail(result.error());
  return *std::move(result);
}

// As the registry does it: who brings the next acts, another thread of the site, seals them while the last ones are on
// their way to the disk.
double seconds_of_ledger(const std::string& path, const std::vector<std::vector<Draft>>& batches) {
  const auto ledger = must(create_sqlite_ledger(path, Instant{}));
  std::vector<SealedDraft> ready;
  std::binary_semaphore is_ready{0}, is_taken{1};
  const Stopwatch watch;
  const std::jthread bringer([&] {
    Seq next = 1;
    for (const std::vector<Draft>& drafts : batches) {
      auto sealed = must(ledger->seal(drafts, next, Instant{}));
      next += static_cast<Seq>(drafts.size());
      is_taken.acquire();
      ready = std::move(sealed);
      is_ready.release();
    }
  });
  for (std::size_t i = 0; i < batches.size(); ++i) {
    is_ready.acquire();
    auto sealed = std::move(ready);
    is_taken.release();
    must(ledger->append_sealed(std::move(sealed)));
  }
  return watch.seconds();
}

std::vector<Row> rows_of(const std::string& path) {
  const auto database = must(open_store(path, StoreAccess::read));
  Prepared statement = must(database->prepare(
      "SELECT e.seq, time, fields, leaf, chain, body, key FROM entry e JOIN content c ON c.seq = e.seq ORDER BY e.seq"));
  std::vector<Row> rows;
  const auto text = [&](int column) { return std::string(statement.bytes(column)); };
  while (must(statement.step()))
    rows.push_back({statement.integer(0), statement.integer(1), text(2), text(3), text(4), text(5), text(6)});
  return rows;
}

// The same tables without any hashing, checking or triggers' work; the same settings.
double seconds_of_sqlite(const std::string& path, const std::vector<Row>& rows) {
  const auto database = must(create_store(path, Hash{}, ""));
  Prepared entry = must(database->prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?)"));
  Prepared content = must(database->prepare("INSERT INTO content VALUES (?, ?, ?)"));
  const Stopwatch watch;
  for (std::size_t start = 0; start < rows.size(); start += batch) {
    Transaction transaction = must(Transaction::begin(*database));
    for (std::size_t i = start; i < std::min(rows.size(), start + batch); ++i) {
      const Row& row = rows[i];
      must(entry.bind(1, row.seq)
               .bind(2, row.time)
               .bind_bytes(3, row.fields)
               .bind_bytes(4, row.leaf)
               .bind_bytes(5, row.chain)
               .run());
      must(content.bind(1, row.seq).bind_text(2, row.body).bind_bytes(3, row.key).run());
    }
    must(transaction.commit());
  }
  return watch.seconds();
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = std::filesystem::path(count > 1 ? arguments[1] : ".") / "stip-append-bench";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  std::vector<std::vector<Draft>> batches;
  must(generate_drafts(options, batch, [&](const std::vector<Draft>& drafts, Instant) -> ErrorOr<Nothing> {
    batches.push_back(drafts);
    return Nothing{};
  }));
  // Turn by turn, since the speed of a disk drifts; the best of each counts.
  double ledger = 1e9, sqlite = 1e9;
  std::size_t entries = 0;
  for (int turn = 0; turn < 5; ++turn) {
    const std::string name = (folder / std::to_string(turn)).string();
    ledger = std::min(ledger, seconds_of_ledger(name + "-ledger.db", batches));
    const std::vector<Row> rows = rows_of(name + "-ledger.db");
    entries = rows.size();
    sqlite = std::min(sqlite, seconds_of_sqlite(name + "-sqlite.db", rows));
  }
  std::printf("ledger %10.0f entries/s\nsqlite %10.0f entries/s\nratio  %10.2f\n",
              static_cast<double>(entries) / ledger, static_cast<double>(entries) / sqlite, sqlite / ledger);
  std::filesystem::remove_all(folder);
  return 0;
}
