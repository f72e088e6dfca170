// Keyed in, tested: two sheets that agree become one ballot for each code, whatever came in on the web.
#include "ballots/keyed_in.h"

#include <doctest/doctest.h>

#include "ballots/test_ballots.h"
#include "base/text.h"

namespace stip {
namespace {

BallotRules paper_rules() {
  auto rules = parse_ballot_rules(
      R"({"id":"paper","title":"Paper","doors":["invited","open"],"minimum_age":16,
          "statements":[{"label":"1","text":"One."},{"label":"why","text":"Two."}],
          "questions":[{"label":"sex","kind":"single","text":"?","options":[{"label":"m","text":"M"},{"label":"f","text":"F"}]},
                       {"label":"some","kind":"multiple","text":"?","most":2,"options":[{"label":"a","text":"A"},{"label":"b","text":"B"},{"label":"c","text":"C"}]},
                       {"label":"why","kind":"open","text":"?"},
                       {"label":"money","kind":"budget","text":"?","budget":3,"unit":"euro","options":[{"label":"a","text":"A","cost":2},{"label":"b","text":"B","cost":2}]},
                       {"label":"ideas","kind":"pairs","text":"?","options":[{"label":"a","text":"A"},{"label":"b","text":"B"}]}]})",
      "rules.json");
  if (!rules.ok()) MESSAGE(to_text(rules.error()));
  REQUIRE(rules.ok());
  return *rules;
}

struct PaperStore {
  TempFolder folder = *TempFolder::make();
  std::unique_ptr<BallotBox> box = *BallotBox::open(folder.file("ballots.db"), BallotFile::Access::make);
  BallotRules rules = paper_rules();
  Instant now = *parse_instant("2027-03-01T09:17:23Z");
  std::vector<std::string> codes{new_ballot_code(), new_ballot_code(), new_ballot_code()};

  PaperStore() {
    REQUIRE(box->prepare(rules).ok());
    REQUIRE(box->add_codes("paper", codes).ok());
    REQUIRE(box->open_consultation("paper", now).ok());
  }
  /// Rows of cells in the order of the header, numbered from 2.
  KeyedSheet sheet(std::vector<std::vector<std::string>> rows) const {
    KeyedSheet made{"sheet.csv", keyed_header(rules), {}};
    for (auto& row : rows) made.rows.push_back({made.rows.size() + 2, std::move(row)});
    return made;
  }
  BallotAnswer kept(const std::string& code) {
    const auto answer = box->cast({{.consultation = "paper", .door = BallotDoor::invited, .code = code}}, now).front();
    REQUIRE(answer.ok());
    return *answer;
  }
};

using Rows = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("a sheet has a column for each statement and question that fits on paper") {
  CHECK(keyed_header(paper_rules()) ==
        std::vector<std::string>{"code", "old-enough", "1", "statement:why", "sex", "some", "why", "money"});
}

TEST_CASE("what both typed is entered, in whatever words") {
  PaperStore store;
  const auto keyed =
      compare_keyed(store.rules, store.sheet({{store.codes[0], "ja", "eens", "0", "m", "c; a", "So  it is", "-"}}),
                    store.sheet({{to_lower(store.codes[0]), "x", "1", "overslaan", " m", "a c", "So it is", "-"}}));
  REQUIRE(keyed.ok());
  CHECK(keyed->remarks.empty());
  const auto outcome = enter_keyed(*store.box, *keyed, store.now);
  REQUIRE(outcome.ok());
  CHECK(outcome->entered == 1);
  const BallotAnswer kept = store.kept(store.codes[0]);
  CHECK(kept.votes == LabelledVotes{{"1", Vote::agree}, {"why", Vote::pass}});
  CHECK(to_text(kept.answers) == R"({"sex":"m","some":["a","c"],"why":"So it is","money":[]})");
  CHECK(store.box->standing("paper")->spent == 1);
}

