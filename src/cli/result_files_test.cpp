// ResultFiles, tested: ballots with answers of every kind become the files that the analyses read.
#include "cli/result_files.h"

#include <set>

#include "ballots/ballot_moderation.h"
#include "ballots/test_ballots.h"
#include "ballots/test_questions.h"
#include "base/text.h"

using namespace stip;

namespace {

/// Two subjects, each in words of its own; no two answers alike.
std::string reason(int i) {
  static constexpr const char* on_labels[] = {"etiket", "verpakking", "lezen", "letters", "winkel", "keuze"};
  static constexpr const char* on_nature[] = {"natuur", "bodem", "vogels", "water", "insecten", "bomen"};
  const auto& words = i % 2 ? on_labels : on_nature;
  std::string text = "Antwoord";
  for (int w = 0; w < 5; ++w) text += std::string(" ") + words[(i / 2 * 7 + w * (1 + i % 5)) % 6];
  return text + " nummer " + std::string(1, static_cast<char>('a' + i % 26)) +
         std::string(1, static_cast<char>('a' + i / 26));
}

/// One hundred and twenty people by the open door, who all answered everything, and one by code.
struct Answered : TestBallots {
  Answered() : TestBallots(3, question_rules()) {
    for (int i = 0; i < 120; ++i) {
      const std::string answers = std::string(R"({"age":")") + (i < 60 ? "16-34" : "35-up") +
                                  R"(","worries":["a","c"],"money":[")" + (i % 2 ? "a" : "b") +
                                  R"("],"ideas":[["a","b"]],"why":")" + reason(i) + R"("})";
      REQUIRE(cast(answers_by(by_key("a key that is long enough for a ballot " + std::to_string(i),
                                     {{"1", i < 100 ? Vote::agree : Vote::disagree}}),
                              answers))
                  .ok());
    }
    REQUIRE(cast(answers_by(by_code(codes[0], {{"2", Vote::pass}}), R"({"age":"16-34"})")).ok());
  }
};

std::int64_t rows_of(const std::string& csv) { return std::count(csv.begin(), csv.end(), '\n') - 1; }

}  // namespace

TEST_CASE("an open consultation gives nothing, a closed one a file for each kind of question and door") {
  Answered ballots;
  CHECK_FALSE(source_of_store(ballots.path, "panel").ok());
  REQUIRE(ballots.box->close_consultation("panel", ballots.now).ok());
  const auto source = source_of_store(ballots.path, "panel");
  if (!source.ok()) FAIL(to_text(source.error()));
  REQUIRE(source->doors.size() == 2);
  const DoorFiles& open = source->doors.at("open").files;
  CHECK(rows_of(open.at("votes.csv")) == 120);
  CHECK(rows_of(open.at("about-voters.csv")) == 120);
  CHECK(open.at("about-voters.csv").starts_with("voter-id,age\n"));
  CHECK(open.at("chosen.csv").starts_with("voter-id,worries\n"));
  CHECK(rows_of(open.at("choices-money.csv")) == 120);
  CHECK(open.at("attributes-money.csv").starts_with("version,option,cost,\"CO2\"\n1,0,6,4\n"));
  CHECK(rows_of(open.at("pairs-ideas.csv")) == 120);
  const DoorSource& invited = source->doors.at("invited");
  CHECK(invited.invited == 3);
  CHECK_FALSE(invited.files.contains("pairs-ideas.csv"));
  CHECK_FALSE(invited.files.contains("attributes-money.csv"));
  // A vote and an answer of one person bear the same number, in this memory alone.
  CHECK(digest_of(open) == digest_of(source_of_store(ballots.path, "panel")->doors.at("open").files));
}

