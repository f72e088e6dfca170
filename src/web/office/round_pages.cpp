// Round pages: a reporting round is opened, followed by organisation, and closed.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/cycle.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/part_form.h"
#include "web/office/report_states.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string_view word_of(const Visit& visit, ReminderKind kind) {
  switch (kind) {
    case ReminderKind::coming:
      return visit.tr("remind the owner: the term is near");
    case ReminderKind::late:
      return visit.tr("remind the owner: the term has passed");
    case ReminderKind::deputy:
      return visit.tr("ask the deputy too");
    case ReminderKind::escalate:
      return visit.tr("call, and ask the deputy");
  }
  return {};
}

Html who(const Visit& visit, const std::string& organisation) {
  return organisation.empty() ? open_word(visit.tr("No owner stated")) : organisation_link(visit, organisation);
}

Html term_of(const Visit& visit, const Round& round) {
  if (!round.deadline) return open_word(visit.tr("no term"));
  Html term = html("{}", date_text(visit.language, round.deadline->due));
  if (round.cycle->closed_on) return term;
  if (round.days_left >= 0)
    return term.add(" · {}", tr_n(visit.language, "{} day left", "{} days left", round.days_left));
  return term.add(" · {}", tr_n(visit.language, "{} day past its term", "{} days past its term", -round.days_left));
}

Html state_of(const Visit& visit, const Round& round) {
  if (round.cycle->closed_on)
    return status_word(Level::done, fill(visit.tr("closed on {}"), {date_text(visit.language, round.cycle->closed_on)}),
                       true);
  if (round.asked.empty()) return status_word(Level::none, visit.tr("no reports asked yet"), true);
  return round.is_open ? status_word(Level::fair, visit.tr("open"), true)
                       : status_word(Level::planned, visit.tr("not open yet"), true);
}

Html number_cells(const Visit& visit, const RoundCount& count) {
  Html cells;
  const auto cell = [&](std::string_view label, int value) {
    cells.add("<td class=\"stip-number\" data-label=\"{}\">{}</td>", label, value);
  };
  cell(visit.tr("Asked"), count.asked), cell(visit.tr("Handed in"), count.handed_in),
      cell(visit.tr("Approved"), count.approved);
  cell(visit.tr("Late"), count.late), cell(visit.tr("Nothing changed"), count.unchanged);
  cell(visit.tr("Help wanted"), count.wanting_help), cell(visit.tr("Decision wanted"), count.wanting_decision);
  return cells;
}

/// Numbers by organisation: what is missing stands beside what is in, and nothing is averaged.
Html numbers(const Visit& visit, const Round& round) {
  Html head = html("<tr><th scope=\"col\">{}</th>", visit.tr("Organisation")), rows;
  for (std::string_view words : {visit.tr("Asked"), visit.tr("Handed in"), visit.tr("Approved"), visit.tr("Late"),
                                 visit.tr("Nothing changed"), visit.tr("Help wanted"), visit.tr("Decision wanted")})
    head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
  for (const RoundCount& each : round.by_owner)
    rows.add("<tr><th scope=\"row\">{}</th>{}</tr>\n", who(visit, each.organisation), number_cells(visit, each));
  const Html foot =
      html("<tr><th scope=\"row\">{}</th>{}</tr>", visit.tr("Together"), number_cells(visit, round.total));
  return table("aantallen", visit.tr("Number of actions by organisation"), head.add("</tr>"), rows, foot, true);
}

