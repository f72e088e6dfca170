// Pledges page: open ones by term, closed ones after them; and one pledge.
#include "web/pages/pledges_page.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "agenda/records.h"
#include "base/text.h"
#include "web/parts/filter.h"
#include "web/parts/json_twin.h"
#include "web/parts/pledge_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

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
      state, visit.tr("Before or on"), term, visit.tr("To"), written(visit, pledge.to), visit.tr("Actions"),
      actions.empty() ? open_word(visit.tr("none")) : actions);
}

/// What the address asks for; empty: not asked.
struct PledgeFilter {
  std::string state;         ///< ?stand=: open, te-laat, voldaan or vervallen.
  std::string organisation;  ///< ?wie=ORG-EZK: made it, or owns an action that carries it out.
  std::string words;         ///< ?q=: each word stands in number, title, text, receiver or remark.

  bool empty() const { return state.empty() && organisation.empty() && words.empty(); }
};

std::string asked(const Visit& visit, std::string_view name) {
  const std::string* value = visit.request.query_value(name);
  return value ? std::string(trimmed(*value)) : std::string();
}

bool is_in_state(const Pledge& pledge, bool is_late, std::string_view state) {
  if (state == "open") return pledge.status == PledgeStatus::open;
  if (state == "te-laat") return is_late;
  if (state == "voldaan") return pledge.status == PledgeStatus::fulfilled;
  if (state == "vervallen") return pledge.status == PledgeStatus::lapsed;
  return state.empty();
}

/// Organisations that promised it or own an action that carries it out.
std::vector<std::string> parties_of(const View& view, const Pledge& pledge) {
  std::vector<std::string> ids{pledge.made_by.id};
  for (const Ref<Action>& each : pledge.actions)
    if (const Action* action = view.find(each)) ids.push_back(action->owner.id);
  return ids;
}

bool has_words(const Pledge& pledge, std::string_view words) {
  const std::string all = folded(pledge.id + " " + pledge.register_number + " " + pledge.title + " " + pledge.title_en +
                                 " " + pledge.text + " " + pledge.text_en + " " + pledge.to + " " + pledge.note);
  std::istringstream each{folded(words)};
  for (std::string word; each >> word;)
    if (!contains(all, word)) return false;
  return true;
}

bool fits(const View& view, const Pledge& pledge, bool is_late, const PledgeFilter& filter) {
  const auto parties = parties_of(view, pledge);
  return is_in_state(pledge, is_late, filter.state) && has_words(pledge, filter.words) &&
         (filter.organisation.empty() || std::ranges::find(parties, filter.organisation) != parties.end());
}

NamedTexts organisations(const Visit& visit) {
  std::set<std::string> ids;
  for (const Pledge& pledge : visit.view.all<Pledge>())
    for (const std::string& id : parties_of(visit.view, pledge)) ids.insert(id);
  NamedTexts options;
  for (const std::string& id : ids)
    if (const auto* found = visit.view.find<Organisation>(id)) options.emplace_back(id, visit.title(*found));
  return by_text(visit, std::move(options));
}

Html form(const Visit& visit, const PledgeFilter& filter) {
  const NamedTexts states{{"open", std::string(visit.tr("Open"))},
                          {"te-laat", std::string(visit.tr("Open, past its term"))},
                          {"voldaan", std::string(choice_word(visit, PledgeStatus::fulfilled))},
                          {"vervallen", std::string(choice_word(visit, PledgeStatus::lapsed))}};
  Html whole = html("<form class=\"stip-filter\" method=\"get\" action=\"/{}/toezeggingen\" aria-label=\"{}\">\n",
                    tag(visit.language), visit.tr("Filter the pledges"));
  whole.add(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"f-q\">{}</label>"
      "<input class=\"utrecht-textbox\" id=\"f-q\" name=\"q\" type=\"search\" value=\"{}\"></div>\n",
      visit.tr("Words"), filter.words);
  whole.add("{}{}{}", select_field("stand", visit.tr("Where it stands"), visit.tr("All"), states, filter.state),
            select_field("wie", visit.tr("Who promised or carries it out"), visit.tr("All"), organisations(visit),
                         filter.organisation),
            hidden_moment(visit));
  whole.add("<div class=\"stip-actions\"><button class=\"utrecht-button utrecht-button--primary-action\">{}</button>",
            visit.tr("Show"));
  if (!filter.empty()) whole.add("<a href=\"{}\">{}</a>", visit.link("toezeggingen"), visit.tr("Show all"));
  return whole.add("</div></form>\n");
}

}  // namespace

