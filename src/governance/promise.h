// Promise: pledges and motions are recorded, followed until their term, and fulfilled by a letter.
#pragma once

#include "agenda/records.h"
#include "agenda/view.h"
#include "governance/act.h"

namespace stip {

/// A pledge, motion or request, with the fields of the register of the House of Representatives (rules E3).
struct Promise {
  std::string id;               ///< Empty: the next free one.
  std::string register_number;  ///< Of the House: "TZ202603-130". Empty: none, or not known.
  PledgeKind kind = PledgeKind::pledge;
  std::string title, title_en, text, text_en;
  std::string to;       ///< Person, party, committee or chamber.
  std::string made_by;  ///< Organisation.
  Date made_on;
  DueKind due_kind{};
  Date due;                ///< A date or period; of a recurring one the next.
  std::string recurrence;  ///< Asked of a recurring one.
  std::string event;       ///< Asked of one that waits for an event.
  std::vector<std::string> actions;
  std::string repeats;  ///< The pledge that it repeats, adds to or changes.
  Classification classification = Classification::public_;
};
Acted promise(const View& view, const Promise& request, const Actor& actor, Day today);

struct Fulfil {
  std::string pledge;
  std::string letter;           ///< A source: the letter that fulfils it.
  Date on;                      ///< Empty: the date of the letter, or today.
  Date next_due;                ///< Asked of a recurring one, which stays open: when it is due again.
  std::string new_letter = {};  ///< Instead of `letter`: the title of one that is not among the sources yet.
  Date sent_on = {};            ///< Its date.
};
/// A letter that is not among the sources yet becomes one, as public as the pledge.
Acted fulfil(const View& view, const Fulfil& request, const Actor& actor, Day today);

struct EventHappened {
  std::string pledge;
  Date due;          ///< When it is due now that the event came.
  std::string what;  ///< What happened, in a sentence.
};
/// A pledge that waited for an event gets a date.
Acted event_happened(const View& view, const EventHappened& request, const Actor& actor, Day today);

struct Lapse {
  std::string pledge, reason;
};
Acted lapse(const View& view, const Lapse& request, const Actor& actor, Day today);

enum class PledgeState : std::uint8_t { overdue, soon, later, waits_for_event, undated };
std::string_view name_of(PledgeState state);

/// An open pledge and where it stands today.
struct OpenPledge {
  const Pledge* pledge = nullptr;  ///< Lives as long as the view.
  PledgeState state{};
  int days = 0;  ///< Past the last day of its term (overdue), or to it (soon, later); else 0.
  std::vector<const Action*> actions;
};
/// All open pledges: overdue first and longest first, then by term, then those without a date.
/// `soon_days`: how near a term must be to be called soon.
std::vector<OpenPledge> open_pledges(const View& view, Day today, int soon_days = 60);

}  // namespace stip
