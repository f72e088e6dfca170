// Integrity: each rule by itself, on when people began, where from, and what they voted on.
#include "consultation/integrity.h"

#include <algorithm>
#include <map>

namespace stip {
namespace {

std::size_t number_of(IntegrityRule rule) { return static_cast<std::size_t>(rule); }

std::optional<double> median_gap(std::span<const TimedVote> rows, std::size_t fewest) {
  if (rows.size() < fewest + 1) return std::nullopt;
  std::vector<std::int64_t> gaps;
  for (std::size_t i = 1; i < rows.size(); ++i) gaps.push_back(rows[i].ms - rows[i - 1].ms);
  std::sort(gaps.begin(), gaps.end());
  const std::size_t n = gaps.size();
  return static_cast<double>(gaps[(n - 1) / 2] + gaps[n / 2]) / 2;
}

struct Beginning {
  std::int64_t ms = 0;
  std::uint32_t participant = 0;
  bool operator<(const Beginning& other) const {
    return ms != other.ms ? ms < other.ms : participant < other.participant;
  }
};

std::vector<Beginning> beginnings(const VoteLog& log) {
  std::vector<Beginning> all;
  for (std::uint32_t p = 0; p < log.votes.n_participants(); ++p) all.push_back({log.of(p)[0].ms, p});
  std::sort(all.begin(), all.end());
  return all;
}

/// How many of a sorted list are from `from` and before `to`.
std::size_t between(const std::vector<Beginning>& sorted, std::int64_t from, std::int64_t to) {
  const auto at = [&](std::int64_t ms) {
    return std::lower_bound(sorted.begin(), sorted.end(), ms,
                            [](const Beginning& b, std::int64_t limit) { return b.ms < limit; });
  };
  return static_cast<std::size_t>(at(to) - at(from));
}

void find_fast(IntegrityReport& report, const VoteLog& log) {
  for (std::size_t p = 0; p < log.votes.n_participants(); ++p) {
    report.median_ms[p] = median_gap(log.of(p), report.limits.fewest_gaps);
    report.flagged[number_of(IntegrityRule::fast)][p] =
        report.median_ms[p].value_or(report.limits.fast_ms) < report.limits.fast_ms;
  }
}

void find_alike(IntegrityReport& report, const VoteLog& log) {
  report.alike = alike_groups(log.votes, report.limits.alike);
  for (const AlikeGroup& group : report.alike)
    for (const std::uint32_t p : group.participants) report.flagged[number_of(IntegrityRule::alike)][p] = 1;
}

void find_networks(IntegrityReport& report, const VoteLog& log, const std::vector<Beginning>& all) {
  const IntegrityLimits& limits = report.limits;
  std::vector<std::vector<Beginning>> by_net(log.nets.size());
  for (const Beginning& each : all)
    if (log.net_of[each.participant] < log.nets.size()) by_net[log.net_of[each.participant]].push_back(each);
  for (std::size_t net = 0; net < by_net.size(); ++net) {
    NetworkFinding finding{log.nets[net], by_net[net].size(), 0, false};
    for (const Beginning& each : by_net[net])
      finding.at_once = std::max(finding.at_once, between(by_net[net], each.ms, each.ms + limits.network_ms));
    finding.flagged =
        finding.at_once >= limits.network_people &&
        static_cast<double>(finding.at_once) >= limits.network_share * static_cast<double>(finding.people);
    if (finding.flagged)
      for (const Beginning& each : by_net[net]) report.flagged[number_of(IntegrityRule::network)][each.participant] = 1;
    if (finding.flagged || static_cast<double>(finding.people) > limits.alike.share * static_cast<double>(all.size()))
      report.networks.push_back(std::move(finding));
  }
  std::stable_sort(report.networks.begin(), report.networks.end(),
                   [](const NetworkFinding& a, const NetworkFinding& b) { return a.people > b.people; });
}

void find_arrivals(IntegrityReport& report, const std::vector<Beginning>& all) {
  const IntegrityLimits& limits = report.limits;
  std::vector<char>& flagged = report.flagged[number_of(IntegrityRule::arrival)];
  const double parts = 2 * static_cast<double>(limits.around_ms) / static_cast<double>(limits.arrival_ms);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::int64_t from = all[i].ms, to = from + limits.arrival_ms;
    const std::size_t people = between(all, from, to);
    const std::size_t around = between(all, from - limits.around_ms, from) + between(all, to, to + limits.around_ms);
    const double usual = std::max(1.0, static_cast<double>(around) / parts);
    if (people < limits.arrival_people || static_cast<double>(people) < limits.arrival_times * usual) continue;
    const std::int64_t last = std::prev(std::lower_bound(all.begin(), all.end(), Beginning{to, 0}))->ms;
    if (report.arrivals.empty() || from > report.arrivals.back().to_ms) {
      report.arrivals.push_back({from, last, 0});
    } else {
      report.arrivals.back().to_ms = std::max(report.arrivals.back().to_ms, last);
    }
  }
  for (ArrivalFinding& finding : report.arrivals) finding.people = between(all, finding.from_ms, finding.to_ms + 1);
  std::erase_if(report.arrivals, [&](const ArrivalFinding& finding) {
    return static_cast<double>(finding.people) > limits.arrival_share * static_cast<double>(all.size());
  });
  for (const ArrivalFinding& finding : report.arrivals)
    for (const Beginning& each : all)
      if (each.ms >= finding.from_ms && each.ms <= finding.to_ms) flagged[each.participant] = 1;
}

using Statements = std::vector<std::uint32_t>;

Statements voted_on(const Votes& votes, std::size_t participant) {
  Statements statements;
  for (const PackedVote vote : votes.of(participant)) statements.push_back(vote.statement());
  return statements;
}

/// The first n statements that somebody voted on, in order of the statements; fewer if there were fewer.
Statements first_voted_on(const VoteLog& log, std::size_t participant, std::size_t n) {
  Statements statements;
  for (const TimedVote& row : log.of(participant)) {
    if (std::find(statements.begin(), statements.end(), row.statement) != statements.end()) continue;
    statements.push_back(row.statement);
    if (statements.size() == n) break;
  }
  std::sort(statements.begin(), statements.end());
  return statements;
}

/// Part of those who voted on as many statements or more, and not just on these, that began with just these.
double others_who_began_with(const VoteLog& log, const Statements& statements) {
  std::size_t others = 0, same = 0;
  for (std::size_t p = 0; p < log.votes.n_participants(); ++p) {
    if (log.votes.of(p).size() < statements.size() || voted_on(log.votes, p) == statements) continue;
    ++others;
    same += first_voted_on(log, p, statements.size()) == statements;
  }
  return others == 0 ? 1 : static_cast<double>(same) / static_cast<double>(others);
}

void find_targets(IntegrityReport& report, const VoteLog& log) {
  const IntegrityLimits& limits = report.limits;
  std::map<Statements, std::vector<std::uint32_t>> who;
  std::vector<std::size_t> as_many(log.votes.n_statements() + 1, 0);  // By number of statements: who voted on so many.
  const auto most = limits.target_share * static_cast<double>(log.votes.n_statements());
  for (std::uint32_t p = 0; p < log.votes.n_participants(); ++p) {
    const std::size_t n = log.votes.of(p).size();
    ++as_many[n];
    if (n >= limits.target_statements && static_cast<double>(n) <= most) who[voted_on(log.votes, p)].push_back(p);
  }
  for (const auto& [statements, people] : who) {
    if (people.size() < limits.target_people ||
        static_cast<double>(people.size()) < limits.target_same * static_cast<double>(as_many[statements.size()]) ||
        others_who_began_with(log, statements) > limits.target_others)
      continue;
    for (const std::uint32_t p : people) report.flagged[number_of(IntegrityRule::target)][p] = 1;
    report.targets.push_back({statements, people.size()});
  }
  std::stable_sort(report.targets.begin(), report.targets.end(),
                   [](const TargetFinding& a, const TargetFinding& b) { return a.people > b.people; });
}

ErrorOr<Nothing> find_given_targets(IntegrityReport& report, const VoteLog& log,
                                    const std::vector<std::string>& targets) {
  TargetFinding finding;
  for (const std::string& target : targets) {
    const auto found = std::find(log.votes.statements.begin(), log.votes.statements.end(), target);
    if (found == log.votes.statements.end())
      return Error{ErrorKind::invalid, "--targets", "nobody voted on a statement '" + target + "'",
                   "Name statements as the file of votes does, separated by commas."};
    finding.statements.push_back(static_cast<std::uint32_t>(found - log.votes.statements.begin()));
  }
  std::sort(finding.statements.begin(), finding.statements.end());
  for (std::size_t p = 0; p < log.votes.n_participants(); ++p) {
    const Statements own = voted_on(log.votes, p);
    if (own.size() < report.limits.target_statements ||
        !std::includes(finding.statements.begin(), finding.statements.end(), own.begin(), own.end()))
      continue;
    report.flagged[number_of(IntegrityRule::target)][p] = 1;
    ++finding.people;
  }
  report.targets.push_back(std::move(finding));
  return Nothing{};
}

}  // namespace

