// Personal links test: one purpose, one holder, one at a time.
#include "desk/personal_links.h"

#include <thread>

#include "base/text.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

const LinkPurpose purpose{"owner@ministry.nl", Act::report, "A-014", "CY-2027"};

struct WithLink : TestDesk {
  IssuedLink issued = *issue_link(*desk, purpose, now + std::chrono::hours(24 * 30), "U-1", now);
};

TEST_CASE_FIXTURE(WithLink, "a link opens what it was issued for, and counts its uses") {
  const auto opened = *open_link(*desk, issued.token, now);
  CHECK(opened.state == LinkState::good);
  CHECK(opened.link.purpose == purpose);
  CHECK(opened.link.id == issued.id);
  CHECK(open_link(*desk, issued.token, now)->link.uses == 2);
  const auto lines = *latest_log(*desk, 1);
  CHECK(lines[0].who == issued.id);
  CHECK(lines[0].what == "link opened");
  CHECK(lines[0].about == "A-014");
}

TEST_CASE_FIXTURE(WithLink, "a forged link opens nothing, and neither does the id of a link") {
  CHECK(open_link(*desk, random_token(), now)->state == LinkState::unknown);
  CHECK(open_link(*desk, issued.id, now)->state == LinkState::unknown);
  CHECK(open_link(*desk, "", now)->state == LinkState::unknown);
  CHECK(open_link(*desk, hash_of_token(issued.token), now)->state == LinkState::unknown);
}

TEST_CASE_FIXTURE(WithLink, "a link expires to the second") {
  wait(std::chrono::hours(24 * 30) - std::chrono::seconds(1));
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::good);
  wait(std::chrono::seconds(1));
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::expired);
  CHECK(*spend_link(*desk, issued.token, now) == LinkState::expired);
}

TEST_CASE_FIXTURE(WithLink, "a revoked link says that it was revoked") {
  CHECK(revoke_link(*desk, issued.id, "U-1", now).ok());
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::revoked);
  CHECK(revoke_link(*desk, "L-NONE", "U-1", now).error().kind == ErrorKind::not_found);
}

TEST_CASE_FIXTURE(WithLink, "a new link for the same purpose ends the old one, and for another action does not") {
  const auto other = issue_link(*desk, {"owner@ministry.nl", Act::report, "A-015", "CY-2027"},
                                now + std::chrono::hours(1), "U-1", now);
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::good);
  const auto again = issue_link(*desk, purpose, now + std::chrono::hours(1), "U-1", now);
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::revoked);
  CHECK(open_link(*desk, again->token, now)->state == LinkState::good);
  CHECK(open_link(*desk, other->token, now)->state == LinkState::good);
  CHECK(links_of_cycle(*desk, "CY-2027")->size() == 3);
}

TEST_CASE_FIXTURE(WithLink, "of two who hand in by one link at the same time one is first") {
  std::atomic<int> good = 0, spent = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] { (*spend_link(*desk, issued.token, now) == LinkState::good ? good : spent)++; });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 1);
  CHECK(spent == 7);
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::spent);
}

TEST_CASE_FIXTURE(WithLink, "a returned report reopens its link, unless it was revoked") {
  REQUIRE(spend_link(*desk, issued.token, now).ok());
  const Instant was = open_link(*desk, issued.token, now)->link.expires;
  CHECK(reopen_link(*desk, issued.id, now + std::chrono::hours(1), "U-1", now).ok());
  CHECK(open_link(*desk, issued.token, now)->state == LinkState::good);
  CHECK(open_link(*desk, issued.token, now)->link.expires == was);  // Never sooner than was promised.
  CHECK(reopen_link(*desk, issued.id, was + std::chrono::hours(1), "U-1", now).ok());
  CHECK(open_link(*desk, issued.token, now)->link.expires == was + std::chrono::hours(1));
  REQUIRE(revoke_link(*desk, issued.id, "U-1", now).ok());
  CHECK_FALSE(reopen_link(*desk, issued.id, now + std::chrono::hours(1), "U-1", now).ok());
}

TEST_CASE_FIXTURE(WithLink, "looking at a link does not count as opening it, and tells the same") {
  CHECK(find_link(*desk, issued.token, now)->state == LinkState::good);
  CHECK(find_link(*desk, "forged", now)->state == LinkState::unknown);
  CHECK(open_link(*desk, issued.token, now)->link.uses == 1);
  REQUIRE(spend_link(*desk, issued.token, now).ok());
  CHECK(find_link(*desk, issued.token, now)->state == LinkState::spent);
}

TEST_CASE_FIXTURE(WithLink, "the file holds no token, also after it was opened") {
  REQUIRE(open_link(*desk, issued.token, now).ok());
  desk.reset();
  CHECK_FALSE(contains(in_file(), issued.token));
}

TEST_CASE_FIXTURE(TestDesk, "a link needs one holder, one action, one round and an end") {
  const Instant later = now + std::chrono::hours(1);
  CHECK_FALSE(issue_link(*desk, {"no address", Act::report, "A-1", "CY-1"}, later, "U-1", now).ok());
  CHECK_FALSE(issue_link(*desk, {"a@b.nl, c@d.nl", Act::report, "A-1", "CY-1"}, later, "U-1", now).ok());
  CHECK_FALSE(issue_link(*desk, {"a@b.nl", Act::report, "", "CY-1"}, later, "U-1", now).ok());
  CHECK_FALSE(issue_link(*desk, {"a@b.nl", Act::report, "A-1", ""}, later, "U-1", now).ok());
  CHECK_FALSE(issue_link(*desk, {"a@b.nl", Act::report, "A-1", "CY-1"}, now, "U-1", now).ok());
  CHECK_FALSE(
      issue_link(*desk, {"a@b.nl", Act::report, "A-1", "CY-1"}, now + std::chrono::hours(24 * 400), "U-1", now).ok());
}

}  // namespace
}  // namespace stip
