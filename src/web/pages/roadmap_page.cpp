// Roadmap page: the picture, what cannot be drawn, and the same as a table.
#include "web/pages/roadmap_page.h"

#include <algorithm>

#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/roadmap_chart.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::vector<PlannedMilestone> planned_milestones(const Visit& visit, const std::vector<const Milestone*>& milestones) {
  std::vector<PlannedMilestone> planned;
  for (const Milestone* one : milestones)
    planned.push_back({visit.title(*one), one->due, one->first_due, one->met_on, one->invented, lang_of(visit, *one)});
  return planned;
}

PlannedRow planned_row(const Visit& visit, const NamedEditions& editions, const Action& action) {
  PlannedRow row;
  row.id = action.id;
  row.label = visit.title(action);
  row.lang = lang_of(visit, action);
  row.address = visit.link(record_path(type_of<Action>(), action.id));
  row.look = level_of(action.phase);
  row.phase = action.phase == Phase::unstated ? std::string(visit.tr("phase not stated"))
                                              : std::string(choice_word(visit, action.phase));
  if (action.invented) row.phase += " · " + std::string(visit.tr("made up"));
  row.start = action.actual_start.empty() ? action.planned_start : action.actual_start;
  row.end = action.actual_end.empty() ? action.planned_end : action.actual_end;
  row.milestones = planned_milestones(visit, visit.view.referring<Milestone>("action", action.id));
  const Action* before = editions.first ? editions.first->find<Action>(action.id) : nullptr;
  if (!before) return row;
  row.first_start = before->planned_start;
  row.first_end = before->planned_end;
  if (!row.first_end.empty() && !row.end.empty()) {
    const std::string shift = shift_words(visit, row.first_end, row.end);
    if (!shift.empty()) row.drift = fill(visit.tr("{} since {}"), {shift, editions.first_name});
  }
  return row;
}

std::vector<PlannedGroup> planned_groups(const Visit& visit, const std::vector<const Action*>& actions,
                                         bool with_programme) {
  const NamedEditions editions = named_editions(visit);
  std::vector<PlannedGroup> groups;
  const std::string* chapter_id = nullptr;
  for (const Action* action : actions) {
    if (!chapter_id || *chapter_id != action->chapter.id) {
      const Chapter* chapter = visit.view.find(action->chapter);
      groups.push_back(
          {chapter ? chapter->number + " " + visit.title(*chapter) : std::string(visit.tr("No chapter stated")),
           {},
           chapter ? lang_of(visit, *chapter) : Html{}});
    }
    chapter_id = &action->chapter.id;
    groups.back().rows.push_back(planned_row(visit, editions, *action));
  }
  if (!with_programme) return groups;
  std::vector<const Milestone*> loose;
  for (const Milestone& milestone : visit.view.all<Milestone>()) {
    if (!milestone.action) loose.push_back(&milestone);
  }
  PlannedRow row;
  row.label = visit.tr("Milestones of the programme");
  row.milestones = planned_milestones(visit, loose);
  if (is_drawable(row))
    groups.insert(groups.begin(), PlannedGroup{std::string(visit.tr("The programme as a whole")), {row}});
  return groups;
}

Html without_dates(const Visit& visit, const std::vector<PlannedGroup>& groups) {
  Html items;
  for (const PlannedGroup& group : groups) {
    for (const PlannedRow& row : group.rows) {
      if (!is_drawable(row))
        items.add("<li class=\"stip-list__item\"><a href=\"{}\">{} <span{} dir=\"auto\">{}</span></a></li>\n",
                  row.address, row.id, row.lang, row.label);
    }
  }
  return items.empty() ? Html{}
                       : html("<p>{}</p><ul class=\"stip-list\">{}</ul>\n",
                              visit.tr("The sources state no date for these, so they cannot be drawn."), items);
}

