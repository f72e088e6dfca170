// Copy desk test: every table of a desk arrives, with each value, or nothing does.
#include "desk/copy_desk.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "desk/desk_key.h"
#include "desk/drafts.h"
#include "desk/mail_queue.h"
#include "desk/sessions.h"
#include "desk/test_desk.h"
#include "desk/totp.h"

namespace stip {
namespace {

std::set<std::string> tables_in(Desk& desk) {
  std::set<std::string> names;
  REQUIRE(desk.write([&](Database& database) -> ErrorOr<Nothing> {
                STIP_TRY_AS(Prepared rows, database.kind() == SqlKind::sqlite
                                               ? database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
                                               : database.prepare("SELECT tablename::text FROM pg_catalog.pg_tables"
                                                                  " WHERE schemaname = current_schema()"));
                for (;;) {
                  STIP_TRY_AS(const bool row, rows.step());
                  if (!row) return Nothing{};
                  names.insert(std::string(rows.text(0)));
                }
              })
              .ok());
  return names;
}

/// A desk with something in every table, and where it goes.
struct Full : TestDesk {
  Account ada = account("ada@ministry.nl");
  DeskAddress here{place, key_file};
  DeskAddress there{folder.file("copy.desk"), folder.file("copy.key")};

  Full() {
    REQUIRE(desk->write([&](Database& database) { return fill(database); }).ok());
    REQUIRE(queue_mail(*desk, {"a@b.nl", "Onderwerp \u00eb", "text", "", {{"a.txt", "text/plain", "attached"}}}, "key",
                       "ministry.nl", now)
                .ok());
  }
  static ErrorOr<Nothing> fill(Database& database) {
    return database.run(
        "INSERT INTO role SELECT id, 'owner', 'ORG-1', 'internal' FROM account;"
        "INSERT INTO recovery_code SELECT x'', id FROM account;"
        "INSERT INTO password_link SELECT x'', id, 1 FROM account;"
        "INSERT INTO device SELECT x'', id, 1 FROM account;"
        "INSERT INTO throttle VALUES (x'', 3, 9000000000, -1);"
        "INSERT INTO code_wanted SELECT x'', id, 1, 2 FROM account;"
        "INSERT INTO session SELECT x'', 'h', id, 1, 2, 3, 4, '' FROM account;"
        "INSERT INTO personal_link VALUES ('L-1', x'', 'h', 'a', 'A-1', 'c', 'i', 1, 2, 3, 4, 5, 6);"
        "INSERT INTO draft VALUES ('h', 'f', 1, '[]', 2, 3, 4, 5);"
        "INSERT INTO follow SELECT id, 'A-1', 7 FROM account;"
        "INSERT INTO notice_setting SELECT id, 'weekly', 'nl', 1, 2 FROM account;"
        "INSERT INTO sign_on VALUES (x'', x'', 1, 'a', 't', 'nl', x'', 0, 1, 2);"
        "INSERT INTO identity SELECT 'i', 's', 'h', id, 1, 2 FROM account;"
        "INSERT INTO sign_on_link SELECT x'', id, 1 FROM account;"
        "INSERT INTO passkey SELECT x'', 'h', id, 'n', x'', 1, 2, 3 FROM account;"
        "INSERT INTO used_challenge VALUES (x'', 1);"
        "INSERT INTO job SELECT 'J-1', id, '{}', 'h', 9, 'public', 'd', 'v', 'done', 'r', 'p', x'', 1, 2, 3, 4 FROM "
        "account;");
  }
};

TEST_CASE_FIXTURE(TestDesk, "every table of the schema is copied") {
  std::set<std::string> copied;
  for (const std::string_view name : copied_tables()) copied.emplace(name);
  std::set<std::string> made = tables_in(*desk);
  for (const char* of_the_server : {"schema_version", "last_write"})
    CHECK(made.erase(of_the_server) == (is_shared ? 1 : 0));
  CHECK(copied == made);
}

TEST_CASE_FIXTURE(Full, "a desk is copied whole, and works with the key that came along") {
  const CopiedDesk copied = *copy_desk(here, there);
  CHECK(copied.accounts == 1);
  CHECK(copied.rows >= static_cast<std::int64_t>(copied_tables().size()));
  CHECK(copied.key_file == there.key_file);
  CHECK((std::filesystem::status(there.key_file).permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
  const auto copy = *Desk::open(there.place, cheap, there.key_file);
  std::string sent;
  const auto count = send_due_mail(
      *copy, {"agenda@ministry.nl", ""},
      [&](const std::string&, const std::string&, std::string_view mail) {
        sent = mail;
        return Delivery{Delivery::State::accepted};
      },
      now);
  CHECK(count->sent == 1);
  CHECK(contains(sent, "text"));
  CHECK(latest_log(*copy, 100)->size() == latest_log(*desk, 100)->size());
  CHECK(queue_mail(*copy, {"a@b.nl", "x", "x"}, "", "ministry.nl", now).ok());  // Its numbers go on.
  CHECK(add_account(*copy, {"Bob", "bob@ministry.nl", {}}, "test", now).ok());
}

TEST_CASE_FIXTURE(Full, "a desk goes to another place and back without a difference") {
  REQUIRE(copy_desk(here, there).ok());
  const DeskAddress back{is_shared ? new_test_schema() : folder.file("back.desk"), there.key_file};
  const CopiedDesk copied = *copy_desk(there, back);
  CHECK(copied.accounts == 1);
  const DeskAddress again{folder.file("again.desk"), there.key_file};
  CHECK(copy_desk(back, again)->rows == copied.rows);
  CHECK((*find_account(**Desk::open(again.place, cheap, again.key_file), ada.id))->email == "ada@ministry.nl");
}

TEST_CASE_FIXTURE(Full, "a desk that holds something is not written over, and no key is left beside it") {
  const TestDesk other;
  const Account kept = *add_account(*other.desk, {"Bob", "bob@ministry.nl", {}}, "test", now);
  const auto refused = copy_desk(here, {other.place, other.key_file});
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::conflict);
  const std::string fresh_key = folder.file("fresh.key");
  CHECK_FALSE(copy_desk(here, {other.place, fresh_key}).ok());
  CHECK_FALSE(std::filesystem::exists(fresh_key));
  CHECK(accounts(*other.desk)->size() == 1);

  REQUIRE(copy_desk(here, there).ok());
  const auto twice = copy_desk(here, there);
  REQUIRE_FALSE(twice.ok());
  CHECK(contains(twice.error().problem, "there is a desk here already"));
}

TEST_CASE_FIXTURE(Full, "a desk that is not there, or is the same, is not copied") {
  CHECK(copy_desk({folder.file("none"), ""}, there).error().kind == ErrorKind::not_found);
  CHECK_FALSE(std::filesystem::exists(folder.file("none")));
  CHECK(copy_desk(here, here).error().kind == ErrorKind::conflict);
}

TEST_CASE_FIXTURE(TestDesk, "a desk opens with its own key, and is told when it is another or is not there") {
  const std::string other = folder.file("other.key");
  CHECK(Desk::open(place, cheap, other).error().kind == ErrorKind::not_found);
  CHECK_FALSE(std::filesystem::exists(other));
  {
    const TestDesk stranger;
    std::filesystem::copy_file(stranger.key_file, other);
  }
  const auto refused = Desk::open(place, cheap, other);
  CHECK(refused.error().kind == ErrorKind::invalid);
  CHECK(contains(refused.error().problem, "not the key of the desk"));
  CHECK(open().ok());
}

TEST_CASE_FIXTURE(Full, "when the key is lost for good a new one gives up what was sealed, and nothing else") {
  REQUIRE(
      desk->write([](Database& database) { return database.run("UPDATE account SET totp = x'', totp_confirmed = 1"); })
          .ok());
  CHECK(make_new_desk_key(place, key_file, "test", now).error().kind == ErrorKind::conflict);
  CHECK((*find_account(*desk, ada.id))->has_totp);
  const std::string fresh = folder.file("fresh.key");
  REQUIRE(make_new_desk_key(place, fresh, "test", now).ok());
  CHECK(open().error().kind == ErrorKind::invalid);  // The old key is worth nothing any more.
  const auto renewed = *Desk::open(place, cheap, fresh);
  const auto found = *find_account(*renewed, ada.id);
  CHECK(found->has_password);
  CHECK_FALSE(found->has_totp);
  CHECK(queued_mail(*renewed, std::nullopt, 10)->empty());
  CHECK(queue_mail(*renewed, {"a@b.nl", "x", "x"}, "key", "ministry.nl", now).ok());
  CHECK(queued_mail(*renewed, MailState::queued, 10)->size() == 1);
  CHECK(latest_log(*renewed, 1)->front().what == "key of the desk made anew");
}

TEST_CASE("the key of a desk is beside it, or in the folder of now") {
  CHECK(desk_key_path_for("agenda.db.desk") == "agenda.db.desk.key");
  CHECK(desk_key_path_for("postgresql://stip@db/agenda") == "agenda.desk.key");
  CHECK(Desk::place_for("agenda.db") == "agenda.db.desk");
  CHECK(Desk::place_for("postgresql://stip@db/agenda") == "postgresql://stip@db/agenda");
}

}  // namespace
}  // namespace stip