Html reports(const Visit& visit, const Round& round, const std::string& organisation) {
  Html rows;
  for (const Asked& asked : round.asked) {
    if (!organisation.empty() && asked.action->owner.id != organisation) continue;
    const Html report = asked.report ? html("<a href=\"{}\">{}<span class=\"stip-hidden\">: {}</span></a>",
                                            visit.link(record_path(type_of<ProgressReport>(), asked.report->id)),
                                            visit.tr("read"), visit.title(*asked.action))
                                     : html("–");
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        cited_id(visit, asked.action->id), visit.tr("Owner"), who(visit, asked.action->owner.id),
        visit.tr("Where it is"), status_word(level_of(asked.step), word_of(visit, asked.step), true),
        visit.tr("Days late"), asked.days_late == 0 ? std::string("–") : std::to_string(asked.days_late),
        visit.tr("Report"), report);
  }
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr>",
      visit.tr("Action"), visit.tr("Owner"), visit.tr("Where it is"), visit.tr("Days late"), visit.tr("Report"));
  return table("rapportages", visit.tr("Who reported, and where each report is"), head, rows, {}, true);
}

Html to_remind(const Visit& visit, const Round& round, const std::string& organisation) {
  Html items;
  for (const Reminder& each : reminders(round)) {
    if (!organisation.empty() && each.owner != organisation) continue;
    const Html deputy =
        each.deputy.empty() ? Html{} : html(" · {}: {}", visit.tr("deputy"), organisation_link(visit, each.deputy));
    const std::string days = each.kind == ReminderKind::coming
                                 ? tr_n(visit.language, "{} day left", "{} days left", each.days)
                                 : tr_n(visit.language, "{} day late", "{} days late", each.days);
    items.add("<li class=\"stip-list__item\">{} · {} · {} · {}{}</li>\n", cited_id(visit, each.action),
              who(visit, each.owner), word_of(visit, each.kind), days, deputy);
  }
  return items.empty() ? html("<p>{}</p>", visit.tr("Nobody has to be reminded today."))
                       : html("<ul class=\"stip-list\">{}</ul>\n", items);
}

ErrorOr<Nothing> may_keep_rounds(const OfficeVisit& visit) { return may(visit.person(), Act::open_round); }

std::string path_of(std::string_view cycle) { return "rondes/" + std::string(cycle); }

// --- All rounds, and opening one ------------------------------------------------------------------

PartForm opening(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  PartForm form(visit, type_of<Cycle>(), {"year", "period", "asked"}, {"year", "period"});
  form.say("year", v.tr("Year"), v.tr("Of the edition that it leads to."));
  form.say("period", v.tr("Period"),
           v.tr("On which owners report: mostly half a year, such as “second half of 2026”."));
  form.say("asked", v.tr("Actions"), v.tr("On which a report is asked. None: all that go on and have an owner."));
  return form;
}

Html dates(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const std::string_view hint = v.tr("For instance 1-3-2027, March 2027, Q3 2027 or 2027.");
  Html fields = html("<h2>{}</h2>", v.tr("Term"));
  fields.add(line_field({"_opens", v.tr("Opens"), v.tr("Empty: today."), typed(visit, "_opens")}));
  return fields.add(
      line_field({"_due", v.tr("Last day for owners"), hint, typed(visit, "_due"), {}, v.tr("required")}));
}

Html all_rounds(const Visit& visit) {
  Html rows;
  for (const Cycle& cycle : visit.view.all<Cycle>()) {
    const auto round = round_of(visit.view, cycle.id, visit.today);
    if (!round) continue;
    rows.add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td><td class=\"stip-number\" data-label=\"{}\">{}</td>"
        "<td class=\"stip-number\" data-label=\"{}\">{}</td><td class=\"stip-number\" data-label=\"{}\">{}</td></tr>\n",
        visit.link(path_of(cycle.id)), written_title(visit, cycle), visit.tr("Where it stands"),
        state_of(visit, *round), visit.tr("Before or on"), term_of(visit, *round), visit.tr("Asked"),
        round->total.asked, visit.tr("Handed in"), round->total.handed_in, visit.tr("Approved"), round->total.approved);
  }
  if (rows.empty()) return html("<p>{}</p>", visit.tr("There is no round yet."));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" "
      "class=\"stip-number\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th scope=\"col\" "
      "class=\"stip-number\">{}</th></tr>",
      visit.tr("Round"), visit.tr("Where it stands"), visit.tr("Before or on"), visit.tr("Asked"),
      visit.tr("Handed in"), visit.tr("Approved"));
  return table("rondes", visit.tr("Rounds of reports"), head, rows, {}, true);
}

