// Mandates page: the table of mandates in plain words, from the one table that is also asked.
#include "web/pages/mandates_page.h"

#include "access/mandates.h"
#include "publishing/record_words.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

/// What a choice means, in the language of the visit.
template <class E>
std::string_view meaning_of(const Visit& visit, E value) {
  return visit.tr(Choices<E>::type().values[static_cast<std::size_t>(value)].help);
}

std::string highest_words(const Visit& visit, Classification highest) {
  return uncapitalised(label_of(visit.language, highest));
}

Html rows(const Visit& visit) {
  Html all;
  const auto table = mandate_table();
  for (std::size_t from = 0, until = 0; from < table.size(); from = until) {
    while (until < table.size() && table[until].act == table[from].act) ++until;
    for (std::size_t at = from; at < until; ++at) {
      const MandateRule& rule = table[at];
      all.add("<tr>");
      if (at == from)
        all.add("<th scope=\"row\" rowspan=\"{}\" id=\"{}\">{}<br><small>{}</small></th>", until - from,
                name_of_choice(rule.act), label_of(visit.language, rule.act), meaning_of(visit, rule.act));
      all.add("<td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td><td data-label=\"{}\">{}</td></tr>\n",
              visit.tr("Role"), label_of(visit.language, rule.role), visit.tr("Up to and including"),
              highest_words(visit, rule.highest), visit.tr("On which records"),
              uncapitalised(label_of(visit.language, rule.reach)));
    }
  }
  return all;
}

template <class E>
Html meanings(const Visit& visit) {
  Html list;
  for (std::size_t at = 0; at < Choices<E>::type().values.size(); ++at)
    list.add("<div><dt>{}</dt><dd>{}</dd></div>", label_of(visit.language, static_cast<E>(at)),
             meaning_of(visit, static_cast<E>(at)));
  return html("<dl class=\"stip-facts\">{}</dl>", list);
}

}  // namespace

// WEBPAGE: GET /{language}/mandaten
//
// Who may do what on which records: act, role, the highest classification, and how near the record must be.
ErrorOr<Response> mandates_page(const Visit& visit) {
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p><p>{}</p><p>{}</p>", visit.tr("Who may do what"),
                      visit.tr("What is not in this table, nobody may do."),
                      visit.tr("A role is held at an organisation or a body, and up to a classification. Nobody gets "
                               "further than that, whatever the table says."),
                      visit.tr("Nobody signs a report of their own: four eyes see each report."));
  content.add(
      table("mandaattabel", visit.tr("Mandates"),
            html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                 "scope=\"col\">{}</th></tr>",
                 visit.tr("Act"), visit.tr("Role"), visit.tr("Up to and including"), visit.tr("On which records")),
            rows(visit), {}, true));
  content.add("<p>{}</p>",
              visit.tr("Importing, changing one field and deleting a value for good are done on the machine "
                       "itself, by who manages it; the ledger shows each with its reason."));
  content.add("<p><a href=\"/v1/mandaten\">{}</a></p>", visit.tr("The same table as data (JSON)"));
  content.add("<h2>{}</h2>{}<h2>{}</h2>{}", visit.tr("Roles"), meanings<Role>(visit), visit.tr("On which records"),
              meanings<Reach>(visit));
  return page(visit,
              {std::string(visit.tr("Who may do what")), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

}  // namespace stip
