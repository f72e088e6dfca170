// Search page: the form, and what was found by type.
#include "web/pages/search_page.h"

#include "agenda/search.h"
#include "base/text.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Html results(const Visit& visit, const std::vector<Hit>& hits) {
  Html items;
  for (const Hit& hit : hits) {
    Html where = html("{} · {}", label_of(visit, *hit.type), hit.record->id);
    if (const Field* field = hit.type->field(hit.field); field && !hit.excerpt.empty())
      where.add(" · {}", label_of(visit, *hit.type, *field));
    items.add("<li class=\"stip-list__item\">{}<span class=\"stip-quiet\">{}</span>", record_link(visit, *hit.record),
              where);
    const Field* of = hit.type->field(hit.field);
    if (!hit.excerpt.empty())
      items.add("<p class=\"stip-card__text\"{} dir=\"auto\">{}</p>", of ? lang_of(visit, *of) : Html{}, hit.excerpt);
    items.add("</li>");
  }
  return html("<ol class=\"stip-list\">{}</ol>", items);
}

}  // namespace

// WEBPAGE: GET /{language}/zoeken?q=words
//
// Searches every word of every record that the viewer may see, best first. Works as a plain form.
ErrorOr<Response> search_page(const Visit& visit) {
  const std::string* asked = visit.request.query_value("q");
  const std::string query = asked ? std::string(trimmed(*asked)) : "";
  Html content = html("<h1>{}</h1>", visit.tr("Search"));
  content.add(
      "<form class=\"stip-filter\" action=\"/{}/zoeken\"><div class=\"utrecht-form-field\">"
      "<label class=\"utrecht-form-label\" for=\"zoek\">{}</label>"
      "<input class=\"utrecht-textbox\" id=\"zoek\" name=\"q\" type=\"search\" value=\"{}\" maxlength=\"400\"></div>"
      "<button class=\"utrecht-button utrecht-button--primary-action\">{}</button></form>",
      tag(visit.language), visit.tr("Words, a number or a name"), query, visit.tr("Search"));
  if (!query.empty()) {
    const auto hits = search(visit.view, query);
    content.add("<p role=\"status\">{}</p>",
                tr_n(visit.language, "{} record found", "{} records found", static_cast<long>(hits.size())));
    if (hits.empty())
      content.add("<p>{}</p>", visit.tr("Try fewer words, or the start of a word."));
    else
      content.add(results(visit, hits));
  }
  const std::string title =
      query.empty() ? std::string(visit.tr("Search")) : query + " – " + std::string(visit.tr("Search"));
  return page(visit, {title, "", {{"", std::string(visit.tr("Overview"))}}, "zoeken", false}, std::move(content));
}

}  // namespace stip
