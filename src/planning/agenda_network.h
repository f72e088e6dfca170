// AgendaNetwork: actions, milestones and stages of dossiers as a network in time, with what is not known counted.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "agenda/view.h"
#include "planning/network.h"
#include "planning/reference_class.h"

namespace stip {

/// What was missing, or had to be chosen, to read the agenda as a network.
enum class PlanGap {
  reference_spread,  ///< One duration is known: its spread is that of the reference class.
  no_end,            ///< No planned end: it takes no time here, so all after it is the earliest that is possible.
  no_start,          ///< No start: its duration is counted from today.
  no_date,           ///< No date at all: left out.
  overdue,           ///< The date is past and it is not there: today at the earliest.
  imprecise,         ///< The date is known by quarter, half-year or year.
  no_owner,          ///< No owner: it shares no cause with others of the same owner.
  not_under_way,     ///< Must come first, but was stopped, paused, merged, moved, dropped or only proposed: left out.
  not_there,         ///< Must come first, but is nothing with a date.
  began_before,      ///< Under way although what must come first is not finished: what is left waits for it.
};

/// What the gap means, for a list with its count and ids.
Said told(PlanGap gap);
std::string_view name_of(PlanGap gap);

struct PlanGaps {
  PlanGap gap{};
  std::vector<std::string> ids;  ///< By id, once each.
};

/// What a place of the network is.
struct PlanPlace {
  enum class Kind { action, milestone, stage } kind = Kind::action;
  Date planned;              ///< Its planned end or due date; empty: none.
  bool is_earliest = false;  ///< Something that it hangs on is not known, so its dates are the earliest possible.
  std::string action;        ///< Of a milestone: its action.
};

struct AgendaNetworkOptions {
  double shared = 0;        ///< Correlation of any two durations.
  double same_owner = 0.3;  ///< More of it between two of one owner. Together below 1.
  std::string towards;      ///< Only this action or milestone and what it hangs on; empty: all.
};

struct AgendaNetwork {
  PlanNetwork network;            ///< Times in days from today; ids are those of records.
  std::vector<PlanPlace> places;  ///< As the activities.
  std::vector<PlanGaps> gaps;     ///< In the order of PlanGap; only what was met.
  std::size_t durations = 0;      ///< How many had to be drawn.
};

/// Actions that are not started or under way, their milestones that were not met, milestones of the programme, and what
/// dependencies name. A planned duration goes from the first day of the start to the last day of the end; a milestone
/// takes from the start of its action to its due date, and stretches with it. What is under way is drawn given that it
/// is not finished. A stage that is expected in a period may come on any day of it. Cost: linear in actions,
/// milestones, stages and dependencies. Errors: not_found for `towards`. Source: docs/methods-planning.md#the-agenda.
ErrorOr<AgendaNetwork> agenda_network(const View& view, Day today, const AgendaNetworkOptions& options = {});

}  // namespace stip
