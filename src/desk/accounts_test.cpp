// Accounts test: making, finding, closing and forgetting them; passwords by link.
#include "desk/accounts.h"

#include <filesystem>

#include "base/text.h"
#include "desk/sign_in.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

TEST_CASE_FIXTURE(TestDesk,
                  "an account has an id that tells nothing of the person, and is found by it and by address") {
  const RoleAt owner{Role::owner, "ORG-1", Classification::internal};
  const auto made = add_account(*desk, {"Ada Zonneveld", "Ada@Ministry.nl", {owner}}, "U-0", now);
  REQUIRE(made.ok());
  CHECK(starts_with(made->id, "U-"));
  CHECK(made->id.size() == 10);
  CHECK(made->roles == std::vector{owner});
  CHECK((*find_account(*desk, made->id))->email == "Ada@Ministry.nl");
  CHECK((*find_account(*desk, "ada@ministry.NL"))->id == made->id);
  CHECK_FALSE(*find_account(*desk, "nobody@ministry.nl"));
  CHECK(made->person().viewer() == Viewer{Classification::internal});
}

TEST_CASE_FIXTURE(TestDesk, "an address has one account, whatever its capitals") {
  account("ada@ministry.nl");
  CHECK(add_account(*desk, {"Other", "ADA@ministry.nl", {}}, "U-0", now).error().kind == ErrorKind::conflict);
}

TEST_CASE("an address is one address and nothing that could become a header") {
  for (const char* good : {"a@b.nl", "first.last+tag@sub.ministry.nl", "o'hara@b.nl"}) CHECK(is_email(good));
  for (const char* bad : {"", "a", "@b.nl", "a@", "a@b@c", "a b@c.nl", "a@b.nl\r\nBcc: x@y.nl", "a@b.nl,c@d.nl",
                          "<a@b.nl>", "a@b..nl", "a@.nl", ".a@b.nl", "a@b.nl.", "a\"@b.nl", "a@b$.nl"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_email(bad));
  }
}

TEST_CASE_FIXTURE(TestDesk, "a password link works once, for a day, and a newer one ends it") {
  const Account made = *add_account(*desk, {"Ada", "ada@ministry.nl", {}}, "U-0", now);
  const std::string first = *issue_password_link(*desk, made.id, "U-0", now);
  const std::string second = *issue_password_link(*desk, made.id, "U-0", now);
  CHECK_FALSE(*holder_of_password_link(*desk, first, now));
  CHECK((*holder_of_password_link(*desk, second, now))->id == made.id);
  CHECK_FALSE(*holder_of_password_link(*desk, second, now + std::chrono::hours(24)));
  CHECK(choose_password(*desk, second, "too short", now).error().kind == ErrorKind::invalid);
  CHECK(choose_password(*desk, second, "four quiet otters sing", now).ok());
  CHECK(choose_password(*desk, second, "another quiet otter sings", now).error().kind == ErrorKind::not_found);
  CHECK((*find_account(*desk, made.id))->has_password);
}

TEST_CASE_FIXTURE(TestDesk, "a password is not made of the name of its account") {
  const Account made = *add_account(*desk, {"Wilhelmina", "w@ministry.nl", {}}, "U-0", now);
  CHECK_FALSE(choose_password(*desk, *issue_password_link(*desk, made.id, "U-0", now), "Wilhelmina2027", now).ok());
}

TEST_CASE_FIXTURE(TestDesk, "changing a password asks for the current one, and slows down who guesses it") {
  const Account ada = account("ada@ministry.nl");
  CHECK(change_password(*desk, ada.id, "four quiet otters sing", "seven purple clouds hum", "", now).ok());
  CHECK(sign_in(*desk, {"ada@ministry.nl", "seven purple clouds hum"}, {}, now)->state == SignIn::State::signed_in);
  for (int i = 0; i < 5; ++i)
    CHECK(change_password(*desk, ada.id, "wrong", "eight purple clouds hum", "", now).error().kind ==
          ErrorKind::forbidden);
  CHECK(contains(
      change_password(*desk, ada.id, "seven purple clouds hum", "eight purple clouds hum", "", now).error().problem,
      "too many"));
}

