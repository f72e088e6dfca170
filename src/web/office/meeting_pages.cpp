// Meeting pages: an agenda from what waits, and minutes with an outcome for every item.
#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "base/text.h"
#include "exchange/form_references.h"
#include "governance/meeting.h"
#include "governance/working.h"
#include "web/office/act_parts.h"
#include "web/office/pages.h"
#include "web/office/part_form.h"
#include "web/office/parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

ErrorOr<const Body*> body_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Body* body = v.view.find<Body>(v.parts[0]);
  if (!body) return Error{ErrorKind::not_found, "body " + v.parts[0], "there is no such body.", "See all bodies."};
  STIP_TRY(may(visit.person(), Act::keep_minutes, {body->classification, body->id, {}, {}}));
  return body;
}

PartForm planning(const OfficeVisit& visit, const Body& body) {
  const Visit& v = visit.visit;
  PartForm form(visit, type_of<Meeting>(), {"date", "title", "title_en", "classification"}, {"date"});
  form.field("title").is_required = false;
  form.put("classification", std::string(name_of_choice(std::max(Classification::internal, body.classification))));
  form.say("title", v.tr("Title"), fill(v.tr("Empty: “{}” and the date."), {v.title(body)}));
  return form;
}

std::string kind_words(const Visit& visit, const WaitingItem& item) {
  const std::string_view kind = item.kind == WaitingKind::decision_wanted ? visit.tr("a report asks for a decision")
                                : item.kind == WaitingKind::proposal      ? visit.tr("a proposal is ready")
                                                                          : visit.tr("a signal waits for an answer");
  const auto* owner = visit.view.find<Organisation>(item.owner);
  return std::string(kind) + (owner ? " · " + visit.title(*owner) : std::string{}) +
         (item.text.empty() ? "" : ": " + item.text);
}

/// What waits, each with a box and its place; and room for what nobody asked.
Html items_to_choose(const OfficeVisit& visit, const Body& body) {
  const Visit& v = visit.visit;
  const bool first_time = visit.sent.empty();
  const auto ticked = all_typed(visit, "_item");
  Html rows;
  int number = 0;
  for (const WaitingItem& item : waiting_for(v.view, body.id)) {
    const std::string place = "_place." + item.id, before = std::to_string(++number);
    const bool is_ticked = std::ranges::find(ticked, item.id) != ticked.end();
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\"><label class=\"stip-hidden\" for=\"f{}\">{}</label><input "
        "class=\"utrecht-textbox stip-form__short\" type=\"text\" inputmode=\"numeric\" size=\"3\" id=\"f{}\" "
        "name=\"{}\" value=\"{}\" autocomplete=\"off\"></td><td data-label=\"{}\" dir=\"auto\">{}</td></tr>\n",
        check_field({"_item", item.title + " (" + item.id + ")", {}, item.id}, is_ticked), v.tr("Place"), place,
        fill(v.tr("Place of {}"), {item.id}), place, place, first_time ? before : typed(visit, place),
        v.tr("What is asked"), kind_words(v, item));
  }
  const Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         v.tr("Item"), v.tr("Place"), v.tr("What is asked"));
  const Html chosen = rows.empty() ? html("<p>{}</p>", v.tr("Nothing waits for this body."))
                                   : table("wacht", v.tr("What waits for this body"), head, rows, {}, true);
  return html(
      "<h2>{}</h2>{}<div class=\"stip-form__fields\">{}</div>", v.tr("Agenda"), chosen,
      area_field({"_more", v.tr("Other items"),
                  v.tr("One on each line: the number or the title of an action, signal, proposal, report or dossier."),
                  typed(visit, "_more")}));
}

