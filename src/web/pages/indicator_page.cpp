// Indicator page: what is measured, how, by whom, and every value as it was published.
#include "web/pages/indicator_page.h"

#include "web/parts/goal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html used_by(const Visit& visit, const Indicator& indicator) {
  std::vector<const Record*> goals;
  for (const InterimGoal* goal : visit.view.referring<InterimGoal>("indicators", indicator.id)) goals.push_back(goal);
  for (const auto& ref : indicator.effects) {
    if (const SocietalEffect* effect = visit.view.find(ref)) goals.push_back(effect);
  }
  return goals.empty() ? html("<p>{}</p>", open_word(visit.tr("No goal uses this indicator")))
                       : record_list(visit, goals);
}

}  // namespace

// WEBPAGE: GET /{language}/indicatoren/{id}
//
// One indicator: its course with the rule behind the verdict, the chart, every observation with its vintage and
// source, the goals that use it, definition, facts and history.
ErrorOr<Response> indicator_page(const Visit& visit) {
  const RecordType& type = type_of<Indicator>();
  const auto* indicator = visit.view.find<Indicator>(visit.parts[0]);
  if (!indicator)
    return Error{ErrorKind::not_found, "indicator " + visit.parts[0], "no such indicator.",
                 "See the list of indicators."};
  Html content = record_head(visit, type, *indicator);
  if (indicator->level == MeasureLevel::context) {
    content.add(
        "<p>{}</p>\n",
        visit.tr("A context indicator: it changes for many reasons at once, so the agenda can take no credit for it."));
  }
  content.add(indicator_block(visit, *indicator));
  content.add(section("doelen", visit.tr("Goals that use it"), used_by(visit, *indicator)));
  content.add(section("meetmethode", visit.tr("How it is measured"),
                      written_prose(visit, indicator->method, indicator->method_en)));
  content.add(section("gegevens", visit.tr("Facts"),
                      html("{}{}{}", fact_list(visit, type, *indicator, {"method", "effects"}, true),
                           written_prose(visit, indicator->note), sources_of(visit, *indicator))));
  content.add(proposal_link(visit, type, indicator->id)).add(why_section(visit, type, indicator->id));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, indicator->id)));
  return page(visit,
              {visit.title(*indicator),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"doelen", std::string(visit.tr("Goals"))}},
               "doelen",
               false},
              std::move(content));
}

}  // namespace stip
