// Mail queue test: each mail goes out, once; a server that is down loses none.
#include "desk/mail_queue.h"

#include <atomic>
#include <set>
#include <thread>

#include "base/text.h"
#include "desk/test_catcher.h"
#include "desk/test_desk.h"

namespace stip {
namespace {

struct WithQueue : TestDesk {
  const Sender sender{"agenda@ministry.nl", "Secretariaat"};
  std::vector<std::string> mails;

  std::int64_t queue(const std::string& to = "owner@ministry.nl", const std::string& key = "") {
    return *queue_mail(*desk,
                       {to, "Subject", "Open https://example.nl/link/t0ken", "", {{"a.txt", "text/plain", "attached"}}},
                       key, "ministry.nl", now);
  }
  SentCount send(Delivery::State state) {
    return *send_due_mail(
        *desk, sender,
        [&](const std::string&, const std::string&, std::string_view mail) {
          mails.emplace_back(mail);
          return Delivery{state, state == Delivery::State::accepted ? "" : "no connection"};
        },
        now);
  }
  QueuedMail newest() { return queued_mail(*desk, std::nullopt, 1)->front(); }
};

TEST_CASE_FIXTURE(WithQueue, "a mail is sent once") {
  queue();
  CHECK(send(Delivery::State::accepted).sent == 1);
  CHECK(send(Delivery::State::accepted).sent == 0);
  CHECK(newest().state == MailState::sent);
  CHECK(newest().attempts == 1);
}

TEST_CASE_FIXTURE(WithQueue, "a mail with a key that was queued before does not come twice") {
  const auto number = queue("owner@ministry.nl", "round CY-2027 A-014");
  CHECK(queue("owner@ministry.nl", "round CY-2027 A-014") == number);
  CHECK(queue() != queue());
  CHECK(send(Delivery::State::accepted).sent == 3);
}

TEST_CASE_FIXTURE(WithQueue, "while the server is down a mail waits ever longer, then goes out with the same id") {
  queue();
  int tries = 0;
  for (int minute = 0; minute < 60; ++minute, wait(std::chrono::minutes(1)))
    tries += send(Delivery::State::later).later;
  CHECK(tries == 6);  // After 0, 1, 3, 7, 15 and 31 minutes.
  CHECK(newest().problem == "no connection");
  reopen();
  wait(std::chrono::hours(4));
  CHECK(send(Delivery::State::accepted).sent == 1);
  const std::string id = newest().message_id;
  for (const std::string& mail : mails) CHECK(contains(mail, "Message-ID: " + id + "\r\n"));
}

TEST_CASE("the delay between tries doubles up to four hours") {
  CHECK(mail_delay_after(1) == 60);
  CHECK(mail_delay_after(2) == 120);
  CHECK(mail_delay_after(8) == 7680);
  CHECK(mail_delay_after(9) == 14400);
  CHECK(mail_delay_after(1000) == 14400);
}

TEST_CASE_FIXTURE(WithQueue,
                  "a refused mail fails at once, one that is not accepted after three days; both can be tried again") {
  const auto number = queue();
  CHECK(send(Delivery::State::refused).failed == 1);
  CHECK(newest().state == MailState::failed);
  CHECK(retry_mail(*desk, number, now).ok());
  CHECK(retry_mail(*desk, number, now).error().kind == ErrorKind::not_found);
  int failed = 0, hours = 0;
  for (; failed == 0 && hours < 100; ++hours, wait(std::chrono::hours(1))) failed = send(Delivery::State::later).failed;
  CHECK(hours >= 72);
  CHECK(hours <= 78);
  CHECK(retry_mail(*desk, number, now).ok());
  CHECK(send(Delivery::State::accepted).sent == 1);
}

TEST_CASE_FIXTURE(WithQueue, "a mail whose sending was broken off is tried again after ten minutes") {
  queue();
  // A program that ends between taking and settling leaves this behind.
  REQUIRE(desk->write([&](Database& database) {
                return database.run("UPDATE mail SET state = 'sending', attempts = 1, due = due + 600");
              })
              .ok());
  CHECK(send(Delivery::State::accepted).sent == 0);
  wait(std::chrono::minutes(10));
  CHECK(send(Delivery::State::accepted).sent == 1);
}

TEST_CASE_FIXTURE(WithQueue, "who send at once, on one node and on two, do not send the same mail") {
  for (int i = 0; i < 20; ++i) queue("owner" + std::to_string(i) + "@ministry.nl");
  const auto other_node = *open();
  std::mutex mutex;
  std::multiset<std::string> seen;
  const auto work = [&](Desk& from) {
    for (int turn = 0; turn < 20; ++turn) {
      const auto count = send_due_mail(
          from, sender,
          [&](const std::string&, const std::string& to, std::string_view) {
            const std::lock_guard lock(mutex);
            seen.insert(to);
            return Delivery{Delivery::State::accepted};
          },
          now, 1);
      CHECK(count.ok());
      CHECK(sweep(from, now).ok());
    }
  };
  { const std::jthread one(work, std::ref(*desk)), two(work, std::ref(*desk)), three(work, std::ref(*other_node)); }
  CHECK(seen.size() == 20);
  CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 20);
}

TEST_CASE_FIXTURE(WithQueue, "at most as many as asked are sent, the longest waiting first") {
  for (int i = 0; i < 3; ++i, wait(std::chrono::seconds(1))) queue("owner" + std::to_string(i) + "@ministry.nl");
  std::string first;
  CHECK(send_due_mail(
            *desk, sender,
            [&](const std::string&, const std::string& to, std::string_view) {
              if (first.empty()) first = to;
              return Delivery{Delivery::State::accepted};
            },
            now, 2)
            ->sent == 2);
  CHECK(first == "owner0@ministry.nl");
}

TEST_CASE_FIXTURE(WithQueue,
                  "the file holds no link that is in a mail, before and after sending; a month later no trace of it") {
  queue();
  reopen();
  CHECK_FALSE(contains(in_file(), "t0ken"));
  CHECK(send(Delivery::State::accepted).sent == 1);
  CHECK(*desk->read([](Database& database) {
    return database.integer("SELECT (SELECT count(*) FROM attachment) + (SELECT sum(length(text)) FROM mail)");
  }) == 0);
  wait(std::chrono::hours(24 * 31));
  REQUIRE(sweep(*desk, now).ok());
  CHECK(queued_mail(*desk, std::nullopt, 10)->empty());
  desk.reset();
  CHECK_FALSE(contains(in_file(), "owner@ministry.nl"));
}

TEST_CASE_FIXTURE(WithQueue, "what is no mail is not queued") {
  CHECK(queue_mail(*desk, {"a@b.nl\r\nBcc: c@d.nl", "x", "x"}, "", "ministry.nl", now).error().kind ==
        ErrorKind::invalid);
  CHECK(queue_mail(*desk, {"a@b.nl", "x", "x"}, "", "ministry nl", now).error().kind == ErrorKind::invalid);
  CHECK(queued_mail(*desk, std::nullopt, 10)->empty());
}

TEST_CASE_FIXTURE(WithQueue, "a whole queue goes to a mail server") {
  TestCatcher catcher;
  for (const char* to : {"one@ministry.nl", "reject@ministry.nl", "later@ministry.nl", "two@ministry.nl"}) queue(to);
  const auto count = *send_due_mail(
      *desk, sender,
      [&](const std::string& from, const std::string& to, std::string_view mail) {
        return send_mail(catcher.server(), from, to, mail);
      },
      now);
  CHECK(count.sent == 2);
  CHECK(count.failed == 1);
  CHECK(count.later == 1);
  CHECK(catcher.caught().text("to") == "one@ministry.nl");
  CHECK(catcher.caught().find("parts")->as_array()[1].text("text") == "attached");
  CHECK(contains(queued_mail(*desk, MailState::failed, 1)->front().problem, "550"));
}

}  // namespace
}  // namespace stip
