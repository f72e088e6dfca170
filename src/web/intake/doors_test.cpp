// Doors test: who signs on elsewhere has one ballot and stays unknown; who comes openly works out a sum, or waits.
#include <future>
#include <map>

#include "ballots/open_puzzle.h"
#include "ballots/test_ballots.h"
#include "base/private_file.h"
#include "base/text.h"
#include "desk/test_provider.h"
#include "web/intake/people_pages.h"
#include "web/intake/serve_ballots.h"
#include "web/intake/signed_in_door.h"
#include "web/intake/waiting_room.h"

namespace stip {
namespace {

BallotRules by_account() {
  BallotRules rules = test_rules();
  rules.doors = {BallotDoor::signed_in, BallotDoor::open};
  rules.minimum_age = 16;
  rules.puzzle = 8;
  return rules;
}

/// A store without codes.
struct Store {
  TempFolder folder = *TempFolder::make();
  std::string path = folder.file("ballots.db");
  std::unique_ptr<BallotBox> box = *BallotBox::open(path, BallotFile::Access::make);
  Instant now = *parse_instant("2027-03-01T09:00:00Z");
  TestProvider provider;

  Store() {
    REQUIRE(box->prepare(by_account()).ok());
    REQUIRE(box->open_consultation("panel", now).ok());
  }
};

struct AtTheDoors : Store {
  std::unique_ptr<BallotIntake> intake = *BallotIntake::open(path, {[this] { return now; }, 64, 64});
  Hash key = sha256("a key");
  SignedInDoor signed_in{TestProvider::settings(), key, true, [this] { return now; }, provider.answering()};
  WaitingRoom waiting{key, true};
  PeopleDoor door{*intake, VoterCookies(key, true), [this] { return now; }, "", &signed_in, &waiting};
  std::map<std::string, std::string> jar;

  Response send(const std::string& method, const std::string& target, const std::string& body = {}) {
    Request request;
    request.method = method;
    REQUIRE(parse_target(target, request));
    request.headers = {{"sec-fetch-site", "same-origin"}};
    if (method == "POST") request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    std::string cookies;
    for (const auto& [name, value] : jar) cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request.headers.emplace_back("cookie", cookies);
    request.body = body;
    std::promise<Response> promise;
    auto answer = promise.get_future();
    answer_people(door, request, [&](Response response) { promise.set_value(std::move(response)); });
    Response response = answer.get();
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const std::string pair = value.substr(0, value.find(';'));
      const std::size_t at = pair.find('=');
      if (at + 1 == pair.size())
        jar.erase(pair.substr(0, at));
      else
        jar[pair.substr(0, at)] = pair.substr(at + 1);
    }
    return response;
  }
  static std::string header(const Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers)
      if (name == wanted) return value;
    return {};
  }
  /// Out by the button; gives the address at the provider.
  std::string leave() {
    const std::string to = header(send("POST", "/nl/doe-mee/panel/aanmelden", "age=yes"), "Refresh");
    REQUIRE(starts_with(to, "0; url=https://id.example.nl/authorize?"));
    return to.substr(7);
  }
  static std::string value_in(const std::string& address, const std::string& name) {
    const std::size_t at = address.find(name + "=") + name.size() + 1;
    return address.substr(at, address.find('&', at) - at);
  }
  /// Back from there, as this person.
  Response come_back(const std::string& address, const std::string& subject) {
    provider.subject = subject;
    provider.nonce = value_in(address, "nonce");
    return send("GET", "/nl/inloggen/terug?code=c&iss=https%3A%2F%2Fid.example.nl&state=" + value_in(address, "state"));
  }
  std::int64_t ballots(BallotDoor at) {
    REQUIRE(box->refresh().ok());
    return box->sums("panel", at)->ballots;
  }
};

}  // namespace

TEST_CASE("settings for who signs on are those that are named, else those beside the key, else none") {
  const TempFolder folder = *TempFolder::make();
  const BallotPlace place{folder.file("ballots.db"), folder.file("ballots.db.key")};
  const auto settings_of = [](const std::string& site) {
    return "issuer = https://id.example.nl\nclient-id = stip\nclient-secret-file = secret\nsite = " + site +
           "\nlabel-nl = Rijks-ID\n";
  };
  REQUIRE(make_private_file(folder.file("secret"), "a secret").ok());
  CHECK_FALSE(*participants_provider(place));
  CHECK(participants_provider(place, folder.file("elsewhere")).error().kind == ErrorKind::not_found);
  REQUIRE(make_private_file(folder.file("ballots.db.identity"), settings_of("https://beside.example.nl")).ok());
  REQUIRE(make_private_file(folder.file("elsewhere"), settings_of("https://named.example.nl")).ok());
  CHECK((*participants_provider(place))->site == "https://beside.example.nl");
  CHECK((*participants_provider(place, folder.file("elsewhere")))->site == "https://named.example.nl");
}

TEST_CASE_FIXTURE(AtTheDoors,
                  "who signs on comes back to one ballot, from whatever device, and another person to another") {
  const std::string page = send("GET", "/nl/doe-mee/panel").body;
  CHECK(contains(page, "Inloggen met Rijks-ID"));
  CHECK(send("POST", "/nl/doe-mee/panel/aanmelden", "").status == 422);  // Old enough must be said first.
  CHECK(header(come_back(leave(), "anna"), "Location") == "/nl/doe-mee/panel/verder");
  CHECK(header(send("GET", "/nl/doe-mee/panel/verder"), "Location") == "/nl/doe-mee/panel/stelling/1");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::signed_in) == 1);
  CHECK(contains(send("GET", "/nl/doe-mee/panel/overzicht").body, "weer in te loggen"));

  jar.clear();  // On another device.
  come_back(leave(), "anna");
  CHECK(contains(send("GET", "/nl/doe-mee/panel/stelling/1").body, "dit is nu uw antwoord"));
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=-1");
  CHECK(ballots(BallotDoor::signed_in) == 1);

  jar.clear();
  come_back(leave(), "bea");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::signed_in) == 2);
  CHECK(ballots(BallotDoor::open) == 0);
}

