// Bodies page: seats and interests, meetings to come and held, and one meeting with who was not at the table.
#include "web/pages/bodies_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
#include "governance/meeting.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

bool has_ended(const Date& until, Day today) { return until && until.last() < today; }

std::string_view word_of(const Visit& visit, WaitingKind kind) {
  switch (kind) {
    case WaitingKind::decision_wanted:
      return visit.tr("a report asks for a decision");
    case WaitingKind::proposal:
      return visit.tr("a proposal is ready");
    case WaitingKind::signal:
      return visit.tr("a signal waits for an answer");
  }
  return {};
}

Html mandate(const Visit& visit, const Body& body) {
  if (body.mandate == Mandate::decides) return status_word(Level::done, visit.tr("Decides"));
  if (body.mandate == Mandate::advises) return status_word(Level::planned, visit.tr("Advises; the cabinet decides"));
  return open_word(visit.tr("No mandate stated"));
}

Html facts(const Visit& visit, const Body& body) {
  Html list = html("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Mandate"), mandate(visit, body));
  list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Secretariat"),
           body.organisation ? organisation_link(visit, body.organisation.id) : open_word(visit.tr("Not stated")));
  if (body.valid_from)
    list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Since"), date_text(visit.language, body.valid_from));
  if (body.valid_until)
    list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Until"), date_text(visit.language, body.valid_until));
  return html("<dl class=\"stip-facts\">{}</dl>\n", list);
}

Html seats(const Visit& visit, const Body& body) {
  Html rows;
  for (const Membership* seat : visit.view.referring<Membership>("body", body.id)) {
    const bool is_past = has_ended(seat->valid_until, visit.today);
    const Html since = !seat->valid_from && !seat->valid_until ? open_word(visit.tr("not stated"))
                       : is_past ? html("{} {}", visit.tr("until"), date_text(visit.language, seat->valid_until))
                                 : html("{}", date_text(visit.language, seat->valid_from));
    rows.add(
        "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
        "data-label=\"{}\">{}</td></tr>\n",
        record_link(visit, *seat), visit.tr("Organisation"),
        seat->organisation ? organisation_link(visit, seat->organisation.id) : open_word(visit.tr("in person")),
        visit.tr("Declared interests"),
        seat->interests.empty() ? open_word(visit.tr("none declared yet")) : written_prose(visit, seat->interests),
        visit.tr("Since"), since);
  }
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No seats have been entered.")));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Seat"), visit.tr("Organisation"), visit.tr("Declared interests"), visit.tr("Since"));
  return table("zetels", visit.tr("Seats and functions, without names"), head, rows, {}, true);
}

Html names(const Visit& visit, const std::vector<std::string>& ids) {
  Html list;
  for (const std::string& id : ids) list.add("{}{}", list.empty() ? "" : ", ", organisation_link(visit, id));
  return list;
}

Html meeting_item(const Visit& visit, const Meeting& meeting) {
  const std::string when =
      meeting.date ? date_text(visit.language, meeting.date) : std::string(visit.tr("no date yet"));
  const auto items = visit.view.referring<AgendaItem>("meeting", meeting.id);
  Html missing;
  const bool is_past = meeting.date && meeting.date.last() < visit.today;
  if (is_past && !meeting.present.empty()) {
    const NotAtTheTable absent = not_at_the_table(visit.view, meeting.id);
    if (!absent.members.empty())
      missing = html(" · {}: {}", visit.tr("not at the table"), names(visit, absent.members));
  }
  return html("<li class=\"stip-list__item\">{}: {} · {}{}</li>\n", when, record_link(visit, meeting),
              tr_n(visit.language, "{} item", "{} items", static_cast<long>(items.size())), missing);
}

struct Meetings {
  Html coming, held;
};

Meetings meetings_of(const Visit& visit, const Body& body) {
  auto all = visit.view.referring<Meeting>("body", body.id);
  std::ranges::stable_sort(all, [](const Meeting* a, const Meeting* b) {
    return (a->date ? a->date.last() : Day{}) < (b->date ? b->date.last() : Day{});
  });
  Meetings split;
  std::vector<const Meeting*> held;
  for (const Meeting* each : all) {
    if (each->date && each->date.last() < visit.today)
      held.push_back(each);
    else
      split.coming.add(meeting_item(visit, *each));
  }
  std::ranges::reverse(held);
  for (const Meeting* each : held) split.held.add(meeting_item(visit, *each));
  return split;
}

