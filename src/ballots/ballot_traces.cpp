// Ballot traces: a table that is written anew has one transaction and the order of its keys.
#include "ballots/ballot_traces.h"

#include <map>
#include <optional>

namespace stip {
namespace {

constexpr Query write_anew = R"sql(
CREATE TEMP TABLE kept_code ON COMMIT DROP AS SELECT * FROM code;
TRUNCATE code;
INSERT INTO code SELECT * FROM kept_code ORDER BY consultation, hash;
CREATE TEMP TABLE kept_ballot ON COMMIT DROP AS SELECT * FROM ballot;
TRUNCATE ballot;
INSERT INTO ballot SELECT * FROM kept_ballot ORDER BY consultation, key;
CREATE TEMP TABLE kept_contribution ON COMMIT DROP AS SELECT * FROM contribution;
TRUNCATE contribution;
INSERT INTO contribution SELECT * FROM kept_contribution ORDER BY consultation, ballot, id;
)sql";

Error tells_too_much(const Database& database, const std::string& setting, const std::string& value,
                     const std::string& remedy) {
  return {
      ErrorKind::invalid, database.path(),
      said("the server would write down what ballots hold, or when each came: its setting {} is {}.", setting, value),
      said("Have who manages the database run: {}", remedy)};
}

}  // namespace

ErrorOr<Nothing> take_traces_away(Database& database) {
  if (database.kind() == SqlKind::postgres) return database.run(write_anew);
  return database.in_transaction() ? ErrorOr<Nothing>(Nothing{}) : database.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

// What is compatible with PostgreSQL may not know these settings; it is asked what it has.
ErrorOr<Nothing> keeps_no_log_of_ballots(Database& database) {
  if (database.kind() != SqlKind::postgres) return Nothing{};
  std::map<std::string, std::string> settings;
  STIP_TRY_AS(Prepared rows,
              database.prepare("SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ("
                               "'log_statement', 'log_min_duration_statement', 'log_min_duration_sample', "
                               "'log_transaction_sample_rate', 'log_parameter_max_length', "
                               "'log_parameter_max_length_on_error', 'track_commit_timestamp')"));
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) break;
    settings.emplace(rows.text(0), rows.text(1));
  }
  const auto is = [&](const char* name, const char* value) {
    const auto found = settings.find(name);
    return found == settings.end() || found->second == value;
  };
  const auto harm = [&](const char* name, const char* remedy) {
    return tells_too_much(database, name, settings[name], remedy);
  };
  if (!is("track_commit_timestamp", "off"))
    return harm("track_commit_timestamp", "ALTER SYSTEM SET track_commit_timestamp = off; and start it again.");
  if (!is("log_parameter_max_length_on_error", "0"))
    return harm("log_parameter_max_length_on_error", "ALTER DATABASE … SET log_parameter_max_length_on_error = 0;");
  // Values travel apart from queries: with this they are logged by nothing.
  if (settings.contains("log_parameter_max_length") && is("log_parameter_max_length", "0")) return Nothing{};
  for (const auto& [name, quiet] :
       {std::pair("log_statement", "none"), std::pair("log_min_duration_statement", "-1"),
        std::pair("log_min_duration_sample", "-1"), std::pair("log_transaction_sample_rate", "0")}) {
    if (is(name, quiet) || (std::string(name) == "log_statement" && is(name, "ddl"))) continue;
    return harm(name, "ALTER DATABASE … SET log_parameter_max_length = 0;");
  }
  return Nothing{};
}

}  // namespace stip
