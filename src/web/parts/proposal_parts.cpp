// Parts of proposals: edits, old beside new.
#include "web/parts/proposal_parts.h"

#include "agenda/records.h"
#include "governance/propose.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

struct Edited {
  const RecordType* type = nullptr;
  const Record* record = nullptr;  ///< nullptr: it would be made.
  const Field* field = nullptr;    ///< nullptr: it would end, or there is no such field.
};

Edited look_up(const Visit& visit, const std::string& record, const std::string& field) {
  const auto found = visit.view.find_any(record);
  Edited edited{found ? found.type : record_type_of_id(record), found ? found.record : nullptr, nullptr};
  if (edited.type) edited.field = edited.type->field(field);
  return edited;
}

}  // namespace

Html edited_place(const Visit& visit, const std::string& record, const std::string& field) {
  const Edited edited = look_up(visit, record, field);
  Html whole = html("{}", record);
  if (edited.record) whole.add(" {}", linked_id(visit, record));
  if (edited.field) whole.add(", {}", label_of(visit, *edited.type, *edited.field));
  return whole;
}

Html edited_value(const Visit& visit, const std::string& record, const std::string& field, const std::string& text) {
  const Edited edited = look_up(visit, record, field);
  if (text.empty()) return html("<span class=\"stip-open\">{}</span>", visit.tr("(empty)"));
  return edited.field ? value_html(visit, *edited.type, *edited.field, text) : html("{}", text);
}

Html edits_table(const Visit& visit, const Proposal& proposal) {
  Html rows;
  for (const Edit& edit : edits_of(visit.view, proposal.id)) {
    const Edited edited = look_up(visit, edit.record, edit.field);
    const Html now = edited.record && edited.field
                         ? edited_value(visit, edit.record, edit.field, edited.field->text(*edited.record))
                         : html("{}", edited.record ? visit.tr("is there") : visit.tr("is not there yet"));
    const Html then =
        edit.field.empty() ? html("{}", visit.tr("ends")) : edited_value(visit, edit.record, edit.field, edit.value);
    rows.add(
        "<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-label=\"{}\" dir=\"auto\">{}</td><td data-label=\"{}\" "
        "dir=\"auto\">{}</td></tr>",
        edited_place(visit, edit.record, edit.field), visit.tr("Now"), now, visit.tr("Would become"), then);
  }
  if (rows.empty()) return {};
  return table("wijzigingen-" + proposal.id, std::string(visit.tr("What would change")) + ": " + proposal.id,
               html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                    visit.tr("Record and field"), visit.tr("Now"), visit.tr("Would become")),
               rows, {}, true);
}

}  // namespace stip
