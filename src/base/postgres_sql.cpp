// PostgresSql: transactions of several programs, one after the other, and what became of one when a connection broke.
#include "base/postgres_sql.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>

#include "base/hash.h"
#include "base/postgres.h"
#include "base/text.h"

namespace stip {

// As the ledger does: a server that starts again is back within seconds; who waits longer is better told.
constexpr std::chrono::milliseconds patience{8'000}, between_tries{100};
constexpr int most_tries = 5;

class PostgresSql final : public Database {
 public:
  static ErrorOr<std::unique_ptr<Database>> open(const std::string& address, const std::string& purpose);
  explicit PostgresSql(std::unique_ptr<Postgres> server)
      : Database(server->where()), server_(std::move(server)), node_(to_hex(random_hash())) {}

  ErrorOr<Prepared> prepare(Query query) override;
  ErrorOr<Nothing> run(Query queries) override;
  ErrorOr<std::int64_t> version() override;
  ErrorOr<Nothing> set_version(std::int64_t version) override;
  SqlKind kind() const override { return SqlKind::postgres; }
  bool is_read_only() const override { return false; }
  bool in_transaction() const override { return in_transaction_; }

  ErrorOr<PostgresRows> ask(const std::string& query, const PostgresValues& values);

 private:
  ErrorOr<Nothing> begin() override;
  ErrorOr<Nothing> commit() override;
  void roll_back() override;

  ErrorOr<Nothing> find_place(const std::string& purpose);
  ErrorOr<Nothing> make_place();
  PostgresStep into_place() const;
  ErrorOr<Nothing> connect_again();
  /// Steps that may be done twice without harm, over a new connection if the old one is lost.
  ErrorOr<std::vector<PostgresRows>> repeat(const std::vector<PostgresStep>& steps);
  ErrorOr<Nothing> find_out();
  Error failed(const Error& error);
  Error not_known();

  std::unique_ptr<Postgres> server_;
  std::string schema_;
  std::string node_;           ///< Names this connection in the table last_write.
  std::int64_t written_ = 0;   ///< How many transactions it ended.
  std::int64_t version_ = -1;  ///< Of the tables as this program knows them; -1: it has not asked.
  bool in_transaction_ = false;
  std::optional<Error> broken_;  ///< What stopped the transaction: nothing of it will be kept.
  bool is_away_ = false;         ///< The last try to connect failed: who comes next does not wait again.
};

namespace {

/// A text that PostgreSQL takes: what is no UTF-8, which no text of ours is, it would refuse.
std::string as_text(std::string_view value) {
  if (is_utf8(value) && value.find('\0') == value.npos) return std::string(value);
  std::string text;
  for (const char c : value)
    text += c == '\0' || (c & 0x80) != 0 ? std::string_view("\uFFFD") : std::string_view(&c, 1);
  return text;
}

class PostgresPrepared final : public SqlStatement {
 public:
  PostgresPrepared(PostgresSql* database, std::string query) : database_(database), query_(std::move(query)) {}

  void bind(int place, std::int64_t value) override { at(place).integer(value); }
  void bind(int place, SqlType type, std::string_view value) override {
    PostgresValues& bound = at(place);
    if (type == SqlType::text)
      bound.text(as_text(value));
    else if (type == SqlType::bytes)
      bound.bytes(value);
    else
      bound.null();
  }
  void bind_list(int place, const std::vector<std::string_view>& values) override { at(place).byte_strings(values); }
  void bind_list(int place, const std::vector<std::int64_t>& values) override { at(place).integers(values); }
  ErrorOr<bool> step() override;
  void reset() override { rows_.reset(); }

  SqlType type(int column) const override { return rows_->type(row_, column); }
  std::int64_t integer(int column) const override { return rows_->integer(row_, column); }
  std::string_view bytes(int column) const override {
    return rows_->is_null(row_, column) ? std::string_view() : rows_->bytes(row_, column);
  }

 private:
  PostgresValues& at(int place) {
    if (values_.size() < static_cast<std::size_t>(place)) values_.resize(static_cast<std::size_t>(place));
    return values_[static_cast<std::size_t>(place) - 1] = PostgresValues();
  }
  PostgresSql* database_;
  std::string query_;
  std::vector<PostgresValues> values_;  ///< One for each place.
  std::optional<PostgresRows> rows_;    ///< Nothing: it has not been asked yet.
  int row_ = -1;
};

// All rows come at once: a desk has few, and between two of them its caller asks something else.
ErrorOr<bool> PostgresPrepared::step() {
  if (!rows_) {
    PostgresValues all;
    for (const PostgresValues& value : values_) all.append(value);
    STIP_TRY_AS(rows_, database_->ask(query_, all));
    row_ = -1;
  }
  if (++row_ < rows_->size()) return true;
  rows_.reset();
  return false;
}

SqlFailure kind_of(PostgresFailure failure) {
  switch (failure) {
    case PostgresFailure::none:
      return SqlFailure::none;
    case PostgresFailure::connection_lost:
      return SqlFailure::connection_lost;
    case PostgresFailure::try_again:
    case PostgresFailure::locked:
      return SqlFailure::busy;
    case PostgresFailure::taken:
    case PostgresFailure::constraint:
      return SqlFailure::constraint;
    case PostgresFailure::read_only:
      return SqlFailure::read_only;
    default:
      return SqlFailure::other;
  }
}

}  // namespace

ErrorOr<std::unique_ptr<Database>> PostgresSql::open(const std::string& address, const std::string& purpose) {
  STIP_TRY_AS(std::unique_ptr<Postgres> server, Postgres::connect(address, false));
  auto database = std::make_unique<PostgresSql>(std::move(server));
  STIP_TRY(database->find_place(purpose));
  // Of who came and went: a command leaves a row behind.
  STIP_TRY(database->ask("DELETE FROM last_write WHERE at < now() - interval '7 days'", {}));
  return std::unique_ptr<Database>(std::move(database));
}

// --- The schema -----------------------------------------------------------------------------------------------------

ErrorOr<Nothing> PostgresSql::find_place(const std::string& purpose) {
  STIP_TRY_AS(const PostgresRows current, server_->run("SELECT coalesce(current_schema()::text, 'public')"));
  const std::string around(current.bytes(0, 0));
  schema_ = (around == "public" ? "stip" : around) + "_" + purpose;
  for (int tries = 1;; ++tries) {
    PostgresValues name;
    STIP_TRY_AS(const PostgresRows found,
                server_->run("SELECT to_regclass(format('%I.last_write', $1)) IS NOT NULL", name.text(schema_)));
    if (found.integer(0, 0) == 1) return Nothing{};
    auto made = make_place();
    const bool others_too =
        server_->last_failure() == PostgresFailure::taken || server_->last_failure() == PostgresFailure::try_again;
    if (!made.ok() && (!others_too || tries == most_tries)) return made;
  }
}

/// Errors leave nothing behind; two that do this at once are told `taken`.
ErrorOr<Nothing> PostgresSql::make_place() {
  PostgresValues name;
  auto made = server_->run_together(
      {{"BEGIN"},
       {"SELECT set_config('stip.schema', $1, true)", name.text(schema_)},
       {"DO $$ BEGIN IF to_regnamespace(quote_ident(current_setting('stip.schema'))) IS NULL THEN"
        " EXECUTE format('CREATE SCHEMA %I', current_setting('stip.schema')); END IF; END $$"},
       into_place(),
       {"CREATE TABLE schema_version (one boolean PRIMARY KEY CHECK (one), version bigint NOT NULL)"},
       {"CREATE TABLE last_write (node text PRIMARY KEY, number bigint NOT NULL, at timestamptz NOT NULL)"},
       {"INSERT INTO schema_version (one, version) VALUES (true, 0)"},
       {"COMMIT"}});
  if (made.ok()) return Nothing{};
  server_->roll_back();
  return failed(made.error());
}

// For one transaction, or for the queries that are sent with it: a pooler may give the next one another connection.
PostgresStep PostgresSql::into_place() const {
  PostgresValues name;
  name.text(schema_);
  return {"SELECT set_config('search_path', quote_ident($1), true)", name};
}

ErrorOr<std::int64_t> PostgresSql::version() {
  STIP_TRY_AS(version_, integer("SELECT version FROM schema_version"));
  return version_;
}

ErrorOr<Nothing> PostgresSql::set_version(std::int64_t version) {
  PostgresValues value;
  STIP_TRY(ask("UPDATE schema_version SET version = $1", value.integer(version)));
  version_ = version;
  return Nothing{};
}

// --- Asking ---------------------------------------------------------------------------------------------------------

ErrorOr<Prepared> PostgresSql::prepare(Query query) {
  return Prepared(std::make_unique<PostgresPrepared>(this, in_postgres(query.text())));
}

ErrorOr<Nothing> PostgresSql::run(Query queries) {
  if (!in_transaction_) {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(*this));
    STIP_TRY(run(queries));
    return transaction.commit();
  }
  if (broken_) return *broken_;
  const std::string text = in_postgres(queries.text());
  auto done = server_->run_script(Query(text));
  if (!done.ok()) broken_ = failed(done.error());
  return broken_ ? ErrorOr<Nothing>(*broken_) : done;
}

ErrorOr<PostgresRows> PostgresSql::ask(const std::string& text, const PostgresValues& values) {
  const Query query(text);
  if (in_transaction_) {
    if (broken_) return *broken_;
    auto rows = server_->run(query, values);
    if (!rows.ok()) broken_ = failed(rows.error());
    return broken_ ? ErrorOr<PostgresRows>(*broken_) : std::move(rows);
  }
  const std::vector<PostgresStep> steps{into_place(), {query, values}};
  if (text.starts_with("SELECT")) {
    STIP_TRY_AS(std::vector<PostgresRows> rows, repeat(steps));
    return std::move(rows[1]);
  }
  if (server_->is_lost()) STIP_TRY(connect_again());
  auto rows = server_->run_together(steps);
  if (rows.ok()) return std::move((*rows)[1]);
  return server_->last_failure() == PostgresFailure::connection_lost ? not_known() : failed(rows.error());
}

ErrorOr<std::vector<PostgresRows>> PostgresSql::repeat(const std::vector<PostgresStep>& steps) {
  for (int tries = 1;; ++tries) {
    if (server_->is_lost()) STIP_TRY(connect_again());
    auto rows = server_->run_together(steps);
    if (rows.ok()) return rows;
    server_->roll_back();
    const bool may_go_better = server_->last_failure() == PostgresFailure::connection_lost ||
                               server_->last_failure() == PostgresFailure::try_again;
    if (!may_go_better || tries == most_tries) return failed(rows.error());
  }
}

ErrorOr<Nothing> PostgresSql::connect_again() {
  const auto until = std::chrono::steady_clock::now() + (is_away_ ? std::chrono::milliseconds{} : patience);
  for (;;) {
    auto made = server_->reconnect();
    is_away_ = !made.ok();
    if (made.ok()) return made;
    if (std::chrono::steady_clock::now() >= until) return failed(made.error());
    std::this_thread::sleep_for(between_tries);
  }
}

Error PostgresSql::failed(const Error& error) {
  failure_ = kind_of(server_->last_failure());
  if (failure_ == SqlFailure::busy) return {ErrorKind::conflict, error.subject, error.problem, error.remedy};
  if (failure_ != SqlFailure::connection_lost || !in_transaction_) return error;
  return {ErrorKind::storage, path_, "the connection with the database was lost, and nothing of this was kept.",
          "Check that the server runs, and do this again."};
}

// --- Transactions ---------------------------------------------------------------------------------------------------

// The desk was written for one writer at a time: it reads, decides and writes. A row lock gives it that on any number
// of programs, without a transaction that must be done twice.
ErrorOr<Nothing> PostgresSql::begin() {
  STIP_TRY_AS(const std::vector<PostgresRows> rows, repeat({{"BEGIN ISOLATION LEVEL READ COMMITTED"},
                                                            into_place(),
                                                            {"SELECT version FROM schema_version FOR UPDATE"}}));
  in_transaction_ = true;
  const std::int64_t found = rows[2].integer(0, 0);
  if (version_ < 0 || found <= version_) return Nothing{};
  roll_back();
  return Error{ErrorKind::storage, path_,
               "a newer stip brought its tables to version " + std::to_string(found) + "; this program knows " +
                   std::to_string(version_) + ".",
               "Replace the program on this machine too, and start it again."};
}

void PostgresSql::roll_back() {
  server_->roll_back();
  in_transaction_ = false;
  broken_.reset();
}

// What says that it was kept goes with it, and nothing finer than its day: of ballots nobody should learn the moment.
ErrorOr<Nothing> PostgresSql::commit() {
  if (broken_) return *broken_;
  PostgresValues mark;
  mark.text(node_).integer(++written_);
  const auto done =
      server_->run_together({{"INSERT INTO last_write (node, number, at) VALUES ($1, $2, date_trunc('day', now()))"
                              " ON CONFLICT (node) DO UPDATE SET number = excluded.number, at = excluded.at",
                              mark},
                             {"COMMIT"}});
  if (!done.ok() && server_->last_failure() != PostgresFailure::connection_lost) {
    broken_ = failed(done.error());
    return *broken_;
  }
  in_transaction_ = false;
  return done.ok() ? ErrorOr<Nothing>(Nothing{}) : find_out();
}

// The lock waits for the old transaction, if the server still has it, to end one way or the other.
ErrorOr<Nothing> PostgresSql::find_out() {
  PostgresValues node;
  node.text(node_);
  const auto rows = repeat({{"BEGIN ISOLATION LEVEL READ COMMITTED"},
                            into_place(),
                            {"SELECT version FROM schema_version FOR UPDATE"},
                            {"SELECT number FROM last_write WHERE node = $1", node},
                            {"COMMIT"}});
  if (!rows.ok()) return not_known();
  const PostgresRows& found = (*rows)[3];
  if (found.size() == 1 && found.integer(0, 0) == written_) return Nothing{};
  failure_ = SqlFailure::connection_lost;
  return Error{ErrorKind::storage, path_, "the connection with the database was lost, and nothing of this was kept.",
               "Do this again."};
}

Error PostgresSql::not_known() {
  failure_ = SqlFailure::connection_lost;
  return {
      ErrorKind::storage, path_,
      "the connection with the database was lost at the last moment, so that it is not known whether this was kept.",
      "Look whether it is there when the database is back, and do it again if it is not."};
}

ErrorOr<std::unique_ptr<Database>> open_postgres_sql(const std::string& address, const std::string& purpose) {
  return PostgresSql::open(address, purpose);
}

}  // namespace stip
