// Ballot door test: what a participant sends and gets, what is refused, and what never shows.
#include "web/intake/ballot_door.h"

#include <algorithm>
#include <atomic>
#include <future>

#include "ballots/test_ballots.h"
#include "ballots/test_questions.h"
#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

Request asked(std::string method, std::string path, NamedTexts query = {}, std::string body = {},
              const std::string& type = "application/json") {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.query = std::move(query);
  request.body = std::move(body);
  request.headers.emplace_back("content-type", type);
  return request;
}

struct TestDoor : TestBallots {
  std::unique_ptr<BallotIntake> intake;

  explicit TestDoor(std::size_t queue = 2048, const BallotRules& rules = test_rules()) : TestBallots(3, rules) {
    intake = *BallotIntake::open(place, {[this] { return now; }, queue, 1024});
  }

  Response post(const std::string& body, const std::string& type = "application/json") {
    const Request request = asked("POST", "/stem", {}, body, type);
    REQUIRE(is_vote(request));
    std::promise<Response> promise;
    auto answer = promise.get_future();
    take_vote(*intake, request, [&](Response response) { promise.set_value(std::move(response)); });
    return answer.get();
  }
  Response get(const std::string& address, const NamedTexts& query = {}) {
    return ballot_answer_to(*intake, asked("GET", address, query));
  }
  std::string vote(const std::string& votes, std::size_t code = 0) {
    return R"({"consultation":"panel","code":")" + codes[code] + R"(","votes":)" + votes + "}";
  }
};

TEST_CASE("a vote is answered with a receipt that can be checked without telling the votes") {
  TestDoor test;
  const Response first = test.post(test.vote(R"({"1":1,"2":-1})"));
  REQUIRE(first.status == 200);
  const Json answer = *parse_json(first.body);
  CHECK(to_text(*answer.find("votes")) == R"({"1":1,"2":-1})");
  const Response proof = test.get("/bewijs/panel/" + answer.text("receipt"));
  CHECK(proof.status == 200);
  const Json check = *parse_json(proof.body);
  CHECK(check.find("counted")->as_bool());
  CHECK(check.text("digest") == answer.text("digest"));
  CHECK(check.as_object().size() == 3);  // counted, door, digest: not the votes, the salt, nor when.

  // Save and return: asking gives back what was voted; a later vote counts instead.
  CHECK(test.post(test.vote("{}")).body == first.body);
  const Response changed = test.post(test.vote(R"({"2":null,"S-3":0})"));
  CHECK(to_text(*parse_json(changed.body)->find("votes")) == R"({"1":1,"S-3":0})");
  CHECK(parse_json(test.get("/bewijs/panel/" + answer.text("receipt")).body)->text("digest") != answer.text("digest"));
  CHECK(*parse_json(test.get("/bewijs/panel/0123").body) == *parse_json(R"({"counted":false})"));
  CHECK(test.get("/bewijs/nowhere/" + answer.text("receipt")).status == 404);

  const Response gone = test.post(R"({"consultation":"panel","code":")" + test.codes[0] + R"(","withdraw":true})");
  CHECK(gone.status == 200);
  CHECK_FALSE(parse_json(test.get("/bewijs/panel/" + answer.text("receipt")).body)->find("counted")->as_bool());
}

TEST_CASE("what is not understood is refused with its remedy, and nothing of it counts") {
  TestDoor test;
  const std::string key(32, 'k');
  struct {
    std::string body;
    int status;
  } const wrong[] = {
      {"", 422},
      {"[]", 422},
      {"{}", 404},
      {test.vote(R"({"1":2})"), 422},
      {test.vote(R"({"1":"1"})"), 422},
      {test.vote(R"({"1":1.5})"), 422},
      {test.vote(R"({"9":1})"), 422},
      {test.vote("[1]"), 422},
      {R"({"consultation":"panel","code":"7777-7777-7777-7777-7","votes":{"1":1}})", 403},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","vote":{"1":1}})", 422},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","votes":{"1":1},"withdraw":true})", 422},
      {R"({"consultation":"panel","door":"signed-in","key":")" + key + R"(","votes":{"1":1}})", 422},
      {R"({"consultation":"panel","door":"invited","key":")" + key + R"(","votes":{"1":1}})", 404},
      {R"({"consultation":"panel","key":"short","votes":{"1":1}})", 422},
      {R"({"consultation":"nowhere","key":")" + key + R"(","votes":{"1":1}})", 404},
      {test.vote(R"({"1":)" + std::string(70'000, ' ') + "1}"), 413},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","answers":{"age":"16-34"}})", 422},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","statements":["Meer bomen."]})", 422},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","statements":[1]})", 422},
      {R"({"consultation":"panel","code":")" + test.codes[0] + R"(","old_enough":1})", 422},
  };
  for (const auto& [body, status] : wrong) {
    CAPTURE(body);
    const Response response = test.post(body);
    CHECK(response.status == status);
    const auto problem = parse_json(response.body);
    REQUIRE(problem.ok());
    CHECK_FALSE(problem->text("detail").empty());
    CHECK_FALSE(contains(response.body, test.codes[0]));
  }
  CHECK(test.post(test.vote(R"({"1":1})"), "text/plain").status == 415);
  REQUIRE(test.box->refresh().ok());
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 0);
  CHECK(test.box->sums("panel", BallotDoor::open)->ballots == 0);
}

