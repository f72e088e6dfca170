// Tests of signing on: a visit is for one browser, once; and an identity is one account's.
#include "desk/sign_on.h"

#include <doctest/doctest.h>

#include "base/text.h"
#include "desk/base64url.h"
#include "desk/sessions.h"
#include "desk/test_desk.h"
#include "desk/totp.h"

namespace stip {
namespace {

const Identity ann{"https://id.example.nl", "ann"}, bob{"https://id.example.nl", "bob"};

TEST_CASE_FIXTURE(TestDesk, "a visit returns once, within ten minutes, to the browser in which it began") {
  const auto begin = [&] { return *begin_sign_on(*desk, {SignOnPurpose::sign_in, {}, "/nl/bureau", "en"}, now); };
  const SignOnSecrets first = begin(), second = begin();
  CHECK(first.state.size() == 43);
  CHECK(first.challenge == to_base64url(bytes_of(sha256(first.verifier))));
  CHECK(first.verifier.size() >= 43);  // RFC 7636, 4.1.
  CHECK(first.nonce != second.nonce);
  CHECK(first.verifier != first.nonce);
  CHECK_FALSE(*end_sign_on(*desk, first.state, second.browser, now));
  CHECK_FALSE(*end_sign_on(*desk, first.state, "", now));
  CHECK_FALSE(*end_sign_on(*desk, "", first.browser, now));
  const auto back = *end_sign_on(*desk, first.state, first.browser, now);
  REQUIRE(back);
  CHECK(back->visit.target == "/nl/bureau");
  CHECK(back->visit.language == "en");
  CHECK(back->secrets.verifier == first.verifier);
  CHECK(back->secrets.nonce == first.nonce);
  CHECK_FALSE(*end_sign_on(*desk, first.state, first.browser, now));
  wait(std::chrono::minutes(10));
  CHECK_FALSE(*end_sign_on(*desk, second.state, second.browser, now));
  // Nothing in the file opens anything: neither token stands in it.
  const std::string file = in_file();
  for (const std::string& secret : {first.state, first.browser, first.nonce, first.verifier})
    CHECK_FALSE(contains(file, secret));
}

TEST_CASE_FIXTURE(TestDesk, "an identity is one account's, whatever its address; the same name elsewhere is another") {
  const Account one = account("one@example.org"), two = account("two@example.org");
  REQUIRE(link_identity(*desk, one.id, ann, one.id, now).ok());
  CHECK(link_identity(*desk, one.id, ann, one.id, now).ok());
  CHECK(link_identity(*desk, two.id, ann, two.id, now).error().kind == ErrorKind::conflict);
  CHECK(link_identity(*desk, "U-00000000", bob, "test", now).error().kind == ErrorKind::not_found);
  CHECK((*account_of_identity(*desk, ann))->id == one.id);
  CHECK_FALSE(*account_of_identity(*desk, {"https://other.example.nl", "ann"}));
  CHECK_FALSE(*account_of_identity(*desk, {ann.issuer, "Ann"}));
  CHECK(identities_of(*desk, one.id)->size() == 1);
  REQUIRE(forget_account(*desk, one.id, "test", now).ok());
  CHECK_FALSE(*account_of_identity(*desk, ann));
}

TEST_CASE_FIXTURE(TestDesk, "who signs on by an identity gives the second step here, unless it was proved there") {
  const Account one = account("one@example.org");
  REQUIRE(link_identity(*desk, one.id, ann, one.id, now).ok());
  const auto sign_on = [&](bool proved) { return *sign_in_by_identity(*desk, ann, proved, {}, now); };
  SignIn in = sign_on(false);
  REQUIRE(in.state == SignIn::State::signed_in);
  CHECK_FALSE((*find_session(*desk, in.token, now))->second_factor);
  CHECK((*find_session(*desk, sign_on(true).token, now))->second_factor);
  REQUIRE(offer_totp(*desk, one.id, "stip").ok());
  CHECK(sign_on(false).state == SignIn::State::signed_in);  // An offer is no second factor yet.
  REQUIRE(desk->write([&](Database& database) { return database.run("UPDATE account SET totp_confirmed = 1"); }).ok());
  CHECK(sign_on(false).state == SignIn::State::code_wanted);
  CHECK(sign_on(true).state == SignIn::State::signed_in);
  CHECK(sign_in_by_identity(*desk, bob, true, {}, now)->state == SignIn::State::wrong);
  REQUIRE(set_disabled(*desk, one.id, true, "test", now).ok());
  CHECK(sign_on(true).state == SignIn::State::wrong);
}

TEST_CASE_FIXTURE(TestDesk,
                  "a link from an administrator connects one identity, once, within a day, and not a closed account") {
  const Account one = account("one@example.org");
  const std::string old = *issue_sign_on_link(*desk, one.id, "admin", now);
  const std::string token = *issue_sign_on_link(*desk, one.id, "admin", now);
  CHECK_FALSE(*holder_of_sign_on_link(*desk, old, now));
  CHECK((*holder_of_sign_on_link(*desk, token, now))->id == one.id);
  CHECK(accept_sign_on_link(*desk, hash_of_token(token), ann, now)->id == one.id);
  CHECK(accept_sign_on_link(*desk, hash_of_token(token), bob, now).error().kind == ErrorKind::not_found);
  CHECK((*account_of_identity(*desk, ann))->id == one.id);
  const std::string late = *issue_sign_on_link(*desk, one.id, "admin", now);
  wait(std::chrono::hours(24));
  CHECK_FALSE(*holder_of_sign_on_link(*desk, late, now));
  CHECK_FALSE(accept_sign_on_link(*desk, hash_of_token(late), bob, now).ok());
  const std::string closed = *issue_sign_on_link(*desk, one.id, "admin", now);
  REQUIRE(set_disabled(*desk, one.id, true, "test", now).ok());
  CHECK_FALSE(*holder_of_sign_on_link(*desk, closed, now));
  CHECK_FALSE(accept_sign_on_link(*desk, hash_of_token(closed), bob, now).ok());
  CHECK_FALSE(issue_sign_on_link(*desk, one.id, "admin", now).ok());
}

TEST_CASE_FIXTURE(TestDesk, "taking a link away signs out elsewhere, and is refused to who would lock themselves out") {
  const Account one = account("one@example.org");
  REQUIRE(link_identity(*desk, one.id, ann, one.id, now).ok());
  const std::string here = sign_in_by_identity(*desk, ann, false, {}, now)->token;
  const std::string there = sign_in_by_identity(*desk, ann, false, {}, now)->token;
  const std::string handle = identities_of(*desk, one.id)->front().handle;
  const Account two = account("two@example.org");
  CHECK(unlink_identity(*desk, two.id, handle, two.id, "", now).error().kind == ErrorKind::not_found);
  REQUIRE(unlink_identity(*desk, one.id, handle, one.id, here, now).ok());
  CHECK(*find_session(*desk, here, now));
  CHECK_FALSE(*find_session(*desk, there, now));
  CHECK_FALSE(*account_of_identity(*desk, ann));

  const Account bare = *add_account(*desk, {"Without Password", "bare@example.org", {}}, "test", now);
  REQUIRE(link_identity(*desk, bare.id, bob, bare.id, now).ok());
  const std::string last = identities_of(*desk, bare.id)->front().handle;
  CHECK(unlink_identity(*desk, bare.id, last, bare.id, "", now).error().kind == ErrorKind::conflict);
  CHECK(*account_of_identity(*desk, bob));  // Nothing was done.
  CHECK(unlink_identity(*desk, bare.id, last, "admin", "", now).ok());
}

}  // namespace
}  // namespace stip