Html waiting(const Visit& visit, const Body& body) {
  Html items;
  for (const WaitingItem& item : waiting_for(visit.view, body.id))
    items.add("<li class=\"stip-list__item\">{} · {}</li>\n", cited_id(visit, item.id), word_of(visit, item.kind));
  return items.empty() ? html("<p>{}</p>", visit.tr("Nothing waits for this body."))
                       : html("<ul class=\"stip-list\">{}</ul>", items);
}

Html list_or(const Html& items, std::string_view none) {
  return items.empty() ? html("<p>{}</p>", none) : html("<ul class=\"stip-list\">{}</ul>\n", items);
}

/// The number alone: an item mostly has the title of what it is about.
Html id_link(const Visit& visit, const RecordType& type, const std::string& id) {
  return html("<a href=\"{}\">{} {}</a>", visit.link(record_path(type, id)), to_lower(label_of(visit, type)), id);
}

/// What an item leaves to be done, by whom and by when.
Html follow_up(const Visit& visit, const Signal& signal) {
  const Html link = id_link(visit, type_of<Signal>(), signal.id);
  Html told = html("<p>{} ({}{}):</p>{}", visit.tr("Follow-up"), link, invented_badge(visit, signal),
                   written_prose(visit, signal.text, signal.text_en));
  return told.add(
      "<p>{}: {} · {}: {}</p>", visit.tr("By whom"), organisation_link(visit, signal.assigned_to.id),
      visit.tr("Before or on"),
      signal.answer_due ? html("{}", date_text(visit.language, signal.answer_due)) : open_word(visit.tr("no term")));
}

Html agenda(const Visit& visit, const Meeting& meeting) {
  auto items = visit.view.referring<AgendaItem>("meeting", meeting.id);
  std::ranges::stable_sort(items, {}, [](const AgendaItem* item) { return item->number.value_or(1000); });
  Html rows;
  for (const AgendaItem* item : items) {
    Html about, outcome;
    for (const AnyRef& ref : item->about) {
      const auto found = visit.view.find_any(ref.id);
      if (found) about.add("{}{}", about.empty() ? "" : ", ", id_link(visit, *found.type, ref.id));
    }
    if (item->decision) outcome.add("<p>{}</p>", linked_id(visit, item->decision.id));
    outcome.add(written_prose(visit, item->outcome));
    if (outcome.empty()) outcome = open_word(visit.tr("not treated yet"));
    for (const Signal* signal : visit.view.referring<Signal>("about", item->id)) outcome.add(follow_up(visit, *signal));
    rows.add(
        "<tr><td>{}</td><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        item->number ? std::to_string(*item->number) : "", record_link(visit, *item), visit.tr("About"),
        about.empty() ? open_word(visit.tr("not said")) : about, visit.tr("Outcome"), outcome);
  }
  if (rows.empty()) return html("<p>{}</p>", open_word(visit.tr("No items have been entered.")));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Number"), visit.tr("Item"), visit.tr("About"), visit.tr("Outcome"));
  return table("agendapunten", visit.tr("Items, and what came of each"), head, rows, {}, true);
}

Html attendance(const Visit& visit, const Meeting& meeting) {
  if (meeting.present.empty()) return html("<p>{}</p>", open_word(visit.tr("Nobody has recorded who was there.")));
  std::vector<std::string> present;
  for (const Ref<Organisation>& each : meeting.present) present.push_back(each.id);
  const NotAtTheTable missing = not_at_the_table(visit.view, meeting.id);
  const auto shown = [&](const std::vector<std::string>& ids) {
    return ids.empty() ? html("{}", visit.tr("nobody")) : names(visit, ids);
  };
  return html(
      "<dl "
      "class=\"stip-facts\"><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd>{}</"
      "dd></div></dl>\n",
      visit.tr("At the table"), names(visit, present), visit.tr("Has a seat, was not there"), shown(missing.members),
      visit.tr("Was concerned, has no seat and was not there"), shown(missing.concerned));
}

}  // namespace

