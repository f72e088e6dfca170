// Sessions test: how they begin, go stale, and end.
#include "desk/sessions.h"

#include "base/text.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

struct SignedIn : TestDesk {
  Account ada = account("ada@ministry.nl");
  std::string token = begin(ada.id);

  std::string begin(const std::string& account, const std::string& agent = "Firefox") {
    return *desk->write([&](Database& database) { return start_session(database, {account, false, agent}, now); });
  }
  bool is_alive(const std::string& session) { return find_session(*desk, session, now)->has_value(); }
};

TEST_CASE_FIXTURE(SignedIn, "a session is found by its token, and by nothing that stands in the file") {
  CHECK(is_alive(token));
  const std::string handle = (*find_session(*desk, token, now))->handle;
  for (const std::string& forged :
       {std::string(), handle, ada.id, hash_of_token(token), to_hex(hash_of_token(token)), token + "A"})
    CHECK_FALSE(is_alive(forged));
  desk.reset();
  CHECK_FALSE(contains(in_file(), token));
}

TEST_CASE_FIXTURE(SignedIn, "a session ends half an hour after the last request") {
  for (int i = 0; i < 10; ++i) {
    wait(std::chrono::minutes(29));
    CHECK(is_alive(token));
  }
  wait(std::chrono::minutes(30));
  CHECK_FALSE(is_alive(token));
}

TEST_CASE_FIXTURE(SignedIn, "a session ends after twelve hours, however busy") {
  for (int i = 0; i < 12 * 4 - 1; ++i) {
    wait(std::chrono::minutes(15));
    REQUIRE(is_alive(token));
  }
  wait(std::chrono::minutes(15));
  CHECK_FALSE(is_alive(token));
}

TEST_CASE_FIXTURE(SignedIn, "a clock that is set back far does not make a session last for ever") {
  now -= std::chrono::hours(13);
  CHECK_FALSE(is_alive(token));
}

TEST_CASE_FIXTURE(SignedIn, "a raise of privilege gives a new token and ends the old one") {
  wait(std::chrono::minutes(20));
  CHECK_FALSE((*find_session(*desk, token, now))->is_fresh(now));
  const std::string fresh = *confirm_session(*desk, token, true, now);
  CHECK(fresh != token);
  CHECK_FALSE(is_alive(token));
  const auto session = *find_session(*desk, fresh, now);
  CHECK(session->is_fresh(now));
  CHECK(session->second_factor);
  CHECK(session->created + std::chrono::minutes(20) == now);  // Its longest life is that of the first token.
  CHECK(confirm_session(*desk, token, true, now).error().kind == ErrorKind::not_found);
}

TEST_CASE_FIXTURE(SignedIn, "signing out ends this session, and everywhere ends all of the account") {
  const std::string second = begin(ada.id), other = begin(account("bo@ministry.nl").id);
  REQUIRE(end_session(*desk, token, now).ok());
  CHECK_FALSE(is_alive(token));
  CHECK(is_alive(second));
  const std::string third = begin(ada.id);
  REQUIRE(end_sessions_of(*desk, ada.id, now).ok());
  CHECK_FALSE(is_alive(second));
  CHECK_FALSE(is_alive(third));
  CHECK(is_alive(other));
}

TEST_CASE_FIXTURE(SignedIn, "the list shows what is alive, and one of it can be ended, but not one of somebody else") {
  const std::string second = begin(ada.id, "Chromium\r\nX: y");
  const auto list = *sessions_of(*desk, ada.id, now);
  REQUIRE(list.size() == 2);
  const auto named = *find_session(*desk, second, now);
  CHECK(named->agent == "Chromium  X: y");
  CHECK(end_session_named(*desk, "U-OTHER", named->handle, now).error().kind == ErrorKind::not_found);
  CHECK(end_session_named(*desk, ada.id, named->handle, now).ok());
  CHECK_FALSE(is_alive(second));
  wait(std::chrono::hours(1));
  CHECK(sessions_of(*desk, ada.id, now)->empty());
}

TEST_CASE_FIXTURE(SignedIn,
                  "disabling an account or changing its password ends its sessions, but the one that changed it") {
  const std::string second = begin(ada.id);
  REQUIRE(change_password(*desk, ada.id, "four quiet otters sing", "seven purple clouds hum", second, now).ok());
  CHECK_FALSE(is_alive(token));
  CHECK(is_alive(second));
  REQUIRE(set_disabled(*desk, ada.id, true, "U-0", now).ok());
  CHECK_FALSE(is_alive(second));
}

TEST_CASE_FIXTURE(SignedIn, "all other sessions of an account end, and none of another account") {
  const std::string second = begin(ada.id), strange = begin(account("bob@ministry.nl").id);
  REQUIRE(end_other_sessions(*desk, ada.id, token, now).ok());
  CHECK(is_alive(token));
  CHECK_FALSE(is_alive(second));
  CHECK(is_alive(strange));
}

TEST_CASE_FIXTURE(SignedIn, "a form token belongs to its session") {
  const std::string second = begin(ada.id), csrf = csrf_token(*desk, token);
  CHECK(csrf.size() == 64);
  CHECK(is_csrf_token(*desk, token, csrf));
  CHECK_FALSE(is_csrf_token(*desk, second, csrf));
  CHECK_FALSE(is_csrf_token(*desk, token, ""));
  CHECK_FALSE(is_csrf_token(*desk, token, csrf.substr(1)));
  CHECK_FALSE(contains(csrf, to_hex(hash_of_token(token))));
  reopen();
  CHECK(is_csrf_token(*desk, token, csrf));  // A restart does not spoil a form that is open.
}

TEST_CASE_FIXTURE(SignedIn, "the sweep removes what has expired, and nothing else") {
  REQUIRE(sweep(*desk, now).ok());
  CHECK(is_alive(token));
  wait(std::chrono::hours(24 * 8));
  REQUIRE(sweep(*desk, now).ok());
  CHECK(*desk->read([](Database& database) { return database.integer("SELECT count(*) FROM session"); }) == 0);
  CHECK((*find_account(*desk, ada.id))->has_password);
}

}  // namespace
}  // namespace stip
