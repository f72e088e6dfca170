// Desk page: what waits for who is signed in, by their roles, with its term.
#include "agenda/records.h"
#include "desk/drafts.h"
#include "desk/followers.h"
#include "governance/cycle.h"
#include "governance/report.h"
#include "publishing/record_words.h"
#include "web/office/act_parts.h"
#include "web/office/desk_tasks.h"
#include "web/office/entering.h"
#include "web/office/links.h"
#include "web/office/pages.h"
#include "web/office/parts.h"
#include "web/office/report_states.h"
#include "web/office/unsent.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html when(const Visit& visit, const Date& due) {
  if (due.empty()) return html("{}", visit.tr("no term"));
  Html text = html("<time datetime=\"{}\">{}</time>", to_text(due), date_text(visit.language, due));
  if (due.last() < visit.today) text.add(" · {}", status_word(Level::bad, visit.tr("date has passed"), true));
  return text;
}

Html tasks(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html rows;
  for (const DeskTask& task : desk_tasks(visit))
    rows.add(
        "<tr><td data-label=\"{}\">{}</td><th scope=\"row\"><a href=\"{}\" dir=\"auto\">{}</a></th><td "
        "data-label=\"{}\">{}</td></tr>\n",
        v.tr("Before or on"), when(v, task.due), v.link(task.path), task.what, v.tr("What to do"), task.to_do);
  if (rows.empty()) return html("<p>{}</p>", v.tr("Nothing waits for you."));
  const Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         v.tr("Before or on"), v.tr("About"), v.tr("What to do"));
  return table("wacht", v.tr("By date; what has no term stands last"), head, rows, {}, true);
}

/// Where the reports are that this person handed in.
Html own_reports(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const auto states = report_states(visit);
  if (states.empty()) return {};
  Html rows;
  for (const ReportState& each : states)
    rows.add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}<p dir=\"auto\">{}</p></td></tr>\n",
        v.link(each.path), written_title(v, *each.action), v.tr("Round"), written_title(v, *each.cycle),
        v.tr("Where it is"), status_word(level_of(each.step), word_of(v, each.step)), each.words);
  const Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         v.tr("Report on"), v.tr("Round"), v.tr("Where it is"));
  return html("<h2>{}</h2>{}", v.tr("Your reports"),
              table("rapportages", v.tr("What was handed in, and where it is now"), head, rows, {}, true));
}

/// That what brought one here was done.
Html was_done(const Visit& visit) {
  const std::string* what = visit.request.query_value("klaar");
  if (!what) return {};
  if (*what == "ingediend") return done(visit.tr("The report was handed in."));
  if (*what == "ongewijzigd") return done(visit.tr("It was handed in that nothing changed."));
  if (*what == "getekend") return done(visit.tr("The report was signed."));
  if (*what == "goedgekeurd")
    return done(visit.tr("The report is final. Any new dates and amounts in it were entered."));
  if (*what == "teruggestuurd") return done(visit.tr("The report was sent back with your remarks."));
  return {};
}

/// What this person may begin, without anything waiting.
Html to_begin(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items;
  const auto offer = [&](Act act, const char* path, std::string_view words) {
    if (may_somewhere(visit.person(), act)) items.add("<li><a href=\"{}\">{}</a></li> ", v.link(path), words);
  };
  offer(Act::raise_signal, "signaleren", v.tr("Take in a signal"));
  offer(Act::propose, "voorstel-uit-bestand", v.tr("Propose from a file"));
  offer(Act::open_round, "rondes", v.tr("Rounds of reports"));
  offer(Act::keep_minutes, "overlegorganen", v.tr("Bodies and their meetings"));
  offer(Act::promise, "toezeggen", v.tr("Record a pledge"));
  offer(Act::promise, "kamerbrief", v.tr("Letter to parliament"));
  offer(Act::freeze_edition, "nieuwe-editie", v.tr("Prepare the next edition"));
  offer(Act::design_consultation, "ontwerpen", v.tr("Design a consultation"));
  offer(Act::propose, "nieuw/acties", v.tr("Propose a new action"));
  offer(Act::propose, "berekeningen", v.tr("Have something worked out"));
  offer(Act::edit, "overdragen", v.tr("Hand over or rename"));
  return items.empty() ? Html{}
                       : html("<h2>{}</h2><ul class=\"stip-actions\">{}</ul>\n", v.tr("What you can begin"), items);
}

/// What a draft is of: a report is written at an address that ends in its action.
std::string title_of_draft(const Visit& visit, const FormDraft& draft) {
  const auto title = std::ranges::find(draft.fields, "_page", [](const auto& field) { return field.first; });
  if (title != draft.fields.end()) return title->second;
  const auto* action = visit.view.find<Action>(draft.form.substr(draft.form.rfind('/') + 1));
  return action ? fill(visit.tr("Report on: {}"), {visit.title(*action)}) : std::string(visit.tr("A form"));
}

std::string address_of_draft(const Visit& visit, const FormDraft& draft) {
  const std::string page = page_of_unsent(draft.form);
  return page.empty() ? visit.link(draft.form) : page;
}

