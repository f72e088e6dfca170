// Tests of passkeys: keeping, using and losing them; and what a challenge is good for.
#include "desk/passkeys.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "desk/sessions.h"
#include "desk/test_authenticator.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

const RelyingParty site{"https://agenda.example.nl"};

struct WithPasskeys : TestDesk {
  Account one = account("one@example.org");
  TestAuthenticator device;

  WithPasskeys() { device.user_handle = one.id; }
  std::string challenge(PasskeyUse use, const std::string& about = {}) { return new_challenge(*desk, use, about, now); }
  ErrorOr<Nothing> add(const TestAuthenticator& made, const std::string& account, const std::string& kept = {}) {
    return add_passkey(*desk, site, account, "Telefoon", made.make(challenge(PasskeyUse::make, account)), kept, now);
  }
  ErrorOr<SignIn> enter() {
    return sign_in_by_passkey(*desk, site, device.use(challenge(PasskeyUse::sign_in)), {}, now);
  }
  SignIn by_password() { return *sign_in(*desk, {"one@example.org", "four quiet otters sing"}, {}, now); }
  int lines(const std::string& what) {
    int count = 0;
    const std::vector<LogLine> all = *latest_log(*desk, 500);
    for (const LogLine& line : all) count += line.what == what;
    return count;
  }
};

TEST_CASE_FIXTURE(WithPasskeys, "a passkey that checked its holder signs in by itself, with both factors") {
  REQUIRE(add(device, one.id).ok());
  CHECK(find_account(*desk, one.id)->value().passkeys == 1);
  const auto in = enter();
  REQUIRE(in.ok());
  REQUIRE(in->state == SignIn::State::signed_in);
  CHECK(in->account == one.id);
  CHECK((*find_session(*desk, in->token, now))->second_factor);
  CHECK(passkeys_of(*desk, one.id)->front().used == now);
  CHECK(lines("signed in by passkey") == 1);
  device.flags = 0x01;
  CHECK(enter().error().problem == "your device did not check that it is you.");
  device.flags = 0x05;
  REQUIRE(set_disabled(*desk, one.id, true, "test", now).ok());
  CHECK_FALSE(enter().ok());
}

TEST_CASE_FIXTURE(WithPasskeys, "a challenge is good for one answer, for one use, for five minutes") {
  REQUIRE(add(device, one.id).ok());
  const PasskeyAnswer answer = device.use(challenge(PasskeyUse::sign_in));
  CHECK(sign_in_by_passkey(*desk, site, answer, {}, now).ok());
  CHECK_FALSE(sign_in_by_passkey(*desk, site, answer, {}, now).ok());
  const auto refused = [&](const std::string& made) {
    return !sign_in_by_passkey(*desk, site, device.use(made), {}, now).ok();
  };
  CHECK(refused(challenge(PasskeyUse::prove, one.id)));
  CHECK(refused(challenge(PasskeyUse::second_step)));
  CHECK(refused(challenge(PasskeyUse::sign_in, one.id)));
  CHECK(refused(""));
  CHECK(refused(random_token()));
  const std::string late = challenge(PasskeyUse::sign_in);
  wait(std::chrono::minutes(5));
  CHECK(refused(late));
  CHECK_FALSE(refused(challenge(PasskeyUse::sign_in)));
  const std::string early = challenge(PasskeyUse::sign_in);
  wait(-std::chrono::minutes(1));
  CHECK(refused(early));
  CHECK(lines("passkey refused") == 8);
  TestDesk other;
  CHECK(refused(new_challenge(*other, PasskeyUse::sign_in, "", now)));
}

TEST_CASE_FIXTURE(WithPasskeys, "a passkey is of the account that made it, and says so itself") {
  const Account two = account("two@example.org");
  REQUIRE(add(device, one.id).ok());
  CHECK(add(device, two.id).error().kind == ErrorKind::conflict);
  device.user_handle = two.id;
  CHECK_FALSE(enter().ok());
  device.user_handle = "";
  CHECK_FALSE(enter().ok());
  TestAuthenticator stranger;
  stranger.id = "another one";
  stranger.user_handle = one.id;
  CHECK(sign_in_by_passkey(*desk, site, stranger.use(challenge(PasskeyUse::sign_in)), {}, now).error().kind ==
        ErrorKind::not_found);
  // A passkey of somebody else proves nothing, nor does it do for the second step.
  device.user_handle = one.id;
  CHECK_FALSE(prove_by_passkey(*desk, site, two.id, "", device.use(challenge(PasskeyUse::prove, two.id)), now).ok());
  CHECK_FALSE(add_passkey(*desk, site, one.id, "  ", stranger.make(challenge(PasskeyUse::make, one.id)), "", now).ok());
  // Made by one, sent by another.
  CHECK_FALSE(add_passkey(*desk, site, two.id, "x", stranger.make(challenge(PasskeyUse::make, one.id)), "", now).ok());
}