// WEBPAGE: GET /{language}/toezeggingen?stand=&wie=&q=
//
// Pledges to and motions of parliament: open ones with where each stands today, overdue ones first; then those that
// were fulfilled, with the letter, and those that lapsed. Filtered by state (open, te-laat, voldaan, vervallen), by who
// promised or carries it out, and by words.
ErrorOr<Response> pledges_page(const Visit& visit) {
  const PledgeFilter filter{asked(visit, "stand"), asked(visit, "wie"), asked(visit, "q")};
  auto open = open_pledges(visit.view, visit.today);
  std::erase_if(open, [&](const OpenPledge& each) {
    return !fits(visit.view, *each.pledge, each.state == PledgeState::overdue, filter);
  });
  Html open_rows, closed_rows;
  bool shows_invented = false;
  int late = 0;
  long closed = 0, all = 0;
  for (const OpenPledge& each : open) {
    open_rows.add(row(visit, *each.pledge, pledge_state(visit, each)));
    late += each.state == PledgeState::overdue;
    shows_invented |= each.pledge->invented;
  }
  for (const Pledge& pledge : visit.view.all<Pledge>()) {
    ++all;
    if (pledge.status == PledgeStatus::open || !fits(visit.view, pledge, false, filter)) continue;
    ++closed;
    closed_rows.add(row(visit, pledge, pledge_state(visit, pledge)));
    shows_invented |= pledge.invented;
  }
  Html content = html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}",
                      visit.tr("Pledges and motions"),
                      visit.tr("What parliament was promised or asks, and where each stands today."),
                      invented_banner(visit, false, shows_invented));
  if (!visit.site.who.empty() && visit.moment == "now")
    content.add("<p><a href=\"{}\">{}</a></p>\n", visit.link("toezeggen"), visit.tr("Record a pledge"));
  content.add(form(visit, filter));
  if (!filter.empty())
    content.add("<p>{}</p>\n", fill(visit.tr("{} of {} pledges and motions fit"),
                                    {number_text(visit.language, static_cast<long>(open.size()) + closed),
                                     number_text(visit.language, all)}));
  content.add("<p role=\"status\">{}{}</p>\n",
              tr_n(visit.language, "{} pledge or motion is open", "{} pledges and motions are open",
                   static_cast<long>(open.size())),
              late == 0 ? std::string{} : "; " + tr_n(visit.language, "{} past its term", "{} past their term", late));
  if (!open_rows.empty())
    content.add(table("open", visit.tr("Open pledges and motions"), head(visit), open_rows, {}, true));
  if (open_rows.empty() && closed_rows.empty() && !filter.empty())
    content.add("<p>{}</p>\n", visit.tr("No pledge fits all of this."));
  if (!closed_rows.empty())
    content.add(table("gesloten", visit.tr("Fulfilled and lapsed"), head(visit), closed_rows, {}, true));
  content.add("<ul class=\"stip-actions\"><li><a href=\"{}\">JSON</a></li> <li><a href=\"{}\">CSV</a></li></ul>\n",
              api_address(visit, "/v1/toezeggingen"), api_address(visit, "/v1/toezeggingen?formaat=csv"));
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
  if (!pledge->note.empty()) content.add(section("opmerking", visit.tr("Note"), written_prose(visit, pledge->note)));
  content.add(sources_of(visit, *pledge))
      .add(proposal_link(visit, type, pledge->id))
      .add(why_section(visit, type, pledge->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, pledge->id)));
  return page(visit,
              {title_and_id(visit, *pledge),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"toezeggingen", std::string(plural_label_of(visit, type))}},
               "",
               false},
              std::move(content));
}

}  // namespace stip
