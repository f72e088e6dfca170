// Report states: where the reports of who is signed in are on their way, in words.
#pragma once

#include <string>
#include <vector>

#include "governance/cycle.h"
#include "web/office/office.h"
#include "web/parts/status.h"

namespace stip {

/// How a step looks, and what it is called.
Level level_of(ReportStep step);
std::string_view word_of(const Visit& visit, ReportStep step);

/// One report that was handed in, or came back.
struct ReportState {
  const Action* action = nullptr;  ///< Lives as long as the view.
  const Cycle* cycle = nullptr;
  ReportStep step{};
  std::string path;   ///< Where it can be read, or written anew; without language.
  std::string words;  ///< "Handed in on 3 March 2027; waits for who signs for City & Nature Department."
};

/// Of every round that is open, and of the last that was closed: the reports that this person writes as owner or
/// contributor, as far as they were handed in. By round and action. The secretary follows the round instead.
/// Cost: one look into the ledger for each.
std::vector<ReportState> report_states(const OfficeVisit& visit);

}  // namespace stip
