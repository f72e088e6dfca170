// Money gaps: a row for each goal and kind.
#include "web/parts/money_gaps.h"

#include "agenda/records.h"
#include "monitoring/money.h"
#include "web/parts/money_sums.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

Html gap_row(const Visit& visit, const Record& goal, const GoalGap& gap) {
  const auto shown = [&](const Amount& amount) {
    return amount.empty() ? std::string("–") : short_amount_text(visit.language, amount);
  };
  return html(
      "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"stip-number\">{}</td><td class=\"stip-number\">{}</td><td "
      "class=\"stip-number\">{}</td><td>{}</td></tr>\n",
      numbered_link(visit, goal), kind_word(visit, gap.kind), shown(gap.secured), shown(gap.promised), shown(gap.open),
      gap.confidential == 0
          ? std::string()
          : tr_n(visit.language, "{} amount is confidential", "{} amounts are confidential", gap.confidential));
}

}  // namespace

Html money_gaps(const Visit& visit) {
  Html rows, without;
  const auto add = [&](const Record& goal) {
    const GoalMoney money = goal_money(visit.view, goal.id);
    for (const GoalGap& gap : money.gaps) rows.add(gap_row(visit, goal, gap));
    if (money.gaps.empty()) without.add("<li class=\"stip-list__item\">{}</li>", numbered_link(visit, goal));
  };
  for (const SocietalEffect& effect : visit.view.all<SocietalEffect>()) add(effect);
  for (const InterimGoal& goal : visit.view.all<InterimGoal>()) {
    if (!goal.historic) add(goal);
  }
  Html whole;
  if (!rows.empty()) {
    Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", visit.tr("Goal"), visit.tr("Kind"));
    for (std::string_view words :
         {visit.tr("Secured: granted, obligated or paid"), visit.tr("Promised: reserved or conditional"),
          visit.tr("Open: asked or uncovered")}) {
      head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", words);
    }
    whole.add(table("gat-tabel", visit.tr("What each goal has and lacks, in euros"),
                    head.add("<th scope=\"col\">{}</th></tr>", visit.tr("Remarks")), rows));
    whole.add("<p class=\"stip-quiet\">{}</p>\n",
              visit.tr("An action that helps two goals counts at both, so the money of goals is never added."));
  }
  if (!without.empty())
    whole.add("<details class=\"stip-details\"><summary>{}</summary><ul class=\"stip-list\">{}</ul></details>\n",
              visit.tr("Goals without money that can be counted"), without);
  return whole;
}

}  // namespace stip
