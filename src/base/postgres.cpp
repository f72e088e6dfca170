// Postgres: connecting, running queries, and wording what went wrong.
#include "base/postgres.h"

#include <libpq-fe.h>

#include <algorithm>
#include <optional>

#include "base/late_library.h"

namespace stip {
namespace {

const LateLibrary library{"libpq.so.5"};
STIP_LATE(library, PQclear);
STIP_LATE(library, PQconndefaults);
STIP_LATE(library, PQconnectdbParams);
STIP_LATE(library, PQconninfoFree);
STIP_LATE(library, PQconninfoParse);
STIP_LATE(library, PQenterPipelineMode);
STIP_LATE(library, PQerrorMessage);
STIP_LATE(library, PQexec);
STIP_LATE(library, PQexitPipelineMode);
STIP_LATE(library, PQfinish);
STIP_LATE(library, PQftype);
STIP_LATE(library, PQgetResult);
STIP_LATE(library, PQgetisnull);
STIP_LATE(library, PQgetlength);
STIP_LATE(library, PQgetvalue);
STIP_LATE(library, PQntuples);
STIP_LATE(library, PQpipelineSync);
STIP_LATE(library, PQresultErrorField);
STIP_LATE(library, PQresultStatus);
STIP_LATE(library, PQsendQueryParams);
STIP_LATE(library, PQsetNoticeProcessor);
STIP_LATE(library, PQstatus);
STIP_LATE(library, PQtransactionStatus);

// Numbers of types in pg_type, which are the same in every PostgreSQL and in what is compatible with it.
enum TypeId : unsigned {
  none = 0,
  boolean = 16,
  bytea = 17,
  int8 = 20,
  int2 = 21,
  int4 = 23,
  text_type = 25,
  bytea_array = 1001,
  int8_array = 1016
};
constexpr int binary = 1;

template <class Number>
void append_big_endian(std::string& out, Number number) {
  for (int shift = static_cast<int>(sizeof number) * 8 - 8; shift >= 0; shift -= 8)
    out += static_cast<char>(number >> shift);
}

// One dimension, no nulls, counted from 1.
std::string array_start(std::size_t count, TypeId element) {
  std::string out;
  append_big_endian<std::int32_t>(out, count == 0 ? 0 : 1);
  append_big_endian<std::int32_t>(out, 0);
  append_big_endian<std::int32_t>(out, static_cast<std::int32_t>(element));
  if (count == 0) return out;
  append_big_endian<std::int32_t>(out, static_cast<std::int32_t>(count));
  append_big_endian<std::int32_t>(out, 1);
  return out;
}

using Connection = PGconn*;
using Options = std::unique_ptr<PQconninfoOption, decltype([](PQconninfoOption* options) { PQconninfoFree(options); })>;

// What libpq says of an address that it cannot read may quote the password: it is not asked.
Options read_address(const std::string& address) {
  return Options(library.open().ok() ? PQconninfoParse(address.c_str(), nullptr) : nullptr);
}

/// What an address says of a keyword; empty if nothing.
std::string said(const Options& options, std::string_view keyword) {
  for (const PQconninfoOption* option = options.get(); option && option->keyword; ++option) {
    if (keyword == option->keyword && option->val) return option->val;
  }
  return {};
}

/// Whether that host is this machine itself: a socket in a folder, or a name or address of loopback.
bool is_this_machine(std::string_view host) {
  return host.empty() || host.front() == '/' || host.front() == '@' || host == "localhost" || host == "::1" ||
         host.starts_with("127.");
}

bool are_all_here(std::string_view hosts) {
  for (std::size_t start = 0; start <= hosts.size();) {
    const std::size_t end = std::min(hosts.find(',', start), hosts.size());
    if (!is_this_machine(hosts.substr(start, end - start))) return false;
    start = end + 1;
  }
  return true;
}

std::string first_line(const char* message) {
  std::string line = message ? message : "";
  while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
  if (const auto end = line.find('\n'); end != line.npos) line.resize(end);
  return line;
}

PostgresFailure failure_of(const PGresult* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string_view code = state ? state : "";
  if (code == "40001" || code == "40P01") return PostgresFailure::try_again;
  if (code == "55P03") return PostgresFailure::locked;
  if (code == "23505" || code == "42P07" || code == "42P06" || code == "42723") return PostgresFailure::taken;
  if (code.starts_with("23")) return PostgresFailure::constraint;
  if (code == "42P01") return PostgresFailure::no_table;
  if (code == "25006") return PostgresFailure::read_only;
  return PostgresFailure::other;
}

std::string remedy_of(PostgresFailure failure, std::string_view code) {
  if (failure == PostgresFailure::try_again || failure == PostgresFailure::locked)
    return "Others were writing: do this again.";
  if (failure == PostgresFailure::read_only) return "Write on the primary server; a replica is for reading.";
  if (code.starts_with("28")) return "Check user and password: a file ~/.pgpass keeps the password out of the address.";
  if (code == "3D000") return "Make the database with `createdb`, or check its name in the address.";
  if (code == "42501") return "Give the user of the address the right to this, or use the user that made the ledger.";
  if (code.starts_with("53")) return "Make room on the disk or allow more connections; what was acknowledged is safe.";
  return "Look in the log of the database server; what was acknowledged is safe.";
}

}  // namespace

bool is_postgres_address(std::string_view address) {
  return address.starts_with("postgresql://") || address.starts_with("postgres://");
}

std::string shown_postgres_address(const std::string& address) {
  const Options options = read_address(address);
  if (!options) return "postgresql://…";
  std::string user = said(options, "user"), port = said(options, "port");
  const std::string host = said(options, "host"), database = said(options, "dbname");
  if (!user.empty()) user += "@";
  if (!port.empty()) port = ":" + port;
  return "postgresql://" + user + host + port + "/" + database;
}

std::string postgres_database_name(const std::string& address) {
  const std::string name = said(read_address(address), "dbname");
  return name.empty() ? "stip" : name;
}

PostgresValues& PostgresValues::add(unsigned type, std::optional<std::string> value) {
  types_.push_back(type);
  values_.push_back(std::move(value));
  return *this;
}

PostgresValues& PostgresValues::integer(std::int64_t value) {
  std::string out;
  append_big_endian(out, value);
  return add(int8, std::move(out));
}

PostgresValues& PostgresValues::bytes(std::string_view value) { return add(bytea, std::string(value)); }
PostgresValues& PostgresValues::text(std::string_view value) { return add(text_type, std::string(value)); }
PostgresValues& PostgresValues::null() { return add(none, std::nullopt); }

PostgresValues& PostgresValues::append(const PostgresValues& others) {
  types_.insert(types_.end(), others.types_.begin(), others.types_.end());
  values_.insert(values_.end(), others.values_.begin(), others.values_.end());
  return *this;
}

PostgresValues& PostgresValues::integers(const std::vector<std::int64_t>& values) {
  std::string out = array_start(values.size(), int8);
  for (const std::int64_t value : values) {
    append_big_endian<std::int32_t>(out, sizeof value);
    append_big_endian(out, value);
  }
  return add(int8_array, std::move(out));
}

PostgresValues& PostgresValues::byte_strings(const std::vector<std::string_view>& values) {
  std::string out = array_start(values.size(), bytea);
  for (const std::string_view value : values) {
    append_big_endian<std::int32_t>(out, static_cast<std::int32_t>(value.size()));
    out += value;
  }
  return add(bytea_array, std::move(out));
}

void PostgresRows::Clear::operator()(pg_result* result) const { PQclear(result); }

bool PostgresRows::ok() const {
  const ExecStatusType status = PQresultStatus(result_.get());
  return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}
int PostgresRows::size() const { return result_ ? PQntuples(result_.get()) : 0; }
bool PostgresRows::is_null(int row, int column) const { return PQgetisnull(result_.get(), row, column) == 1; }

std::string_view PostgresRows::bytes(int row, int column) const {
  return {PQgetvalue(result_.get(), row, column), static_cast<std::size_t>(PQgetlength(result_.get(), row, column))};
}

SqlType PostgresRows::type(int row, int column) const {
  if (is_null(row, column)) return SqlType::null;
  switch (PQftype(result_.get(), column)) {
    case boolean:
    case int2:
    case int4:
    case int8:
      return SqlType::integer;
    case text_type:
      return SqlType::text;
    case bytea:
      return SqlType::bytes;
    default:
      return SqlType::other;
  }
}

std::int64_t PostgresRows::integer(int row, int column) const {
  if (type(row, column) != SqlType::integer) return 0;
  const std::string_view value = bytes(row, column);
  std::uint64_t number = !value.empty() && (value.front() & 0x80) != 0 ? ~std::uint64_t{0} : 0;
  for (const char byte : value) number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

std::string postgres_tls_for(const std::string& address) {
  const Options said_here = read_address(address), elsewhere(PQconndefaults());
  if (const std::string mode = said(said_here, "sslmode"); !mode.empty()) return mode;
  if (!said(said_here, "service").empty() || !said(elsewhere, "service").empty()) return {};
  // libpq's own "prefer" goes on without TLS when the server has none, and with whoever answers: not over a network.
  if (const std::string mode = said(elsewhere, "sslmode"); !mode.empty() && mode != "prefer") return mode;
  std::string host = said(said_here, "hostaddr");
  if (host.empty()) host = said(said_here, "host");
  if (host.empty()) host = said(elsewhere, "host");
  return are_all_here(host) ? "" : "verify-full";
}

void Postgres::Finish::operator()(pg_conn* connection) const { PQfinish(connection); }

Postgres::Postgres(std::string address, bool read_only)
    : address_(std::move(address)), where_(shown_postgres_address(address_)), read_only_(read_only) {}

ErrorOr<std::unique_ptr<Postgres>> Postgres::connect(const std::string& address, bool read_only) {
  STIP_TRY(library.open());
  if (!read_address(address)) {
    return Error{ErrorKind::invalid, "postgresql://…", "this address of a database cannot be read.",
                 "Write it as postgresql://user@host:5432/database; special characters as %40."};
  }
  std::unique_ptr<Postgres> made(new Postgres(address, read_only));
  STIP_TRY(made->reconnect());
  return made;
}

ErrorOr<Nothing> Postgres::reconnect() {
  // What the address says counts above what is said here. A server that went without a word is noticed within a minute.
  const std::string tls = postgres_tls_for(address_);
  const char* const names[] = {"application_name",
                               "connect_timeout",
                               "keepalives_idle",
                               "keepalives_interval",
                               "keepalives_count",
                               "tcp_user_timeout",
                               "sslmode",
                               "dbname",
                               nullptr};
  const char* const values[] = {"stip", "5", "10", "5", "3", "30000", tls.c_str(), address_.c_str(), nullptr};
  connection_.reset(PQconnectdbParams(names, values, 1));
  // What a server says besides, on its way down for one, is in its log.
  PQsetNoticeProcessor(
      connection_.get(), [](void*, const char*) {}, nullptr);
  if (PQstatus(connection_.get()) == CONNECTION_OK) return set_up();
  failure_ = PostgresFailure::connection_lost;
  const std::string reason = first_line(PQerrorMessage(connection_.get()));
  return Error{
      ErrorKind::storage, where_, "the database cannot be reached: " + reason + ".",
      "Check that the server runs and that the address, the user and the password fit; what was acknowledged is safe."};
}

ErrorOr<Nothing> Postgres::set_up() {
  failure_ = PostgresFailure::none;
  STIP_TRY(
      run_script("SET client_min_messages = warning; SET client_encoding = 'UTF8'; SET lock_timeout = '15s';"
                 "SET idle_in_transaction_session_timeout = '60s'"));
  if (read_only_) return run_script("SET default_transaction_read_only = on");
  return assert_durable();
}

// Compatible databases may not know these settings; those that do must not acknowledge what is not on the disk.
ErrorOr<Nothing> Postgres::assert_durable() {
  STIP_TRY_AS(const PostgresRows settings, run("SELECT name, setting FROM pg_catalog.pg_settings"
                                               " WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit')"));
  for (int row = 0; row < settings.size(); ++row) {
    if (settings.bytes(row, 1) != "off") continue;
    const std::string name(settings.bytes(row, 0));
    if (name == "synchronous_commit") {
      STIP_TRY(run_script("SET synchronous_commit = on"));
      continue;
    }
    return Error{ErrorKind::storage, where_,
                 "its setting " + name + " is off, so that it would lose what it acknowledged.",
                 "Set " + name + " = on in postgresql.conf, and start the server again."};
  }
  return Nothing{};
}

ErrorOr<PostgresRows> Postgres::run(Query query, const PostgresValues& values) {
  STIP_TRY_AS(std::vector<PostgresRows> rows, run_together({{query, values}}));
  return std::move(rows.front());
}

ErrorOr<std::vector<PostgresRows>> Postgres::run_together(const std::vector<PostgresStep>& steps) {
  failure_ = PostgresFailure::none;
  const Connection connection = connection_.get();
  if (PQenterPipelineMode(connection) != 1) return error(nullptr);
  for (const auto& [query, values] : steps) {
    std::vector<const char*> pointers;
    std::vector<int> lengths;
    for (const std::optional<std::string>& value : values.values_) {
      pointers.push_back(value ? value->data() : nullptr);
      lengths.push_back(value ? static_cast<int>(value->size()) : 0);
    }
    const std::vector<int> formats(pointers.size(), binary);
    if (PQsendQueryParams(connection, query.text().data(), static_cast<int>(pointers.size()), values.types_.data(),
                          pointers.data(), lengths.data(), formats.data(), binary) != 1)
      return error(nullptr);
  }
  if (PQpipelineSync(connection) != 1) return error(nullptr);
  std::vector<PostgresRows> rows;
  std::optional<Error> failed;
  for (std::size_t ends = 0; ends < steps.size() + 1;) {
    PGresult* result = PQgetResult(connection);
    if (!result) {
      if (is_lost()) return error(nullptr);
      ++ends;
      continue;
    }
    PostgresRows owner(result);
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_PIPELINE_SYNC) break;
    if (status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK)
      rows.push_back(std::move(owner));
    else if (status != PGRES_PIPELINE_ABORTED && !failed)
      failed = error(result);
  }
  if (failed) {
    PQexitPipelineMode(connection);
    return *failed;
  }
  if (PQexitPipelineMode(connection) != 1 || rows.size() != steps.size()) return error(nullptr);
  return rows;
}

ErrorOr<Nothing> Postgres::run_script(Query queries) {
  failure_ = PostgresFailure::none;
  const PostgresRows owner(PQexec(connection_.get(), queries.text().data()));
  return owner.ok() ? ErrorOr<Nothing>(Nothing{}) : error(owner.result_.get());
}

void Postgres::roll_back() {
  if (is_lost() || PQtransactionStatus(connection_.get()) == PQTRANS_IDLE) return;
  const PostgresFailure cause = failure_;
  (void)run_script("ROLLBACK").ok();
  failure_ = cause;
}

bool Postgres::is_lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

Error Postgres::error(const pg_result* result) {
  const char* state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
  const std::string code = state ? state : "";
  // 57P01 to 57P05: the server ends the connection, since it stops or was told to.
  if (is_lost() || code.starts_with("57P0") || code.starts_with("08")) {
    failure_ = PostgresFailure::connection_lost;
    return {ErrorKind::storage, where_, "the connection with the database was lost.",
            "Check that the server runs, and do this again; what was acknowledged is safe."};
  }
  failure_ = failure_of(result);
  const char* primary = result ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
  std::string said = first_line(primary ? primary : PQerrorMessage(connection_.get()));
  return {ErrorKind::storage, where_, "the database says: " + said + (code.empty() ? "." : " (" + code + ")."),
          remedy_of(failure_, code)};
}

}  // namespace stip
