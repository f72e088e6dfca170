// Test ballots: a store of its own with one consultation of three statements; on a server if one is there for tests.
#pragma once

#include <doctest/doctest.h>

#include "ballots/ballot_box.h"
#include "base/postgres_schema_test.h"
#include "base/temp_folder.h"

namespace stip {

inline BallotRules test_rules(const std::string& id = "panel") {
  return {id,
          "What should come first?",
          {{"1", "Label everything."}, {"2", "Label nothing."}, {"S-3", "Publish the tests."}},
          {BallotDoor::invited, BallotDoor::open}};
}

struct TestBallots {
  TempFolder folder = *TempFolder::make();
  bool is_on_server = has_test_postgres();
  std::string path = folder.file("ballots.db");  ///< Of the file; on a server there is none.
  BallotPlace place{is_on_server ? new_test_schema() : path, path + ".key"};
  std::unique_ptr<BallotBox> box = *BallotBox::open(place, BallotFile::Access::make);
  Instant now = *parse_instant("2027-03-01T09:17:23Z");
  std::vector<std::string> codes;

  explicit TestBallots(int n_codes = 3, const BallotRules& rules = test_rules()) {
    REQUIRE(box->prepare(rules).ok());
    for (int i = 0; i < n_codes; ++i) codes.push_back(new_ballot_code());
    REQUIRE(box->add_codes("panel", codes).ok());
    REQUIRE(box->open_consultation("panel", now).ok());
  }
  void reopen() {
    box.reset();
    box = *BallotBox::open(place, BallotFile::Access::write);
  }
  ErrorOr<BallotAnswer> cast(const BallotRequest& request) { return box->cast({request}, now).front(); }
};

using VotesAsked = std::vector<std::pair<std::string, std::optional<Vote>>>;

inline BallotRequest by_code(const std::string& code, VotesAsked votes = {}) {
  return {.consultation = "panel", .door = BallotDoor::invited, .code = code, .votes = std::move(votes)};
}
inline BallotRequest by_key(const std::string& key, VotesAsked votes = {}, BallotDoor door = BallotDoor::open) {
  return {.consultation = "panel", .door = door, .voter_key = key, .votes = std::move(votes)};
}

/// Answers as JSON, from somebody who is old enough.
inline BallotRequest answers_by(BallotRequest request, const std::string& json) {
  request.is_old_enough = true;
  const Json answers = *parse_json(json);
  for (const JsonMember& one : answers.as_object()) request.answers.emplace_back(one.name, one.value);
  return request;
}

}  // namespace stip