TEST_CASE("answers of every kind come back as they are kept, with what is missing still") {
  TestDoor test(2048, question_rules());
  const auto send = [&](const std::string& members) {
    return test.post(R"({"consultation":"panel","code":")" + test.codes[0] + R"(","old_enough":true,)" + members + "}");
  };
  const Response first =
      send(R"("votes":{"1":1},"answers":{"worries":["c","a"],"why":"Omdat.","money":["b","c"],"ideas":[["b","a"]]},)"
           R"("statements":["Meer bomen."])");
  REQUIRE(first.status == 200);
  Json answer = *parse_json(first.body);
  CHECK(to_text(*answer.find("answers")) ==
        R"({"worries":["a","c"],"why":"Omdat.","money":["b","c"],"ideas":[["b","a"]]})");
  CHECK(to_text(*answer.find("statements")) == R"([{"text":"Meer bomen.","state":"waiting"}])");
  CHECK(to_text(*answer.find("missing")) == R"(["age"])");
  answer = *parse_json(send(R"("answers":{"age":"16-34","worries":null},"statements_back":["Meer bomen."])").body);
  CHECK(to_text(*answer.find("answers")) == R"({"age":"16-34","money":["b","c"],"ideas":[["b","a"]]})");
  CHECK(answer.find("missing") == nullptr);
  CHECK(answer.find("statements") == nullptr);
  const Json check = *parse_json(test.get("/bewijs/panel/" + answer.text("receipt")).body);
  CHECK(check.text("digest") == answer.text("digest"));
  CHECK(check.as_object().size() == 3);  // Not the answers, nor the salt with which they could be tried.
}

TEST_CASE("an error is said in the language of who asks, and a long answer is refused with what to do") {
  TestDoor test(2048, question_rules());
  const std::string start = R"({"consultation":"panel","code":")" + test.codes[0] + R"(","old_enough":true,)";
  const auto title = [&](const std::string& body) { return parse_json(test.post(body).body)->text("title"); };
  CHECK(title(start + R"("answers":{"money":["a","b"]}})") ==
        "question money: what is chosen costs 10.7 miljoen euro, and the budget is 10.");
  CHECK(title(start + R"("lang":"nl","answers":{"money":["a","b"]}})") ==
        "vraag money: uw keuze kost 10,7 miljoen euro, en het budget is 10.");
  CHECK(title(start + R"("lang":"nl","answers":{"why":")" + std::string(60'000, 'x') + "\"}}") ==
        "vraag why: het antwoord telt 60000 tekens; het mogen er 200 zijn.");
  Request dutch = asked("POST", "/stem", {}, start + R"("answers":{"why":")" + std::string(100'000, 'x') + "\"}}");
  dutch.headers.emplace_back("accept-language", "nl-NL,nl;q=0.9,en;q=0.8");
  take_vote(*test.intake, dutch, [&](const Response& response) {
    CHECK(response.status == 413);
    CHECK(contains(response.body, "u hebt 98 kB in één keer gestuurd; dat mag 64 kB zijn. Er is niets van bewaard."));
  });
  REQUIRE(test.box->refresh().ok());
  CHECK(test.box->sums("panel", BallotDoor::invited)->ballots == 0);
}

TEST_CASE("turnout shows whole hundreds by door while it is open, and nothing else") {
  TestDoor test;
  for (int i = 0; i < 130; ++i) {
    std::string key = std::to_string(i);
    key = std::string(32, 'k') + key;
    REQUIRE(test.post(R"({"consultation":"panel","key":")" + key + R"(","votes":{"1":1}})").status == 200);
  }
  const Response shown = test.get("/stand", {{"consultation", "panel"}});
  CHECK(*parse_json(shown.body) ==
        *parse_json(R"({"consultation":"panel","state":"open","turnout":{"invited":0,"open":100}})"));
  REQUIRE(test.box->close_consultation("panel", test.now).ok());
  (void)test.post(test.vote("{}"));  // The writer looks at what others did.
  CHECK(contains(test.get("/stand", {{"consultation", "panel"}}).body, R"("open":130)"));
  CHECK(test.get("/stand").status == 404);
  REQUIRE(test.box->prepare(test_rules("draft")).ok());
  (void)test.post(test.vote("{}"));
  CHECK(test.get("/stand", {{"consultation", "draft"}}).status == 404);
}

TEST_CASE("who comes when the queue is full gets 503 with Retry-After, and nothing of it is kept") {
  TestDoor test(1);
  auto holder = *BallotFile::open(test.place, BallotFile::Access::write);
  std::optional<Transaction> hold(*Transaction::begin(holder.database()));
  std::atomic<int> good = 0, busy = 0;
  const int people = 20;
  for (int i = 0; i < people; ++i) {
    const std::string key = std::string(32, 'k') + std::to_string(i);
    const Request request =
        asked("POST", "/stem", {}, R"({"consultation":"panel","key":")" + key + R"(","votes":{"1":1}})");
    take_vote(*test.intake, request, [&](Response response) {
      const bool is_busy = response.status == 503;
      if (is_busy)
        CHECK(std::ranges::find(response.headers, std::pair<std::string, std::string>("Retry-After", "2")) !=
              response.headers.end());
      (is_busy ? busy : good)++;
    });
  }
  CHECK(busy >= people - 3);
  CHECK(good == 0);
  hold.reset();
  test.intake.reset();
  CHECK(good + busy == people);
  CHECK(good >= 1);
  REQUIRE(test.box->refresh().ok());
  CHECK(test.box->sums("panel", BallotDoor::open)->ballots == good);
}

TEST_CASE("other methods and addresses are refused") {
  TestDoor test;
  CHECK(ballot_answer_to(*test.intake, asked("PUT", "/stem")).status == 405);
  CHECK(ballot_answer_to(*test.intake, asked("POST", "/stand")).status == 405);
  CHECK(test.get("/").status == 404);
  CHECK(test.get("/stem").status == 404);
  CHECK(test.get("/gezondheid").status == 200);
}

}  // namespace
}  // namespace stip
