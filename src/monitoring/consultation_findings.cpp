// ConsultationFindings: the verdicts and the order in which they are told.
#include "monitoring/consultation_findings.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "agenda/records.h"
#include "base/text.h"
#include "monitoring/consultation_reading.h"

namespace stip {
namespace {

constexpr double two_thirds = 2.0 / 3;
constexpr std::int64_t enough_for_percent = 100, enough_to_tell = 10;

StatementVerdict verdict_of(const ToldVotes& votes) {
  const auto range = votes.agree_range();
  if (!range) return StatementVerdict::cannot_say;
  // Where one of the two is not told the bound that speaks most against a verdict counts.
  const auto chose_at = [&](double share) {
    return votes.agree ? static_cast<double>(*votes.agree) / share : static_cast<double>(*votes.disagree) / (1 - share);
  };
  const auto [least, most] = *range;
  if (least >= two_thirds) {
    const double chose = chose_at(least);
    if (chose >= enough_to_tell && wilson_bounds(least * chose, chose).first > 0.5) return StatementVerdict::agreed;
  }
  if (most <= 1 - two_thirds) {
    const double chose = votes.disagree ? static_cast<double>(*votes.disagree) / (1 - most) : chose_at(most);
    if (chose >= enough_to_tell && wilson_bounds(most * chose, chose).second < 0.5) return StatementVerdict::rejected;
  }
  const bool both = votes.agree && votes.disagree;
  return both && *votes.agree + *votes.disagree >= enough_for_percent ? StatementVerdict::divided
                                                                      : StatementVerdict::cannot_say;
}

void judge(StatementFinding& finding) {
  // What the numbers themselves tell; else what was told of numbers that could not be published.
  if (const auto verdict = verdict_of(finding.all); verdict != StatementVerdict::cannot_say) finding.verdict = verdict;
  if (const auto range = finding.all.agree_range()) {
    const double nearest = std::clamp(0.5, range->first, range->second);
    finding.split = 1 - std::abs(2 * nearest - 1);
  }
  std::optional<double> lowest, highest;  // Of what a share is at most, and at least.
  bool one_agrees = false, one_disagrees = false;
  for (const ToldVotes& group : finding.groups) {
    const auto range = group.agree_range();
    if (!range || group.agree.value_or(0) + group.disagree.value_or(0) < enough_to_tell) continue;
    lowest = std::min(lowest.value_or(range->second), range->second);
    highest = std::max(highest.value_or(range->first), range->first);
    one_agrees |= verdict_of(group) == StatementVerdict::agreed;
    one_disagrees |= verdict_of(group) == StatementVerdict::rejected;
  }
  if (lowest && finding.groups.size() > 1) finding.between_groups = std::max(0.0, *highest - *lowest);
  finding.groups_oppose = one_agrees && one_disagrees;
}

void put_in_order(StatementFindings& findings) {
  const auto& all = findings.statements;
  for (std::size_t s = 0; s < all.size(); ++s) {
    const bool agrees = all[s].verdict == StatementVerdict::agreed || all[s].verdict == StatementVerdict::rejected;
    auto& list = all[s].verdict == StatementVerdict::cannot_say ? findings.unsaid
                 : agrees && !all[s].groups_oppose              ? findings.agreement
                                                                : findings.difference;
    list.push_back(s);
  }
  std::ranges::stable_sort(findings.agreement, std::greater{}, [&](std::size_t s) {
    return std::max(all[s].all.agree.value_or(0), all[s].all.disagree.value_or(0));
  });
  // Those over which groups differ most first; without groups, those that were voted on by halves.
  std::ranges::stable_sort(findings.difference, std::greater{}, [&](std::size_t s) {
    return std::pair(all[s].between_groups.value_or(0), all[s].split.value_or(0));
  });
}

/// The record of a statement: the one with its words, of several the one with its label; else the one with its label
/// or, by which one without a label is called, its id. A bureau may number in its own way, but asks in the words it was
/// given.
const Statement* record_of(const View& view, const Consultation& consultation, const StatementFinding& finding) {
  const std::string words(trimmed(finding.words.text));
  const Statement* best = nullptr;
  std::tuple<bool, bool, bool> best_fit;
  for (const ConsultationQuestion* question : view.referring<ConsultationQuestion>("consultation", consultation.id)) {
    for (const Statement* statement : view.referring<Statement>("question", question->id)) {
      const std::tuple fit(!words.empty() && trimmed(statement->title) == words,
                           !statement->label.empty() && statement->label == finding.label,
                           to_lower(statement->id) == to_lower(finding.label));
      if (!(fit > best_fit)) continue;
      best = statement;
      best_fit = fit;
    }
  }
  return best;
}

DoorFindings& door_of(std::vector<DoorFindings>& doors, ConsultationDoor door) {
  for (DoorFindings& one : doors)
    if (one.door == door) return one;
  doors.emplace_back().door = door;
  return doors.back();
}

}  // namespace

ToldCount ToldVotes::answered() const {
  if (!agree || !disagree || !pass) return seen;
  return *agree + *disagree + *pass;
}

std::optional<std::pair<double, double>> ToldVotes::agree_range() const {
  const auto share = [](std::int64_t agreed, std::int64_t disagreed) {
    return static_cast<double>(agreed) / static_cast<double>(agreed + disagreed);
  };
  if (agree && disagree) {
    if (*agree + *disagree == 0) return std::nullopt;
    return std::pair(share(*agree, *disagree), share(*agree, *disagree));
  }
  if (!seen || pass) return std::nullopt;  // With `pass` told the other could be worked out, so then it would be told.
  const std::int64_t told = agree ? *agree : disagree ? *disagree : 0, most = *seen - told - 1;
  if (told == 0 || most < 1) return std::nullopt;
  return agree ? std::pair(share(told, most), share(told, 1)) : std::pair(share(1, told), share(most, told));
}

std::optional<double> StatementFinding::percent() const {
  const ToldCount answered = all.answered();
  if (!all.agree || !answered || *answered < enough_for_percent) return std::nullopt;
  return 100 * static_cast<double>(*all.agree) / static_cast<double>(*answered);
}

std::pair<double, double> wilson_bounds(double part, double all) {
  constexpr double z = 1.959964, z2 = z * z;
  const double p = part / all, middle = (p + z2 / (2 * all)) / (1 + z2 / all),
               half = z / (1 + z2 / all) * std::sqrt(p * (1 - p) / all + z2 / (4 * all * all));
  return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::vector<DoorFindings> consultation_findings(const View& view, const Consultation& consultation) {
  std::vector<DoorFindings> doors;
  for (const ConsultationResult* record : view.referring<ConsultationResult>("consultation", consultation.id)) {
    DoorFindings& door = door_of(doors, record->door);
    door.records.push_back(record);
    if (!door.participants) door.participants = record->participants;
    if (!door.invited) door.invited = record->invited;
    if (!door.seed) door.seed = record->seed;
    if (door.digest.empty()) door.digest = record->digest;
    if (door.code_version.empty()) door.code_version = record->code_version;
    read_result(*record, door);
  }
  for (DoorFindings& door : doors) {
    if (!door.statements) continue;
    for (StatementFinding& statement : door.statements->statements) {
      judge(statement);
      statement.record = record_of(view, consultation, statement);
    }
    put_in_order(*door.statements);
  }
  std::ranges::sort(doors, {}, &DoorFindings::door);
  return doors;
}

std::vector<TrendLine> trend_lines(const DoorFindings& then, const DoorFindings& now) {
  std::vector<TrendLine> lines;
  if (!then.statements || !now.statements) return lines;
  for (const StatementFinding& after : now.statements->statements) {
    for (const StatementFinding& before : then.statements->statements) {
      if (after.words.text.empty() || folded(trimmed(before.words.text)) != folded(trimmed(after.words.text))) continue;
      const auto a = before.percent(), b = after.percent();
      if (!a || !b) continue;
      TrendLine line{after.words, *a, *b, *before.all.answered(), *after.all.answered(), std::nullopt};
      if (then.door == ConsultationDoor::invited && now.door == ConsultationDoor::invited) {
        const double p = *a / 100, q = *b / 100;
        const double error = std::sqrt(p * (1 - p) / static_cast<double>(line.then_people) +
                                       q * (1 - q) / static_cast<double>(line.now_people));
        line.change = std::abs(q - p) <= 1.959964 * error ? 0 : q > p ? 1 : -1;
      }
      lines.push_back(std::move(line));
      break;
    }
  }
  return lines;
}

}  // namespace stip