TEST_CASE("what differs is told with both rows and the column, and the rest of the form is entered") {
  PaperStore store;
  const auto keyed = compare_keyed(
      store.rules, store.sheet({{"", "", "", "", "", "", "", ""}, {store.codes[0], "1", "1", "", "m", "a", "", ""}}),
      store.sheet(
          {{store.codes[0], "1", "-1", "", "m", "a b c", "", ""}, {store.codes[1], "1", "1", "", "", "", "", ""}}));
  REQUIRE(keyed.ok());
  REQUIRE(keyed->remarks.size() == 4);
  CHECK(keyed->remarks[0].problem == "'' is no code; look at the form.");
  CHECK(keyed->remarks[1].column == "1");
  CHECK(keyed->remarks[1].row == 3);
  CHECK(keyed->remarks[1].second_row == 2);
  CHECK(keyed->remarks[1].problem == "'1' in the first sheet, '-1' in the second.");
  CHECK(keyed->remarks[2].problem == "the first sheet has no such code.");
  CHECK(keyed->remarks[3].column == "some");
  REQUIRE(keyed->requests.size() == 1);
  CHECK(keyed->requests[0].votes.empty());
  CHECK(keyed->requests[0].answers.size() == 1);
}

TEST_CASE("paper and web count once, and what was answered on the web stays") {
  PaperStore store;
  REQUIRE(store.box
              ->cast({{.consultation = "paper",
                       .door = BallotDoor::invited,
                       .code = store.codes[0],
                       .votes = {{"1", Vote::disagree}},
                       .is_old_enough = true}},
                     store.now)
              .front()
              .ok());
  const KeyedSheet sheet = store.sheet({{store.codes[0], "ja", "eens", "eens", "f", "", "", ""}});
  const auto keyed = compare_keyed(store.rules, sheet, sheet);
  const auto outcome = enter_keyed(*store.box, *keyed, store.now);
  REQUIRE(outcome.ok());
  REQUIRE(outcome->remarks.size() == 1);
  CHECK(outcome->remarks[0].column == "1");
  CHECK(store.kept(store.codes[0]).votes == LabelledVotes{{"1", Vote::disagree}, {"why", Vote::agree}});
  CHECK(store.box->standing("paper")->ballots.at(BallotDoor::invited) == 1);
  const auto again = enter_keyed(*store.box, *keyed, store.now);
  REQUIRE(again.ok());
  CHECK(again->entered == 0);
  CHECK(again->unchanged == 1);
}

TEST_CASE("nothing of a form is entered without the tick for age, or with a code of somewhere else") {
  PaperStore store;
  const std::string stranger = new_ballot_code();
  const KeyedSheet sheet = store.sheet({{store.codes[0], "", "1", "", "", "", "", ""},
                                        {stranger, "1", "1", "", "", "", "", ""},
                                        {store.codes[1], "1", "1", "", "", "", "", ""},
                                        {store.codes[1], "1", "0", "", "", "", "", ""}});
  const auto keyed = compare_keyed(store.rules, sheet, sheet);
  REQUIRE(keyed.ok());
  CHECK(keyed->requests.size() == 2);
  const auto outcome = enter_keyed(*store.box, *keyed, store.now);
  REQUIRE(outcome.ok());
  CHECK(outcome->entered == 1);
  CHECK(outcome->remarks.size() == 1);
  CHECK(store.box->standing("paper")->spent == 1);
}

TEST_CASE("a sheet with other columns is refused whole") {
  PaperStore store;
  KeyedSheet sheet = store.sheet({});
  sheet.header[2] = "3";
  CHECK(compare_keyed(store.rules, sheet, store.sheet({})).error().problem == "it has no column '1'.");
  sheet = store.sheet({});
  sheet.header.push_back("4");
  CHECK(compare_keyed(store.rules, store.sheet({}), sheet).error().problem == "nothing is asked under '4'.");
}

}  // namespace stip
