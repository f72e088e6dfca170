// Action page: facts and judgements side by side, planning, money, what it is for, what it waits for, history.
#include "web/pages/action_page.h"

#include <algorithm>

#include "web/parts/attention_parts.h"
#include "web/parts/json_twin.h"
#include "web/parts/money_table.h"
#include "web/parts/pledge_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

template <class T>
std::vector<const Record*> referring(const Visit& visit, std::string_view field, std::string_view id) {
  std::vector<const Record*> found;
  for (const T* record : visit.view.referring<T>(field, id)) found.push_back(record);
  return found;
}

template <class T>
Html links(const Visit& visit, const std::vector<Ref<T>>& refs) {
  Html list;
  for (const Ref<T>& ref : refs) list.add("{}{}", list.empty() ? "" : ", ", linked_id(visit, ref.id));
  return list.empty() ? open_word(visit.tr("Not stated")) : list;
}

Html fact(std::string_view heading, const Html& value) {
  return html("<div><dt>{}</dt><dd>{}</dd></div>\n", heading, value);
}

/// A fact with a link to the path of entries and decisions behind it.
Html why_fact(const Visit& visit, const Action& action, std::string_view heading, const Html& value,
              const char* field) {
  return html(
      "<div><dt>{}</dt><dd>{} <a class=\"stip-quiet stip-screen-only stip-target\" href=\"{}\">{}<span "
      "class=\"stip-hidden\"> {}</span></a></dd></div>\n",
      heading, value, link_with(visit, record_path(type_of<Action>(), action.id), {{"waarom", field}}, "waarom"),
      visit.tr("why?"), heading);
}

Html partners(const Visit& visit, const Action& action) {
  Html items;
  for (const Participation* partner : visit.view.referring<Participation>("action", action.id)) {
    items.add("<li>{}{}{}</li>", linked_id(visit, partner->organisation.id),
              partner->role.empty() ? Html{} : html(": {}", written(visit, partner->role, partner->role_en)),
              invented_badge(visit, *partner));
  }
  return items.empty() ? open_word(visit.tr("No partners stated")) : html("<ul>{}</ul>", items);
}

std::string period_text(const Visit& visit, const Date& from, const Date& until) {
  const std::string open(visit.tr("not stated"));
  if (from.empty() && until.empty()) return open;
  return (from.empty() ? open : date_text(visit.language, from)) + " – " +
         (until.empty() ? open : date_text(visit.language, until));
}

Html who_and_what(const Visit& visit, const Action& action) {
  Html facts = why_fact(visit, action, visit.tr("Owner"), owner_link(visit, action.owner), "owner");
  facts.add(fact(visit.tr("Partners"), partners(visit, action)));
  facts.add(why_fact(visit, action, visit.tr("Chapter"),
                     action.chapter ? linked_id(visit, action.chapter.id) : open_word(visit.tr("Not stated")),
                     "chapter"));
  facts.add(why_fact(visit, action, visit.tr("Themes"), links(visit, action.themes), "themes"));
  facts.add(why_fact(visit, action, visit.tr("Societal effects"), links(visit, action.effects), "effects"));
  Html instruments;
  for (Instrument instrument : action.instruments)
    instruments.add("{}{}", instruments.empty() ? "" : ", ", choice_word(visit, instrument));
  facts.add(why_fact(visit, action, visit.tr("Instruments"),
                     instruments.empty() ? open_word(visit.tr("Not stated")) : instruments, "instruments"));
  facts.add(
      why_fact(visit, action, visit.tr("Public or private"), html("{}", choice_word(visit, action.sector)), "sector"));
  if (action.part_of) facts.add(fact(visit.tr("Part of"), linked_id(visit, action.part_of.id)));
  if (action.continues) facts.add(fact(visit.tr("Continues"), linked_id(visit, action.continues.id)));
  if (const auto parts = referring<Action>(visit, "part_of", action.id); !parts.empty())
    facts.add(fact(visit.tr("Parts"), record_list(visit, parts)));
  if (const auto next = referring<Action>(visit, "continues", action.id); !next.empty())
    facts.add(fact(visit.tr("Continued by"), record_list(visit, next)));
  if (!action.aliases.empty()) {
    Html names;
    for (const std::string& name : action.aliases) names.add("<li>{}</li>", written(visit, name));
    facts.add(fact(visit.tr("Other names"), html("<ul>{}</ul>", names)));
  }
  return html("<dl class=\"stip-facts\">{}</dl>\n", facts);
}

