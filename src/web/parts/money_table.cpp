// Money tables: lines as stated.
#include "web/parts/money_table.h"

#include "web/parts/record_parts.h"
#include "web/parts/status.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html remarks(const Visit& visit, const Funding& line) {
  Html notes;
  if (line.coverage != Coverage::unstated)
    notes.add("<p>{}: {}</p>", visit.tr("Cover"), choice_word(visit, line.coverage));
  if (line.prices != PriceBasis::unstated) notes.add("<p>{}</p>", choice_word(visit, line.prices));
  if (!line.as_of.empty())
    notes.add("<p>{}</p>", fill(visit.tr("position on {}"), {date_text(visit.language, line.as_of)}));
  if (!line.condition.empty()) notes.add("<p>{}: {}</p>", visit.tr("Condition"), written(visit, line.condition));
  const Html why = not_added_because(visit, line);
  if (!why.empty()) notes.add("<p>{}</p>", why);
  return notes.add(sources_of(visit, line));
}

}  // namespace

Html amount_of(const Visit& visit, const Funding& line) {
  if (!line.amount.empty())
    return html("<span class=\"stip-amount\">{}</span>", short_amount_text(visit.language, line.amount));
  if (!visit.viewer.may_see(line.amount_classification)) return open_word(visit.tr("amount confidential"));
  return open_word(visit.tr("no amount stated"));
}

std::string years_of(const Visit& visit, const Funding& line) {
  if (line.year) return std::to_string(*line.year);
  const std::string from = short_date_text(visit.language, line.period_start),
                    until = short_date_text(visit.language, line.period_end);
  if (!from.empty() && !until.empty()) return from + "–" + until;
  if (!from.empty()) return fill(visit.tr("from {}"), {from});
  if (!until.empty()) return fill(visit.tr("until {}"), {until});
  return std::string(visit.tr("year not stated"));
}

Html not_added_because(const Visit& visit, const Funding& line) {
  if (line.part_of) return html("{} {}", visit.tr("Not added: part of"), linked_id(visit, line.part_of.id));
  if (line.overlaps) return html("{}", visit.tr("Not added: other lines tell about the same money."));
  return {};
}

Html funding_lines(const Visit& visit, const std::vector<const Funding*>& lines, bool with_action, std::string_view id,
                   std::string_view of) {
  if (lines.empty()) return {};
  const auto column = [](std::string_view words) { return html("<th scope=\"col\">{}</th>", words); };
  Html head = html("<tr>{}", column(visit.tr("What")));
  if (with_action) head.add(column(visit.tr("Action")));
  head.add("{}{}{}{}<th scope=\"col\" class=\"stip-number\">{}</th>{}</tr>", column(visit.tr("Source of money")),
           column(visit.tr("Year")), column(visit.tr("Kind")), column(visit.tr("Stage")), visit.tr("Amount"),
           column(visit.tr("Remarks and source")));
  Html rows;
  for (const Funding* line : lines) {
    rows.add("<tr id=\"{}\"><th scope=\"row\">{}</th>", line->id, record_link(visit, *line));
    if (with_action) rows.add("<td data-label=\"{}\">{}</td>", visit.tr("Action"), linked_id(visit, line->action.id));
    const Html source =
        line->source ? linked_id(visit, line->source.id) : open_word(visit.tr("no source of money stated"));
    rows.add(
        "<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td>"
        "<td class=\"stip-number\" data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
        visit.tr("Source of money"), source, visit.tr("Year"), years_of(visit, *line), visit.tr("Kind"),
        choice_word(visit, line->kind), visit.tr("Stage"), choice_word(visit, line->stage), visit.tr("Amount"),
        amount_of(visit, *line), visit.tr("Remarks and source"), remarks(visit, *line));
  }
  std::string caption(
      visit.tr("Amounts as their sources state them; different kinds and stages are never added together."));
  if (!of.empty()) caption = std::string(of) + ": " + caption;
  return table(id, caption, head, rows, {}, true);
}

}  // namespace stip
