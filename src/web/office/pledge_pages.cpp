// Pledge pages: what parliament was promised is recorded, fulfilled by a letter, dated, or closed.
#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/promise.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/part_form.h"
#include "web/parts/pledge_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string path_of(std::string_view id) { return record_path(type_of<Pledge>(), id); }

/// Whether a person may record or close a pledge: of the own organisation, if not the secretary.
ErrorOr<Nothing> may_promise(const OfficeVisit& visit, const Pledge& pledge) {
  return may(visit.person(), Act::promise, {pledge.classification, pledge.made_by.id, {}, {}});
}

PartForm recording(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  PartForm form(visit, type_of<Pledge>(),
                {"id", "register_number", "kind", "title", "title_en", "text", "to", "made_by", "made_on", "due_kind",
                 "due", "recurrence", "event", "actions", "repeats", "classification"},
                {"kind", "title", "text", "to", "made_on", "due_kind"});
  form.field("id").is_required = false;
  form.say("id", v.tr("Number"), v.tr("Under which it is known here. Empty: the next free one."));
  form.field("id").hint.clear();
  form.without("kind", "");
  form.without("due_kind", "");
  if (const std::string* action = v.request.query_value("actie")) {
    FormField& actions = form.field("actions");
    if (actions.control == Control::some_of)
      actions.chosen = {*action};
    else
      actions.text = *action;
  }
  for (const RoleAt& role : visit.account.roles)
    if (role.role == Role::owner && v.view.find<Organisation>(role.organisation))
      form.put("made_by", role.organisation);
  return form;
}

Response show_recording(const OfficeVisit& visit, const PartForm& form, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  return act_page(visit, std::string(v.tr("Record a pledge")), problems,
                  form.markup({.action = v.request.target,
                               .submit = std::string(v.tr("Record this pledge")),
                               .cancel = v.link("toezeggingen"),
                               .is_part = true,
                               .hidden = hidden_fields(visit)}),
                  {}, &form.fields());
}

// --- Closing one ----------------------------------------------------------------------------------

ErrorOr<const Pledge*> pledge_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Pledge* pledge = v.view.find<Pledge>(v.parts[0]);
  if (!pledge)
    return Error{ErrorKind::not_found, "pledge " + v.parts[0], "there is no such pledge.", "See all pledges."};
  STIP_TRY(may_promise(visit, *pledge));
  return pledge;
}

Html fulfil_part(const OfficeVisit& visit, const Pledge& pledge) {
  const Visit& v = visit.visit;
  Html fields = choice_field(
      {"_letter", v.tr("The letter that fulfils it"),
       v.tr("One of the sources. Or give the title and the date of a new letter."), typed(visit, "_letter")},
      v.tr("Choose"), letter_options(v));
  fields.add(line_field({"_new_letter", v.tr("Title of a new letter"),
                         v.tr("If it does not stand in the list: it becomes one of the sources."),
                         typed(visit, "_new_letter")}));
  fields.add(line_field({"_sent", v.tr("Date of the new letter"),
                         v.tr("For instance 1-3-2027, March 2027, Q3 2027 or 2027."), typed(visit, "_sent")}));
  fields.add(line_field({"_on", v.tr("Fulfilled on"), v.tr("Empty: the date of the letter."), typed(visit, "_on")}));
  if (pledge.due_kind == DueKind::recurring)
    fields.add(line_field(
        {"_next", v.tr("When it is due again"), v.tr("It recurs, so it stays open."), typed(visit, "_next")}));
  return html("<h2 id=\"nakomen\">{}</h2>{}", v.tr("Fulfilled by a letter"),
              act_form(visit, fields, v.tr("Enter as fulfilled"), "fulfil"));
}

Html event_part(const OfficeVisit& visit, const Pledge& pledge) {
  const Visit& v = visit.visit;
  if (pledge.due_kind != DueKind::event) return {};
  Html fields = area_field({"_happened", v.tr("What happened"), pledge.event, typed(visit, "_happened")});
  fields.add(line_field(
      {"_due", v.tr("Due on"), v.tr("For instance 1-3-2027, March 2027, Q3 2027 or 2027."), typed(visit, "_due")}));
  return html("<h2 id=\"gebeurd\">{}</h2>{}", v.tr("The event came for which it waits"),
              act_form(visit, fields, v.tr("Give it a date"), "event"));
}

Html lapse_part(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Html why = area_field(
      {"_why", v.tr("Why nobody asks it any longer"), v.tr("Who said so, and where."), typed(visit, "_why")});
  return html("<h2 id=\"vervallen\">{}</h2>{}", v.tr("No longer asked"),
              act_form(visit, why, v.tr("Let it lapse"), "lapse"));
}