/// The ids that were chosen, by the places that were typed; what has no place comes last, as it stood.
std::vector<std::string> chosen_items(const OfficeVisit& visit) {
  std::vector<std::pair<long, std::string>> items;
  for (const std::string& id : all_typed(visit, "_item")) {
    const std::string place = typed(visit, "_place." + id);
    const bool is_number = !place.empty() && place.size() < 4 && place.find_first_not_of("0123456789") == place.npos;
    items.emplace_back(is_number ? std::stol(place) : 1'000, id);
  }
  std::ranges::stable_sort(items, {}, [](const auto& item) { return item.first; });
  std::vector<std::string> ids;
  const auto add = [&](std::string_view id) {
    if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
  };
  for (const auto& [place, id] : items) add(id);
  FormReferences records(visit.visit.view);
  for (const std::string& line : split(typed(visit, "_more"), '\n')) {
    const std::string id = records.id_of_any(line);
    add(id.empty() ? trimmed(line) : std::string_view(id));  // What names nothing is refused by its words.
  }
  return ids;
}

Response show_plan(const OfficeVisit& visit, const Body& body, const PartForm& form,
                   const std::vector<Error>& problems) {
  const Visit& v = visit.visit;
  return act_page(visit, fill(v.tr("Plan a meeting of: {}"), {v.title(body)}), problems,
                  form.markup({.action = v.link("vergaderen/" + body.id),
                               .submit = std::string(v.tr("Look at the agenda")),
                               .cancel = v.link(record_path(type_of<Body>(), body.id)),
                               .more = items_to_choose(visit, body),
                               .is_part = true,
                               .hidden = hidden_fields(visit)}),
                  {}, &form.fields());
}

// --- Minutes --------------------------------------------------------------------------------------

ErrorOr<const Meeting*> meeting_of(const OfficeVisit& visit) {
  const Visit& v = visit.visit;
  const Meeting* meeting = v.view.find<Meeting>(v.parts[0]);
  if (!meeting)
    return Error{ErrorKind::not_found, "meeting " + v.parts[0], "there is no such meeting.", "See all meetings."};
  STIP_TRY(may(visit.person(), Act::keep_minutes, {meeting->classification, meeting->body.id, {}, {}}));
  return meeting;
}

std::vector<const AgendaItem*> items_of(const View& view, const Meeting& meeting) {
  auto items = view.referring<AgendaItem>("meeting", meeting.id);
  std::ranges::stable_sort(items, {}, [](const AgendaItem* item) { return item->number.value_or(1000); });
  return items;
}

/// Who may have been there: seats first, then owners of what was discussed, then all others.
Html who_was_there(const OfficeVisit& visit, const Meeting& meeting) {
  const Visit& v = visit.visit;
  const NotAtTheTable missing = not_at_the_table(v.view, meeting.id);
  std::map<std::string, std::string_view> why;
  for (const std::string& id : missing.concerned) why[id] = v.tr("concerned by an item");
  for (const std::string& id : missing.members) why[id] = v.tr("has a seat");
  std::vector<std::string> present = all_typed(visit, "_present");
  if (visit.sent.empty())
    for (const auto& each : meeting.present) present.push_back(each.id);
  const auto box = [&](const std::string& id, const std::string& title) {
    return check_field({"_present", title, why.contains(id) ? why[id] : std::string_view{}, id},
                       std::ranges::find(present, id) != present.end());
  };
  Html near, others;
  for (const auto& [id, title] : organisation_options(v)) {
    const bool was_present = std::ranges::find(present, id) != present.end();
    (why.contains(id) || was_present ? near : others).add(box(id, title));
  }
  Html more;
  if (!others.empty())
    more =
        html("<details class=\"stip-details\"><summary>{}</summary>{}</details>", v.tr("Other organisations"), others);
  return group_field(v.tr("Who was at the table"), near.add(more), true);
}

std::string heading_of(const Visit& visit, const AgendaItem& item) {
  return (item.number ? std::to_string(*item.number) + ". " : std::string{}) + visit.title(item);
}

/// The follow-up that was entered before: shown, so that nobody enters it twice.
Html known_follow_up(const Visit& visit, const Signal& signal) {
  Html facts = fact(visit.tr("What must be done"), written(visit, signal.text, signal.text_en));
  facts.add(fact(visit.tr("By whom"), organisation_link(visit, signal.assigned_to.id)));
  facts.add(fact(visit.tr("Before or on"), signal.answer_due ? html("{}", date_text(visit.language, signal.answer_due))
                                                             : open_word(visit.tr("no term"))));
  return html(
      "<div class=\"stip-form__field--wide\"><p>{}</p><dl class=\"stip-facts\">{}</dl><p><a href=\"{}\">{}</a></p>"
      "</div>\n",
      visit.tr("The follow-up was entered before. It is not entered again."), facts,
      visit.link(record_path(type_of<Signal>(), signal.id)), fill(visit.tr("See follow-up {}"), {signal.id}));
}

/// What must be done, by whom and when; folded as long as nothing was typed.
Html follow_up_fields(const OfficeVisit& visit, const std::string& item, const NamedTexts& organisations) {
  const Visit& v = visit.visit;
  const std::string to_do = typed(visit, "_do." + item), who = typed(visit, "_who." + item),
                    by = typed(visit, "_by." + item);
  Html fields = area_field({"_do." + item, v.tr("What must be done"), {}, to_do});
  fields.add(choice_field({"_who." + item, v.tr("By whom"), {}, who}, v.tr("Choose"), organisations));
  fields.add(line_field(
      {"_by." + item, v.tr("Before or on"), v.tr("For instance 1-3-2027, March 2027, Q3 2027 or 2027."), by}));
  const bool is_open = !to_do.empty() || !who.empty() || !by.empty();
  return html(
      "<div class=\"stip-form__field--wide\"><details class=\"stip-details\"{}><summary>{}</summary><div "
      "class=\"stip-form__fields\">{}</div></details></div>",
      Html::trusted(is_open ? " open" : ""), v.tr("Follow-up"), fields);
}

Html outcome_fields(const OfficeVisit& visit, const Meeting& meeting) {
  const Visit& v = visit.visit;
  NamedTexts decisions;
  for (const Decision* each : v.view.referring<Decision>("body", meeting.body.id))
    decisions.emplace_back(each->id, title_and_id(v, *each));
  const NamedTexts organisations = organisation_options(v);
  Html whole;
  for (const AgendaItem* item : items_of(v.view, meeting)) {
    const auto sent_or = [&](const char* name, const std::string& before) {
      const std::string field = name + item->id;
      return visit.sent.empty() ? before : typed(visit, field);
    };
    Html fields = area_field({"_outcome." + item->id, v.tr("What came of it"),
                              v.tr("In a sentence; or choose the decision."), sent_or("_outcome.", item->outcome)});
    fields.add(choice_field({"_decision." + item->id, v.tr("Decision"), {}, sent_or("_decision.", item->decision.id)},
                            v.tr("None"), decisions));
    const Signal* known = follow_up_of(v.view, *item);
    if (known) fields.add(known_follow_up(v, *known));
    // What was typed after somebody else entered one is not lost.
    if (!known || !typed(visit, "_do." + item->id).empty())
      fields.add(follow_up_fields(visit, item->id, organisations));
    whole.add(group_field(heading_of(v, *item), html("<div class=\"stip-form__fields\">{}</div>", fields), true));
  }
  return whole;
}

/// What is wrong with the follow-up of an item, where it was typed, and what is chosen there rather than written.
struct FollowUpPart {
  std::string_view problem, field, label, remedy = {};
};
constexpr FollowUpPart follow_up_parts[] = {
    {tr_later("its follow-up has no text."), "_do.", tr_later("What must be done")},
    {tr_later("its follow-up names nobody who does it."), "_who.", tr_later("By whom"),
     tr_later("Choose one from the list.")},
    {tr_later("its follow-up has no term."), "_by.", tr_later("Before or on")},
};

std::string place_of(const Visit& visit, const AgendaItem& item, std::string_view label) {
  return heading_of(visit, item) + ", " + std::string(visit.tr(label));
}

/// Problems by the words of this page: an item is known by its place and title here, and by its number elsewhere.
void tell_by_place(const OfficeVisit& visit, const AgendaItem& item, std::vector<Error>& problems,
                   std::vector<Anchor>& anchors) {
  const Visit& v = visit.visit;
  const std::string by = typed(visit, "_by." + item.id);
  const auto is_of_it = [&](const Error& each) { return ends_with(each.subject, " " + item.id); };
  // A term that was typed and cannot be read is no term that lacks.
  std::erase_if(problems, [&](const Error& each) {
    return is_of_it(each) && !by.empty() && each.problem == v.tr("its follow-up has no term.");
  });
  for (const FollowUpPart& part : follow_up_parts) {
    const std::string place = place_of(v, item, part.label);
    for (Error& problem : problems) {
      if (!is_of_it(problem) || problem.problem != v.tr(part.problem)) continue;
      problem.subject = place;
      if (!part.remedy.empty()) problem.remedy = v.tr(part.remedy);
    }
    anchors.push_back({place, "f" + std::string(part.field) + item.id});
  }
  const std::string heading = heading_of(v, item);
  for (Error& problem : problems)
    if (is_of_it(problem)) problem.subject = heading;
  anchors.push_back({heading, "f_outcome." + item.id});
}

Response show_minutes(const OfficeVisit& visit, const Meeting& meeting, std::vector<Error> problems) {
  const Visit& v = visit.visit;
  Html fields = who_was_there(visit, meeting);
  fields.add(outcome_fields(visit, meeting));
  fields.add(area_field({"_minutes", v.tr("Minutes"), v.tr("What was said, in short. Functions, no names."),
                         visit.sent.empty() ? meeting.minutes : typed(visit, "_minutes")}));
  std::vector<Anchor> anchors;
  for (const AgendaItem* item : items_of(v.view, meeting)) tell_by_place(visit, *item, problems, anchors);
  return act_page(visit, fill(v.tr("Minutes of: {}"), {v.title(meeting)}), problems,
                  act_form(visit, fields, v.tr("Look at the minutes")), anchors);
}

/// Who was not at the table by what was typed, before it is entered.
Html empty_chairs(const OfficeVisit& visit, const Acted& acted, const Meeting& meeting) {
  const Visit& v = visit.visit;
  if (!acted.ok()) return {};
  const auto present = all_typed(visit, "_present");
  const NotAtTheTable all = not_at_the_table(v.view, meeting.id);
  Html items;
  const auto add = [&](const std::vector<std::string>& ids, std::string_view words) {
    for (const std::string& id : ids)
      if (std::ranges::find(present, id) == present.end())
        items.add("<li>{}: {}</li>", organisation_link(v, id), words);
  };
  add(all.members, v.tr("has a seat"));
  add(all.concerned, v.tr("concerned by an item"));
  return items.empty() ? Html{} : html("<h2>{}</h2><ul>{}</ul>\n", v.tr("Who was not at the table"), items);
}

}  // namespace

