// Sign in test: throttles, the second factor, and what is not told.
#include "desk/sign_in.h"

#include <thread>

#include "desk/sessions.h"
#include "desk/test_desk.h"
#include "desk/throttle.h"
#include "desk/totp.h"

namespace stip {
namespace {

using enum SignIn::State;
constexpr const char* good = "four quiet otters sing";

struct WithAda : TestDesk {
  Account ada = account("ada@ministry.nl");

  SignIn try_password(const std::string& password, const Arrival& arrival = {}) {
    return *sign_in(*desk, {"ada@ministry.nl", password}, arrival, now);
  }
};

TEST_CASE_FIXTURE(WithAda, "the right password opens a session, whatever the capitals of the address") {
  const SignIn result = *sign_in(*desk, {" Ada@MINISTRY.nl ", good}, {}, now);
  CHECK(result.state == signed_in);
  CHECK(result.account == ada.id);
  CHECK((*find_session(*desk, result.token, now))->account == ada.id);
  CHECK((*find_account(*desk, ada.id))->signed_in == now);
}

TEST_CASE_FIXTURE(WithAda, "a wrong password, an unknown account and one without a password get the same answer") {
  REQUIRE(add_account(*desk, {"Bo", "bo@ministry.nl", {}}, "U-0", now).ok());
  for (const char* email : {"ada@ministry.nl", "bo@ministry.nl", "nobody@ministry.nl", "", "' OR 1=1 --"}) {
    const SignIn result = *sign_in(*desk, {email, "wrong"}, {}, now);
    CHECK(result.state == wrong);
    CHECK(result.token.empty());
    CHECK(result.account.empty());
  }
}

TEST_CASE("a delay doubles with each failure, up to its bound") {
  CHECK(delay_after(account_throttle, 4) == 0);
  CHECK(delay_after(account_throttle, 5) == 1);
  CHECK(delay_after(account_throttle, 6) == 2);
  CHECK(delay_after(account_throttle, 12) == 128);
  CHECK(delay_after(account_throttle, 14) == 300);
  CHECK(delay_after(account_throttle, 1'000'000) == 300);
}

TEST_CASE_FIXTURE(WithAda, "after five wrong passwords the next must wait, also the right one; then it may") {
  for (int i = 0; i < 5; ++i) CHECK(try_password("wrong").state == wrong);
  const SignIn slowed = try_password(good);
  CHECK(slowed.state == SignIn::State::wait);
  CHECK(slowed.wait_seconds == 1);
  wait(std::chrono::seconds(1));
  CHECK(try_password(good).state == signed_in);
  CHECK(try_password("wrong").state == wrong);  // All was forgiven.
}

TEST_CASE_FIXTURE(WithAda, "an account that does not exist is slowed down just the same") {
  for (int i = 0; i < 5; ++i) CHECK(sign_in(*desk, {"nobody@ministry.nl", "x"}, {}, now)->state == wrong);
  CHECK(sign_in(*desk, {"nobody@ministry.nl", "x"}, {}, now)->wait_seconds == 1);
}

TEST_CASE_FIXTURE(WithAda, "nobody is locked out for longer than five minutes, however long an attack lasts") {
  int tries = 0;
  for (int i = 0; i < 300; ++i, wait(std::chrono::minutes(1))) tries += try_password("wrong").state == wrong;
  CHECK(tries < 60 + 20);
  wait(std::chrono::minutes(5));
  CHECK(try_password(good).state == signed_in);
}

TEST_CASE_FIXTURE(WithAda,
                  "on a device on which the owner signed in before, an attack from elsewhere slows nothing down") {
  const std::string device = try_password(good).device;
  for (int i = 0; i < 20; ++i) try_password("wrong");
  CHECK(try_password(good).state == SignIn::State::wait);
  CHECK(try_password(good, {.device = device}).state == signed_in);
}

TEST_CASE_FIXTURE(WithAda, "a known device has a throttle of its own, and is known for its own account only") {
  const std::string device = try_password(good).device;
  for (int i = 0; i < 5; ++i) CHECK(try_password("wrong", {.device = device}).state == wrong);
  CHECK(try_password(good, {.device = device}).state == SignIn::State::wait);
  account("bo@ministry.nl");
  for (int i = 0; i < 5; ++i) CHECK(sign_in(*desk, {"bo@ministry.nl", "wrong"}, {}, now)->state == wrong);
  CHECK(sign_in(*desk, {"bo@ministry.nl", good}, {.device = device}, now)->state == SignIn::State::wait);
}

TEST_CASE_FIXTURE(WithAda, "one address that tries many accounts is slowed down, and does not slow down their owners") {
  const Arrival attacker{.address = "192.0.2.1"};
  for (int i = 0; i < 30; ++i)
    CHECK(sign_in(*desk, {"n" + std::to_string(i) + "@ministry.nl", "x"}, attacker, now)->state == wrong);
  for (int i = 0; i < 10; ++i) CHECK(try_password("wrong", attacker).state == SignIn::State::wait);
  CHECK(try_password(good, {.address = "192.0.2.2"}).state == signed_in);
}

TEST_CASE_FIXTURE(WithAda, "a whole office behind one address signs in without delay") {
  for (int i = 0; i < 100; ++i) CHECK(try_password(good, {.address = "192.0.2.9"}).state == signed_in);
}

TEST_CASE_FIXTURE(WithAda, "many tries at once do not slip through the throttle") {
  std::atomic<int> looked_at = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 32; ++i) threads.emplace_back([&] { looked_at += try_password("wrong").state == wrong; });
  for (std::thread& thread : threads) thread.join();
  CHECK(looked_at == 5);
}

TEST_CASE_FIXTURE(WithAda, "a clock that is set back two days locks nobody out") {
  for (int i = 0; i < 30; ++i) try_password("wrong"), wait(std::chrono::seconds(300));
  now -= std::chrono::hours(48);
  CHECK(try_password(good).state == signed_in);
}

TEST_CASE_FIXTURE(WithAda, "a hash at an old cost is made anew at sign-in, and the password stays good") {
  const auto stored = [&] {
    return *desk->read([](Database& database) { return database.text("SELECT password FROM account"); });
  };
  const std::string before = stored();
  reopen({2, 16384});
  CHECK(try_password(good).state == signed_in);
  const std::string after = stored();
  CHECK(after != before);
  CHECK_FALSE(desk->passwords().is_outdated(after));
  CHECK(try_password(good).state == signed_in);
  CHECK(stored() == after);
}

struct WithApp : WithAda {
  std::string secret;
  std::vector<std::string> recovery = set_up();

