// Parts of pledges: states and terms.
#include "web/parts/pledge_parts.h"

#include <algorithm>

#include "agenda/records.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {

Html pledge_state(const Visit& visit, const OpenPledge& open) {
  const std::string days = open.days == 0 ? std::string() : ", " + tr_n(visit.language, "{} day", "{} days", open.days);
  switch (open.state) {
    case PledgeState::overdue:
      return status_word(Level::bad, std::string(visit.tr("past its term")) + days, true);
    case PledgeState::soon:
      return status_word(Level::attention, std::string(visit.tr("due soon")) + days, true);
    case PledgeState::later:
      return status_word(Level::planned, visit.tr("due later"), true);
    case PledgeState::waits_for_event:
      return status_word(Level::planned, visit.tr("waits for an event"), true);
    case PledgeState::undated:
      return status_word(Level::none, visit.tr("no term stated"), true);
  }
  return {};
}

Html pledge_state(const Visit& visit, const Pledge& pledge) {
  if (pledge.status == PledgeStatus::fulfilled)
    return status_word(Level::done, choice_word(visit, pledge.status), true);
  if (pledge.status == PledgeStatus::lapsed) return status_word(Level::ended, choice_word(visit, pledge.status), true);
  const auto open = open_pledges(visit.view, visit.today);
  const auto at = std::ranges::find(open, &pledge, &OpenPledge::pledge);
  return at == open.end() ? Html{} : pledge_state(visit, *at);
}

Html pledge_term(const Visit& visit, const Pledge& pledge) {
  Html term;
  if (pledge.due) term.add("{}", date_text(visit.language, pledge.due));
  if (!pledge.recurrence.empty()) term.add("{}{}", term.empty() ? "" : "; ", written(visit, pledge.recurrence));
  if (!pledge.event.empty()) term.add("{}{}", term.empty() ? "" : "; ", written(visit, pledge.event));
  return term.empty() ? open_word(visit.tr("no term")) : term;
}

Html pledge_list(const Visit& visit, const std::vector<const Pledge*>& pledges) {
  Html items;
  for (const Pledge* pledge : pledges)
    items.add("<li class=\"stip-list__item\">{} {}</li>\n", numbered_link(visit, *pledge),
              pledge_state(visit, *pledge));
  return items.empty() ? Html{} : html("<ul class=\"stip-list\">{}</ul>\n", items);
}

}  // namespace stip
