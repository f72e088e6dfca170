// Proposal links: for who may propose, the ways to change a record, to add something to it, and to begin a new one.
#include "agenda/records.h"
#include "publishing/record_words.h"
#include "web/parts/offers.h"
#include "web/parts/proposable.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

/// Now, or in a draft that is looked at: what is changed there goes into it.
Visit where_one_proposes(const Visit& visit) {
  Visit asked = visit;
  if (!draft_looked_at(visit).empty()) asked.moment = "now";
  return asked;
}

/// What can be a part of this record and is proposed with it: a milestone of an action, a value of an indicator.
Html new_parts(const Visit& visit, const RecordType& type, std::string_view id) {
  Html parts;
  for (const RecordType* part : record_types()) {
    for (const Field& field : part->fields) {
      if (!field.is_parent || !field.target || &field.target() != &type || !may_be_proposed_new(visit.view, *part))
        continue;
      parts.add("<li><a href=\"{}\">{}</a></li> ",
                link_with(visit, "nieuw/" + std::string(part->api_name), {{std::string(field.name), std::string(id)}}),
                label_of(visit, *part));
    }
  }
  return parts;
}

}  // namespace

Html proposal_link(const Visit& visit, const RecordType& type, std::string_view id) {
  if (!may_propose_for(where_one_proposes(visit), type, id)) return {};
  const std::string path = "wijzigen/" + std::string(type.api_name) + "/" + percent_encoded(id);
  const Html change = html("<p><a href=\"{}\">{}</a></p>\n", visit.link(path), visit.tr("Propose a change"));
  const Html parts = new_parts(visit, type, id);
  if (parts.empty()) return change;
  return html("{}<details class=\"stip-details\"><summary>{}</summary><ul class=\"stip-actions\">{}</ul></details>\n",
              change, visit.tr("Propose something new that belongs to it"), parts);
}

Html new_record_link(const Visit& visit, const RecordType& type) {
  if (!may_be_offered_somewhere(where_one_proposes(visit), Act::propose) || !may_be_proposed_new(visit.view, type))
    return {};
  return html("<p><a href=\"{}\">{}</a></p>\n", visit.link("nieuw/" + std::string(type.api_name)),
              fill(visit.tr("Propose something new: {}"), {uncapitalised(label_of(visit, type))}));
}

}  // namespace stip
