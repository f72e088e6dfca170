// Year table: cells laid out by year.
#include "web/parts/year_table.h"

#include <map>
#include <set>
#include <tuple>

#include "agenda/records.h"
#include "monitoring/money_years.h"
#include "web/parts/money_sums.h"
#include "web/parts/money_table.h"
#include "web/parts/record_parts.h"
#include "web/parts/status.h"

namespace stip {
namespace {

using RowPlace = std::tuple<std::string, FundingKind, FundingStage, std::string>;

Html amount_html(const Visit& visit, const MoneyCell& cell) {
  const Html amount =
      cell.total.empty() ? open_word(visit.tr("confidential"))
                         : html("<span class=\"stip-amount\">{}</span>", short_amount_text(visit.language, cell.total));
  const Html more = cell.total.empty() || cell.confidential == 0
                        ? Html{}
                        : html(" + {}", tr_n(visit.language, "{} confidential", "{} confidential", cell.confidential));
  return html("<a href=\"#regels-{}\" title=\"{}\">{}{}</a>", cell.source.empty() ? "geen" : cell.source,
              tr_n(visit.language, "{} line", "{} lines", cell.lines), amount, more);
}

Html side_table(const Visit& visit, const std::vector<MoneyCell>& cells, std::string_view caption,
                std::string_view id) {
  if (cells.empty()) return {};
  std::set<int> years;
  std::map<RowPlace, std::map<int, const MoneyCell*>> rows;
  for (const MoneyCell& cell : cells) {
    years.insert(*cell.year);
    rows[{cell.source, cell.kind, cell.stage, cell.currency}][*cell.year] = &cell;
  }
  Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th>",
                   visit.tr("Source of money"), visit.tr("Kind"), visit.tr("Stage"));
  for (const int year : years) head.add("<th scope=\"col\" class=\"stip-number\">{}</th>", year);
  Html body;
  for (const auto& [place, by_year] : rows) {
    const auto& [source, kind, stage, currency] = place;
    body.add("<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td>",
             source.empty() ? open_word(visit.tr("no source of money stated")) : linked_id(visit, source),
             kind_word(visit, kind), choice_word(visit, stage));
    for (const int year : years) {
      const auto at = by_year.find(year);
      body.add("<td class=\"stip-number{}\">{}</td>", Html::trusted(at == by_year.end() ? " stip-cell--empty" : ""),
               at == by_year.end() ? html("–") : amount_html(visit, *at->second));
    }
    body.add("</tr>\n");
  }
  return table(id, caption, head.add("</tr>"), body);
}

Html lines_without_stage(const Visit& visit, const std::vector<const Funding*>& lines) {
  if (lines.empty()) return {};
  Html items;
  for (const Funding* line : lines)
    items.add("<li>{}: {}, {}</li>\n", *line->year, record_link(visit, *line), amount_of(visit, *line));
  return html("<p>{}</p>\n<ul>{}</ul>\n",
              visit.tr("In a year, but without a stage, so that it can be added to nothing:"), items);
}

/// Why a counted amount is in no year.
Html without_year(const Visit& visit, const MoneyYears& years) {
  Html items;
  if (years.over_period > 0)
    items.add("<li>{}</li>",
              tr_n(visit.language, "{} line that is counted above states a period of years as a whole",
                   "{} lines that are counted above state a period of years as a whole", years.over_period));
  if (years.not_stated > 0)
    items.add("<li>{}</li>", tr_n(visit.language, "{} line that is counted above states neither year nor period",
                                  "{} lines that are counted above state neither year nor period", years.not_stated));
  if (items.empty()) return {};
  return html(
      "<p>{}</p>\n<ul>{}</ul>\n",
      visit.tr("Of these no single year is known, since their sources do not tell it. They are not divided over "
               "years:"),
      items);
}

}  // namespace

Html money_by_year(const Visit& visit) {
  const MoneyYears years = money_years(visit.view);
  Html whole;
  if (years.public_.empty() && years.private_.empty() && years.mixed.empty())
    whole.add("<p>{}</p>\n", open_word(visit.tr("No amount with a stage is stated for a single year")));
  else
    whole.add(
        "<p>{}</p>\n",
        visit.tr("What sources state for single years. Some of it is part of an amount that is counted above as a "
                 "whole: it is the same money, seen by year, and is never added to it."));
  whole.add(side_table(visit, years.public_, visit.tr("Public money by year"), "publiek-jaren"))
      .add(side_table(visit, years.private_, visit.tr("Private money by year"), "privaat-jaren"))
      .add(side_table(visit, years.mixed, visit.tr("Money of public and private parties together, by year"),
                      "gemengd-jaren"));
  return whole.add(lines_without_stage(visit, years.apart)).add(without_year(visit, years));
}

}  // namespace stip
