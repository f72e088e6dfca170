// Reference page: what each record holds, in words that a reader of the open data needs.
#include "web/pages/reference_page.h"

#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

Html choices_of(const Visit& visit, const ChoiceType& type) {
  Html items;
  for (const Choice& choice : type.values) {
    if (choice.name.empty()) continue;
    items.add("<li><code class=\"utrecht-code\">{}</code> {}: {}</li>", choice.name,
              tr_in(visit.language, type.name, choice.label), visit.tr(choice.help));
  }
  return html("<details class=\"stip-details\"><summary>{}</summary><p>{}</p><ul>{}</ul></details>",
              visit.tr("Choices"), visit.tr(type.help), items);
}

Html kind_of(const Visit& visit, const Field& field) {
  if (field.target) {
    const RecordType& target = field.target();
    return html("{} <a href=\"{}\">{}</a>", visit.tr(field.is_several() ? msg("references to") : msg("reference to")),
                visit.link("begrippen/" + std::string(target.api_name)), label_of(visit, target));
  }
  if (field.choice_type) return choices_of(visit, field.choice_type());
  return html("{}", visit.tr(name_of(field.kind)));
}

}  // namespace

// WEBPAGE: GET /{language}/begrippen
//
// All record types with one sentence each; they are the tables of the open data and the parts of the API.
ErrorOr<Response> reference_page(const Visit& visit) {
  Html items;
  for (const RecordType* type : record_types()) {
    items.add("<div><dt><a href=\"{}\">{}</a></dt><dd>{} <a class=\"stip-quiet\" href=\"{}\">{}</a></dd></div>",
              visit.link("begrippen/" + std::string(type->api_name)), label_of(visit, *type), visit.tr(type->help),
              visit.link(type->api_name),
              tr_n(visit.language, "{} record", "{} records", static_cast<long>(visit.view.count(*type))));
  }
  Html content = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p><dl class=\"stip-facts\">{}</dl>", visit.tr("Records and fields"),
      visit.tr(
          "What the agenda is made of. Each kind of record is one table of the open data and one part of the API."),
      items);
  return page(visit,
              {std::string(visit.tr("Records and fields")), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

// WEBPAGE: GET /{language}/begrippen/{type}
//
// One record type: its fields with what they hold, and the choices where there are some.
ErrorOr<Response> reference_type_page(const Visit& visit) {
  const RecordType* type = record_type(visit.parts[0]);
  if (!type || type->api_name != visit.parts[0])
    return Error{ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
  Html rows;
  for (const Field& field : type->fields) {
    rows.add("<tr><th scope=\"row\">{}<br><code class=\"utrecht-code\">{}</code></th><td>{}</td><td>{}{}</td></tr>",
             label_of(visit, *type, field), field.name, kind_of(visit, field), visit.tr(field.help),
             field.is_required ? html(" <em>{}</em>", visit.tr("Required.")) : Html{});
  }
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", label_of(visit, *type), visit.tr(type->help));
  content.add(table("velden", visit.tr("Fields"),
                    html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                         visit.tr("Field"), visit.tr("Kind"), visit.tr("Meaning")),
                    rows));
  return page(visit,
              {fill(visit.tr("{}: fields"), {label_of(visit, *type)}),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"begrippen", std::string(visit.tr("Records and fields"))}},
               "",
               false},
              std::move(content));
}

}  // namespace stip