Response show(const OfficeVisit& visit, const Pledge& pledge, const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  Html content = html("<p>{} · {}</p>{}", pledge_state(v, pledge), pledge_term(v, pledge),
                      written_prose(v, pledge.text, pledge.text_en));
  content.add("<p><a href=\"{}\">{}</a></p>", v.link(path_of(pledge.id)), v.tr("The whole pledge"));
  if (pledge.status == PledgeStatus::open)
    content.add(event_part(visit, pledge)).add(fulfil_part(visit, pledge)).add(lapse_part(visit));
  else
    content.add("<p>{}</p>", v.tr("It is closed. Record a new one if parliament asks again."));
  return act_page(visit, fill(v.tr("Pledge: {}"), {v.title(pledge)}), problems, content,
                  {{"it is not named.", "f_letter"},
                   {"two letters are named.", "f_new_letter"},
                   {"the date of the letter is missing.", "f_sent"},
                   {std::string(v.tr("Date of the new letter")), "f_sent"},
                   {"it would be fulfilled in the future: {}.", "f_on"},
                   {"it recurs, and its next date is missing.", "f_next"},
                   {"its date is missing.", "f_due"},
                   {"it is not said what happened.", "f_happened"},
                   {"it lapses without a reason.", "f_why"},
                   {std::string(v.tr("Due on")), "f_due"},
                   {std::string(v.tr("Fulfilled on")), "f_on"},
                   {std::string(v.tr("When it is due again")), "f_next"}});
}

}  // namespace

// WEBPAGE: GET /{language}/toezeggen?actie=
//
// Records a pledge, motion or request, with the fields of the register of the House of Representatives.
ErrorOr<Response> pledging_page(const OfficeVisit& visit) {
  if (!may_somewhere(visit.person(), Act::promise)) return may(visit.person(), Act::promise).error();
  return show_recording(visit, recording(visit), {});
}

ErrorOr<Response> pledged(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  if (!may_somewhere(visit.person(), Act::promise)) return may(visit.person(), Act::promise).error();
  PartForm form = recording(visit);
  const bool is_readable = form.read();
  const Pledge& said = form.record<Pledge>();
  const bool is_allowed = may_promise(visit, said).ok();
  if (!is_allowed)
    form.field("made_by").problem = v.tr("You record pledges of your own organisation: choose it, and who may see it.");
  Promise request{typed(visit, "id"),
                  said.register_number,
                  said.kind,
                  said.title,
                  said.title_en,
                  said.text,
                  "",
                  said.to,
                  said.made_by.id,
                  said.made_on,
                  said.due_kind,
                  said.due,
                  said.recurrence,
                  said.event,
                  {},
                  said.repeats.id,
                  said.classification};
  for (const Ref<Action>& each : said.actions) request.actions.push_back(each.id);
  const Acted acted = promise(v.view, request, actor_of(visit), v.today);
  const bool can_enter = is_readable && is_allowed;
  auto problems = can_enter ? enter_act(visit, acted, key_of(visit)) : std::vector<Error>{};
  if (!can_enter && !acted.ok()) problems = acted.problems();
  if (!can_enter || !problems.empty()) {
    const auto others = form.place(problems, {{"it has no title.", "title"},
                                              {"it was recorded before.", "id"},
                                              {"its number in the register is that of {}.", "register_number"},
                                              {"its text is missing.", "text"},
                                              {"it is not said to whom.", "to"},
                                              {"it is not said when it was made.", "made_on"},
                                              {"it lies in the future: {}.", "made_on"},
                                              {"its date is missing.", "due"},
                                              {"its next date is missing.", "due"},
                                              {"it is not said how often it recurs.", "recurrence"},
                                              {"it is not said for which event it waits.", "event"},
                                              {"it is open, and nothing says when it is due.", "due_kind"}});
    return show_recording(visit, form, others);
  }
  return see_other(v.link(path_of(made_id(acted, type_of<Pledge>()))));
}

// WEBPAGE: GET /{language}/nakomen/{pledge}
//
// Closes or dates an open pledge: fulfilled by a letter, the event came for which it waits, or no longer asked.
ErrorOr<Response> fulfil_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Pledge* pledge, pledge_of(visit));
  return show(visit, *pledge, {});
}

ErrorOr<Response> fulfil_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Pledge* pledge, pledge_of(visit));
  const Visit& v = visit.visit;
  const std::string what = typed(visit, "_what");
  std::vector<Error> problems;
  const auto date = [&](std::string_view name, std::string_view subject) {
    return typed_date(visit, name, subject, problems);
  };
  const Actor actor = actor_of(visit);
  const Acted acted =
      what == "event"   ? event_happened(v.view, {pledge->id, date("_due", v.tr("Due on")), typed(visit, "_happened")},
                                         actor, v.today)
      : what == "lapse" ? lapse(v.view, {pledge->id, typed(visit, "_why")}, actor, v.today)
                        : fulfil(v.view,
                                 {pledge->id, typed(visit, "_letter"), date("_on", v.tr("Fulfilled on")),
                                  date("_next", v.tr("When it is due again")), typed(visit, "_new_letter"),
                                  date("_sent", v.tr("Date of the new letter"))},
                                 actor, v.today);
  if (problems.empty()) problems = enter_act(visit, acted, key_of(visit));
  if (!problems.empty()) return show(visit, *pledge, problems);
  return see_other(v.link(path_of(pledge->id)));
}

}  // namespace stip
