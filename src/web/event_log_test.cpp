// Tests of what the journal of the machine is told of requests.
#include "web/event_log.h"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>

#include "base/json.h"
#include "base/text.h"
#include "tests/web_support/office_building.h"

namespace stip {
namespace {

/// A log whose lines can be read, with a clock that stands still.
struct Journal {
  Instant now = *parse_instant("2026-11-29T06:00:00Z");
  std::ostringstream out;
  bool is_read = true;
  EventLog log{out, [this] { return now; }, [this] { return is_read; }, 3};

  Handler before(const Building& building) {
    const auto who = [&building](const Request& request) {
      return account_of(building.office, request, building.desk.now);
    };
    return with_events(log, who, building.handler);
  }
  std::vector<Json> lines() const {
    std::vector<Json> all;
    for (const std::string& line : split(out.str(), '\n'))
      if (!line.empty()) all.push_back(*parse_json(line));
    return all;
  }
};

Request request_of(std::string method, std::string_view target) {
  Request request;
  request.method = std::move(method);
  REQUIRE(parse_target(target, request));
  return request;
}

std::string text_in(const Json& line, std::string_view name) {
  const Json* value = line.find(name);
  return value && value->is_string() ? value->as_string() : std::string{};
}

TEST_CASE("what is refused is told with time, path and who, and what goes well is not") {
  Journal journal;
  const WhoSent who = [](const Request&) { return std::string("U-4GZ0Q7WD"); };
  journal.log.answered(request_of("POST", "/nl/beslissen/P-1?zoek=geheim"), plain_text(403, "No.\n"), who);
  journal.log.answered(request_of("GET", "/nl/acties"), plain_text(200, "Yes.\n"), who);
  journal.log.answered(request_of("GET", "/nl/bestaat-niet"), plain_text(404, "No.\n"), who);
  CHECK(journal.out.str() ==
        "{\"time\":\"2026-11-29T06:00:00Z\",\"event\":\"refused\",\"status\":403,\"method\":\"POST\","
        "\"path\":\"/nl/beslissen/P-1\",\"who\":\"U-4GZ0Q7WD\"}\n");
}

TEST_CASE("a token in an address stands in no log, and nothing in an address ends a line") {
  CHECK(path_for_log("/nl/wachtwoord/AbC-123_x") == "/nl/wachtwoord/*");
  CHECK(path_for_log("/nl/aansluiten/AbC-123_x") == "/nl/aansluiten/*");
  CHECK(path_for_log("/en/link/AbC") == "/en/link/*");
  CHECK(path_for_log("/nl/afmelden/AbC/nog") == "/nl/afmelden/*/*");
  CHECK(path_for_log("/nl/acties/A-014") == "/nl/acties/A-014");
  CHECK(path_for_log("/") == "/");
  CHECK(path_for_log("/nl/a\nb\xE2\x80\xAE\"") == "/nl/a%0Ab%E2%80%AE%22");
  Journal journal;
  journal.log.threw(request_of("GET", "/nl/x"), "two\nlines\" and a quote");
  CHECK(journal.lines().size() == 1);
  CHECK(text_in(journal.lines()[0], "about") == "two\nlines\" and a quote");
}

TEST_CASE("who floods the site fills no disk, and hides nothing that went wrong with us") {
  Journal journal;
  for (int i = 0; i < 10; ++i) journal.log.answered(request_of("POST", "/nl/inloggen"), plain_text(429, "Wait.\n"), {});
  CHECK(journal.lines().size() == 3);
  journal.now += std::chrono::minutes{1};
  for (int i = 0; i < 3; ++i) journal.log.answered(request_of("POST", "/nl/inloggen"), plain_text(429, "Wait.\n"), {});
  journal.log.storage_failed({ErrorKind::storage, "disk", "it is full.", "Make room."});
  CHECK(text_in(journal.lines().back(), "about") == "disk: it is full. Make room.");
}

TEST_CASE("lines that were left out are counted in the next that is written") {
  Journal journal;
  for (int i = 0; i < 10; ++i) journal.log.answered(request_of("POST", "/nl/inloggen"), plain_text(429, "Wait.\n"), {});
  journal.now += std::chrono::minutes{1};
  journal.log.answered(request_of("POST", "/nl/inloggen"), plain_text(429, "Wait.\n"), {});
  REQUIRE(journal.lines().size() == 4);
  CHECK(text_in(journal.lines()[3], "event") == "slowed down");
  CHECK(journal.lines()[3].find("left_out_before")->as_integer() == 7);
}

TEST_CASE("where nobody reads the log, nobody waits for it") {
  Journal journal;
  journal.is_read = false;
  journal.log.answered(request_of("POST", "/nl/inloggen"), plain_text(429, "Wait.\n"), {});
  CHECK(journal.lines().empty());
  journal.is_read = true;
  journal.log.threw(request_of("GET", "/nl/acties"), std::string(100'000, 'x'));
  REQUIRE(journal.lines().size() == 1);
  CHECK(journal.lines()[0].find("left_out_before")->as_integer() == 1);
  CHECK(journal.out.str().size() < 4'096);
}

TEST_CASE("what a handler throws is told to us, and thrown on") {
  Journal journal;
  const Handler handler =
      with_events(journal.log, {}, [](const Request&) -> Response { throw std::runtime_error("table action"); });
  CHECK_THROWS(handler(request_of("GET", "/nl/acties")));
  REQUIRE(journal.lines().size() == 1);
  CHECK(text_in(journal.lines()[0], "event") == "threw");
  CHECK(text_in(journal.lines()[0], "about") == "table action");
}

TEST_CASE("who lacks the mandate, or sends a form from elsewhere, is told of by number and not by name") {
  Building building;
  const Account bert = building.person("bert@example.org", Role::approver, "ORG-GROEN");
  Journal journal;
  const Handler handler = journal.before(building);
  Browser browser(handler);
  browser.post("/nl/inloggen", {{"email", "bert@example.org"}, {"password", std::string(password)}});
  CHECK(journal.lines().empty());
  CHECK(browser.get("/nl/rapporteren/A-001").status == 403);
  CHECK(browser.send("POST", "/nl/rapporteren/A-001", "done=x", "cross-site").status == 403);
  const auto lines = journal.lines();
  REQUIRE(lines.size() == 2);
  for (const Json& line : lines) {
    CHECK(text_in(line, "event") == "refused");
    CHECK(text_in(line, "who") == bert.id);
  }
  CHECK_FALSE(contains(journal.out.str(), "bert@"));
}

TEST_CASE("a wrong password is told without what was typed") {
  Building building;
  building.person("anna@example.org", Role::owner, "ORG-GROEN");
  Journal journal;
  const Handler handler = journal.before(building);
  Browser browser(handler);
  browser.post("/nl/inloggen", {{"email", "anna@example.org"}, {"password", "not this one at all"}});
  REQUIRE(journal.lines().size() == 1);
  CHECK(text_in(journal.lines()[0], "path") == "/nl/inloggen");
  CHECK_FALSE(contains(journal.out.str(), "anna"));
  CHECK_FALSE(contains(journal.out.str(), "not this"));
}

}  // namespace
}  // namespace stip
