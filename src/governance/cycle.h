// Cycle: a reporting round is opened, followed and closed.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// Opens the reporting round of a yearly cycle.
struct OpenRound {
  int year = 0;  ///< Of the edition that it leads to; the cycle is "CY-2027".
  Date period;   ///< What the reports are on: "2026-H2".
  Date opens;    ///< Empty: today.
  Date due;      ///< Last day for owners.
  std::vector<std::string>
      actions;  ///< On which a report is asked. Empty: all on which work is expected and that have an owner.
  std::string title, title_en;  ///< Empty: "Jaarcyclus 2027".
};
/// Makes the cycle (or completes the one that stands in the agenda) and its deadline.
/// Problems: conflict (the round of that year was opened before), an action without an owner to ask, dates out of
/// order.
Acted open_round(const View& view, const OpenRound& request, const Actor& actor, Day today);

/// Whether a report belongs to the round of a cycle: it names the cycle, and is over the period of the round. What was
/// reported before the round was opened, over another period, does not count in it.
bool is_of_round(const View& view, const ProgressReport& report, std::string_view cycle);

/// Where a report is on its way. Each waits for somebody else.
enum class ReportStep : std::uint8_t {
  missing,    ///< Nothing was written: waits for the owner.
  draft,      ///< Waits for the owner.
  returned,   ///< Waits for the owner.
  submitted,  ///< Waits for who signs for the owner's organisation.
  endorsed,   ///< Waits for the secretary.
  approved,
};
std::string_view name_of(ReportStep step);
/// Whether it was handed in, whatever came next.
bool is_handed_in(ReportStep step);

/// One action in a round.
struct Asked {
  const Action* action = nullptr;          ///< Lives as long as the view.
  const ProgressReport* report = nullptr;  ///< The one that counts in this round; nullptr: none.
  ReportStep step = ReportStep::missing;
  int days_late = 0;  ///< Since the last day of the term, if not handed in; else 0.
};

/// How far an organisation, or the whole round, is. Counts of actions.
struct RoundCount {
  std::string organisation;  ///< Empty: the whole round.
  int asked = 0, handed_in = 0, approved = 0, unchanged = 0, late = 0;
  int wanting_help = 0, wanting_decision = 0;

  bool operator==(const RoundCount&) const = default;
};

struct Round {
  const Cycle* cycle = nullptr;
  const Deadline* deadline = nullptr;  ///< The last of its reporting deadlines; nullptr: none.
  bool is_open = false;                ///< Today, from the first day on until it was closed.
  int days_left = 0;                   ///< To the last day of the term; negative: past it.
  std::vector<Asked> asked;            ///< By id of action.
  RoundCount total;
  std::vector<RoundCount> by_owner;  ///< By id; an action without an owner counts under "".
};
/// The state of a round. Percentages are left to the reader: what is missing stands beside what is in.
/// Cost: linear in the reports of the actions asked. nullopt: there is no such cycle.
std::optional<Round> round_of(const View& view, std::string_view cycle, Day today);

/// When owners are reminded, and when somebody else is asked. In days.
struct ReminderTerms {
  int before = 14;          ///< Before the term ends: once.
  int deputy_after = 7;     ///< After it: the deputy too.
  int escalate_after = 14;  ///< After it: the secretary calls.
};
enum class ReminderKind : std::uint8_t { coming, late, deputy, escalate };
std::string_view name_of(ReminderKind kind);

/// Somebody to be reminded of one report. Of one report only the gravest is listed.
struct Reminder {
  ReminderKind kind{};
  std::string action;
  std::string owner;   ///< The organisation that owes it.
  std::string deputy;  ///< Who is asked too; only for `deputy` and `escalate`, and empty if none is named.
  ReportStep step{};
  int days = 0;  ///< Until the term (coming), or past it.

  bool operator==(const Reminder&) const = default;
};
/// Whom to remind today, gravest and longest first.
std::vector<Reminder> reminders(const Round& round, const ReminderTerms& terms = {});

struct CloseRound {
  std::string cycle;
  std::string without;  ///< Why it closes although reports are missing; empty: none may be.
};
/// Closes a round. From then on no report is filed in it; the ledger as it is then is its snapshot.
/// Problems: a report waits for a signature or for the check; reports are missing and `without` is empty.
Acted close_round(const View& view, const CloseRound& request, const Actor& actor, Day today);

}  // namespace stip
