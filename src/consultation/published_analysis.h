// PublishedAnalysis: what of an analysis may be published, from the JSON that the analysis itself writes.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "consultation/question_texts.h"
#include "consultation/sample_weights.h"

namespace stip {

/// The limits of all of these: cells of 10 or more participants (others in a table emptied with them), percentages from
/// 100, no vote of one person. Whoever draws a page from it works out nothing that does not follow from it.
/// Source: docs/methods-consultation.md#tables.

/// Share of weighted people who agree, of those who saw the statement.
struct WeightedShare {
  double share = 0, standard_error = 0;
};
using WeightedShares = std::map<std::string, WeightedShare, std::less<>>;  ///< By label.

/// Adds the share of this label and its standard error, if there is one.
void add_weighted(Json& json, const WeightedShares* weighted, const std::string& label);

struct StatementsSource {
  const Json& groups;                  ///< Of `stip consult groups --json`.
  std::string_view participants = {};  ///< Of `--participants`: for the map; empty: no map.
  const QuestionTexts& texts;
  const WeightedShares* weighted = nullptr;
};
/// n, verdict, groups, statements with their counts by group, consensus and map.
/// Statements that were kept out are left out. Errors: invalid, naming `file` and the member.
ErrorOr<Json> published_statements(const StatementsSource& source, const std::string& file);

/// How many were flagged by which rule, and on which statements the result differs without them; no counts of those,
/// since the difference would be the votes of the flagged.
ErrorOr<Json> published_integrity(const Json& integrity, const std::string& file);

struct BudgetCounts {
  const std::vector<std::int64_t>& chosen;   ///< By option; empty: not known.
  const WeightedShares* weighted = nullptr;  ///< By number of the option.
};
/// Options with how many chose them and the share that the model predicts, tastes, and the best portfolio.
ErrorOr<Json> published_budget(const Json& budget, const AskedQuestion* question, const BudgetCounts& counts,
                               const std::string& file);

/// `weighted`: of its choices those that an idea won; may be nullptr.
ErrorOr<Json> published_pairs(const Json& pairs, const AskedQuestion* question, const WeightedShares* weighted,
                              const std::string& file);

struct AnswersShown {
  const std::set<std::string>& may_quote;    ///< Ids.
  const WeightedShares* weighted = nullptr;  ///< By number of the topic.
};
/// Topics of ten answers or more, and the quotes that may be shown.
ErrorOr<Json> published_answers(const Json& answers, const AskedQuestion* question, const AnswersShown& shown,
                                const std::string& file);

/// How many have each level of each variable, beside its share of the population.
Json published_response(const std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>>& counts,
                        const std::vector<Margin>& margins, const QuestionTexts& texts);

/// A statement about the participants themselves, as Polis calls it: is-meta.
struct MetaStatement {
  std::string label;
  std::vector<std::int64_t> counts;  ///< Agree, disagree, pass, did not see it.
};
/// Such statements say who took part, so they stand beside the response.
Json published_meta(const std::vector<MetaStatement>& statements, const QuestionTexts& texts);

/// Answers to one question with options. `answered`: participants; of several options each, their counts are shown
/// apart.
struct ChosenCounts {
  std::int64_t answered = 0;
  std::map<std::string, std::int64_t> of;  ///< By label of the option.
  bool several = false;
};
Json published_choices(const ChosenCounts& counts, const AskedQuestion& question, const WeightedShares* weighted);

/// Squares of the map of opinion with ten people or more: a grid as fine as leaves four in five people in such squares.
/// `columns` by `columns`; each square with its place, how many are in it, and the group that ten or more of these and
/// more than half of these are of.
ErrorOr<Json> published_map(std::string_view participants, const std::string& file);

}  // namespace stip
