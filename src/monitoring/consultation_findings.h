// ConsultationFindings: what the recorded results of a consultation allow to be said, by door.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agenda/consultation_result.h"
#include "agenda/view.h"

namespace stip {

struct Consultation;
struct Statement;

/// A number of participants; empty: too few to tell, or hidden so that another cannot be worked out.
using ToldCount = std::optional<std::int64_t>;

/// A text of the consultation in both languages; English empty: not translated.
struct AskedWords {
  std::string text, text_en;
};

struct ToldVotes {
  ToldCount agree, disagree, pass;
  ToldCount seen;  ///< Who answered, pass too; told also where some of the three are not.

  ToldCount answered() const;  ///< All three together, or `seen`.
  /// Between which two the share that agrees of who chose lies: equal if both are told; with one told the other is
  /// at least 1 and leaves at least 1 who passed. Empty if neither is, or nobody chose.
  std::optional<std::pair<double, double>> agree_range() const;
};

enum class StatementVerdict : std::uint8_t {
  agreed,      ///< Two thirds or more of who chose agree, and a half is out of reach of chance.
  rejected,    ///< The same, disagreeing.
  divided,     ///< Neither, with a hundred or more who chose.
  cannot_say,  ///< Too few, or not told.
};

struct StatementFinding {
  std::string label;
  AskedWords words;
  const Statement* record = nullptr;  ///< In the ledger; nullptr: none is known. Lives as long as the view.
  ToldVotes all;
  std::vector<ToldVotes> groups;
  std::optional<double> weighted, weighted_error;  ///< Share that agrees of who answered, by weighed people.
  StatementVerdict verdict = StatementVerdict::cannot_say;
  /// 1 - |agree - disagree| / (agree + disagree): 0 if all chose the same, 1 if halves did.
  std::optional<double> split;
  /// Largest difference between two groups in the share that agrees of who chose; empty without two told groups.
  std::optional<double> between_groups;
  bool groups_oppose = false;  ///< One group mostly agrees where another mostly disagrees.

  /// Agreeing of all who answered; empty below a hundred answers, or if who agrees is not told.
  std::optional<double> percent() const;
};

struct GroupFinding {
  ToldCount people;
  std::optional<double> share_error;                     ///< Standard error of its part of the grouped people.
  std::vector<std::pair<std::string, bool>> stands_for;  ///< Label of a statement, and whether the group agrees.
};

struct MapSquare {
  int column = 0, row = 0;
  std::int64_t people = 0;  ///< Rounded down to tens.
  int group = -1;           ///< Of more than half of them; -1: none.
};

struct StatementFindings {
  ToldCount people;
  std::string verdict;  ///< Of the groups: "groups", "gradual", "all_alike", "unstable", "too_few_people", "too_small".
  std::vector<GroupFinding> groups;
  std::vector<StatementFinding> statements;  ///< As asked.
  int map_columns = 0;
  std::vector<MapSquare> map;

  /// Places of statements: agreement first, by how many say so; then those that divide, most first; then the rest.
  std::vector<std::size_t> agreement, difference, unsaid;
};

struct ResponseLevel {
  std::string label;
  AskedWords words;
  ToldCount people;
  std::optional<double> population_percent;
};
struct ResponseVariable {
  std::string label;
  AskedWords words;
  ToldCount people;
  std::vector<ResponseLevel> levels;
};
/// A statement about the participants themselves: it says who took part.
struct AboutPeople {
  std::string label;
  AskedWords words;
  ToldVotes votes;
};
struct ResponseFinding {
  std::vector<ResponseVariable> variables;
  std::vector<AboutPeople> statements;
  std::vector<std::string> weighed_by;
  std::optional<double> effective_n, design_effect;
  std::optional<std::int64_t> weighed_people;
  std::string why_no_weights;
};

struct IntegrityFinding {
  ToldCount people, flagged;
  std::vector<std::pair<std::string, ToldCount>> rules;  ///< Those that were applied.
  std::vector<std::string> other_without_them;           ///< Labels of statements.
  std::optional<std::int64_t> people_to_change;
};

struct OptionFinding {
  std::string label;
  AskedWords words;
  ToldCount people, losses;
  std::optional<double> share;                     ///< That the model of a budget predicts.
  std::optional<double> weighted, weighted_error;  ///< Share by weighed people: that chose it, or of its choices won.
  std::optional<double> score;                     ///< Of a pair.
  std::optional<double> estimate, error;           ///< Taste or strength, with its standard error.
};
/// A question with options: a choice, a budget or pairs.
struct OptionsFinding {
  ResultKind kind{};
  std::string question;
  AskedWords words;
  ToldCount people;  ///< Of pairs: choices.
  bool several = false;
  bool is_modelled = true;
  std::string budget, unit;
  std::vector<OptionFinding> options;
  std::vector<OptionFinding> effects;          ///< Of a budget: what an effect is worth.
  std::vector<std::vector<std::string>> best;  ///< Labels, by version of the game.
  std::vector<double> best_cost;
};

struct TopicFinding {
  ToldCount answers;
  std::vector<std::pair<std::string, std::int64_t>> words;
  std::vector<std::pair<std::string, bool>> quotes;  ///< Text, and whether it is a part of an answer.
  std::optional<double> weighted, weighted_error;    ///< Share of the answers, by weighed people.
};
struct AnswersFinding {
  std::string question;
  AskedWords words;
  ToldCount answers, other;
  bool quotes_moderated = false;
  std::vector<TopicFinding> topics;
};

struct DoorFindings {
  ConsultationDoor door{};
  std::optional<int> participants, invited, seed;
  std::string digest, code_version;
  std::optional<ResponseFinding> response;
  std::optional<StatementFindings> statements;
  std::optional<IntegrityFinding> integrity;
  std::vector<OptionsFinding> options;
  std::vector<AnswersFinding> answers;
  std::vector<const ConsultationResult*> records;  ///< Live as long as the view.
};

/// Read from the recorded results alone, with nothing added up over doors. What is not as stip writes it is passed
/// over. Cost: linear in the data. Source: docs/methods-consultation.md#what-is-said-of-a-statement.
std::vector<DoorFindings> consultation_findings(const View& view, const Consultation& consultation);

/// A statement asked before and now, by the same door.
struct TrendLine {
  AskedWords words;
  double then = 0, now = 0;  ///< Percent that agrees of who answered.
  std::int64_t then_people = 0, now_people = 0;
  /// More than chance allows, at 95 %: 1 more agree, -1 fewer, 0 no clear change; empty where nobody was drawn, since
  /// then nothing can be said of people who did not take part.
  std::optional<int> change;
};
/// Statements with the same text in both, and a hundred answers in both.
std::vector<TrendLine> trend_lines(const DoorFindings& then, const DoorFindings& now);

/// Bounds of Wilson (1927) at 95 % for a share of `part` in `all`. Precondition: all > 0.
std::pair<double, double> wilson_bounds(double part, double all);

}  // namespace stip
