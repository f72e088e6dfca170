// DoorResults: everything that came in by one door, analysed kind by kind, as it may be published.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.h"
#include "base/locale.h"
#include "consultation/question_texts.h"
#include "consultation/sample_weights.h"

namespace stip {

/// Files by name, as exported from the ballots or handed over by a bureau:
///
///   votes.csv, comments.csv        votes on statements; which of these take part
///   about-me.csv                   a row for each person, a column for each question about them
///   about-voters.csv               the same with `voter-id` as in the votes, so that votes can be weighed
///   chosen.csv                     a row for each person, a column for each question; several answers parted by ";"
///   choices.csv, attributes.csv    portfolios chosen within a budget
///   pairs.csv                      left, right, choice
///   answers.csv, may-quote.csv     open answers; the ids that may be quoted, or a column may-quote
///   groups.json, integrity.json, budget.json, pairs.json, answers.json    in their place: as `stip consult` wrote them
///   door.json                      participants and invited, where files do not tell
///
/// Of several questions of one kind each has its own, with its label: pairs-LABEL.csv.
using DoorFiles = std::map<std::string, std::string, std::less<>>;

struct DoorOptions {
  std::uint64_t seed = 2040;
  unsigned threads = 0;
  Language language = Language::nl;  ///< Of open answers.
  std::vector<Margin> margins = {};
  std::string folder = {};  ///< For errors.
};

/// One analysis.
struct DoorResult {
  std::string kind;      ///< "response", "statements", "integrity", "choices", "budget", "pairs", "answers".
  std::string question;  ///< Label; empty: of statements, or of all.
  std::string method;
  bool is_drawn = false;  ///< Depends on the seed.
  Json parameters = Json::object();
  Json data;
};

struct DoorResults {
  std::int64_t participants = 0;
  std::optional<std::int64_t> invited;
  std::vector<DoorResult> results;
};

/// Pure: the same files, texts and options give the same bytes. Errors: invalid, naming file and what is amiss.
ErrorOr<DoorResults> door_results(const DoorFiles& files, const QuestionTexts& texts, const DoorOptions& options);

}  // namespace stip