/// The problems without those that only follow from a date that was typed and cannot be read: `unread` says those.
std::vector<Error> without_consequences(const Visit& visit, std::vector<Error> problems,
                                        const std::vector<Error>& unread) {
  const auto is_unread = [&](std::string_view label) {
    return std::ranges::any_of(unread, [&](const Error& each) { return each.subject == visit.tr(label); });
  };
  const std::string_view lacks = visit.tr("no term is given."),
                         turned = visit.tr("its term ({}) ends before it opens ({}).");
  const bool no_opening = is_unread("Opens"), no_term = is_unread("Last day for owners");
  std::erase_if(problems, [&](const Error& each) {
    return (no_term && each.problem == lacks) ||
           (no_opening && starts_with(each.problem, turned.substr(0, turned.find("{}"))));
  });
  return problems;
}

Response show_all(const OfficeVisit& visit, const PartForm& form, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content = all_rounds(v);
  content.add("<h2 id=\"openen\">{}</h2>{}", v.tr("Open a round"),
              form.markup({.action = v.link("rondes"),
                           .submit = std::string(v.tr("Look at the round")),
                           .cancel = v.link("bureau"),
                           .more = dates(visit),
                           .is_part = true,
                           .hidden = hidden_fields(visit)}));
  return act_page(visit, std::string(v.tr("Rounds of reports")), problems, content,
                  {{"no term is given.", "f_due"},
                   {"its term ({}) ends before it opens ({}).", "f_due"},
                   {std::string(v.tr("Opens")), "f_opens"},
                   {std::string(v.tr("Last day for owners")), "f_due"}},
                  &form.fields());
}

// --- One round ------------------------------------------------------------------------------------

ErrorOr<Round> round_here(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  STIP_TRY(may_keep_rounds(visit));
  auto round = round_of(v.view, v.parts[0], v.today);
  if (!round) return Error{ErrorKind::not_found, "round " + v.parts[0], "there is no such round.", "See all rounds."};
  return *std::move(round);
}

Html by_organisation(const OfficeVisit& visit, const Round& round, const std::string& chosen) {
  const Visit& v = visit.visit;
  NamedTexts options;
  for (const RoundCount& each : round.by_owner)
    if (const auto* owner = v.view.find<Organisation>(each.organisation))
      options.emplace_back(owner->id, v.title(*owner));
  return html(
      "<form class=\"stip-filter\" method=\"get\" action=\"{}\" aria-label=\"{}\">{}<div "
      "class=\"stip-actions\"><button class=\"utrecht-button "
      "utrecht-button--primary-action\">{}</button></div></form>\n",
      v.link(path_of(round.cycle->id)), v.tr("Filter by organisation"),
      select_field("organisatie", v.tr("Organisation"), v.tr("All"), options, chosen), v.tr("Show"));
}

Html closing(const OfficeVisit& visit, const Round& round) {
  const Visit& v = visit.visit;
  if (round.cycle->closed_on || round.asked.empty()) return {};
  const Html why = area_field({"_without", v.tr("Why it closes although reports are missing"),
                               v.tr("Empty if every report is in."), typed(visit, "_without")});
  return html("<div class=\"stip-section stip-screen-only\"><h2 id=\"sluiten\">{}</h2><p>{}</p>{}</div>",
              v.tr("Close this round"), v.tr("From then on no report is filed in it."),
              act_form(visit, why, v.tr("Look at the closing")));
}

