// Text pages: methods, accessibility and open data.
#include "web/pages/text_pages.h"

#include "agenda/rules.h"
#include "publishing/markdown.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

extern "C" {
extern const char stip_methods_nl[], stip_methods_nl_end[], stip_methods_en[], stip_methods_en_end[];
extern const char stip_accessibility_nl[], stip_accessibility_nl_end[], stip_accessibility_en[],
    stip_accessibility_en_end[];
}

namespace stip {
namespace {

std::string_view text_between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

Response text_page(const Visit& visit, std::string_view title, const Html& text, const Html& more = {}) {
  Html content = html("<div class=\"stip-prose\">{}</div>{}", text, more);
  return page(visit, {std::string(visit.tr(title)), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

/// The rules of the agenda as a table, from the one list that also checks them.
Html rules_table(const Visit& visit) {
  Html rows;
  for (const Rule& rule : rules()) {
    rows.add(
        "<tr id=\"{}\"><th scope=\"row\"><code "
        "class=\"utrecht-code\">{}</code></th><td>{}</td><td>{}</td><td>{}</td></tr>",
        rule.name, rule.name, visit.tr(name_of(rule.severity)), visit.tr(rule.says), visit.tr(rule.source));
  }
  return section("regels", visit.tr("Rules"),
                 table("regeltabel", visit.tr("Rules that every agenda is checked against"),
                       html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                            "scope=\"col\">{}</th></tr>",
                            visit.tr("Rule"), visit.tr("Weight"), visit.tr("What it says"), visit.tr("Source")),
                       rows));
}

}  // namespace

// WEBPAGE: GET /{language}/methode
//
// How every figure and verdict is worked out, with its source and a worked example, and the rules of the agenda.
ErrorOr<Response> methods_page(const Visit& visit) {
  const auto dutch = text_between(stip_methods_nl, stip_methods_nl_end),
             english = text_between(stip_methods_en, stip_methods_en_end);
  return text_page(visit, "Methods", visit.language == Language::nl ? markdown(dutch, english) : markdown(english),
                   rules_table(visit));
}

// WEBPAGE: GET /{language}/toegankelijkheid
//
// The accessibility statement.
ErrorOr<Response> accessibility_page(const Visit& visit) {
  const auto text = visit.language == Language::nl ? text_between(stip_accessibility_nl, stip_accessibility_nl_end)
                                                   : text_between(stip_accessibility_en, stip_accessibility_en_end);
  Html content = markdown(text);
  if (const std::string& contact = visit.site.contact; !contact.empty())
    content.add("<p>{} <a href=\"mailto:{}\">{}</a></p>\n", visit.tr("Write to:"), contact, contact);
  return text_page(visit, "Accessibility", std::move(content));
}

// WEBPAGE: GET /{language}/data
//
// The open data: the API, its description, and every table as JSON and CSV.
ErrorOr<Response> data_page(const Visit& visit) {
  Html rows;
  for (const RecordType* type : record_types()) {
    const auto count = visit.view.count(*type);
    if (count == 0) continue;
    rows.add(
        "<tr><th scope=\"row\"><a href=\"{}\">{}</a></th><td class=\"stip-number\">{}</td><td><a "
        "href=\"/v1/{}\">JSON</a></td><td><a href=\"/v1/{}?formaat=csv\">CSV</a></td></tr>",
        visit.link("begrippen/" + std::string(type->api_name)), plural_label_of(visit, *type),
        number_text(visit.language, static_cast<long>(count)), type->api_name, type->api_name);
  }
  Html content =
      html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Open data"),
           visit.tr("All that stands on this site can be had as data, without asking and without an account."));
  content.add("<p>{} <a href=\"/v1/openapi.json\">/v1/openapi.json</a></p>",
              visit.tr("The API is described in OpenAPI 3.1:"));
  content.add("<p>{} <a href=\"/{}/wijzigingen.atom\">/{}/wijzigingen.atom</a></p>",
              visit.tr("What changes can be followed with a feed reader (Atom), as a whole or of one record, with "
                       "/wijzigingen.atom behind its address:"),
              tag(visit.language), tag(visit.language));
  content.add("<p><a href=\"{}\">{}</a></p>", visit.link("data/agenda.xlsx"),
              visit.tr("The whole agenda as a workbook (xlsx)"));
  for (const Programme& programme : visit.view.all<Programme>()) {
    if (!programme.licence.empty())
      content.add("<p>{} {}</p>", visit.tr("Licence of the data:"), safe_link(programme.licence));
  }
  content.add(table("tabellen", visit.tr("Tables"),
                    html("<tr><th scope=\"col\">{}</th><th scope=\"col\" class=\"stip-number\">{}</th><th "
                         "scope=\"col\">JSON</th><th scope=\"col\">CSV</th></tr>",
                         visit.tr("Table"), visit.tr("Records")),
                    rows));
  return page(visit, {std::string(visit.tr("Open data")), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

}  // namespace stip