Html milestone_cell(const Visit& visit, const PlannedRow& row) {
  Html items;
  for (const PlannedMilestone& one : row.milestones) {
    const Date& date = one.due.empty() ? one.met_on : one.due;
    const std::string when =
        date.empty() ? std::string(visit.tr("date not stated")) : short_date_text(visit.language, date);
    Html moved;
    if (!one.first_due.empty() && one.first_due != one.due)
      moved = html(" ({})", fill(visit.tr("first planned for {}"), {short_date_text(visit.language, one.first_due)}));
    const Html met = one.met_on.empty() ? Html{} : html(" {}", status_word(Level::done, visit.tr("met"), true));
    const Html badge =
        one.invented ? html(" <span class=\"stip-invented-badge\">{}</span>", visit.tr("made up")) : Html{};
    items.add("<li>{}: <span{} dir=\"auto\">{}</span>{}{}{}</li>", when, one.lang, one.title, moved, met, badge);
  }
  return items.empty() ? open_word(visit.tr("none stated")) : html("<ul>{}</ul>", items);
}

Html as_table(const Visit& visit, const std::vector<PlannedGroup>& groups) {
  const auto shown = [&](const Date& date) {
    return date.empty() ? open_word(visit.tr("not stated")) : html("{}", short_date_text(visit.language, date));
  };
  Html rows;
  for (const PlannedGroup& group : groups) {
    rows.add("<tr class=\"stip-row--group\"><th scope=\"rowgroup\" colspan=\"5\"{} dir=\"auto\">{}</th></tr>\n",
             group.lang, group.title);
    for (const PlannedRow& row : group.rows) {
      Html title = html("{} <span{} dir=\"auto\">{}</span>", row.id, row.lang, row.label);
      if (!row.address.empty()) title = html("<a href=\"{}\">{}</a>", row.address, title);
      Html end = shown(row.end);
      if (!row.drift.empty()) end.add(" <span class=\"stip-diff__delta\">{}</span>", row.drift);
      rows.add(
          "<tr><th scope=\"row\">{}</th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td "
          "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
          title, visit.tr("Phase"), row.phase, visit.tr("Start"), shown(row.start), visit.tr("End"), end,
          visit.tr("Milestones"), milestone_cell(visit, row));
    }
  }
  Html head = html("<tr>");
  for (std::string_view words :
       {visit.tr("Action"), visit.tr("Phase"), visit.tr("Start"), visit.tr("End"), visit.tr("Milestones")})
    head.add("<th scope=\"col\">{}</th>", words);
  return table("routekaart-tabel", visit.tr("The roadmap as a table"), head.add("</tr>"), rows, {}, true);
}

}  // namespace

// WEBPAGE: GET /{language}/routekaart?trekker=&thema=&doel=&hoofdstuk=&instrument=&fase=&q=
//
// The actions that a filter asks for over quarters: as planned now and as in the first edition, milestones with
// the way they moved, today as a line. What is imprecise or not stated is hatched or listed, and the same stands in a
// table.
ErrorOr<Response> roadmap_page(const Visit& visit) {
  const ActionFilter filter = action_filter(visit.request);
  const auto actions = filtered_actions(visit.view, filter);
  const auto groups = planned_groups(visit, actions, filter.empty());
  bool has_invented = std::ranges::any_of(actions, [](const Action* action) { return action->invented; });
  for (const PlannedGroup& group : groups) {
    for (const PlannedRow& row : group.rows)
      has_invented |= std::ranges::any_of(row.milestones, &PlannedMilestone::invented);
  }

  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}{}{}", visit.tr("Roadmap"),
           visit.tr("What is planned when, by quarter, beside what the first edition planned."),
           invented_banner(visit, false, has_invented), filter_form(visit, "routekaart", filter),
           filter_views(visit, filter, "routekaart"));
  if (groups.empty()) {
    content.add("<p>{}</p>", visit.tr("No action fits all of this. Take a filter off."));
  } else {
    const Html figure = roadmap_figure(visit, groups, visit.tr("Actions and milestones by quarter"));
    content.add(figure.empty() ? html("<p>{}</p>", open_word(visit.tr("No dates have been stated"))) : figure);
    content.add(section("zonder-datum", visit.tr("Without dates"), without_dates(visit, groups)));
    content.add(section("tabel", visit.tr("As a table"), as_table(visit, groups)));
  }
  return page(visit,
              {std::string(visit.tr("Roadmap")), "", {{"", std::string(visit.tr("Overview"))}}, "routekaart", true},
              std::move(content));
}

}  // namespace stip
