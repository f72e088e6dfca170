// New edition: what is still to be done before the next one, and how a frozen one is published.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// One line of the check-list of an edition. Nothing on it stands in the way of freezing: the secretary weighs it.
enum class EditionStep : std::uint8_t {
  round,          ///< There is a reporting round for this year.
  reports,        ///< Reports approved, of those asked.
  signals,        ///< Signals answered, of those that stand alone.
  consultations,  ///< Consultations answered, of those that closed.
  decisions,      ///< Proposals decided on, of those put up for decision.
  pledges,        ///< Open pledges and motions that are not past their term.
  sources,        ///< Figures with a source.
  rules,          ///< Rules of the agenda that hold.
  explanations,   ///< Statutory explanations that are complete (CW 3.1), of those needed.
};
std::string_view name_of(EditionStep step);
/// What is checked, as a short sentence: key of its translation.
std::string_view says(EditionStep step);

struct ReadyStep {
  EditionStep step{};
  int done = 0;
  int all = 0;                    ///< 0: there was nothing to do. `done == all`: nothing is left.
  std::vector<std::string> open;  ///< Ids of what is left, in the order of their types.

  bool is_done() const { return open.empty() && done == all; }
  /// Whether there was anything to do; if not, nothing was done either, and it is not called good.
  bool had_something() const { return all > 0 || counts_left_only(); }
  /// Whether only what is left was counted: nobody knows how often a rule could have been broken.
  bool counts_left_only() const { return step >= EditionStep::sources; }
  bool operator==(const ReadyStep&) const = default;
};

/// The check-list of the edition of `year`, always all steps in the same order.
/// Cost: that of checking all rules.
std::vector<ReadyStep> readiness(const View& view, int year, Day today);

struct PublishEdition {
  std::string edition;  ///< "ED-2027"
  Date on;              ///< Empty: today.
  std::string letter;   ///< Address of the letter; may be empty.
};
/// Makes a frozen edition public, with the day on which it was sent.
/// Problems: not_found; conflict (published before); a day that is still to come.
Acted publish_edition(const View& view, const PublishEdition& request, const Actor& actor, Day today);

/// Editions whose moment of publication has come. `view` must show what is internal.
std::vector<const Edition*> due_for_publication(const View& view, Instant now);

}  // namespace stip
