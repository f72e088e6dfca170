// PostgresStore: the schema, which says the same as that of the ledger file.
#include "ledger/postgres_store.h"

#include "ledger/note.h"
#include "ledger/store.h"

namespace stip {
namespace {

// What was entered is kept as bytes, since bytes are what is hashed: no encoding of the server comes in between. The
// head is one row that every append changes in the transaction of its entries, so one node appends at a time, numbers
// follow commits and leave no gap. A sequence of the database would do neither. Nothing here needs a certain role, an
// advisory lock or LISTEN, and all of it is known to databases that are compatible with PostgreSQL.
constexpr Query schema = R"sql(
CREATE TABLE meta (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE head (one boolean PRIMARY KEY CHECK (one), size bigint NOT NULL, chain bytea NOT NULL, time bigint NOT NULL);
CREATE TABLE entry (seq bigint PRIMARY KEY, time bigint NOT NULL, fields bytea NOT NULL, leaf bytea NOT NULL, chain bytea NOT NULL);
CREATE TABLE content (seq bigint PRIMARY KEY, body bytea NOT NULL, key bytea NOT NULL);
CREATE TABLE salt (seq bigint PRIMARY KEY, salts bytea NOT NULL);
CREATE TABLE idempotency (key bytea PRIMARY KEY, seq bigint NOT NULL);
CREATE TABLE checkpoint (size bigint PRIMARY KEY, note bytea NOT NULL);
CREATE TABLE frozen (sha256 text PRIMARY KEY, bytes bytea NOT NULL);
CREATE TABLE memory (name bytea PRIMARY KEY, value bytea NOT NULL);
CREATE TABLE redacting (seq bigint PRIMARY KEY);

CREATE FUNCTION stip_only_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'what is in a ledger is only added to';
END $$;
CREATE FUNCTION stip_by_redaction_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> OLD.seq OR NOT EXISTS (SELECT 1 FROM redacting WHERE seq = OLD.seq) THEN
    RAISE EXCEPTION 'content changes by redaction only';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION stip_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.size < OLD.size THEN
    RAISE EXCEPTION 'a ledger only grows';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON entry FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON idempotency FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON checkpoint FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON frozen FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER stays BEFORE UPDATE ON content FOR EACH ROW EXECUTE FUNCTION stip_by_redaction_only();
CREATE TRIGGER is_kept BEFORE DELETE ON content FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER stays BEFORE UPDATE ON salt FOR EACH ROW EXECUTE FUNCTION stip_by_redaction_only();
CREATE TRIGGER is_kept BEFORE DELETE ON salt FOR EACH ROW EXECUTE FUNCTION stip_only_added();
CREATE TRIGGER grows BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION stip_only_grows();
CREATE TRIGGER is_kept BEFORE DELETE ON head FOR EACH ROW EXECUTE FUNCTION stip_only_added();
)sql";

Error no_ledger(const Postgres& database) {
  return {ErrorKind::not_found, database.where(), "there is no ledger in this database.",
          "Make one with `stip --ledger postgresql://… init`, or check the address."};
}

}  // namespace

ErrorOr<Nothing> make_postgres_tables(Postgres& database) {
  auto made = database.run_script(schema);
  if (made.ok() || database.last_failure() != PostgresFailure::taken) return made;
  return Error{ErrorKind::conflict, database.where(), "there is a ledger in this database already.",
               "Choose another database, or another schema (options=-csearch_path%3Dname)."};
}

ErrorOr<Nothing> create_postgres_store(Postgres& database, const Hash& public_key, const std::string& created) {
  const auto make = [&]() -> ErrorOr<Nothing> {
    STIP_TRY(database.run_script("BEGIN"));
    STIP_TRY(make_postgres_tables(database));
    const std::pair<std::string, std::string> values[] = {{"id", ledger_id(public_key)},
                                                          {"public_key", public_key_text(public_key)},
                                                          {"created", created},
                                                          {"format", std::to_string(format_version)}};
    for (const auto& [name, value] : values) {
      PostgresValues row;
      STIP_TRY(database.run("INSERT INTO meta (name, value) VALUES ($1, $2)", row.text(name).text(value)));
    }
    PostgresValues head;
    STIP_TRY(database.run("INSERT INTO head (one, size, chain, time) VALUES (true, 0, $1, 0)",
                          head.bytes(bytes_of(Hash{}))));
    return database.run_script("COMMIT");
  };
  auto made = make();
  if (!made.ok()) database.roll_back();
  return made;
}

ErrorOr<Nothing> check_postgres_format(Postgres& database) {
  const auto rows = database.run("SELECT value FROM meta WHERE name = 'format'");
  if (!rows.ok()) return database.last_failure() == PostgresFailure::no_table ? no_ledger(database) : rows.error();
  if (rows->size() != 1) return no_ledger(database);
  const std::string version(rows->bytes(0, 0));
  if (version == std::to_string(format_version)) return Nothing{};
  return Error{ErrorKind::invalid, database.where(),
               "it was made by a newer version of stip: its format is " + version + ", this program knows " +
                   std::to_string(format_version) + ".",
               "Use the newer version, or the one that made it."};
}

}  // namespace stip