TEST_CASE_FIXTURE(WithPasskeys, "who has a passkey needs more than a password, and any passkey of theirs will do") {
  CHECK(by_password().state == SignIn::State::signed_in);
  REQUIRE(add(device, one.id).ok());
  const SignIn half = by_password();
  REQUIRE(half.state == SignIn::State::code_wanted);
  CHECK(sign_in_with_code(*desk, half.token, "000000", {}, now)->state == SignIn::State::wrong);
  device.flags = 0x01;  // A key that is only touched.
  device.user_handle = "";
  const auto step = [&](const std::string& token) {
    return second_step_by_passkey(*desk, site, token, device.use(challenge(PasskeyUse::second_step, token)), {}, now);
  };
  const auto whole = step(half.token);
  REQUIRE(whole.ok());
  REQUIRE(whole->state == SignIn::State::signed_in);
  CHECK((*find_session(*desk, whole->token, now))->second_factor);
  CHECK_FALSE(step(half.token)->state == SignIn::State::signed_in);
  CHECK(step("")->state == SignIn::State::wrong);
  const Account two = account("two@example.org");
  TestAuthenticator other("ED25519");
  other.id = "other";
  REQUIRE(add(other, two.id).ok());
  const SignIn again = by_password();
  CHECK_FALSE(second_step_by_passkey(*desk, site, again.token,
                                     other.use(challenge(PasskeyUse::second_step, again.token)), {}, now)
                  .ok());
}

TEST_CASE_FIXTURE(WithPasskeys, "a fresh proof is a verified passkey, or one that is touched and the password") {
  REQUIRE(add(device, one.id).ok());
  const auto prove = [&](const std::string& password) {
    return *prove_by_passkey(*desk, site, one.id, password, device.use(challenge(PasskeyUse::prove, one.id)), now);
  };
  CHECK(prove("") == SignIn::State::signed_in);
  device.flags = 0x01;
  CHECK(prove("") == SignIn::State::wrong);
  CHECK(prove("four quiet otters sing") == SignIn::State::signed_in);
  // The password alone was never enough since.
  CHECK(*prove_again(*desk, one.id, "four quiet otters sing", "", now) == SignIn::State::wrong);
}

TEST_CASE_FIXTURE(WithPasskeys, "a count that does not rise is refused, and written down") {
  device.count = 5;
  REQUIRE(add(device, one.id).ok());
  device.count = 6;
  CHECK(enter().ok());
  CHECK_FALSE(enter().ok());
  device.count = 3;
  CHECK_FALSE(enter().ok());
  device.count = 7;
  CHECK(enter().ok());
  CHECK(lines("passkey refused") == 2);
}

TEST_CASE_FIXTURE(WithPasskeys, "making one and taking one away sign out elsewhere; the last way in stays") {
  const std::string here = by_password().token, there = by_password().token;
  REQUIRE(add(device, one.id, here).ok());
  CHECK(*find_session(*desk, here, now));
  CHECK_FALSE(*find_session(*desk, there, now));
  const std::string handle = passkeys_of(*desk, one.id)->front().handle;
  CHECK(rename_passkey(*desk, one.id, handle, "Laptop", now).ok());
  CHECK(passkeys_of(*desk, one.id)->front().name == "Laptop");
  const Account two = account("two@example.org");
  CHECK_FALSE(rename_passkey(*desk, two.id, handle, "Mine", now).ok());
  CHECK(remove_passkey(*desk, two.id, handle, two.id, "", now).error().kind == ErrorKind::not_found);
  REQUIRE(remove_passkey(*desk, one.id, handle, one.id, here, now).ok());
  CHECK(*find_session(*desk, here, now));
  CHECK_FALSE(enter().ok());

  const Account bare = *add_account(*desk, {"Without Password", "bare@example.org", {}}, "test", now);
  REQUIRE(add(device, bare.id).ok());
  const std::string last = passkeys_of(*desk, bare.id)->front().handle;
  CHECK(remove_passkey(*desk, bare.id, last, bare.id, "", now).error().kind == ErrorKind::conflict);
  CHECK(passkeys_of(*desk, bare.id)->size() == 1);
  REQUIRE(remove_passkeys(*desk, bare.id, "admin", now).ok());
  CHECK(passkeys_of(*desk, bare.id)->empty());
}

TEST_CASE_FIXTURE(WithPasskeys, "an account keeps twenty passkeys, and no more") {
  for (int i = 0; i < 20; ++i) {
    device.id = "device " + std::to_string(i);
    REQUIRE(add(device, one.id).ok());
  }
  device.id = "one more";
  CHECK(add(device, one.id).error().kind == ErrorKind::conflict);
}

}  // namespace
}  // namespace stip