  std::vector<std::string> set_up() {
    REQUIRE(offer_totp(*desk, ada.id, "stip").ok());
    const std::string sealed =
        *desk->read([](Database& database) { return database.text("SELECT totp FROM account"); });
    const std::string plain = *unseal(sealed, desk->key_for("totp"));
    secret = *parse_hex(plain.substr(plain.find(':') + 1));
    const auto codes = *confirm_totp(*desk, ada.id, code(), now);
    wait(std::chrono::seconds(60));
    return codes;
  }
  std::string code() const { return totp_code(secret, now); }
  SignIn try_code(const std::string& text) {
    return *sign_in_with_code(*desk, try_password(good).token, text, {}, now);
  }
};

TEST_CASE_FIXTURE(WithApp, "with a second factor the password alone opens nothing") {
  const SignIn first = try_password(good);
  CHECK(first.state == code_wanted);
  CHECK_FALSE(*find_session(*desk, first.token, now));
  const SignIn second = *sign_in_with_code(*desk, first.token, code(), {}, now);
  CHECK(second.state == signed_in);
  CHECK((*find_session(*desk, second.token, now))->second_factor);
}

TEST_CASE_FIXTURE(WithApp, "the step of the code is used up by it, and ends after five minutes") {
  const SignIn first = try_password(good);
  REQUIRE(sign_in_with_code(*desk, first.token, code(), {}, now)->state == signed_in);
  wait(std::chrono::seconds(60));
  CHECK(sign_in_with_code(*desk, first.token, code(), {}, now)->state == wrong);
  const SignIn late = try_password(good);
  wait(std::chrono::minutes(5));
  CHECK(sign_in_with_code(*desk, late.token, code(), {}, now)->state == wrong);
}

TEST_CASE_FIXTURE(WithApp, "a code is good once: nobody who saw it can use it again, nor an earlier one") {
  const std::string used = code();
  CHECK(try_code(used).state == signed_in);
  CHECK(try_code(used).state == wrong);
  CHECK(try_code(totp_code(secret, now - std::chrono::seconds(30))).state == wrong);
  CHECK(try_code(totp_code(secret, now + std::chrono::seconds(30))).state == signed_in);
}

TEST_CASE_FIXTURE(WithApp, "who has the password cannot try codes without end") {
  int tried = 0;
  for (int minute = 0; minute < 60; ++minute, wait(std::chrono::minutes(1))) {
    const SignIn first = try_password(good);
    for (int i = 0; i < 10; ++i) tried += sign_in_with_code(*desk, first.token, "000000", {}, now)->state == wrong;
  }
  // Those that are not looked at since their step has ended count as wrong, too: look at what was logged.
  const auto logged = *desk->read(
      [](Database& database) { return database.integer("SELECT count(*) FROM log WHERE what = 'wrong code'"); });
  CHECK(logged < 12 + 20);
  CHECK(tried >= logged);
}

TEST_CASE_FIXTURE(WithApp, "a recovery code is good once, as people type it") {
  REQUIRE(recovery.size() == 10);
  CHECK(recovery[0].size() == 24 + 5);
  std::string typed = recovery[0];
  for (char& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
  CHECK(try_code(typed).state == signed_in);
  CHECK(try_code(typed).state == wrong);
  CHECK(*recovery_codes_left(*desk, ada.id) == 9);
}

TEST_CASE_FIXTURE(WithApp, "a recovery code of one account does not open another") {
  account("bo@ministry.nl");
  CHECK(desk->write([&](Database& database) { return take_code(database, *desk, "U-OTHER", recovery[1], now); }).ok());
  CHECK(*recovery_codes_left(*desk, ada.id) == 10);
}

TEST_CASE_FIXTURE(WithApp, "a new password by link leaves the second factor in place, and opens no session") {
  const std::string token = *issue_password_link(*desk, ada.id, "U-0", now);
  REQUIRE(choose_password(*desk, token, "seven purple clouds hum", now).ok());
  CHECK(sessions_of(*desk, ada.id, now)->empty());
  CHECK(try_password("seven purple clouds hum").state == code_wanted);
}

TEST_CASE_FIXTURE(WithApp, "who proves again gives the password and a fresh code") {
  CHECK(*prove_again(*desk, ada.id, good, "", now) == wrong);
  CHECK(*prove_again(*desk, ada.id, "wrong", code(), now) == wrong);
  CHECK(*prove_again(*desk, ada.id, good, code(), now) == signed_in);
}

TEST_CASE_FIXTURE(WithApp, "an administrator takes a lost second factor away, which signs out everywhere") {
  const SignIn session = try_code(code());
  REQUIRE(remove_totp(*desk, ada.id, "U-0", now).ok());
  CHECK_FALSE(*find_session(*desk, session.token, now));
  CHECK(try_password(good).state == signed_in);
  CHECK(*recovery_codes_left(*desk, ada.id) == 0);
}

TEST_CASE_FIXTURE(WithApp, "the log names accounts and acts, and holds no address, password or code") {
  try_password("a wrong password", {.address = "192.0.2.77"});
  const auto lines = *latest_log(*desk, 100);
  REQUIRE(lines.size() > 2);
  for (const LogLine& line : lines) {
    const std::string all = line.who + line.what + line.about;
    CHECK(all.find("192.0.2") == std::string::npos);
    CHECK(all.find("a wrong password") == std::string::npos);
    CHECK(all.find("ministry.nl") == std::string::npos);
  }
}

}  // namespace
}  // namespace stip