Html milestone_row(const Visit& visit, const Milestone& milestone) {
  const auto shown = [&](const Date& date) {
    return date.empty() ? open_word(visit.tr("not stated"))
                        : html("<time datetime=\"{}\">{}</time>", to_text(date), short_date_text(visit.language, date));
  };
  const Date& first = milestone.first_due.empty() ? milestone.due : milestone.first_due;
  Html now = shown(milestone.due);
  if (!milestone.due.empty() && first != milestone.due) {
    now = html("<del>{}</del> <ins>{}</ins> <span class=\"stip-diff__delta\">{}</span>", shown(first),
               shown(milestone.due), shift_words(visit, first, milestone.due));
  }
  const bool is_late =
      milestone.met_on.empty() && !milestone.due.empty() && days_between(milestone.due.last(), visit.today) > 0;
  Html state = !milestone.met_on.empty()
                   ? html("{} {}", status_word(Level::done, visit.tr("met"), true), shown(milestone.met_on))
               : is_late ? status_word(Level::bad, visit.tr("date has passed"), true)
                         : status_word(Level::planned, visit.tr("not met yet"), true);
  const Html proof = !milestone.evidence.empty() ? written_prose(visit, milestone.evidence)
                     : milestone.met_on.empty()  ? Html{}
                                                 : open_word(visit.tr("no evidence stated"));
  return html(
      "<tr><th scope=\"row\">{} <span class=\"stip-quiet\">{}</span></th><td data-label=\"{}\">{}</td><td "
      "data-label=\"{}\">{}</td><td data-label=\"{}\">{}{}</td></tr>\n",
      record_link(visit, milestone), milestone.id, visit.tr("Planned"), now, visit.tr("Where it stands"), state,
      visit.tr("Evidence and source"), proof, sources_of(visit, milestone));
}

/// How far the planning moved since an edition, in words.
Html drift(const Visit& visit, const std::vector<Drift>& moves, const std::string& edition) {
  Html items;
  for (const Drift& move : moves) {
    const Html what =
        visit.view.find<Milestone>(move.id) ? linked_id(visit, move.id) : html("{}", visit.tr("Planned end"));
    items.add("<li>{}: <del>{}</del> <ins>{}</ins> <span class=\"stip-diff__delta\">{}</span></li>", what,
              short_date_text(visit.language, move.then), short_date_text(visit.language, move.now),
              shift_words(visit, move.then, move.now));
  }
  return items.empty() ? Html{}
                       : html("<p>{}</p><ul>{}</ul>\n",
                              edition.empty() ? std::string(visit.tr("Moved since it was first planned:"))
                                              : fill(visit.tr("Moved since {}:"), {edition}),
                              items);
}

Html planning(const Visit& visit, const Action& action, const Schedule& when, const NamedEditions& editions) {
  Html facts = why_fact(visit, action, visit.tr("Planned"),
                        html("{}", period_text(visit, action.planned_start, action.planned_end)), "planned_end");
  if (!action.actual_start.empty() || !action.actual_end.empty()) {
    facts.add(why_fact(visit, action, visit.tr("Actual"),
                       html("{}", period_text(visit, action.actual_start, action.actual_end)), "actual_end"));
  }
  Html whole = html("<dl class=\"stip-facts\">{}</dl>\n", facts);
  whole.add(drift(visit, when.since_first, editions.first_name));
  if (editions.first_name != editions.last_name) whole.add(drift(visit, when.since_last, editions.last_name));
  Html rows;
  for (const Milestone* milestone : visit.view.referring<Milestone>("action", action.id))
    rows.add(milestone_row(visit, *milestone));
  if (rows.empty()) return whole.add("<p>{}</p>", open_word(visit.tr("No milestones stated")));
  const Html head = html(
      "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
      visit.tr("Milestone"), visit.tr("Planned"), visit.tr("Where it stands"), visit.tr("Evidence and source"));
  return whole.add(
      table("mijlpalen", visit.tr("Milestones, with the date first planned where it moved"), head, rows, {}, true));
}

