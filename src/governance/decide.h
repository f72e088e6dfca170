// Decide: a body decides on proposals and signals, and exactly what was proposed is entered.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

struct Decide {
  std::string id;  ///< Empty: the next free one.
  std::string title, title_en;
  std::string body;                ///< Its mandate must be to decide.
  Date date;                       ///< Empty: today.
  std::vector<std::string> about;  ///< Proposals, signals, reports. Amended: the proposals that amend.
  Outcome outcome{};
  std::string reason, reason_en;
  std::string why_fast;   ///< Asked where something is adopted: what is lost by waiting.
  std::string safeguard;  ///< Asked where something is adopted: what care goes with it.
  std::vector<std::string> evidence;
  std::string dissent;
  Classification classification = Classification::public_;  ///< Raised to that of the proposals.
};

/// Adopting enters the decision, the new status of the proposals, and exactly the edits of the proposals: nothing else,
/// all in one act that names the decision as its cause. Rejecting and deferring enter the decision and the status.
/// An amended proposal keeps its own text and gets the status “amended”; the one that amends it is adopted.
/// Problems: no mandate (rule A5: advice is not decision), a proposal that is no longer open, what moved on since it
/// was proposed (with both texts), two proposals that clash, a reason that is missing.
Acted decide(const View& view, const Decide& request, const Actor& actor, Day today);

}  // namespace stip
