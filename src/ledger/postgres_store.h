// PostgresStore: the tables of a ledger in a database, how they are made and how they are opened safely.
#pragma once

#include <memory>
#include <string>

#include "base/hash.h"
#include "base/postgres.h"

namespace stip {

/// Makes the tables in the first schema of the search path, in one transaction. Errors: conflict (there is a ledger),
/// storage.
ErrorOr<Nothing> create_postgres_store(Postgres& database, const Hash& public_key, const std::string& created);

/// That there is a ledger of a version that this program knows. Errors: not_found (no ledger), invalid (of a newer
/// version).
ErrorOr<Nothing> check_postgres_format(Postgres& database);

/// The tables as `create_postgres_store` makes them; for who fills them in the same transaction.
ErrorOr<Nothing> make_postgres_tables(Postgres& database);

}  // namespace stip