TEST_CASE_FIXTURE(TestDesk, "roles are set as a whole") {
  const Account ada = account("ada@ministry.nl");
  REQUIRE(
      set_roles(*desk, ada.id,
                {{Role::owner, "ORG-1", Classification::public_}, {Role::approver, "ORG-1", Classification::public_}},
                "U-0", now)
          .ok());
  REQUIRE(set_roles(*desk, ada.id, {{Role::secretary, "ORG-2", Classification::restricted}}, "U-0", now).ok());
  CHECK((*find_account(*desk, ada.id))->roles.size() == 1);
  CHECK(set_roles(*desk, "U-NOBODY", {}, "U-0", now).error().kind == ErrorKind::not_found);
}

TEST_CASE_FIXTURE(TestDesk, "a disabled account cannot sign in, has no roles left, and comes back with its password") {
  const Account ada = account("ada@ministry.nl");
  REQUIRE(set_roles(*desk, ada.id, {{Role::secretary, "", Classification::restricted}}, "U-0", now).ok());
  REQUIRE(set_disabled(*desk, ada.id, true, "U-0", now).ok());
  CHECK(sign_in(*desk, {"ada@ministry.nl", "four quiet otters sing"}, {}, now)->state == SignIn::State::wrong);
  CHECK((*find_account(*desk, ada.id))->person().viewer() == Viewer{});
  CHECK_FALSE(issue_password_link(*desk, ada.id, "U-0", now).ok());
  REQUIRE(set_disabled(*desk, ada.id, false, "U-0", now).ok());
  CHECK(sign_in(*desk, {"ada@ministry.nl", "four quiet otters sing"}, {}, now)->state == SignIn::State::signed_in);
}

TEST_CASE_FIXTURE(TestDesk, "of a forgotten account the files hold neither name nor address") {
  if (is_shared) return;  // When a server writes over its files is up to the server; see docs/operating/postgresql.md.
  const Account ada = *add_account(*desk, {"Zebedeus Quartel", "quartel@ministry.nl", {}}, "U-0", now);
  REQUIRE(forget_account(*desk, ada.id, "U-0", now).ok());
  CHECK_FALSE(*find_account(*desk, ada.id));
  desk.reset();  // The log of SQLite is emptied into the file.
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    CAPTURE(file.path().string());
    const std::string bytes = to_lower(*read_file(file.path()));
    CHECK_FALSE(contains(bytes, "quartel"));
  }
}

TEST_CASE_FIXTURE(TestDesk, "the files are readable by their owner alone, and hold no password and no link") {
  const Account ada = *add_account(*desk, {"Ada", "ada@ministry.nl", {}}, "U-0", now);
  const std::string token = *issue_password_link(*desk, ada.id, "U-0", now);
  REQUIRE(choose_password(*desk, token, "four quiet otters sing", now).ok());
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    CAPTURE(file.path().string());
    CHECK((std::filesystem::status(file.path()).permissions() & std::filesystem::perms(077)) ==
          std::filesystem::perms::none);
    const std::string bytes = *read_file(file.path());
    CHECK_FALSE(contains(bytes, token));
    CHECK_FALSE(contains(bytes, "quiet otters"));
  }
}

TEST_CASE_FIXTURE(TestDesk, "a desk of a newer version is refused and left as it is") {
  REQUIRE(desk->write([](Database& database) { return database.set_version(99); }).ok());
  desk.reset();
  CHECK(contains(open().error().problem, "newer"));
  CHECK(contains(open().error().problem, "99"));
}

TEST_CASE_FIXTURE(TestDesk, "a file that is no desk is refused and left as it is") {
  const std::string other = folder.file("other.db");
  auto database = *Database::open(other, Database::Mode::create);
  REQUIRE(database->run("CREATE TABLE mine (x)").ok());
  database.reset();
  CHECK(contains(Desk::open(other, cheap).error().problem, "not a desk"));
}

TEST_CASE("a second factor is needed for what the public does not see, and for handing out accounts") {
  using enum Classification;
  const auto needs = [](std::vector<RoleAt> roles) {
    Account account;
    account.roles = std::move(roles);
    return account.needs_second_factor();
  };
  CHECK_FALSE(needs({}));
  CHECK_FALSE(needs({{Role::analyst, "", public_}, {Role::owner, "ORG-1", public_}}));
  CHECK(needs({{Role::analyst, "", public_}, {Role::owner, "ORG-1", internal}}));
  CHECK(needs({{Role::administrator, "", public_}}));
}

}  // namespace
}  // namespace stip
