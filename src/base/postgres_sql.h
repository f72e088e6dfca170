// PostgresSql: a Database in PostgreSQL, for several programs at once, by the same queries as a file of SQLite.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/sql.h"

namespace stip {

/// Opens the tables of one purpose ("desk") in a schema of their own, which is made if it is not there: stip_desk, or
/// NAME_desk if the address says that everything is in the schema NAME (options=-csearch_path=NAME).
///
/// One transaction at a time writes, whichever program began it: each takes a row of the schema first. The connection
/// is made anew, for some seconds, when it is lost; what was under way in a transaction is then undone, and its caller
/// told. Nothing is prepared or set on the server beyond a transaction, so that a pooler (pgbouncer) may stand in
/// between. Errors: invalid (an address that cannot be read), storage.
ErrorOr<std::unique_ptr<Database>> open_postgres_sql(const std::string& address, const std::string& purpose);

/// A query that is written for both, in the words of PostgreSQL.
std::string in_postgres(std::string_view query);

}  // namespace stip
