// People test: taking part page by page, as a browser without JavaScript does.
#include "web/intake/people.h"

#include <algorithm>
#include <future>

#include "ballots/test_ballots.h"
#include "base/code_text.h"
#include "base/text.h"
#include "web/intake/people_pages.h"

namespace stip {
namespace {

/// The pages of one store, and a browser with its cookies.
struct Visitor : TestBallots {
  std::unique_ptr<BallotIntake> intake = *BallotIntake::open(place, {[this] { return now; }, 64, 64});
  PeopleDoor door{*intake, VoterCookies(sha256("a key"), true), [this] { return now; }, "https://agenda.example.nl"};
  std::string jar;

  Response send(const std::string& method, const std::string& target, const std::string& body = {},
                const std::string& site = "same-origin") {
    Request request;
    request.method = method;
    REQUIRE(parse_target(target, request));
    request.headers = {{"sec-fetch-site", site}};
    if (method == "POST") request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    if (!jar.empty()) request.headers.emplace_back("cookie", jar);
    request.body = body;
    REQUIRE(is_for_people(request));
    std::promise<Response> promise;
    auto answer = promise.get_future();
    answer_people(door, request, [&](Response response) { promise.set_value(std::move(response)); });
    Response response = answer.get();
    for (const auto& [name, value] : response.headers)
      if (name == "Set-Cookie")
        jar = value.substr(0, value.find(';')).ends_with("=") ? "" : value.substr(0, value.find(';'));
    return response;
  }
  Response get(const std::string& at) { return send("GET", "/nl/doe-mee/panel" + at); }
  Response post(const std::string& at, const std::string& body) { return send("POST", "/nl/doe-mee/panel" + at, body); }
  static std::string location(const Response& response) {
    for (const auto& [name, value] : response.headers)
      if (name == "Location") return value;
    return {};
  }
  std::int64_t ballots(BallotDoor at = BallotDoor::invited) {
    box->refresh().ok();
    return box->sums("panel", at)->ballots;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Visitor, "a code leads from question to question, and back to what was answered") {
  CHECK(location(send("GET", "/")) == "/nl/");
  CHECK(contains(send("GET", "/nl/").body, "href=\"/nl/doe-mee/panel\""));
  CHECK(location(get("/stelling/1")) == "/nl/doe-mee/panel");  // Who is not known begins at the beginning.
  CHECK(location(post("/code", "code=" + codes[0])) == "/nl/doe-mee/panel/stelling/1");
  CHECK(ballots() == 0);  // To come in keeps nothing yet.
  CHECK_FALSE(contains(jar, plain_code(codes[0])));
  const Response first = get("/stelling/1");
  CHECK(first.status == 200);
  CHECK(contains(first.body, "Label everything."));
  CHECK(contains(first.body, "Vraag 1 van 3"));
  CHECK(location(post("/stelling/1", "vote=1")) == "/nl/doe-mee/panel/stelling/2");
  CHECK(ballots() == 1);
  CHECK(location(post("/stelling/2", "vote=-1")) == "/nl/doe-mee/panel/stelling/S-3");
  CHECK(location(post("/stelling/S-3", "vote=0")) == "/nl/doe-mee/panel/overzicht?bewaard=ja");
  const std::string overview = get("/overzicht").body;
  CHECK(contains(overview, "U beantwoordde 3 van 3 vragen."));
  CHECK(contains(overview, "<strong dir=\"auto\">Oneens</strong>"));
  CHECK(location(post("/stelling/2", "vote=1&van=overzicht")) == "/nl/doe-mee/panel/overzicht?bewaard=ja");
  CHECK(location(post("/stelling/2", "vote=back")) == "/nl/doe-mee/panel/stelling/2");
  CHECK(contains(get("/overzicht").body, "U beantwoordde 2 van 3 vragen."));

  // Later, elsewhere: the code brings back what was said.
  jar.clear();
  CHECK(location(post("/code", "code=" + to_lower(codes[0]))) == "/nl/doe-mee/panel/overzicht");
  CHECK(contains(get("/stelling/1").body, "dit is nu uw antwoord"));
  CHECK(ballots() == 1);
}

TEST_CASE_FIXTURE(Visitor,
                  "nothing that opens a ballot stands in a page or an address, and two hours later nothing opens it") {
  post("/code", "code=" + codes[0]);
  post("/stelling/1", "vote=1");
  const std::string plain = plain_code(codes[0]), key = voter_key_of(plain, "panel");
  for (const char* page : {"", "/stelling/1", "/overzicht", "/bewijs", "/intrekken"}) {
    const Response response = get(page);
    CHECK(response.status == 200);
    for (const std::string& secret : {codes[0], plain, key})
      CHECK_FALSE(contains(response.body + location(response), secret));
  }
  CHECK(contains(jar, "__Host-stip-stem-panel="));
  now += std::chrono::seconds(voter_cookie_seconds + 1);
  CHECK(location(get("/overzicht")) == "/nl/doe-mee/panel");
}

TEST_CASE_FIXTURE(Visitor, "a receipt can be printed and checked; withdrawing takes all out") {
  post("/code", "code=" + codes[0]);
  post("/stelling/1", "vote=1");
  const BallotAnswer known = *cast(by_code(codes[0]));
  CHECK(contains(get("/bewijs").body, known.digest));
  const std::string check = "/nl/bewijs?raadpleging=panel&bewijs=" + known.receipt;
  const std::string told = send("GET", check).body;
  CHECK(contains(told, "De antwoorden bij dit bewijs tellen mee."));
  CHECK(contains(told, known.digest));
  CHECK(contains(get("/intrekken").body, "Al uw antwoorden intrekken?"));
  CHECK(ballots() == 1);
  CHECK(contains(post("/intrekken", "").body, "Er is niets meer van u bewaard."));
  CHECK(ballots() == 0);
  CHECK(contains(send("GET", check).body, "Bij dit bewijs horen geen antwoorden."));
  CHECK(location(post("/stelling/1", "vote=1")) == "/nl/doe-mee/panel/stelling/2");  // As long as it is open.
  post("/weg", "");
  CHECK(jar.empty());
}

TEST_CASE_FIXTURE(Visitor, "a wrong code is told at once, and one that was never given as such") {
  std::string mistyped = codes[0];
  mistyped[0] = mistyped[0] == 'A' ? 'B' : 'A';
  const Response typed = post("/code", "code=" + mistyped);
  CHECK(typed.status == 422);
  CHECK(contains(typed.body, "Een letter of cijfer van deze code klopt niet."));
  const Response unknown = post("/code", "code=" + new_ballot_code());
  CHECK(unknown.status == 403);
  CHECK(jar.empty());
  CHECK(post("/code", "").status == 422);
}

TEST_CASE_FIXTURE(Visitor, "without a code each browser is another ballot, counted apart") {
  CHECK(location(post("/begin", "")) == "/nl/doe-mee/panel/stelling/1");
  post("/stelling/1", "vote=1");
  jar.clear();
  post("/begin", "");
  post("/stelling/1", "vote=1");
  CHECK(ballots(BallotDoor::open) == 2);
  CHECK(ballots() == 0);
  CHECK(contains(get("").body, "Hier kan iedereen meedoen"));
}

TEST_CASE_FIXTURE(Visitor, "what comes from another site, or to no page, does nothing") {
  post("/code", "code=" + codes[0]);
  CHECK(send("POST", "/nl/doe-mee/panel/stelling/1", "vote=1", "cross-site").status == 403);
  CHECK(ballots() == 0);
  CHECK(send("GET", "/nl/doe-mee/nergens").status == 404);
  CHECK(send("GET", "/nl/anders").status == 404);
  CHECK(location(get("/stelling/99")) == "/nl/doe-mee/panel/overzicht");
  CHECK(send("PUT", "/nl/doe-mee/panel/stelling/1").status == 405);
  CHECK(post("/stelling/1", "vote=%ff").status == 400);
  CHECK(post("/stelling/1", "vote=7").status == 200);  // The page again.
  CHECK(ballots() == 0);
}

TEST_CASE_FIXTURE(Visitor, "after closing people see what they said, and change nothing") {
  post("/code", "code=" + codes[0]);
  post("/stelling/1", "vote=1");
  REQUIRE(box->close_consultation("panel", now).ok());
  intake.reset();
  intake = *BallotIntake::open(place, {[this] { return now; }, 64, 64});
  PeopleDoor later{*intake, door.cookies, door.clock, door.results};
  std::promise<Response> promise;
  Request request;
  REQUIRE(parse_target("/nl/doe-mee/panel/overzicht", request));
  request.headers = {{"cookie", jar}};
  answer_people(later, request, [&](Response response) { promise.set_value(std::move(response)); });
  const std::string body = promise.get_future().get().body;
  CHECK(contains(body, "<strong dir=\"auto\">Eens</strong>"));
  CHECK_FALSE(contains(body, "Verander"));
}

TEST_CASE("each two ideas are put beside each other once, all as often as the others") {
  BallotQuestion pairs;
  pairs.kind = BallotQuestionKind::pairs;
  for (const char* label : {"a", "b", "c", "d"}) pairs.options.push_back({label, label, {}, {}});
  Json answer = Json::array();
  std::vector<int> shown(4);
  for (int i = 0; i < 6; ++i) {
    const auto pair = next_pair(pairs, answer, "RECEIPT");
    REQUIRE(pair);
    CHECK(pair->first < pair->second);
    ++shown[pair->first], ++shown[pair->second];
    CHECK(std::ranges::max(shown) - std::ranges::min(shown) <= 2);
    Json choice = Json::array();
    choice.push(Json(pairs.options[pair->second].label)).push(Json(pairs.options[pair->first].label));
    answer.push(std::move(choice));
  }
  CHECK(shown == std::vector<int>{3, 3, 3, 3});
  CHECK_FALSE(next_pair(pairs, answer, "RECEIPT"));
  pairs.most = 2;
  CHECK_FALSE(next_pair(pairs, answer, "RECEIPT"));
}

}  // namespace stip