Response show_one(const OfficeVisit& visit, const Round& round, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  const std::string* asked = v.request.query_value("organisatie");
  const std::string organisation = asked ? *asked : std::string{};
  Html content = html(
      "<dl "
      "class=\"stip-facts\"><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</"
      "dd></div></dl>\n",
      v.tr("Where it stands"), state_of(v, round), v.tr("Period"),
      round.cycle->period ? html("{}", date_text(v.language, round.cycle->period)) : open_word(v.tr("Not stated")),
      v.tr("Before or on"), term_of(v, round));
  content.add(section("tellen", v.tr("How far it is"), numbers(v, round)));
  Html remind = to_remind(v, round, organisation);
  if (round.is_open)
    remind.add("<p><a href=\"{}\">{}</a></p>", v.link(path_of(round.cycle->id) + "/mail"), v.tr("Mail of the round"));
  content.add(section("herinneren", v.tr("Whom to remind today"), remind));
  content.add(section("rapporten", v.tr("Reports"),
                      html("{}{}", by_organisation(visit, round, organisation), reports(v, round, organisation))));
  Html terms;
  auto deadlines = v.view.referring<Deadline>("cycle", round.cycle->id);
  std::ranges::stable_sort(deadlines, {}, [](const Deadline* each) { return each->due.last(); });
  for (const Deadline* each : deadlines)
    terms.add("<li class=\"stip-list__item\">{}: {}</li>", date_text(v.language, each->due), record_link(v, *each));
  content.add(section("termijnen", v.tr("Terms of this cycle"),
                      terms.empty() ? Html{} : html("<ul class=\"stip-list\">{}</ul>", terms)));
  content.add(closing(visit, round));
  return act_page(visit, v.title(*round.cycle), problems, content, {{"these reports are missing: {}.", "f_without"}});
}

}  // namespace

// WEBPAGE: GET /{language}/rondes
//
// All rounds of reports with their numbers, and the form that opens one: year, period, term, and which actions.
ErrorOr<Response> rounds_page(const OfficeVisit& visit) {
  STIP_TRY(may_keep_rounds(visit));
  return show_all(visit, opening(visit), {});
}

ErrorOr<Response> round_opened(const OfficeVisit& visit) {
  STIP_TRY(may_keep_rounds(visit));
  const Visit& v = visit.visit;
  PartForm form = opening(visit);
  const bool is_readable = form.read();
  const Cycle& said = form.record<Cycle>();
  std::vector<Error> unread;
  OpenRound request;
  request.year = said.year.value_or(0);
  request.period = said.period;
  request.opens = typed_date(visit, "_opens", v.tr("Opens"), unread);
  request.due = typed_date(visit, "_due", v.tr("Last day for owners"), unread);
  for (const Ref<Action>& each : said.asked) request.actions.push_back(each.id);
  const Acted acted = open_round(v.view, request, actor_of(visit), v.today);
  return preview_or_enter(
      visit, acted,
      {std::string(v.tr("Look at the round")), {}, path_of("CY-" + std::to_string(request.year)), is_readable, unread},
      [&](const std::vector<Error>& problems) {
        const auto others = form.place(without_consequences(v, problems, unread),
                                       {{"no year is given.", "year"}, {"no period is given.", "period"}});
        return show_all(visit, form, others);
      });
}

// WEBPAGE: GET /{language}/rondes/{cycle}?organisatie=
//
// One round: numbers by organisation, whom to remind today and of what, every report and where it is, its terms, and
// the form that closes it.
ErrorOr<Response> round_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Round round, round_here(visit));
  return show_one(visit, round, {});
}

ErrorOr<Response> round_closed(const OfficeVisit& visit) {
  STIP_TRY_AS(const Round round, round_here(visit));
  const Visit& v = visit.visit;
  const Acted acted = close_round(v.view, {round.cycle->id, typed(visit, "_without")}, actor_of(visit), v.today);
  return preview_or_enter(visit, acted, {std::string(v.tr("Look at the closing")), {}, path_of(round.cycle->id)},
                          [&](const std::vector<Error>& problems) { return show_one(visit, round, problems); });
}

}  // namespace stip