// WEBPAGE: GET /{language}/vergaderen/{body}
//
// Plans a meeting of a body: its day, and an agenda from what waits for it, in the order that is wanted.
ErrorOr<Response> plan_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Body* body, body_of(visit));
  return show_plan(visit, *body, planning(visit, *body), {});
}

ErrorOr<Response> planned(const OfficeVisit& visit) {
  STIP_TRY_AS(const Body* body, body_of(visit));
  const Visit& v = visit.visit;
  PartForm form = planning(visit, *body);
  const bool is_readable = form.read();
  const Meeting& said = form.record<Meeting>();
  PlanMeeting request;
  request.body = body->id;
  request.date = said.date;
  request.title = said.title;
  request.title_en = said.title_en;
  request.about = chosen_items(visit);
  request.classification = said.classification;
  const Acted acted = plan_meeting(v.view, request, actor_of(visit), v.today);
  const std::string made = made_id(acted, type_of<Meeting>());
  return preview_or_enter(
      visit, acted, {std::string(v.tr("Look at the agenda")), {}, record_path(type_of<Meeting>(), made), is_readable},
      [&](const std::vector<Error>& problems) {
        const auto others = form.place(problems, {{"its date is missing.", "date"}});
        return show_plan(visit, *body, form, others);
      });
}

