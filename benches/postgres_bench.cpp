// PostgresBench: durable grouped appends to PostgreSQL against plain inserts of the same bytes by libpq, in
// transactions of the same size.
//
//   postgres_bench ADDRESS    of an empty database; tests/postgres/server.py gives one
#include <libpq-fe.h>

#include <algorithm>
#include <cstdio>
#include <future>

#include "base/temp_folder.h"
#include "generate_ledger.h"
#include "ledger/postgres_ledger.h"
#include "measure.h"

using namespace stip;

namespace {

constexpr std::size_t batch = 100;
constexpr GenerateOptions options{.actions = 80, .years = 5};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(1);
}

template <class T>
T must(ErrorOr<T> result) {
  if (!result.ok()) fail(to_text(result.error()));
  return *std::move(result);
}

using Result = std::unique_ptr<PGresult, decltype([](PGresult* result) { PQclear(result); })>;

Result run(PGconn* connection, const char* query) {
  Result result(PQexecParams(connection, query, 0, nullptr, nullptr, nullptr, nullptr, 1));
  const ExecStatusType status = PQresultStatus(result.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(PQerrorMessage(connection));
  return result;
}

// As the registry does it: who brings the next acts seals them while the last ones are on their way to the disk.
double seconds_of_ledger(const std::string& address, const std::string& key,
                         const std::vector<std::vector<Draft>>& batches) {
  OpenOptions open;
  open.key_file = key;
  const auto ledger = must(create_postgres_ledger(address, open, Instant{}));
  const Stopwatch watch;
  Seq next = 1;
  const auto seal = [&](const std::vector<Draft>& drafts) {
    auto sealed = must(ledger->seal(drafts, next, Instant{}));
    next += static_cast<Seq>(drafts.size());
    return sealed;
  };
  auto ready = seal(batches.front());
  for (std::size_t i = 0; i < batches.size(); ++i) {
    auto following = std::async(
        std::launch::async, [&] { return i + 1 < batches.size() ? seal(batches[i + 1]) : std::vector<SealedDraft>{}; });
    must(ledger->append_sealed(std::move(ready)));
    ready = following.get();
  }
  return watch.seconds();
}

/// Inserts row `row` of what was read, without waiting for the answer.
void send(PGconn* connection, const char* statement, const PGresult* rows, int row,
          std::initializer_list<int> columns) {
  std::vector<const char*> values;
  std::vector<int> lengths, formats(columns.size(), 1);
  for (const int column : columns)
    values.push_back(PQgetvalue(rows, row, column)), lengths.push_back(PQgetlength(rows, row, column));
  if (PQsendQueryPrepared(connection, statement, static_cast<int>(values.size()), values.data(), lengths.data(),
                          formats.data(), 1) != 1)
    fail(PQerrorMessage(connection));
}

// Prepared statements in pipeline mode, which is the fastest that libpq offers for single rows.
double seconds_of_libpq(PGconn* connection, const PGresult* rows) {
  run(connection, "DROP TABLE IF EXISTS plain_content");
  run(connection, "DROP TABLE IF EXISTS plain_entry");
  run(connection,
      "CREATE TABLE plain_entry (seq bigint PRIMARY KEY, time bigint NOT NULL, fields bytea NOT NULL, leaf bytea NOT "
      "NULL, chain bytea NOT NULL)");
  run(connection, "CREATE TABLE plain_content (seq bigint PRIMARY KEY, body bytea NOT NULL, key bytea NOT NULL)");
  PQclear(PQprepare(connection, "entry", "INSERT INTO plain_entry VALUES ($1, $2, $3, $4, $5)", 0, nullptr));
  PQclear(PQprepare(connection, "content", "INSERT INTO plain_content VALUES ($1, $2, $3)", 0, nullptr));
  PQclear(PQprepare(connection, "begin", "BEGIN", 0, nullptr));
  PQclear(PQprepare(connection, "commit", "COMMIT", 0, nullptr));
  const Stopwatch watch;
  if (PQenterPipelineMode(connection) != 1) fail(PQerrorMessage(connection));
  for (int row = 0; row < PQntuples(rows);) {
    send(connection, "begin", rows, row, {});
    for (std::size_t i = 0; i < batch && row < PQntuples(rows); ++i, ++row) {
      send(connection, "entry", rows, row, {0, 1, 2, 3, 4});
      send(connection, "content", rows, row, {0, 5, 6});
    }
    send(connection, "commit", rows, 0, {});
    PQpipelineSync(connection);
    for (;;) {
      const Result result(PQgetResult(connection));
      if (!result) continue;
      if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) break;
      if (PQresultStatus(result.get()) != PGRES_COMMAND_OK) fail(PQerrorMessage(connection));
    }
  }
  PQexitPipelineMode(connection);
  const double seconds = watch.seconds();
  for (const char* each : {"DEALLOCATE entry", "DEALLOCATE content", "DEALLOCATE begin", "DEALLOCATE commit"})
    run(connection, each);
  return seconds;
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) fail("usage: postgres_bench ADDRESS");
  const std::string address = arguments[1];
  std::vector<std::vector<Draft>> batches;
  must(generate_drafts(options, batch, [&](const std::vector<Draft>& drafts, Instant) -> ErrorOr<Nothing> {
    batches.push_back(drafts);
    return Nothing{};
  }));
  const TempFolder folder = must(TempFolder::make());
  PGconn* connection = PQconnectdb(address.c_str());
  if (PQstatus(connection) != CONNECTION_OK) fail(PQerrorMessage(connection));
  // Turn by turn, since the speed of a disk drifts; the best of each counts.
  double ledger = 1e9, libpq = 1e9;
  int entries = 0;
  for (int turn = 0; turn < 5; ++turn) {
    const std::string schema = "turn" + std::to_string(turn);
    run(connection, ("CREATE SCHEMA " + schema).c_str());
    run(connection, ("SET search_path = " + schema).c_str());
    ledger = std::min(ledger, seconds_of_ledger(address + "&options=-csearch_path%3D" + schema,
                                                folder.file(schema + ".key"), batches));
    const Result rows = run(connection,
                            "SELECT e.seq, time, fields, leaf, chain, body, key FROM entry e JOIN content c ON c.seq = "
                            "e.seq ORDER BY e.seq");
    entries = PQntuples(rows.get());
    libpq = std::min(libpq, seconds_of_libpq(connection, rows.get()));
  }
  PQfinish(connection);
  std::printf("ledger %10.0f entries/s\nlibpq  %10.0f entries/s\nratio  %10.2f\n", entries / ledger, entries / libpq,
              libpq / ledger);
  return 0;
}
