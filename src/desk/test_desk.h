// Test desk: a desk in a folder of its own, with hashing that costs next to nothing.
#pragma once

#include <doctest/doctest.h>

#include "base/temp_folder.h"
#include "desk/accounts.h"

namespace stip {

constexpr PasswordCost cheap{1, 8192};

struct TestDesk {
  TempFolder folder = *TempFolder::make();
  std::string path = folder.file("ledger.db.desk");
  std::unique_ptr<Desk> desk = *Desk::open(path, cheap);
  Instant now = *parse_instant("2027-03-01T09:00:00Z");

  Desk& operator*() { return *desk; }

  void reopen(PasswordCost cost = cheap) {
    desk.reset();
    desk = *Desk::open(path, cost);
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
