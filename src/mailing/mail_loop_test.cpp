// Mail loop test: what is queued goes out, and a mail server that is down loses nothing.
#include "mailing/mail_loop.h"

#include <atomic>
#include <mutex>

#include "base/text.h"
#include "desk/test_catcher.h"
#include "desk/test_desk.h"
#include "mailing/mail_settings.h"

namespace stip {
namespace {

struct WithLoop : TestDesk {
  void queue(const std::string& to) {
    REQUIRE(queue_mail(*desk, {to, "Subject", "Text", {}, {}, "https://agenda.example.nl/nl/afmelden/x"}, "",
                       "ministry.nl", now)
                .ok());
  }
  MailLoopOptions options(SendMail send) {
    return {{"agenda@ministry.nl", "Agenda"},
            std::move(send),
            [this] { return now; },
            [this](const std::string& line) {
              const std::lock_guard lock(mutex);
              lines.push_back(line);
            },
            std::chrono::milliseconds(5),
            std::chrono::milliseconds(20)};
  }
  std::size_t sent() { return queued_mail(*desk, MailState::sent, 100)->size(); }
  bool wait_for(const std::function<bool()>& what) {
    for (int i = 0; i < 1'000; ++i) {
      if (what()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
  }
  std::mutex mutex;
  std::vector<std::string> lines;
};

TEST_CASE_FIXTURE(WithLoop, "what waits is sent to a real mail server, with the address to unsubscribe") {
  TestCatcher catcher;
  for (int i = 0; i < 3; ++i) queue("owner" + std::to_string(i) + "@ministry.nl");
  const MailLoop loop(*desk, options(send_by(catcher.server())));
  for (int i = 0; i < 3; ++i) {
    const Json mail = catcher.caught();
    const std::string text = to_text(mail);
    CHECK(contains(text, "list-unsubscribe"));
    CHECK(contains(text, "list-unsubscribe-post"));
  }
  CHECK(wait_for([&] { return sent() == 3; }));
}

TEST_CASE_FIXTURE(WithLoop,
                  "a mail server that is down is told once, nothing is lost, and all goes out when it is back") {
  std::atomic<bool> is_down = true;
  std::atomic<int> tries = 0;
  for (int i = 0; i < 4; ++i) queue("owner" + std::to_string(i) + "@ministry.nl");
  {
    const MailLoop loop(*desk, options([&](const std::string&, const std::string&, std::string_view) {
      ++tries;
      return is_down ? Delivery{Delivery::State::later, "no connection"} : Delivery{Delivery::State::accepted, ""};
    }));
    REQUIRE(wait_for([&] { return tries >= 4; }));
    is_down = false;
  }
  CHECK(sent() == 0);
  CHECK(lines.size() == 1);
  CHECK(contains(lines.front(), "no connection"));
  CHECK_FALSE(contains(lines.front(), "owner"));
  wait(std::chrono::hours(5));
  const MailLoop loop(*desk, options([&](const std::string&, const std::string&, std::string_view) {
    return Delivery{Delivery::State::accepted, ""};
  }));
  CHECK(wait_for([&] { return sent() == 4; }));
}

TEST_CASE_FIXTURE(WithLoop, "a server that answers again is told once") {
  std::atomic<int> tries = 0;
  queue("one@ministry.nl");
  const MailLoop loop(*desk, options([&](const std::string&, const std::string&, std::string_view) {
    return ++tries == 1 ? Delivery{Delivery::State::later, "busy"} : Delivery{Delivery::State::accepted, ""};
  }));
  REQUIRE(wait_for([&] { return tries >= 1; }));
  queue("two@ministry.nl");
  CHECK(wait_for([&] {
    const std::lock_guard lock(mutex);
    return lines.size() == 2;
  }));
  CHECK(lines.back() == "the mail server takes mail again.");
}

TEST_CASE_FIXTURE(WithLoop, "a clock that jumps back or ahead loses no mail and takes no patience away") {
  const SendMail down = [](const std::string&, const std::string&, std::string_view) {
    return Delivery{Delivery::State::later, "down"};
  };
  const SendMail up = [](const std::string&, const std::string&, std::string_view) {
    return Delivery{Delivery::State::accepted, ""};
  };
  const Sender sender{"agenda@ministry.nl", ""};
  queue("ahead@ministry.nl");
  const Instant before = now;
  wait(std::chrono::hours(24 * 365));
  CHECK(send_due_mail(*desk, sender, down, now)->failed == 0);
  now = before;  // A year back: it is due a year from now, so it must not wait for that.
  CHECK(send_due_mail(*desk, sender, up, now)->sent == 1);
}

TEST_CASE("settings are read, and what is wrong is told with its line") {
  const auto good = parse_mail_settings(
      "# mail\nserver = mail.ministry.nl\nport=465\nsecurity = tls\nuser = agenda\nsender = agenda@ministry.nl\n"
      "sender-name = Secretariaat\nsite = https://agenda.example.nl/\n",
      "a.mail");
  REQUIRE(good.ok());
  CHECK(good->server.port == 465);
  CHECK(good->server.security == MailSecurity::tls);
  CHECK(good->domain() == "ministry.nl");
  CHECK(good->at("/nl/") == "https://agenda.example.nl/nl/");
  for (const std::string_view bad :
       {"server", "port = 0", "port = x", "security = maybe", "colour = red", "timeout = -1"}) {
    const auto refused = parse_mail_settings(bad, "a.mail");
    REQUIRE_FALSE(refused.ok());
    CHECK(contains(refused.error().subject, "a.mail, line 1"));
    CHECK_FALSE(refused.error().remedy.empty());
  }
  const auto in_dutch = in_language(Language::nl, parse_mail_settings("port = veel", "a.mail").error());
  CHECK(in_dutch == Error{ErrorKind::invalid, "a.mail, regel 1", "‘veel’ is geen poort.",
                          "Schrijf 587, of 465 met `security = tls`."});
  CHECK_FALSE(parse_mail_settings("server = a\nsender = x\nsite = https://agenda.example.nl", "f").ok());
  CHECK_FALSE(parse_mail_settings("server = a\nsender = a@b.nl\nsite = javascript:alert(1)", "f").ok());
  CHECK_FALSE(parse_mail_settings("", "f").ok());
}

TEST_CASE("the password stands in a file of its own, beside the settings") {
  const TempFolder folder = *TempFolder::make();
  REQUIRE(write_file(folder.file("pw"), "geheim woord\n").ok());
  REQUIRE(write_file(folder.file("a.mail"),
                     "server = a.nl\nuser = x\npassword-file = pw\nsender = a@b.nl\nsite = https://agenda.example.nl")
              .ok());
  CHECK(read_mail_settings(folder.file("a.mail"))->server.password == "geheim woord");
  REQUIRE(write_file(folder.file("b.mail"),
                     "server = a.nl\npassword-file = none\nsender = a@b.nl\nsite = https://agenda.example.nl")
              .ok());
  CHECK(read_mail_settings(folder.file("b.mail")).error().kind == ErrorKind::not_found);
  CHECK(read_mail_settings(folder.file("c.mail")).error().kind == ErrorKind::not_found);
}

}  // namespace
}  // namespace stip
