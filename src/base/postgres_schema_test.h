// PostgresSchemaTest: an empty place in the database that tests/postgres/server.py started, for one ledger of a test.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <string>

#include "base/postgres.h"

namespace stip {

inline std::string test_postgres() {
  const char* address = std::getenv("STIP_TEST_POSTGRES");
  return address ? address : "";
}

inline bool has_test_postgres() { return !test_postgres().empty(); }

/// The address of a new schema, which goes with the server. Precondition: has_test_postgres().
inline std::string new_test_schema() {
  static std::atomic<int> last = 0;
  const std::string name = "s" + std::to_string(::getpid()) + "_" + std::to_string(++last);
  PostgresValues values;
  const auto database = *Postgres::connect(test_postgres(), false);
  STIP_ASSERT(database
                  ->run_script("CREATE OR REPLACE FUNCTION make_schema(name text) RETURNS void LANGUAGE plpgsql AS $$ "
                               "BEGIN EXECUTE format('CREATE SCHEMA %I', name); END $$")
                  .ok());
  STIP_ASSERT(database->run("SELECT make_schema($1)", values.text(name)).ok());
  return test_postgres() + "&options=-csearch_path%3D" + name;
}

}  // namespace stip
