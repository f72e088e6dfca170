// Meeting: what waits for a body, its agenda, who was there, and what came of each item.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

enum class WaitingKind : std::uint8_t { decision_wanted, proposal, signal };
std::string_view name_of(WaitingKind kind);

/// Something that waits for a meeting and stands on no agenda yet.
struct WaitingItem {
  WaitingKind kind{};
  std::string id;  ///< The report, proposal or signal.
  std::string title;
  std::string text;   ///< What is asked.
  std::string owner;  ///< Of the action, or who raised or proposes it; may be empty.

  bool operator==(const WaitingItem&) const = default;
};
/// Of a body that decides: reports in which a decision is wanted (submitted or later), and proposals that are ready.
/// Of any body: its own signals, and open signals of others if it decides.
/// What was put on an agenda of a meeting of this body is left out, unless it was deferred since.
std::vector<WaitingItem> waiting_for(const View& view, std::string_view body);

struct PlanMeeting {
  std::string body;
  Date date;
  std::string title, title_en;
  std::vector<std::string> about;  ///< An item for each, in this order.
  bool with_all_waiting = false;   ///< And for all that waits.
  Classification classification =
      Classification::public_;  ///< Of the meeting; an item is at least as secret as what it is about.
};
Acted plan_meeting(const View& view, const PlanMeeting& request, const Actor& actor, Day today);

/// Work that an item leaves behind: a signal to an organisation, with a term.
struct FollowUp {
  std::string text;
  std::string to;  ///< Organisation.
  Date due;
};
struct ItemOutcome {
  std::string item;
  std::string outcome;   ///< In a sentence.
  std::string decision;  ///< Entered before with decide(); may be empty.
  std::optional<FollowUp> follow_up;
};
struct ConcludeMeeting {
  std::string meeting;
  std::vector<std::string> present;  ///< Organisations.
  std::string minutes;
  std::vector<ItemOutcome> outcomes;
};
/// The follow-up that the minutes gave to an item; nullptr: none.
const Signal* follow_up_of(const View& view, const AgendaItem& item);
/// Records who was there and what came of every item. Organisations with a seat on that day that were not present
/// become absent. Problems: an item without outcome; a decision by another body; an item that has another follow-up.
Acted conclude_meeting(const View& view, const ConcludeMeeting& request, const Actor& actor, Day today);

/// Who was not at the table.
struct NotAtTheTable {
  std::vector<std::string> members;  ///< Organisations with a seat on that day that were not present.
  std::vector<std::string>
      concerned;  ///< Owners of what was discussed, and who raised it, without a seat and not present.

  bool operator==(const NotAtTheTable&) const = default;
};
NotAtTheTable not_at_the_table(const View& view, std::string_view meeting);

}  // namespace stip
