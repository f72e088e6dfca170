// Actions page: filter, counts, and the table by chapter.
#include "web/pages/actions_page.h"

#include <algorithm>

#include "web/parts/attention_parts.h"
#include "web/parts/filter.h"
#include "web/parts/record_parts.h"
#include "web/parts/report_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr int columns = 7;

Html planned(const Visit& visit, const Action& action) {
  if (action.planned_start.empty() && action.planned_end.empty()) return open_word(visit.tr("not stated"));
  const auto shown = [&](const Date& date) {
    return date.empty() ? std::string("?") : short_date_text(visit.language, date);
  };
  return html("{}–{}", shown(action.planned_start), shown(action.planned_end));
}

Html row(const Visit& visit, const Action& action, const Attentions& attentions) {
  const std::string& sentence = visit.in_language(action.sentence, action.sentence_en);
  const Html phase = action.phase == Phase::unstated ? status_word(Level::none, visit.tr("not stated"), true)
                                                     : status_of(visit, action.phase, true);
  return html(
      "<tr><td class=\"stip-quiet\">{}</td><th scope=\"row\">{}<p class=\"stip-quiet\"{} dir=\"auto\">{}</p></th><td "
      "data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>"
      "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
      action.id, record_link(visit, action), lang_of(visit, action.sentence_en), sentence, visit.tr("Owner"),
      owner_link(visit, action.owner), visit.tr("Planned"), planned(visit, action), visit.tr("Phase"), phase,
      visit.tr("On schedule?"), owner_on_schedule(visit, last_report(visit.view, action.id, visit.today)),
      visit.tr("Attention"), attention_flag(visit, about_action(attentions, action.id), action.id));
}

Html group_row(const Visit& visit, const Action& action) {
  const Chapter* chapter = visit.view.find(action.chapter);
  const Html title = chapter ? html("{} {}", chapter->number, record_link(visit, *chapter))
                             : html("{}", visit.tr("No chapter stated"));
  return html("<tr class=\"stip-row--group\"><th scope=\"rowgroup\" colspan=\"{}\">{}</th></tr>\n", columns, title);
}

Html actions_table(const Visit& visit, const std::vector<const Action*>& actions) {
  const auto attentions = attentions_of(visit);
  Html rows;
  const std::string* chapter = nullptr;
  for (const Action* action : actions) {
    if (!chapter || *chapter != action->chapter.id) rows.add(group_row(visit, *action));
    chapter = &action->chapter.id;
    rows.add(row(visit, *action, attentions));
  }
  Html head = html("<tr>");
  for (std::string_view words : {visit.tr("Number"), visit.tr("Action"), visit.tr("Owner"), visit.tr("Planned"),
                                 visit.tr("Phase"), visit.tr("On schedule?"), visit.tr("Attention")}) {
    head.add("<th scope=\"col\">{}</th>", words);
  }
  return table("acties-tabel", visit.tr("Actions by chapter of the agenda"), head.add("</tr>"), rows, {}, true);
}

}  // namespace

// WEBPAGE: GET /{language}/acties?trekker=&thema=&doel=&hoofdstuk=&instrument=&fase=&q=
//
// All actions, or those that a filter asks for, by chapter: number, title and sentence, owner, planning, phase,
// whether on schedule by the owner's last report, and what asks for attention. "geen" finds where nothing is stated.
ErrorOr<Response> actions_page(const Visit& visit) {
  const ActionFilter filter = action_filter(visit.request);
  const auto actions = filtered_actions(visit.view, filter);
  const long total = static_cast<long>(visit.view.count(type_of<Action>()));
  const bool has_invented = std::ranges::any_of(actions, [](const Action* action) { return action->invented; });

  Html content = html("<div class=\"stip-title\"><h1>{}</h1></div>\n{}{}", visit.tr("Actions"),
                      invented_banner(visit, false, has_invented), filter_form(visit, "acties", filter));
  content.add("<p role=\"status\">{}</p>\n",
              filter.empty()
                  ? tr_n(visit.language, "{} action", "{} actions", total)
                  : fill(visit.tr("{} of {} actions"), {number_text(visit.language, static_cast<long>(actions.size())),
                                                        number_text(visit.language, total)}));
  content.add(filter_views(visit, filter, "acties"));
  if (actions.empty()) {
    content.add("<p>{}</p>\n", total == 0 ? visit.tr("No actions have been entered.")
                                          : visit.tr("No action fits all of this. Take a filter off."));
  } else {
    content.add(actions_table(visit, actions));
    content.add(
        "<ul class=\"stip-actions\"><li><a href=\"{}\">{}</a></li> <li><a class=\"stip-target\" "
        "href=\"{}\">{}</a></li></ul>\n",
        csv_address(visit, filter),
        filter.goal.empty() ? visit.tr("Download as CSV") : visit.tr("Download as CSV (of all goals)"),
        json_address(visit, filter), filter.goal.empty() ? std::string_view("JSON") : visit.tr("JSON (of all goals)"));
  }
  content.add(new_record_link(visit, type_of<Action>()));
  return page(visit, {std::string(visit.tr("Actions")), "", {{"", std::string(visit.tr("Overview"))}}, "acties", true},
              std::move(content));
}

}  // namespace stip