Html kept_drafts(const OfficeVisit& visit) {
  const auto drafts = drafts_of(visit.office.desk, "account:" + visit.account.id, visit.now());
  if (!drafts.ok() || drafts->empty()) return {};
  Html items;
  for (const FormDraft& draft : *drafts)
    items.add("<li><a href=\"{}\" dir=\"auto\">{}</a> · {}</li>", address_of_draft(visit.visit, draft),
              title_of_draft(visit.visit, draft), instant_text(visit.visit.language, draft.saved));
  return html("<h2>{}</h2><ul>{}</ul>", visit.visit.tr("What you were writing"), items);
}

Html proposals(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items;
  std::size_t count = 0;
  for (const Proposal& proposal : v.view.all<Proposal>()) {
    if (proposal.status != ProposalStatus::ready && proposal.status != ProposalStatus::draft) continue;
    ++count;
    items.add("<li>{} · {} · <a href=\"/{}/?moment={}\">{}</a></li>", record_link(v, proposal),
              label_of(v.language, proposal.status), tag(v.language), percent_encoded(proposal.id),
              v.tr("See the agenda as if it were adopted"));
  }
  if (count == 0) return {};
  return html("<h2>{}</h2><ul>{}</ul>", v.tr("Proposals that were not decided on"), items);
}

Html followed_list(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const auto records = followed_by(visit.office.desk, visit.account.id);
  Html items;
  for (const std::string& id : records.ok() ? *records : std::vector<std::string>{}) {
    if (const auto found = v.view.find_any(id)) items.add("<li>{}</li>", numbered_link(v, *found.record));
  }
  Html whole =
      html("<h2{}>{}</h2>", Html::trusted(items.empty() ? " class=\"stip-screen-only\"" : ""), v.tr("What you follow"));
  if (!items.empty()) whole.add("<ul>{}</ul>", items);
  return whole.add("<p class=\"stip-screen-only\"><a href=\"{}\">{}</a></p>", v.link("meldingen"),
                   v.tr("Choose how often you are told by mail"));
}

Html roles(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items;
  for (const RoleAt& role : visit.account.roles) {
    const auto* organisation = v.view.find<Organisation>(role.organisation);
    const auto* body = v.view.find<Body>(role.organisation);
    const std::string where = organisation ? v.title(*organisation) : body ? v.title(*body) : role.organisation;
    items.add("<li>{}{}</li>", label_of(v.language, role.role), where.empty() ? where : ", " + where);
  }
  return html("<h2>{}</h2><ul>{}</ul>", v.tr("Your roles"), items);
}

/// Where this person can go besides: account, and what the roles open.
Html ways(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html items = html("<li><a href=\"{}\">{}</a></li>", v.link("bureau/account"), v.tr("My account"));
  if (may(visit.person(), Act::manage_accounts).ok())
    items.add("<li><a href=\"{}\">{}</a></li>", v.link("beheer/accounts"), v.tr("Accounts"));
  if (may(visit.person(), Act::read_audit).ok())
    items.add("<li><a href=\"{}\">{}</a></li>", v.link("beheer/logboek"), v.tr("Log of the desk"));
  if (may(visit.person(), Act::manage_accounts).ok())
    items.add("<li><a href=\"{}\">{}</a></li>", v.link("beheer/mislukt"), v.tr("What came to nothing"));
  for (const Cycle& cycle : v.view.all<Cycle>()) {
    const auto round = round_of(v.view, cycle.id, v.today);
    if (!round || !round->is_open || actions_with_links(visit, *round).empty()) continue;
    items.add("<li><a href=\"{}\" dir=\"auto\">{}</a></li>", v.link("links/" + cycle.id),
              fill(v.tr("Personal links: {}"), {v.title(cycle)}));
  }
  // On paper a way on leads nowhere.
  return html("<h2 class=\"stip-screen-only\">{}</h2><ul class=\"stip-screen-only\">{}</ul>", v.tr("Further"), items);
}

}  // namespace

// WEBPAGE: GET /{language}/bureau
//
// What waits for who is signed in, by date: reports, signals, proposals, pledges, meetings and rounds, as far as the
// mandates let this person act; what waits for who analyses, checks or administers; where the own reports are; what can
// be begun; what was being written; proposals; and one's roles.
ErrorOr<Response> desk_page(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  Html content = html("<h1>{}</h1>{}<p class=\"stip-lead\">{}</p><h2>{}</h2>{}{}{}{}{}{}{}", v.tr("My desk"),
                      was_done(v), fill(v.tr("Signed in as {}."), {visit.account.name}), v.tr("What waits for you"),
                      tasks(visit), own_reports(visit), to_begin(visit), kept_drafts(visit), proposals(visit),
                      followed_list(visit), roles(visit));
  content.add(ways(visit));
  content.add(
      "<form class=\"stip-screen-only\" method=\"post\" action=\"{}\"><button class=\"utrecht-button "
      "utrecht-button--secondary-action\" "
      "type=\"submit\">{}</button></form>",
      v.link("uitloggen"), v.tr("Sign out"));
  return office_page(visit, v.tr("My desk"), std::move(content));
}

}  // namespace stip
