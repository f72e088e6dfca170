// Sql: what is the same for every kind of database.
#include "base/sql.h"

namespace stip {

Prepared& Prepared::bind(int place, std::int64_t value) { return statement_->bind(place, value), *this; }
Prepared& Prepared::bind_text(int place, std::string_view value) {
  return statement_->bind(place, SqlType::text, value), *this;
}
Prepared& Prepared::bind_bytes(int place, std::string_view value) {
  return statement_->bind(place, SqlType::bytes, value), *this;
}
Prepared& Prepared::bind_null(int place) { return statement_->bind(place, SqlType::null, {}), *this; }
Prepared& Prepared::bind_list(int place, const std::vector<std::string_view>& values) {
  return statement_->bind_list(place, values), *this;
}
Prepared& Prepared::bind_list(int place, const std::vector<std::int64_t>& values) {
  return statement_->bind_list(place, values), *this;
}

ErrorOr<bool> Prepared::step() { return statement_->step(); }

ErrorOr<Nothing> Prepared::run() {
  for (;;) {
    STIP_TRY_AS(const bool row, step());
    if (!row) break;
  }
  reset();
  return Nothing{};
}

void Prepared::reset() { statement_->reset(); }

bool Prepared::is_null(int column) const { return statement_->type(column) == SqlType::null; }
bool Prepared::is_integer(int column) const { return statement_->type(column) == SqlType::integer; }
bool Prepared::is_text(int column) const { return statement_->type(column) == SqlType::text; }
bool Prepared::is_bytes(int column) const { return statement_->type(column) == SqlType::bytes; }
std::int64_t Prepared::integer(int column) const { return statement_->integer(column); }
std::string_view Prepared::text(int column) const { return statement_->bytes(column); }
std::string_view Prepared::bytes(int column) const { return statement_->bytes(column); }

ErrorOr<std::int64_t> Database::integer(Query query) {
  STIP_TRY_AS(Prepared statement, prepare(query));
  STIP_TRY_AS(const bool row, statement.step());
  return row ? statement.integer(0) : 0;
}

ErrorOr<std::string> Database::text(Query query) {
  STIP_TRY_AS(Prepared statement, prepare(query));
  STIP_TRY_AS(const bool row, statement.step());
  return row ? std::string(statement.text(0)) : std::string();
}

ErrorOr<Transaction> Transaction::begin(Database& database) {
  STIP_TRY(database.begin());
  return Transaction(&database);
}

ErrorOr<Nothing> Transaction::commit() {
  STIP_TRY(database_->commit());
  database_ = nullptr;
  return Nothing{};
}

Transaction::~Transaction() {
  if (database_ && database_->in_transaction()) database_->roll_back();
}

}  // namespace stip