// WEBPAGE: GET /{language}/overlegorganen/{id}
//
// One body: its mandate, who keeps its secretariat, seats with the interests that were declared, what waits for it,
// meetings to come and held with who was not at the table, and its calendar to subscribe to.
ErrorOr<Response> body_page(const Visit& visit) {
  const RecordType& type = type_of<Body>();
  const auto* body = visit.view.find<Body>(visit.parts[0]);
  if (!body) return Error{ErrorKind::not_found, "body " + visit.parts[0], "there is no such body.", "See all bodies."};
  Html content = record_head(visit, type, *body, visit.in_language(body->description, body->description_en));
  content.add(act_link(visit, type, body->id)).add(facts(visit, *body));
  const Meetings meetings = meetings_of(visit, *body);
  content.add(
      section("straks", visit.tr("Meetings to come"),
              html("{}<p><a href=\"{}\">{}</a></p>", list_or(meetings.coming, visit.tr("No meeting is planned.")),
                   visit.link("overlegorganen/" + percent_encoded(body->id) + "/agenda.ics"),
                   visit.tr("Calendar of this body (iCalendar)"))));
  content.add(section("wacht", visit.tr("What waits for this body"), waiting(visit, *body)));
  content.add(section("leden", visit.tr("Who is at the table"), seats(visit, *body)));
  content.add(
      section("gehouden", visit.tr("Meetings held"), list_or(meetings.held, visit.tr("No meeting was recorded."))));
  std::vector<const Record*> decisions;
  for (const Decision* each : visit.view.referring<Decision>("body", body->id)) decisions.push_back(each);
  content.add(section("besluiten", visit.tr("Decisions"), record_list(visit, decisions)));
  if (!body->note.empty()) content.add(section("opmerking", visit.tr("Note"), written_prose(visit, body->note)));
  content.add(sources_of(visit, *body))
      .add(proposal_link(visit, type, body->id))
      .add(why_section(visit, type, body->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, body->id)));
  return page(visit,
              {visit.title(*body),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"overlegorganen", std::string(plural_label_of(visit, type))}},
               "",
               false},
              std::move(content));
}

// WEBPAGE: GET /{language}/vergaderingen/{id}
//
// One meeting: its items with what came of each, follow-up with its term, who was at the table, who was not, minutes.
ErrorOr<Response> meeting_page(const Visit& visit) {
  const RecordType& type = type_of<Meeting>();
  const auto* meeting = visit.view.find<Meeting>(visit.parts[0]);
  if (!meeting)
    return Error{ErrorKind::not_found, "meeting " + visit.parts[0], "there is no such meeting.", "See all meetings."};
  Html content = record_head(visit, type, *meeting);
  Html list;
  if (meeting->body)
    list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Body"), linked_id(visit, meeting->body.id));
  list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Date"),
           meeting->date ? html("{}", date_text(visit.language, meeting->date)) : open_word(visit.tr("no date yet")));
  if (!meeting->address.empty())
    list.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Where it can be read"), safe_link(meeting->address));
  content.add(act_link(visit, type, meeting->id)).add("<dl class=\"stip-facts\">{}</dl>\n", list);
  content.add(section("punten", visit.tr("Agenda"), agenda(visit, *meeting)));
  content.add(section("aanwezig", visit.tr("Who was at the table"), attendance(visit, *meeting)));
  content.add(section("verslag", visit.tr("Minutes"), written_prose(visit, meeting->minutes)));
  if (!meeting->note.empty()) content.add(section("opmerking", visit.tr("Note"), written_prose(visit, meeting->note)));
  content.add(sources_of(visit, *meeting))
      .add(proposal_link(visit, type, meeting->id))
      .add(why_section(visit, type, meeting->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, meeting->id)));
  return page(visit,
              {visit.title(*meeting),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"vergaderingen", std::string(plural_label_of(visit, type))}},
               "",
               false},
              std::move(content));
}

}  // namespace stip