TEST_CASE("of these files results of every kind come, weighted by what people told of themselves") {
  Answered ballots;
  REQUIRE(ballots.box->close_consultation("panel", ballots.now).ok());
  const auto source = source_of_store(ballots.path, "panel");
  REQUIRE(source.ok());
  DoorOptions options;
  options.threads = 1;
  options.margins = {{"age", {{"16-34", 25}, {"35-up", 75}}}};
  const auto results = door_results(source->doors.at("open").files, source->texts, options);
  if (!results.ok()) FAIL(to_text(results.error()));
  std::string kinds;
  for (const DoorResult& one : results->results) kinds += one.kind + " ";
  CHECK(kinds == "response statements integrity choices budget pairs answers ");
  // Of the young 60 of 60 agree, of the old 40 of 60.
  const Json& first = results->results[1].data.find("statements")->as_array()[0];
  CHECK(first.find("weighted")->find("agree")->as_number() == doctest::Approx(0.75));
  CHECK(contains(to_text(results->results[0].data), R"("text":"16 tot 34","n":60,"population_percent":25)"));
  // Of the young and the old half chose a, and the money goes by turns.
  CHECK(results->results[4].data.find("options")->as_array()[0].find("weighted")->as_number() == doctest::Approx(0.5));
}

TEST_CASE("what people wrote comes along with what moderators decided: only what was cleared is quoted") {
  Answered ballots;
  const auto queue = written_by_people(*ballots.box, "panel");
  REQUIRE(queue.ok());
  int waiting = 0;
  for (const WrittenByPeople& one : *queue) {
    REQUIRE(one.question == "why");
    if (++waiting == 1 || waiting > 62) continue;  // One waits, and 58 more.
    const auto state = waiting == 2 ? ContributionState::refused : ContributionState::accepted;
    REQUIRE(decide(*ballots.box, {"panel", {one.id}, state, ModerationRule::insults, "", "moderator", Day{}}).ok());
  }
  REQUIRE(waiting == 120);
  REQUIRE(ballots.box->close_consultation("panel", ballots.now).ok());
  const auto source = source_of_store(ballots.path, "panel");
  REQUIRE(source.ok());
  const std::string& answers = source->doors.at("open").files.at("answers-why.csv");
  CHECK(answers.starts_with("id,text,may-quote,voter-id\n"));
  CHECK(rows_of(answers) == 119);  // What was refused is not among them.
  std::set<std::string> cleared;
  const auto decided = written_by_people(*ballots.box, "panel");
  REQUIRE(decided.ok());
  for (const WrittenByPeople& one : *decided)
    if (one.state == ContributionState::accepted) cleared.insert(one.text);
  CHECK(cleared.size() == 60);

  DoorOptions options;
  options.threads = 1;
  options.margins = {{"age", {{"16-34", 25}, {"35-up", 75}}}};
  const auto results = door_results(source->doors.at("open").files, source->texts, options);
  REQUIRE(results.ok());
  const Json& data = results->results.back().data;
  CHECK(results->results.back().question == "why");
  CHECK(data.find("answers")->as_integer() == 119);
  REQUIRE(data.find("topics")->as_array().size() >= 2);
  int quotes = 0, weighted = 0;
  for (const Json& topic : data.find("topics")->as_array()) {
    // Young and old wrote of the same things. A weighted figure that would tell of few people is left out; which topic
    // that may be hangs on which of these answers was refused.
    const double share = topic.find("answers")->as_number() / 119;
    if (const Json* figure = topic.find("weighted")) {
      ++weighted;
      CHECK(figure->as_number() == doctest::Approx(share).epsilon(0.3));
    }
    for (const Json& quote : topic.find("quotes")->as_array()) {
      ++quotes;
      CHECK(cleared.contains(quote.text("text")));
    }
  }
  CHECK(weighted > 0);
  CHECK(quotes > 0);
}

