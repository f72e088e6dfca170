// IntegrityJson: the rules in sentences, the flags, and the results with and without.
#include <algorithm>
#include <charconv>

#include "consultation/integrity.h"
#include "consultation/labels.h"

namespace stip {
namespace {

constexpr IntegrityRule all_rules[] = {IntegrityRule::fast, IntegrityRule::alike, IntegrityRule::network,
                                       IntegrityRule::arrival, IntegrityRule::target};

/// A limit as people write it: 1.2, 10, 5.
std::string plain(double number) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, number, std::chars_format::general, 6).ptr};
}
std::string percent(double share) { return plain(share * 100) + " %"; }
std::string minutes(std::int64_t ms) { return plain(static_cast<double>(ms) / 60'000) + " minutes"; }

template <class T>
Json or_null(const std::optional<T>& number) {
  return number ? Json(*number) : Json();
}

Json labels_json(const std::vector<std::uint32_t>& numbers, const std::vector<std::string>& labels) {
  Json json = Json::array();
  for (const std::uint32_t number : numbers) json.push(label_json(labels[number]));
  return json;
}

std::size_t count(const std::vector<char>& flags) {
  return static_cast<std::size_t>(std::count(flags.begin(), flags.end(), char{1}));
}

Json rules_json(const IntegrityReport& report) {
  Json rules = Json::array();
  for (const IntegrityRule rule : all_rules) {
    const auto number = static_cast<std::size_t>(rule);
    Json json = Json::object();
    json.add("rule", name_of(rule)).add("text", sentence_of(rule, report.limits));
    if (report.why_not[number].empty()) {
      json.add("flagged", count(report.flagged[number]));
    } else {
      json.add("not_applied", report.why_not[number]);
    }
    rules.push(std::move(json));
  }
  return rules;
}

Json flagged_json(const IntegrityReport& report, const VoteLog& log) {
  std::vector<const AlikeGroup*> group_of(log.votes.n_participants(), nullptr);
  for (const AlikeGroup& group : report.alike)
    for (const std::uint32_t p : group.participants)
      if (!group_of[p]) group_of[p] = &group;
  Json flagged = Json::array();
  for (std::uint32_t p = 0; p < log.votes.n_participants(); ++p) {
    if (!report.any[p]) continue;
    Json rules = Json::array();
    for (const IntegrityRule rule : all_rules)
      if (report.flagged[static_cast<std::size_t>(rule)][p]) rules.push(name_of(rule));
    Json json = Json::object();
    json.add("participant", label_json(log.votes.participants[p]))
        .add("rules", std::move(rules))
        .add("votes", log.votes.of(p).size())
        .add("median_ms", or_null(report.median_ms[p]));
    if (const AlikeGroup* group = group_of[p]) {
      const auto at = std::lower_bound(group->participants.begin(), group->participants.end(), p);
      json.add("alike_group", static_cast<std::size_t>(group - report.alike.data()))
          .add("agreement", group->agreement[static_cast<std::size_t>(at - group->participants.begin())]);
    }
    flagged.push(std::move(json));
  }
  return flagged;
}

Json result_json(const StatementResult& result) {
  Json json = Json::object();
  json.add("agree", result.count.agree)
      .add("disagree", result.count.disagree)
      .add("pass", result.count.seen - result.count.agree - result.count.disagree)
      .add("agree_share", or_null(result.agree_share))
      .add("sign", result.sign)
      .add("consensus", result.consensus)
      .add("votes_to_turn", result.votes_to_turn)
      .add("votes_to_end_consensus", or_null(result.votes_to_end_consensus));
  return json;
}

Json top_json(const std::vector<StatementResult>& results, const VoteLog& log) {
  const TopStatements top = top_statements(results);
  Json json = Json::object();
  json.add("statements", labels_json(top.statements, log.votes.statements))
      .add("people_to_change", or_null(top.people_to_change));
  return json;
}

Json statements_json(const IntegrityReport& report, const VoteLog& log) {
  Json statements = Json::array();
  for (std::size_t s = 0; s < log.votes.n_statements(); ++s) {
    Json json = Json::object();
    json.add("id", label_json(log.votes.statements[s]))
        .add("with", result_json(report.with[s]))
        .add("without", result_json(report.without[s]))
        .add("sign_changes", report.with[s].sign != report.without[s].sign)
        .add("consensus_changes", report.with[s].consensus != report.without[s].consensus);
    statements.push(std::move(json));
  }
  return statements;
}

Json findings_json(const IntegrityReport& report, const VoteLog& log) {
  Json alike = Json::array(), networks = Json::array(), arrivals = Json::array(), targets = Json::array();
  for (const AlikeGroup& group : report.alike) {
    Json json = Json::object();
    json.add("people", group.participants.size())
        .add("participants", labels_json(group.participants, log.votes.participants))
        .add("statements", labels_json(group.statements, log.votes.statements));
    alike.push(std::move(json));
  }
  for (const NetworkFinding& finding : report.networks) {
    Json json = Json::object();
    json.add("net", finding.net)
        .add("people", finding.people)
        .add("most_within_the_time", finding.at_once)
        .add("flagged", finding.flagged);
    networks.push(std::move(json));
  }
  for (const ArrivalFinding& finding : report.arrivals) {
    Json json = Json::object();
    json.add("from_ms", finding.from_ms).add("to_ms", finding.to_ms).add("people", finding.people);
    arrivals.push(std::move(json));
  }
  for (const TargetFinding& finding : report.targets) {
    Json json = Json::object();
    json.add("people", finding.people).add("statements", labels_json(finding.statements, log.votes.statements));
    targets.push(std::move(json));
  }
  Json json = Json::object();
  json.add("alike", std::move(alike))
      .add("networks", std::move(networks))
      .add("arrivals", std::move(arrivals))
      .add("targets", std::move(targets));
  return json;
}

}  // namespace

const char* name_of(IntegrityRule rule) {
  switch (rule) {
    case IntegrityRule::fast:
      return "fast";
    case IntegrityRule::alike:
      return "alike";
    case IntegrityRule::network:
      return "network";
    case IntegrityRule::arrival:
      return "arrival";
    case IntegrityRule::target:
      return "target";
  }
  return "";
}

std::string sentence_of(IntegrityRule rule, const IntegrityLimits& l) {
  switch (rule) {
    case IntegrityRule::fast:
      return "The median time between answers is below " + plain(l.fast_ms / 1000) + " seconds, over at least " +
             std::to_string(l.fewest_gaps) + " times.";
    case IntegrityRule::alike:
      return "The answers agree with one list of answers by a kappa of " + plain(l.alike.template_agreement) +
             " or more, on at least " + std::to_string(l.alike.fewest_common) + " statements, and so do those of " +
             std::to_string(l.alike.fewest) + " or more participants who are more than " + percent(l.alike.share) +
             " of all.";
    case IntegrityRule::network:
      return "From the network prefix at least " + std::to_string(l.network_people) + " participants began within " +
             minutes(l.network_ms) + ", who are at least " + percent(l.network_share) + " of all from there.";
    case IntegrityRule::arrival:
      return "Within " + minutes(l.arrival_ms) + " at least " + std::to_string(l.arrival_people) +
             " participants began, at least " + plain(l.arrival_times) + " times as many as usual in the " +
             minutes(l.around_ms) + " before and after, and not more than " + percent(l.arrival_share) +
             " of all participants.";
    case IntegrityRule::target:
      return "The participant voted on nothing but the target statements: those that were named, or a set of " +
             std::to_string(l.target_statements) + " or more and at most " + percent(l.target_share) +
             " of the statements, on which at least " + std::to_string(l.target_people) +
             " participants voted and on nothing else, who are at least " + percent(l.target_same) +
             " of all who voted on so many, and with which at most " + percent(l.target_others) +
             " of the others began.";
  }
  return "";
}

Json to_json(const IntegrityReport& report, const VoteLog& log) {
  Json top = Json::object();
  top.add("with", top_json(report.with, log)).add("without", top_json(report.without, log));
  Json json = Json::object();
  json.add("participants", log.votes.n_participants())
      .add("votes", log.votes.votes.size())
      .add("whole_seconds", log.whole_seconds)
      .add("flagged_participants", count(report.any))
      .add("rules", rules_json(report))
      .add("findings", findings_json(report, log))
      .add("flagged", flagged_json(report, log))
      .add("top", std::move(top))
      .add("statements", statements_json(report, log));
  return json;
}

}  // namespace stip
