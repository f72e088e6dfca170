// Test desk: a desk of its own, with hashing that costs next to nothing; on a server if one is there for tests.
#pragma once

#include <doctest/doctest.h>

#include "base/postgres_schema_test.h"
#include "base/temp_folder.h"
#include "desk/accounts.h"

namespace stip {

constexpr PasswordCost cheap{1, 8192};

struct TestDesk {
  TempFolder folder = *TempFolder::make();
  bool is_shared = has_test_postgres();
  std::string place = is_shared ? new_test_schema() : folder.file("ledger.db.desk");
  std::string key_file = folder.file("ledger.db.desk.key");
  std::unique_ptr<Desk> desk = *open();
  Instant now = *parse_instant("2027-03-01T09:00:00Z");

  Desk& operator*() { return *desk; }

  ErrorOr<std::unique_ptr<Desk>> open(PasswordCost cost = cheap) const { return Desk::open(place, cost, key_file); }
  void reopen(PasswordCost cost = cheap) {
    desk.reset();
    desk = *open(cost);
  }
  /// The bytes of the file and its log; nothing for a desk on a server, whose files are the server's.
  std::string in_file() const {
    if (is_shared) return {};
    const auto log = read_file(place + "-wal");
    return *read_file(place) + (log.ok() ? *log : "");
  }
  void wait(std::chrono::seconds time) { now += time; }

  /// An account with this password.
  Account account(const std::string& email, const std::string& password = "four quiet otters sing") {
    const Account made = *add_account(*desk, {"Somebody Else", email, {}}, "test", now);
    const std::string token = *issue_password_link(*desk, made.id, "test", now);
    const auto account = choose_password(*desk, token, password, now);
    REQUIRE(account.ok());
    return *account;
  }
};

}  // namespace stip