TEST_CASE("groups are the same from the store as from files in which a statement is marked is-meta") {
  BallotRules rules = test_rules();
  rules.statements[2].about_me = true;
  TestBallots ballots(0, rules);
  std::string votes = "comment-id,voter-id,vote\n";
  for (int i = 0; i < 120; ++i) {
    // What divides people most is what they tell of themselves.
    const Vote first = i % 3 ? Vote::agree : Vote::disagree, second = i % 5 ? Vote::agree : Vote::pass,
               of_me = i % 2 ? Vote::agree : Vote::disagree;
    REQUIRE(ballots
                .cast(by_key("a key that is long enough for a ballot " + std::to_string(i),
                             {{"1", first}, {"2", second}, {"S-3", of_me}}))
                .ok());
    const std::pair<const char*, Vote> sent[] = {{"1", first}, {"2", second}, {"S-3", of_me}};
    for (const auto& [label, vote] : sent)
      votes += std::string(label) + "," + std::to_string(i) + "," + std::to_string(static_cast<int>(vote)) + "\n";
  }
  REQUIRE(ballots.box->close_consultation("panel", ballots.now).ok());
  const auto source = source_of_store(ballots.path, "panel");
  if (!source.ok()) FAIL(to_text(source.error()));
  const DoorFiles& stored = source->doors.at("open").files;
  const DoorFiles by_hand{{"votes.csv", votes},
                          {"comments.csv", "comment-id,moderated,is-meta\n1,1,false\n2,1,false\nS-3,1,true\n"}};
  DoorOptions options;
  options.threads = 1;
  const auto of_store = door_results(stored, source->texts, options),
             of_files = door_results(by_hand, source->texts, options);
  REQUIRE(of_store.ok());
  REQUIRE(of_files.ok());
  REQUIRE(of_store->results.size() == 3);
  for (std::size_t i = 0; i < 2; ++i)  // Who took part, and statements; people are numbered otherwise in both.
    CHECK(to_text(of_store->results[i].data) == to_text(of_files->results[i].data));
  CHECK(contains(to_text(of_store->results[0].data), R"({"id":"S-3","text":"Publish the tests.","n":120)"));
  CHECK(of_store->results[1].data.find("statements")->as_array().size() == 2);
}

TEST_CASE("votes on statements that people added come along, with their words; what was taken out again is left out") {
  TestBallots ballots(0, question_rules());
  const auto person = [&](int i, VotesAsked votes) {
    BallotRequest request =
        answers_by(by_key("a key that is long enough for a ballot " + std::to_string(i), std::move(votes)), "{}");
    if (i == 0) request.statements = {"Meer bomen.", "Minder steen."};
    REQUIRE(ballots.cast(request).ok());
  };
  person(0, {{"1", Vote::agree}});
  const auto decide_on = [&](const std::string& text, ContributionState state) {
    const auto all = written_by_people(*ballots.box, "panel");
    REQUIRE(all.ok());
    for (const WrittenByPeople& one : *all)
      if (one.text == text)
        REQUIRE(decide(*ballots.box, {"panel", {one.id}, state, ModerationRule::insults, "", "moderator", Day{}}).ok());
  };
  decide_on("Meer bomen.", ContributionState::accepted);
  decide_on("Minder steen.", ContributionState::accepted);
  for (int i = 1; i < 40; ++i) person(i, {{"1", Vote::agree}, {"D-1", Vote::agree}, {"D-2", Vote::disagree}});
  decide_on("Minder steen.", ContributionState::refused);
  REQUIRE(ballots.box->close_consultation("panel", ballots.now).ok());
  const auto source = source_of_store(ballots.path, "panel");
  if (!source.ok()) FAIL(to_text(source.error()));
  const auto results = door_results(source->doors.at("open").files, source->texts, {});
  if (!results.ok()) FAIL(to_text(results.error()));
  const auto& statements = results->results[1].data.find("statements")->as_array();
  REQUIRE(statements.size() == 2);
  CHECK(statements[1].text("id") == "D-1");
  CHECK(statements[1].text("text") == "Meer bomen.");
}

TEST_CASE("a folder holds doors, and a file that means nothing is refused by its name") {
  const TempFolder folder = *TempFolder::make();
  CHECK(source_of_folder(folder.file("none")).error().kind == ErrorKind::not_found);
  CHECK_FALSE(source_of_folder(folder.path()).ok());
}