Html contributions(const Visit& visit, const Action& action) {
  Html items;
  for (const Contribution* claim : visit.view.referring<Contribution>("action", action.id)) {
    Html facts = fact(visit.tr("Evidence"), status_of(visit, claim->evidence, true));
    if (claim->strength != Strength::unstated)
      facts.add(fact(visit.tr("Strength"), html("{}", choice_word(visit, claim->strength))));
    if (!claim->size.empty()) facts.add(fact(visit.tr("Size"), html("{}", quantity_text(visit.language, claim->size))));
    facts.add(fact(visit.tr("How it works"), claim->mechanism.empty() ? open_word(visit.tr("Not stated"))
                                                                      : written_prose(visit, claim->mechanism)));
    if (!claim->assumption.empty()) facts.add(fact(visit.tr("Assumption"), written_prose(visit, claim->assumption)));
    items.add(
        "<li class=\"stip-card\"><h3 class=\"stip-card__title\">{}{}</h3><dl class=\"stip-facts\">{}</dl>{}</li>\n",
        linked_id(visit, claim->goal.id), invented_badge(visit, *claim), facts, sources_of(visit, *claim));
  }
  if (items.empty()) return html("<p>{}</p>", open_word(visit.tr("No contribution to a goal has been worked out")));
  return html("<p class=\"stip-quiet\">{}</p><ul class=\"stip-grid\">{}</ul>\n",
              visit.tr("A claim that the action helps; not that it is the only cause."), items);
}

Html dependency_item(const Visit& visit, const Dependency& dependency, std::string_view other) {
  Html lag;
  if (dependency.lag_weeks)
    lag = html(" · {}", fill(visit.tr("{} weeks in between"), {std::to_string(*dependency.lag_weeks)}));
  return html("<li class=\"stip-list__item\">{}{}{}{}</li>\n", cited_id(visit, other), lag,
              invented_badge(visit, dependency), written_prose(visit, dependency.why));
}

Html dependencies(const Visit& visit, const Action& action) {
  Html before, after;
  for (const Dependency* one : visit.view.referring<Dependency>("action", action.id))
    before.add(dependency_item(visit, *one, one->before.id));
  const auto waits = [&](std::string_view id) {
    for (const Dependency* one : visit.view.referring<Dependency>("before", id))
      after.add(dependency_item(visit, *one, one->action.id));
  };
  waits(action.id);
  for (const Milestone* milestone : visit.view.referring<Milestone>("action", action.id)) waits(milestone->id);
  Html whole;
  if (!before.empty()) whole.add("<h3>{}</h3><ul class=\"stip-list\">{}</ul>\n", visit.tr("Waits for"), before);
  if (!after.empty()) whole.add("<h3>{}</h3><ul class=\"stip-list\">{}</ul>\n", visit.tr("Waited for by"), after);
  return whole;
}

Html risks(const Visit& visit, const Action& action) {
  Html items;
  for (const Risk* risk : visit.view.referring<Risk>("action", action.id)) {
    items.add("<li class=\"stip-card\"><h3 class=\"stip-card__title\">{}</h3>{}</li>\n", record_link(visit, *risk),
              fact_list(visit, type_of<Risk>(), *risk, {"action"}));
  }
  return items.empty() ? Html{} : html("<ul class=\"stip-grid\">{}</ul>\n", items);
}

Html reports(const Visit& visit, const std::vector<const ProgressReport*>& all) {
  Html items;
  for (const ProgressReport* report : all) items.add(whole_report(visit, *report));
  return items;
}

/// Dossiers, signals, promises, conditions and weighings: each under its own heading.
Html around_it(const Visit& visit, const Action& action) {
  Html whole;
  const auto add = [&](std::string_view heading, const std::vector<const Record*>& records) {
    if (!records.empty()) whole.add("<h3>{}</h3>{}", heading, record_list(visit, records));
  };
  add(visit.tr("Dossiers"), referring<Dossier>(visit, "actions", action.id));
  add(visit.tr("Signals"), referring<Signal>(visit, "about", action.id));
  if (const auto pledges = visit.view.referring<Pledge>("actions", action.id); !pledges.empty())
    whole.add("<h3>{}</h3>{}", visit.tr("Promises to parliament"), pledge_list(visit, pledges));
  add(visit.tr("Conditions"), referring<Condition>(visit, "actions", action.id));
  add(visit.tr("Weighings"), referring<Assessment>(visit, "about", action.id));
  if (!visit.view.referring<Assessment>("about", action.id).empty())
    whole.add("<p><a class=\"stip-target\" href=\"{}\">{}</a></p>", visit.link("wegen/" + percent_encoded(action.id)),
              visit.tr("Arguments, conditions and positions on this action"));
  add(visit.tr("Decisions"), referring<Decision>(visit, "about", action.id));
  add(visit.tr("Proposed changes"), referring<ProposedChange>(visit, "record", action.id));
  add(visit.tr("Evaluations"), referring<Evaluation>(visit, "about", action.id));
  return whole;
}

