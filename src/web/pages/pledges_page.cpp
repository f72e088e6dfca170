// Pledges page: open ones by term, closed ones after them; and one pledge.
#include "web/pages/pledges_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "web/parts/filter.h"
#include "web/parts/pledge_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"

namespace stip {
namespace {

Html head(const Visit& visit) {
  return html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Pledge or motion"), visit.tr("Kind"), visit.tr("Where it stands"), visit.tr("Before or on"),
      visit.tr("To"), visit.tr("Actions"));
}

Html row(const Visit& visit, const Pledge& pledge, const Html& state) {
  Html actions;
  for (const Ref<Action>& each : pledge.actions)
    actions.add("{}{}", actions.empty() ? "" : ", ", linked_id(visit, each.id));
  Html term = pledge_term(visit, pledge);
  if (pledge.status == PledgeStatus::fulfilled && pledge.fulfilled_on)
    term = html("{}{}", date_text(visit.language, pledge.fulfilled_on),
                pledge.letter ? html(": {}", linked_id(visit, pledge.letter.id)) : Html{});
  return html(
      "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
      numbered_link(visit, pledge), visit.tr("Kind"), choice_word(visit, pledge.kind), visit.tr("Where it stands"),
      state, visit.tr("Before or on"), term, visit.tr("To"), said(pledge.to), visit.tr("Actions"),
      actions.empty() ? open_word(visit.tr("none")) : actions);
}

}  // namespace

// WEBPAGE: GET /{language}/toezeggingen
//
// Pledges to and motions of parliament: open ones with where each stands today, overdue ones first; then those that
// were fulfilled, with the letter, and those that lapsed.
ErrorOr<Response> pledges_page(const Visit& visit) {
  const auto open = open_pledges(visit.view, visit.today);
  Html open_rows, closed_rows;
  bool shows_invented = false;
  int late = 0;
  for (const OpenPledge& each : open) {
    open_rows.add(row(visit, *each.pledge, pledge_state(visit, each)));
    late += each.state == PledgeState::overdue;
    shows_invented |= each.pledge->invented;
  }
  for (const Pledge& pledge : visit.view.all<Pledge>()) {
    if (pledge.status == PledgeStatus::open) continue;
    closed_rows.add(row(visit, pledge, pledge_state(visit, pledge)));
    shows_invented |= pledge.invented;
  }
  Html content = html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}",
                      visit.tr("Pledges and motions"),
                      visit.tr("What parliament was promised or asks, and where each stands today."),
                      invented_banner(visit, false, shows_invented));
  if (!visit.site.who.empty() && visit.moment == "now")
    content.add("<p><a href=\"{}\">{}</a></p>\n", visit.link("toezeggen"), visit.tr("Record a pledge"));
  content.add("<p role=\"status\">{}{}</p>\n",
              tr_n(visit.language, "{} pledge or motion is open", "{} pledges and motions are open",
                   static_cast<long>(open.size())),
              late == 0 ? std::string{} : "; " + tr_n(visit.language, "{} past its term", "{} past their term", late));
  if (!open_rows.empty())
    content.add(table("open", visit.tr("Open pledges and motions"), head(visit), open_rows, {}, true));
  if (!closed_rows.empty())
    content.add(table("gesloten", visit.tr("Fulfilled and lapsed"), head(visit), closed_rows, {}, true));
  content.add(
      "<ul class=\"stip-actions\"><li><a href=\"/v1/toezeggingen\">JSON</a></li> <li><a "
      "href=\"/v1/toezeggingen?formaat=csv\">CSV</a></li></ul>\n");
  return page(visit,
              {std::string(visit.tr("Pledges and motions")), "", {{"", std::string(visit.tr("Overview"))}}, "", true},
              std::move(content));
}

// WEBPAGE: GET /{language}/toezeggingen/{id}
//
// One pledge, motion or request: its text, to whom, where it stands and when it is due, the actions that carry it out,
// the letter that fulfils it, sources and history.
ErrorOr<Response> pledge_page(const Visit& visit) {
  const RecordType& type = type_of<Pledge>();
  const auto* pledge = visit.view.find<Pledge>(visit.parts[0]);
  if (!pledge)
    return Error{ErrorKind::not_found, "pledge " + visit.parts[0], "there is no such pledge.", "See all pledges."};
  Html content = record_head(visit, type, *pledge);
  content.add(act_link(visit, type, pledge->id));
  content.add("<p>{} · {}</p>\n", pledge_state(visit, *pledge), pledge_term(visit, *pledge));
  content.add(fact_list(visit, type, *pledge, {"recurrence", "event", "due"}, true));
  std::vector<const Record*> repeated;
  for (const Pledge* each : visit.view.referring<Pledge>("repeats", pledge->id)) repeated.push_back(each);
  content.add(section("herhaald", visit.tr("Repeated or changed by"), record_list(visit, repeated)));
  if (!pledge->note.empty()) content.add(section("opmerking", visit.tr("Note"), prose(pledge->note)));
  content.add(sources_of(visit, *pledge))
      .add(proposal_link(visit, type, pledge->id))
      .add(why_section(visit, type, pledge->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, pledge->id)));
  return page(visit,
              {pledge->id + " " + visit.title(*pledge),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"toezeggingen", std::string(plural_label_of(visit, type))}},
               "",
               false},
              std::move(content));
}

}  // namespace stip