// WEBPAGE: GET /{language}/notuleren/{meeting}
//
// The minutes of a meeting: who was there, what came of every item, what must be done by whom and when. Shows who has a
// seat or was concerned, and was not at the table.
ErrorOr<Response> minutes_page(const OfficeVisit& visit) {
  STIP_TRY_AS(const Meeting* meeting, meeting_of(visit));
  return show_minutes(visit, *meeting, {});
}

ErrorOr<Response> minutes_sent(const OfficeVisit& visit) {
  STIP_TRY_AS(const Meeting* meeting, meeting_of(visit));
  const Visit& v = visit.visit;
  ConcludeMeeting request{meeting->id, all_typed(visit, "_present"), typed(visit, "_minutes"), {}};
  std::vector<Error> unread;
  for (const AgendaItem* item : items_of(v.view, *meeting)) {
    ItemOutcome outcome{item->id, typed(visit, "_outcome." + item->id), typed(visit, "_decision." + item->id), {}};
    const std::string to_do = typed(visit, "_do." + item->id), who = typed(visit, "_who." + item->id),
                      by = typed(visit, "_by." + item->id);
    if (!to_do.empty() || !who.empty() || !by.empty())
      outcome.follow_up = FollowUp{
          to_do, who, typed_date(visit, "_by." + item->id, place_of(v, *item, tr_later("Before or on")), unread)};
    request.outcomes.push_back(std::move(outcome));
  }
  const Acted acted = conclude_meeting(v.view, request, actor_of(visit), v.today);
  return preview_or_enter(visit, acted,
                          {std::string(v.tr("Look at the minutes")), empty_chairs(visit, acted, *meeting),
                           record_path(type_of<Meeting>(), meeting->id), true, unread},
                          [&](const std::vector<Error>& problems) { return show_minutes(visit, *meeting, problems); });
}

}  // namespace stip
