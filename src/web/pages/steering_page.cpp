// Steering page: each part from the room that works it out; the what-if comes first once one is asked.
#include "web/pages/steering_page.h"

#include "agenda/records.h"
#include "web/kept_answers.h"
#include "web/pages/what_if.h"
#include "web/parts/json_twin.h"
#include "web/parts/money_gaps.h"
#include "web/parts/money_sums.h"
#include "web/parts/offers.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/steering_parts.h"

namespace stip {
namespace {

bool shows_invented(const View& view) {
  for (const Risk& risk : view.all<Risk>())
    if (risk.invented) return true;
  for (const Dependency& dependency : view.all<Dependency>())
    if (dependency.invented) return true;
  for (const Assessment& assessment : view.all<Assessment>())
    if (assessment.invented) return true;
  return false;
}

Html money_section(const Visit& visit) {
  const auto kept = visit.site.kept->figures.of({visit.view, visit.today});
  const std::vector<FunnelStep> steps = funnel(kept->money.public_);
  Html whole = money_gaps(visit);
  whole.add("{}", funnel_figure(visit, steps, largest_step(steps), visit.tr("Public money by stage"), "geld-grafiek"));
  return whole.add("<p><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>\n", visit.link("geld"),
                   visit.tr("All money, by source and year"), visit.link("sturen/geld"),
                   visit.tr("Money and what to choose"));
}

Html contents(const Visit& visit) {
  struct Part {
    std::string_view id, title;
  };
  static constexpr Part parts[] = {{"doelen", msg("Goals and their odds")},
                                   {"plan", msg("The plan and its risks")},
                                   {"geld", msg("The money and its gaps")},
                                   {"afweging", msg("The weighing and where people differ")},
                                   {"wat-als", msg("What if")}};
  Html items;
  for (const Part& part : parts) items.add("<li><a href=\"#{}\">{}</a></li>", part.id, visit.tr(part.title));
  return html("<nav aria-label=\"{}\"><ul class=\"stip-actions\">{}</ul></nav>\n", visit.tr("On this page"), items);
}

Html what_if_section(const Visit& visit) {
  const WhatIfAsked asked = what_if_asked(visit.request.query);
  const WhatIfRun run = run_what_if(visit.site, visit.view, visit.today, asked);
  Html whole = html("<p>{}</p>\n",
                    visit.tr("Ask what would happen if an action moves or stops, a source is cut, or something comes "
                             "in. Nothing changes by asking, and the address of the answer can be shared."));
  if (run.answer) whole.add("{}", what_if_result(visit, asked, *run.answer));
  return section("wat-als", visit.tr("What if"), whole.add("{}", what_if_form(visit, asked, run.problems)));
}

}  // namespace

// WEBPAGE: GET /{language}/sturen?drijft=&actie=&wat=&bron=&korting=&nieuw=&begin=&duur=&na=&helpt=
//
// One place to steer from: goals with the odds of their figures and of the work for them, the plan with the chance of
// each date and what it hangs on, money with its gaps, the weighing with where people differ; and a what-if (move,
// stop, cut, add) that is worked out in the same futures and shown beside today.
ErrorOr<Response> steering_page(const Visit& visit) {
  const auto kept = visit.site.kept->steering.of({visit.view, visit.today});
  Html content =
      html("<div class=\"stip-title\"><h1>{}</h1><p class=\"stip-lead\">{}</p></div>\n{}{}", visit.tr("Steering"),
           visit.tr("Where the agenda is heading, how sure that is, and what could be done about it."),
           invented_banner(visit, false, shows_invented(visit.view)), contents(visit));
  const bool is_asked = !what_if_asked(visit.request.query).empty();
  if (is_asked) content.add(what_if_section(visit));
  content.add(section("doelen", visit.tr("Goals and their odds"), goals_section(visit, *kept)));
  content.add(section("plan", visit.tr("The plan and its risks"), plan_section(visit, *kept)));
  if (visit.moment == "now" && may_be_offered_somewhere(visit, Act::propose))
    content.add("<p><a href=\"{}\">{}</a></p>\n", link_with(visit, "berekeningen", {{"soort", "plan"}}, "plan"),
                visit.tr("Have the plan drawn in more futures"));
  content.add(section("oorzaken", visit.tr("What a date hangs on"), drivers_section(visit, *kept)));
  content.add(section("risicos", visit.tr("Risks"), risks_section(visit)));
  content.add(section("geld", visit.tr("The money and its gaps"), money_section(visit)));
  content.add(section("afweging", visit.tr("The weighing and where people differ"), weighing_section(visit)));
  if (!is_asked) content.add(what_if_section(visit));
  content.add("<ul class=\"stip-actions\"><li><a href=\"{}\">{}</a></li></ul>\n",
              api_address(visit, "/v1/vooruitzichten"), visit.tr("All of this as JSON"));
  return page(visit, {std::string(visit.tr("Steering")), "", {{"", std::string(visit.tr("Overview"))}}, "sturen", true},
              std::move(content));
}

// WEBPAGE: GET /{language}/sturen/wat-als.csv?actie=&wat=&bron=&korting=&nieuw=&begin=&duur=&na=&helpt=
//
// The dates that a what-if would change, with their chances today and then and the standard errors, as CSV.
ErrorOr<Response> what_if_file(const Visit& visit) {
  WhatIfAsked asked = what_if_asked(visit.request.query);
  WhatIfRun run = run_what_if(visit.site, visit.view, visit.today, asked);
  if (!run.problems.empty()) return run.problems.front();
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"wat-als.csv\"");
  if (run.answer) {
    response.body = what_if_csv(visit, *run.answer);
  } else {
    const auto kept = visit.site.kept->steering.of({visit.view, visit.today});
    response.body = what_if_csv(visit, WhatIfAnswer{{}, visit.view, kept, {}, {}, {}, {}, {}, {}});
  }
  return response;
}

}  // namespace stip
