// Record page: all fields, sources, what refers to it, and its history; and the list of all records of a type.
#include "web/pages/record_page.h"

#include <algorithm>

#include "agenda/records.h"
#include "web/parts/json_twin.h"
#include "web/parts/proposable.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {
namespace {

Error nothing_here() {
  return {ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
}

/// The records of other types that refer to this one, by type and field.
Html referring_records(const Visit& visit, const RecordType& type, std::string_view id) {
  Html whole;
  for (const RecordType* other : record_types()) {
    std::vector<const Record*> found;
    for (const Field& field : other->fields) {
      const bool fits =
          field.kind == Kind::any_ref || field.kind == Kind::any_refs || (field.target && &field.target() == &type);
      if (!field.is_reference() || !fits) continue;
      for (const Record* record : visit.view.referring(*other, field.name, id)) {
        if (std::ranges::find(found, record) == found.end()) found.push_back(record);
      }
    }
    if (found.empty()) continue;
    whole.add("<h3>{}</h3>{}", plural_label_of(visit, *other), record_list(visit, found));
  }
  return whole;
}

}  // namespace

// WEBPAGE: GET /{language}/{type}/{id}
//
// One record of any type: its fields as the declaration describes them, its sources, the records that refer to it,
// and every entry that changed it. `?waarom=field` shows the path behind one field.
ErrorOr<Response> record_page(const Visit& visit) {
  const RecordType* type = record_type(visit.parts[0]);
  if (!type || type->api_name != visit.parts[0]) return nothing_here();
  const Record* record = visit.view.find(*type, visit.parts[1]);
  if (!record) return nothing_here();
  Html content = record_head(visit, *type, *record);
  if (type == &type_of<Proposal>()) {
    const auto status = static_cast<const Proposal&>(*record).status;
    if (status != ProposalStatus::adopted && status != ProposalStatus::amended)
      content.add("<p><a href=\"{}\">{}</a></p>", visit.link("proberen/" + percent_encoded(record->id)),
                  visit.tr("See the agenda as if it were adopted"));
    if (may_be_put_up(visit, static_cast<const Proposal&>(*record)))
      content.add("<p><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
                  visit.link("concept/" + percent_encoded(record->id)), visit.tr("Alter the draft"),
                  visit.link("voorleggen/" + percent_encoded(record->id)), visit.tr("Put up for decision"));
  }
  content.add(act_link(visit, *type, record->id));
  content.add(proposal_link(visit, *type, record->id));
  content.add(why_section(visit, *type, record->id));
  content.add(fact_list(visit, *type, *record, {}, true));
  if (type == &type_of<Proposal>()) content.add(edits_table(visit, static_cast<const Proposal&>(*record)));
  if (!record->note.empty()) content.add(section("opmerking", visit.tr("Note"), written_prose(visit, record->note)));
  content.add(sources_of(visit, *record));
  content.add(section("verwijzingen", visit.tr("Where it is used"), referring_records(visit, *type, record->id)));
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, *type, record->id)));
  return page(visit,
              {title_of(visit, *type, *record) + " (" + record->id + ")",
               "",
               {{"", std::string(visit.tr("Overview"))},
                {std::string(type->api_name), std::string(plural_label_of(visit, *type))}},
               "",
               false},
              std::move(content));
}

// WEBPAGE: GET /{language}/{type}
//
// All records of a type, with their sources of the data: the same list as /v1/{type}.
ErrorOr<Response> records_page(const Visit& visit) {
  const RecordType* type = record_type(visit.parts[0]);
  if (!type || type->api_name != visit.parts[0]) return nothing_here();
  std::vector<const Record*> records;
  bool some_invented = false;
  for (const Row& row : visit.view.table(*type)) {
    if (!row.record) continue;
    records.push_back(row.record.get());
    some_invented = some_invented || row.record->invented;
  }
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", plural_label_of(visit, *type), visit.tr(type->help));
  content.add(invented_banner(visit, false, some_invented));
  if (records.empty())
    content.add("<p>{}</p>", visit.tr("There are none yet."));
  else
    content.add(record_list(visit, records));
  const std::string list = "/v1/" + std::string(type->api_name);
  content.add("<p class=\"stip-actions\"><a href=\"{}\">JSON</a> <a href=\"{}\">CSV</a></p>", api_address(visit, list),
              api_address(visit, list + "?formaat=csv"));
  content.add(new_record_link(visit, *type));
  return page(visit,
              {std::string(plural_label_of(visit, *type)), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

}  // namespace stip