/// The items, with what is only probably wrong folded away.
Html what_needs_attention(const Visit& visit, std::vector<const AttentionItem*> items) {
  const auto lesser =
      std::ranges::stable_partition(items, [](const AttentionItem* item) { return item->rule != "rule.warning"; });
  const std::vector<const AttentionItem*> small(lesser.begin(), lesser.end());
  items.erase(lesser.begin(), lesser.end());
  Html whole = attention_list(visit, items);
  if (!small.empty()) {
    whole.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>\n",
              tr_n(visit.language, "{} smaller remark", "{} smaller remarks", static_cast<long>(small.size())),
              attention_list(visit, small));
  }
  return whole;
}

Html texts(const Visit& visit, const Action& action) {
  Html whole = written_prose(visit, action.description, action.description_en);
  if (!action.why_fast.empty())
    whole.add("<h2>{}</h2>{}", visit.tr("Why speed is wanted"), written_prose(visit, action.why_fast));
  if (!action.care.empty())
    whole.add("<h2>{}</h2>{}", visit.tr("Which care is needed"), written_prose(visit, action.care));
  if (!action.open_points.empty())
    whole.add("<h2>{}</h2>{}", visit.tr("Open points"), written_prose(visit, action.open_points));
  if (!action.note.empty()) whole.add("<h2>{}</h2>{}", visit.tr("Note"), written_prose(visit, action.note));
  return whole.add(sources_of(visit, action));
}

Html downloads(const Visit& visit, const Action& action) {
  Html items;
  for (const char* format : {"docx", "pdf"}) {
    items.add(
        "<li><a class=\"utrecht-link-button utrecht-button utrecht-button--secondary-action\" href=\"{}\">{} "
        "({})</a></li>",
        visit.link("documenten/feitenblad-" + action.id + "." + format), visit.tr("Fact sheet"), format);
  }
  items.add("<li><a href=\"{}\">{}</a></li>", api_address(visit, "/v1/acties/" + percent_encoded(action.id)),
            visit.tr("This action as JSON"));
  return html("<ul class=\"stip-actions\">{}</ul>\n", items);
}

}  // namespace

// WEBPAGE: GET /{language}/acties/{id}
//
// One action: who, what for, phase and judgements side by side, planning with old and new dates, money line by
// line, claimed contributions, dependencies both ways, risks, reports, what is around it, sources and history.
// ?waarom=owner shows the path of entries and decisions behind a field.
ErrorOr<Response> action_page(const Visit& visit) {
  const RecordType& type = type_of<Action>();
  const auto* action = visit.view.find<Action>(visit.parts[0]);
  if (!action)
    return Error{ErrorKind::not_found, "action " + visit.parts[0], "no such action.", "See the list of actions."};
  const auto all_reports = handed_in(visit.view, action->id);
  const NamedEditions editions = named_editions(visit);
  const auto attentions = attentions_of(visit, editions);
  const Schedule when = schedule(visit.view, *action, visit.today, editions.options());

  Html content = record_head(visit, type, *action, visit.in_language(action->sentence, action->sentence_en));
  content.add(judgements(visit, *action, when));
  content.add(section("aandacht", visit.tr("Needs attention"),
                      what_needs_attention(visit, about_action(attentions, action->id))));
  content.add(act_link(visit, type, action->id))
      .add(proposal_link(visit, type, action->id))
      .add(why_section(visit, type, action->id));
  content.add(
      "<div class=\"stip-columns\"><div class=\"stip-columns__main\">\n{}</div><div "
      "class=\"stip-columns__side\">{}</div></div>\n",
      texts(visit, *action), who_and_what(visit, *action));
  content.add(section("planning", visit.tr("Planning"), planning(visit, *action, when, editions)));
  const Html money = funding_lines(visit, visit.view.referring<Funding>("action", action->id), false);
  content.add(section("geld", visit.tr("Money"),
                      money.empty() ? html("<p>{}</p>", open_word(visit.tr("No money stated"))) : money));
  content.add(section("bijdragen", visit.tr("What it contributes to"), contributions(visit, *action)));
  content.add(section("afhankelijkheden", visit.tr("Dependencies"), dependencies(visit, *action)));
  content.add(section("risicos", visit.tr("Risks"), risks(visit, *action)));
  content.add(section("rapportages", visit.tr("Progress reports"), reports(visit, all_reports)));
  content.add(section("verbanden", visit.tr("Around this action"), around_it(visit, *action)));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, action->id)));
  content.add(downloads(visit, *action));
  return page(visit,
              {title_and_id(visit, *action),
               visit.in_language(action->sentence, action->sentence_en),
               {{"", std::string(visit.tr("Overview"))}, {"acties", std::string(visit.tr("Actions"))}},
               "acties",
               false},
              std::move(content));
}

}  // namespace stip
