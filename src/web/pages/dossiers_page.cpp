// Dossiers page: next moments first, then all by kind; and one dossier with its stages.
#include "web/pages/dossiers_page.h"

#include <algorithm>
#include <map>

#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::vector<const DossierStage*> stages_of(const View& view, const Dossier& dossier) {
  auto stages = view.referring<DossierStage>("dossier", dossier.id);
  std::ranges::stable_sort(stages, [](const DossierStage* a, const DossierStage* b) {
    if (a->date.empty() || b->date.empty()) return !a->date.empty() && b->date.empty();  // Undated ones last.
    return std::chrono::sys_days{a->date.first()} < std::chrono::sys_days{b->date.first()};
  });
  return stages;
}

/// The last stage that was reached; nullptr if none is known.
const DossierStage* reached_stage(const View& view, const Dossier& dossier) {
  const DossierStage* last = nullptr;
  for (const DossierStage* stage : stages_of(view, dossier)) {
    if (stage->state == StageState::reached) last = stage;
  }
  return last;
}

Html when_next(const Visit& visit, const Dossier& dossier) {
  if (dossier.next_moment.empty()) return open_word(visit.tr("No next moment known"));
  Html what = html("<time datetime=\"{}\">{}</time>", to_text(dossier.next_moment),
                   date_text(visit.language, dossier.next_moment));
  if (!dossier.next_moment_what.empty()) what.add(": {}", written(visit, dossier.next_moment_what));
  if (days_between(dossier.next_moment.last(), visit.today) > 0)
    what.add(" {}", status_word(Level::outdated, visit.tr("has passed"), true));
  return what;
}

Html row(const Visit& visit, const Dossier& dossier) {
  const DossierStage* stage = reached_stage(visit.view, dossier);
  const Html stage_text = stage ? html("{}{}", written_title(visit, *stage), invented_badge(visit, *stage))
                                : open_word(visit.tr("No stage reached yet, or none known"));
  const Html owner = owner_link(visit, dossier.owner);
  return html(
      "<tr><th scope=\"row\">{}<span class=\"stip-quiet\"> {}</span></th><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>"
      "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
      record_link(visit, dossier), dossier.number, visit.tr("Stage reached"), stage_text, visit.tr("Next moment"),
      when_next(visit, dossier), visit.tr("Who deals with it"), owner, visit.tr("Actions"), dossier.actions.size());
}

Html stage_item(const Visit& visit, const DossierStage& stage) {
  const Html when =
      stage.date.empty() ? open_word(visit.tr("date not known")) : html("{}", date_text(visit.language, stage.date));
  const bool is_late =
      stage.state == StageState::expected && !stage.date.empty() && days_between(stage.date.last(), visit.today) > 0;
  const Html state = is_late ? status_word(Level::outdated, visit.tr("expected date has passed"), true)
                             : status_of(visit, stage.state, true);
  return html(
      "<li class=\"stip-timeline__item{}\"><span class=\"stip-timeline__when\">{}</span><div class=\"stip-timeline__what\">"
      "<p>{} {}{}</p>{}{}</div></li>\n",
      stage.state == StageState::expected ? " stip-timeline__item--future" : "", when, written_title(visit, stage),
      state, invented_badge(visit, stage), written_prose(visit, stage.note),
      stage.sources.empty() ? Html{} : sources_of(visit, stage));
}

}  // namespace

// WEBPAGE: GET /{language}/dossiers
//
// Laws, rules and series of papers that the agenda depends on or works on, by kind: the stage each has
// reached, its next moment, who deals with it and how many actions work on it.
ErrorOr<Response> dossiers_page(const Visit& visit) {
  std::map<DossierKind, Html> rows;
  bool has_invented = false;
  for (const Dossier& dossier : visit.view.all<Dossier>()) {
    rows[dossier.kind].add(row(visit, dossier));
    has_invented |= dossier.invented;
  }
  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}", visit.tr("Dossiers"),
           visit.tr("Laws, rules and papers on their way, with their next moment and the actions that work on them."),
           invented_banner(visit, false, has_invented));
  for (const auto& [kind, body] : rows) {
    const std::string id = "soort-" + std::to_string(static_cast<int>(kind));
    const Html head = html(
        "<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
        visit.tr("Dossier"), visit.tr("Stage reached"), visit.tr("Next moment"), visit.tr("Who deals with it"),
        visit.tr("Actions"));
    content.add(table(id, choice_word(visit, kind), head, body, {}, true));
  }
  if (rows.empty()) content.add("<p>{}</p>", visit.tr("No dossiers have been entered."));
  return page(visit,
              {std::string(visit.tr("Dossiers")), "", {{"", std::string(visit.tr("Overview"))}}, "dossiers", true},
              std::move(content));
}

// WEBPAGE: GET /{language}/dossiers/{id}
//
// One dossier: the stages that it has passed, waits for or will not reach, the position of the cabinet,
// the next moment to act, the actions that work on it, sources and history.
ErrorOr<Response> dossier_page(const Visit& visit) {
  const RecordType& type = type_of<Dossier>();
  const auto* dossier = visit.view.find<Dossier>(visit.parts[0]);
  if (!dossier)
    return Error{ErrorKind::not_found, "dossier " + visit.parts[0], "no such dossier.", "See the list of dossiers."};

  Html content = record_head(visit, type, *dossier, visit.in_language(dossier->summary, dossier->summary_en));
  content.add("<p><strong>{}:</strong> {}</p>\n", visit.tr("Next moment"), when_next(visit, *dossier));
  const std::string& position = visit.in_language(dossier->position, dossier->position_en);
  content.add(section("positie", visit.tr("Position of the cabinet"),
                      position.empty() ? html("<p>{}</p>", open_word(visit.tr("No position stated")))
                                       : written_prose(visit, dossier->position, dossier->position_en)));

  Html items;
  for (const DossierStage* stage : stages_of(visit.view, *dossier)) items.add(stage_item(visit, *stage));
  content.add(section("fasen", visit.tr("Stages"),
                      items.empty() ? html("<p>{}</p>", open_word(visit.tr("No stages known")))
                                    : html("<ol class=\"stip-timeline\">{}</ol>", items)));
  std::vector<const Record*> actions;
  for (const Ref<Action>& ref : dossier->actions) {
    if (const Action* action = visit.view.find(ref)) actions.push_back(action);
  }
  content.add(section(
      "acties", visit.tr("Actions that work on it"),
      actions.empty() ? html("<p>{}</p>", open_word(visit.tr("No action works on it"))) : record_list(visit, actions)));
  std::vector<const Record*> trends;
  for (const Trend* trend : visit.view.referring<Trend>("analysis", dossier->id)) trends.push_back(trend);
  content.add(section("trends", visit.tr("Trends from this report"), record_list(visit, trends)));
  content.add(section("gegevens", visit.tr("Facts"),
                      html("{}{}{}", fact_list(visit, type, *dossier, {"summary", "position", "actions"}, true),
                           written_prose(visit, dossier->note), sources_of(visit, *dossier))));
  content.add(proposal_link(visit, type, dossier->id)).add(why_section(visit, type, dossier->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, dossier->id)));
  return page(visit,
              {visit.title(*dossier),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"dossiers", std::string(visit.tr("Dossiers"))}},
               "dossiers",
               false},
              std::move(content));
}

}  // namespace stip