ErrorOr<IntegrityReport> integrity_report(const VoteLog& log, const std::vector<std::string>& targets,
                                          const IntegrityLimits& limits) {
  const std::size_t n = log.votes.n_participants();
  if (n == 0) return Error{ErrorKind::invalid, "the file of votes", "it holds no votes", "Give a row for each vote."};
  IntegrityReport report;
  report.limits = limits;
  report.flagged.fill(std::vector<char>(n, 0));
  report.median_ms.resize(n);
  if (log.votes.n_statements() >= limits.alike.fewest_common) {
    find_alike(report, log);
  } else {
    report.why_not[number_of(IntegrityRule::alike)] =
        "there are fewer than " + std::to_string(limits.alike.fewest_common) + " statements";
  }
  const std::string no_times = "the file has no times (column timestamp or t_ms)";
  if (log.timed) {
    const std::vector<Beginning> all = beginnings(log);
    find_fast(report, log);
    find_arrivals(report, all);
    if (log.with_nets) find_networks(report, log, all);
  } else {
    for (const auto rule : {IntegrityRule::fast, IntegrityRule::arrival, IntegrityRule::network})
      report.why_not[number_of(rule)] = no_times;
  }
  if (!log.with_nets) report.why_not[number_of(IntegrityRule::network)] = "the file has no column net";
  if (!targets.empty()) {
    STIP_TRY(find_given_targets(report, log, targets));
  } else if (log.timed) {
    find_targets(report, log);
  } else {
    report.why_not[number_of(IntegrityRule::target)] = no_times + ", so targets must be named";
  }
  report.any.assign(n, 0);
  for (const auto& flagged : report.flagged)
    for (std::size_t p = 0; p < n; ++p) report.any[p] |= flagged[p];
  report.with = vote_results(log.votes);
  report.without = vote_results(log.votes, report.any);
  return report;
}

}  // namespace stip
