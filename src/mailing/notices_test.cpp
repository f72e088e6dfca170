// Notices test: who follows something hears of it once, and of nothing that is not public.
#include "mailing/notices.h"

#include <algorithm>

#include "base/text.h"
#include "mailing/test_round.h"

namespace stip {
namespace {

struct WithNotices : TestRound {
  WithNotices() { REQUIRE(send_notices(*registry, *desk, settings, desk.now).ok()); }
  Account reader(const std::string& email, const std::vector<RoleAt>& roles = {}) {
    const Account account = person(email, roles);
    REQUIRE(send_notices(*registry, *desk, settings, desk.now).ok());  // Begins from here.
    return account;
  }
  void follows(const Account& account, const std::string& record) {
    REQUIRE(follow(*desk, account.id, record, registry->size(), desk.now).ok());
  }
  std::string digest_after(std::chrono::hours time) {
    desk.wait(time);
    REQUIRE(send_notices(*registry, *desk, settings, desk.now).ok());
    std::string all;
    REQUIRE(send_due_mail(
                *desk, settings.sender,
                [&](const std::string&, const std::string& to, std::string_view mail) {
                  all += "to " + to + "\n" + std::string(mail);
                  return Delivery{Delivery::State::accepted, ""};
                },
                desk.now)
                .ok());
    replace_all(all, "=\r\n", "");
    return all;
  }
  static constexpr std::chrono::hours week{24 * 7};
};

TEST_CASE_FIXTURE(WithNotices, "a change of what is followed comes in one digest, once, also of its milestones") {
  follows(reader("lezer@example.nl"), "A-1");
  say("A-1", {{"planned_end", "2031-Q4"}});
  enter("The council decided so.");
  say("M-1", {{"due", "2028-Q1"}});
  enter("Drought.");
  say("A-3", {{"planned_end", "2031"}});
  enter("Something else.");
  const std::string mail = digest_after(week);
  CHECK(contains(mail, "to lezer@example.nl"));
  CHECK(contains(mail, "The council decided so."));
  CHECK(contains(mail, "Drought."));
  CHECK_FALSE(contains(mail, "Something else."));
  CHECK(contains(mail, "List-Unsubscribe:"));
  CHECK(digest_after(week).empty());
}

TEST_CASE_FIXTURE(WithNotices, "a node that lags tells nothing twice, and takes away nothing that it did not see") {
  const Account account = reader("lezer@example.nl");
  follows(account, "A-1");
  const auto position = [&] { return notice_setting(*desk, account.id)->position; };
  const std::int64_t before = position();
  REQUIRE(told(*desk, account.id, before, before + 10, desk.now).ok());
  REQUIRE(told(*desk, account.id, before, before + 4, desk.now).ok());  // Knew six entries less.
  CHECK(position() == before + 10);
  REQUIRE(told(*desk, account.id, before, before + 12, desk.now).ok());  // Knew more, but the mail was made already.
  CHECK(position() == before + 10);
}

TEST_CASE_FIXTURE(WithNotices, "nothing that is not public stands in a digest, also for who may see it") {
  const Account cleared = reader("hoog@example.nl", {{Role::secretary, "", Classification::restricted}});
  follows(cleared, "A-1"), follows(cleared, "A-2"), follows(cleared, "A-3");
  say("A-2", {{"planned_end", "2031"}});
  enter("The cellar grows.");
  CHECK(digest_after(week).empty());
  say("A-3", {{"planned_end", "2031"}});
  enter("The ditch grows.");
  say("A-3", {{"classification", "restricted"}});
  enter("Closed off.");
  CHECK(digest_after(week).empty());
}

TEST_CASE_FIXTURE(WithNotices, "who raised a signal hears of its answer and of what it is about, without following") {
  reader("raad@example.nl", {{Role::contributor, "ORG-2", Classification::public_}});
  say("S-1", {{"title", "Te droog"},
              {"raised_by", "ORG-2"},
              {"origin", "report"},
              {"raised_on", "2027-01-02"},
              {"about", "A-1"},
              {"text", "Help."}});
  enter("Raised.");
  CHECK(contains(digest_after(week), "Te droog"));
  say("S-1", {{"answer", "taken_over"}, {"answer_text", "We water."}, {"answered_on", "2027-03-09"}});
  enter("Answered by the secretary.");
  const std::string answered = digest_after(week);
  CHECK(contains(answered, "beantwoord"));
  say("A-1", {{"planned_end", "2031-Q4"}});
  enter("It moved.");
  CHECK(contains(digest_after(week), "It moved."));
}

TEST_CASE_FIXTURE(WithNotices, "a day, a week or never; what changed in between is not lost") {
  const Account daily = reader("dag@example.nl"), never = reader("nooit@example.nl");
  follows(daily, "A-1"), follows(never, "A-1");
  REQUIRE(set_notice(*desk, {daily.id, Rhythm::daily, Language::en, 0, {}}, registry->size(), desk.now).ok());
  REQUIRE(set_notice(*desk, {never.id, Rhythm::off, Language::nl, 0, {}}, registry->size(), desk.now).ok());
  say("A-1", {{"planned_end", "2031-Q4"}});
  enter("First.");
  CHECK(digest_after(std::chrono::hours(2)).empty());
  const std::string mail = digest_after(std::chrono::hours(24));
  CHECK(contains(mail, "to dag@example.nl"));
  CHECK(contains(mail, "This changed in what you follow"));
  CHECK_FALSE(contains(mail, "nooit@example.nl"));
}

TEST_CASE_FIXTURE(WithNotices, "a clock that was set back sends nothing twice and does not stop the digests") {
  follows(reader("lezer@example.nl"), "A-1");
  say("A-1", {{"planned_end", "2031-Q4"}});
  enter("First.");
  CHECK(contains(digest_after(week), "First."));
  CHECK(digest_after(std::chrono::hours(-24 * 100)).empty());
  say("A-1", {{"planned_end", "2032-Q4"}});
  enter("Second.");
  const std::string mail = digest_after(std::chrono::hours(0));
  CHECK(contains(mail, "Second."));
  CHECK_FALSE(contains(mail, "First."));
}

TEST_CASE_FIXTURE(WithNotices, "the address to unsubscribe is of one account alone") {
  const Account one = reader("a@example.nl"), two = reader("b@example.nl");
  const std::string token = unsubscribe_token(*desk, one.id);
  CHECK(account_of_unsubscribe(*desk, token) == one.id);
  CHECK(account_of_unsubscribe(*desk, two.id + token.substr(token.find('.'))).empty());
  for (const std::string_view bad : {"", ".", "x", "U-1."}) CHECK(account_of_unsubscribe(*desk, bad).empty());
}

TEST_CASE_FIXTURE(WithNotices, "who is forgotten follows nothing any more") {
  const Account account = reader("weg@example.nl");
  follows(account, "A-1");
  REQUIRE(forget_account(*desk, account.id, "test", desk.now).ok());
  CHECK(followed_by(*desk, account.id)->empty());
}

}  // namespace
}  // namespace stip