TEST_CASE_FIXTURE(AtTheDoors, "nothing of who signed on stands in the store, in a page or in what a browser holds") {
  const std::string address = leave();
  come_back(address, "subject-of-anna");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  std::string seen = send("GET", "/nl/doe-mee/panel/overzicht").body;
  for (const auto& [name, value] : jar) seen += name + value;
  const std::string voter_key = signed_in_voter_key(key, TestProvider::issuer, "subject-of-anna", "panel");
  CHECK_FALSE(contains(seen, "subject-of-anna"));
  CHECK_FALSE(contains(seen, voter_key));
  intake.reset();
  box.reset();
  for (const char* file : {"ballots.db", "ballots.db-wal"}) {
    const auto bytes = read_file(folder.file(file), std::size_t{64} << 20);
    if (!bytes.ok()) continue;
    CHECK_FALSE(contains(*bytes, "subject-of-anna"));
    CHECK_FALSE(contains(*bytes, voter_key));
  }
  // Of another consultation, another store or another person it is another key.
  CHECK(signed_in_voter_key(key, TestProvider::issuer, "subject-of-anna", "other") != voter_key);
  CHECK(signed_in_voter_key(sha256("other"), TestProvider::issuer, "subject-of-anna", "panel") != voter_key);
  CHECK(signed_in_voter_key(key, TestProvider::issuer, "subject-of-bea", "panel") != voter_key);
}

TEST_CASE_FIXTURE(AtTheDoors,
                  "an answer is taken in the browser that left, within ten minutes, and from this provider") {
  const std::string address = leave();
  const auto kept = jar;
  jar.clear();
  CHECK(come_back(address, "anna").status == 403);
  jar = kept;
  CHECK(send("GET", "/nl/inloggen/terug?code=c&state=" + value_in(address, "state")).status == 422);  // Who says so?
  CHECK(send("GET", "/nl/inloggen/terug?code=c&iss=https%3A%2F%2Fid.example.nl&state=other").status == 403);
  const Response broken = send("GET", "/nl/inloggen/terug?error=access_denied&iss=https%3A%2F%2Fid.example.nl&state=" +
                                          value_in(address, "state"));
  CHECK(broken.status == 422);
  CHECK(contains(broken.body, "afgebroken"));
  now += std::chrono::minutes(11);
  CHECK(come_back(address, "anna").status == 403);
  provider.is_down = true;
  CHECK(send("POST", "/nl/doe-mee/panel/aanmelden", "age=yes").status == 200);  // Where to is known for an hour.
  CHECK(ballots(BallotDoor::signed_in) == 0);
}

TEST_CASE_FIXTURE(AtTheDoors, "who comes openly is let in with a key that solves the puzzle, and else in turn") {
  CHECK(contains(send("GET", "/nl/doe-mee/panel").body, "data-puzzle=\"8\""));
  int number = 0;
  std::string solved, other;
  while (solved.empty() || other.empty()) {
    const std::string tried = "a key that is long enough for a ballot-" + std::to_string(number++);
    (solves_puzzle("panel", tried, 8) ? solved : other) = tried;
  }
  replace_all(solved, " ", "+");
  replace_all(other, " ", "+");
  CHECK(header(send("POST", "/nl/doe-mee/panel/begin", "age=yes&key=" + solved), "Location") ==
        "/nl/doe-mee/panel/stelling/1");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::open) == 1);
  jar.clear();
  CHECK(send("POST", "/nl/doe-mee/panel/begin", "age=yes&key=" + other).status == 422);
  CHECK(jar.empty());

  // Without: the first at once, the next two seconds later, whoever they are.
  const auto ask = [&] { return header(send("POST", "/nl/doe-mee/panel/begin", "age=yes&key="), "Location"); };
  const auto wait = [&] { return send("GET", "/nl/doe-mee/panel/wachten"); };
  CHECK(ask() == "/nl/doe-mee/panel/wachten");
  CHECK(header(wait(), "Location") == "/nl/doe-mee/panel/stelling/1");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::open) == 2);
  jar.clear();
  ask();
  ask();  // Once more is no other turn.
  CHECK(contains(wait().body, "Over ongeveer 2 seconden"));
  const auto first = jar;
  jar.clear();
  ask();
  CHECK(contains(wait().body, "Over ongeveer 4 seconden"));
  jar = first;
  now += std::chrono::seconds(2);
  CHECK(header(wait(), "Location") == "/nl/doe-mee/panel/stelling/1");
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::open) == 3);
  jar = first;  // The same turn once more is the same ballot.
  wait();
  send("POST", "/nl/doe-mee/panel/stelling/1", "vote=-1");
  CHECK(ballots(BallotDoor::open) == 3);
}

TEST_CASE_FIXTURE(AtTheDoors,
                  "nobody is asked to wait for longer than ten minutes, and other consultations are not held up") {
  int let_in = 0;
  while (waiting.next("panel", true, now)) ++let_in;
  CHECK(let_in == 301);
  CHECK(send("POST", "/nl/doe-mee/panel/begin", "age=yes&key=").status == 503);
  CHECK(waiting.next("another", true, now)->from == now);
  now += std::chrono::seconds(2);
  CHECK(waiting.next("panel", true, now));
}

}  // namespace stip
