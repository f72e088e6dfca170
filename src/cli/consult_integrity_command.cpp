// ConsultIntegrity: flags on votes, and the result with and without them.
#include <algorithm>

#include "base/csv_rows.h"
#include "base/text.h"
#include "cli/consult_commands.h"
#include "consultation/integrity.h"

namespace stip {
namespace {

void tell(const Context& context, const IntegrityReport& report, const VoteLog& log) {
  std::ostream& out = context.out();
  const auto count = [](const std::vector<char>& flags) { return std::count(flags.begin(), flags.end(), char{1}); };
  out << counted(static_cast<std::int64_t>(log.votes.n_participants()), "participant", "participants") << ", of whom "
      << count(report.any) << " flagged; nothing was deleted\n";
  for (std::size_t rule = 0; rule < n_integrity_rules; ++rule) {
    out << "  " << name_of(static_cast<IntegrityRule>(rule)) << ": ";
    if (report.why_not[rule].empty()) {
      out << count(report.flagged[rule]) << "\n";
    } else {
      out << "not applied, " << report.why_not[rule] << "\n";
    }
  }
  std::size_t changes = 0;
  for (std::size_t s = 0; s < report.with.size(); ++s) {
    const StatementResult &with = report.with[s], &without = report.without[s];
    if (with.sign == without.sign && with.consensus == without.consensus) continue;
    if (changes++ == 0) out << "Without the flagged another result:\n";
    out << "  " << log.votes.statements[s] << "  agree " << with.count.agree << " of "
        << with.count.agree + with.count.disagree << " with, " << without.count.agree << " of "
        << without.count.agree + without.count.disagree << " without\n";
  }
  if (changes == 0) out << "Without the flagged every statement keeps its sign and its consensus.\n";
  if (const auto people = top_statements(report.with).people_to_change)
    out << counted(*people, "participant", "participants") << " more could change the top three.\n";
}

}  // namespace

// COMMAND: stip consult integrity VOTES.csv [--targets STATEMENT,STATEMENT] [--json OUT]
//
// Flags participants whose votes look made by few hands or none, each by a published rule: answers too fast, answers
// that are near-copies of one list, many at once from one network prefix, a burst of arrivals, votes on nothing but
// target statements. Flags are for people to look at: nothing is deleted. Gives the result with and without the
// flagged, and how few votes would change it. VOTES.csv has timestamp, comment-id, voter-id and vote, or t_ms, voter,
// statement and vote, and may have net (a network prefix). What is slow, spread and like other people is not found
// (docs/methods-consultation.md).
Exit consult_integrity_command(const Context& context, const ConsultOptions& options) {
  STIP_TRY_AS(const std::string text, read_table_file(options.votes));
  STIP_TRY_AS(const VoteLog log, read_vote_log(text, options.votes));
  if (log.votes.votes.empty())
    return Error{ErrorKind::invalid, options.votes, "it holds no votes", "Give a row for each vote."};
  STIP_TRY_AS(const IntegrityReport report, integrity_report(log, split(options.targets, ',')));
  if (!options.json.empty()) STIP_TRY(deliver(context, options.json, to_text(to_json(report, log)) + "\n"));
  if (options.json != "-") tell(context, report, log);
  return 0;
}

}  // namespace stip
