// ConsultGroups: opinion groups from a file of votes.
#include <iostream>
#include <unordered_map>

#include "base/csv_rows.h"
#include "cli/consult_commands.h"
#include "consultation/moderation.h"
#include "consultation/opinion_analysis.h"
#include "consultation/votes.h"

namespace stip {
namespace {

struct Input {
  std::vector<StatementRow> statements;
  VotesReading reading;
  Moderation moderation;
};

ErrorOr<Input> read_input(const Context& context, const ConsultOptions& options) {
  Input input;
  std::vector<std::string> known;
  if (!options.comments.empty()) {
    STIP_TRY_AS(const std::string text, read_table_file(options.comments));
    STIP_TRY_AS(input.statements, read_statements(text, options.comments));
    for (const StatementRow& row : input.statements) known.push_back(row.label);
  }
  STIP_TRY_AS(const std::string text, read_table_file(options.votes));
  STIP_TRY_AS(input.reading, read_votes(text, options.votes, known));
  input.moderation = moderation(input.reading.votes, input.statements);
  if (looks_reversed(input.reading.votes, input.statements))
    return Error{
        ErrorKind::invalid, options.votes,
        "agree and disagree seem to have changed places: by the totals in " + options.comments + " -1 means agree",
        "Multiply the votes by -1; here 1 is agree and -1 disagree."};
  if (input.reading.superseded)
    context.world.err << counted(static_cast<std::int64_t>(input.reading.superseded), "vote was", "votes were")
                      << " replaced by a later one of the same person\n";
  return input;
}

constexpr double most_weight = 1e12;

ErrorOr<std::vector<double>> read_weights(const std::string& file, const Votes& votes) {
  if (file.empty()) return std::vector<double>{};
  STIP_TRY_AS(const std::string text, read_table_file(file));
  STIP_TRY_AS(CsvRows rows, CsvRows::open(text, file));
  STIP_TRY(rows.want({"participant", "weight"}));
  std::unordered_map<std::string_view, std::size_t> number;
  for (std::size_t p = 0; p < votes.participants.size(); ++p) number.emplace(votes.participants[p], p);
  std::vector<double> weights(votes.n_participants(), -1);
  while (rows.next()) {
    double weight = 0;
    const std::string_view cell = rows.cell(1);
    if (!read_number(cell, weight) || !(weight >= 0 && weight <= most_weight))
      return rows.bad_row("weight is '" + std::string(cell.substr(0, 40)) + "'", "Write a number of zero or more.");
    if (const auto found = number.find(rows.cell(0)); found != number.end()) weights[found->second] = weight;
  }
  STIP_TRY(rows.closed());
  for (std::size_t p = 0; p < weights.size(); ++p)
    if (weights[p] < 0)
      return Error{ErrorKind::invalid, file, "participant " + votes.participants[p] + " has no weight",
                   "Give every participant a weight, 0 to leave one out."};
  return weights;
}

void tell(const Context& context, const OpinionAnalysis& analysis, const Input& input, Language language) {
  const Votes& votes = input.reading.votes;
  std::ostream& out = context.out();
  out << votes.n_participants() << " participants, " << votes.n_statements() << " statements, " << votes.votes.size()
      << " votes; " << analysis.groups.n_grouped << " participants in " << analysis.groups.k << " groups\n";
  if (analysis.stable) out << tr(language, sentence_of(analysis.stable->verdict)) << "\n";
  std::unordered_map<std::string_view, std::string_view> text_of;
  for (const StatementRow& row : input.statements) text_of[row.label] = row.text;
  const auto name = [&](std::size_t statement) {
    const std::string& label = votes.statements[statement];
    const auto found = text_of.find(label);
    return label + (found == text_of.end() || found->second.empty() ? "" : "  " + std::string(found->second));
  };
  for (std::size_t g = 0; g < analysis.groups.k; ++g) {
    out << "\nGroup " << g << ": " << analysis.groups.sizes[g] << " participants\n";
    for (const Representative& r : analysis.representative[g])
      out << "  " << (r.agree ? "agrees    " : "disagrees ") << r.n_success << " of " << r.n_trials << "  "
          << name(r.statement) << "\n";
  }
  out << "\nAll together\n";
  for (const Consensus& c : analysis.consensus.agree)
    out << "  agree     " << c.n_success << " of " << c.n_trials << "  " << name(c.statement) << "\n";
  for (const Consensus& c : analysis.consensus.disagree)
    out << "  disagree  " << c.n_success << " of " << c.n_trials << "  " << name(c.statement) << "\n";
}

}  // namespace

// COMMAND: stip consult groups VOTES.csv [--comments COMMENTS.csv] [--method reference|stable] [--json OUT]
//
// Finds groups of people who vote alike, the statements by which each differs from the others, and those on which all
// agree. VOTES.csv has the columns timestamp, comment-id, voter-id and vote (1 agree, -1 disagree, 0 pass);
// COMMENTS.csv has comment-id and moderated and, where present, is-meta. `reference` gives the groups of Polis from a
// cold start with axes pinned to ones; `stable` gives groups only where the votes support them
// (docs/methods-consultation.md).
// --participants FILE writes where each participant stands. --weights FILE (participant, weight) weighs people, with
// stable. --seed and --threads: the result is the same for any number of threads.
Exit consult_groups_command(const Context& context, const ConsultOptions& options) {
  const std::string method = options.method.empty() ? "reference" : options.method;
  if (!options.weights.empty() && method != "stable")
    return Error{ErrorKind::invalid, "--weights", "the reference method knows no weights", "Take --method stable."};
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Input input, read_input(context, options));
  const Votes& votes = input.reading.votes;
  if (votes.votes.empty())
    return Error{ErrorKind::invalid, options.votes, "it holds no votes", "Give a row for each vote."};
  StableOptions stable;
  stable.seed = options.seed;
  stable.threads = options.threads;
  STIP_TRY_AS(stable.weights, read_weights(options.weights, votes));
  const OpinionAnalysis analysis = method == "stable" ? stable_analysis(votes, input.moderation, stable)
                                                      : reference_analysis(votes, input.moderation, options.threads);
  if (!options.participants.empty())
    STIP_TRY(deliver(context, options.participants, participants_csv(analysis, votes)));
  if (!options.json.empty()) {
    STIP_TRY(deliver(context, options.json, to_text(to_json(analysis, votes, input.moderation)) + "\n"));
  }
  if (options.json != "-" && options.participants != "-" && (options.json.empty() || context.world.is_terminal))
    tell(context, analysis, input, language);
  return 0;
}

}  // namespace stip
