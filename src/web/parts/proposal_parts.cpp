// Parts of proposals: edits, old beside new.
#include "web/parts/proposal_parts.h"

#include <algorithm>

#include "agenda/records.h"
#include "base/text.h"
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

/// Of a record that is only proposed: the title that it would have, beside its id.
Html proposed_title(const Visit& visit, const std::string& record) {
  for (const ProposedChange& change : visit.view.all<ProposedChange>())
    if (change.record.id == record && change.field == "title" && !change.value.empty())
      return html("{} <span class=\"stip-quiet\">({})</span>", change.value, record);
  return linked_id(visit, record);
}

/// What the change found, once it was decided: what stands there now is what it made of it.
std::string found_by(const Visit& visit, const std::string& proposal, const Edit& place) {
  for (const ProposedChange* change : visit.view.referring<ProposedChange>("proposal", proposal))
    if (change->record.id == place.record && change->field == place.field) return change->was;
  return {};
}

}  // namespace

Html edited_place(const Visit& visit, const std::string& record, const std::string& field) {
  const Edited edited = look_up(visit, record, field);
  Html whole = edited.record ? linked_id(visit, record) : proposed_title(visit, record);
  if (edited.field) whole.add(", {}", label_of(visit, *edited.type, *edited.field));
  if (edited.record) whole.add(" <span class=\"stip-quiet\">({})</span>", record);
  return whole;
}

Html edited_value(const Visit& visit, const std::string& record, const std::string& field, const std::string& text) {
  const Edited edited = look_up(visit, record, field);
  if (text.empty()) return html("<span class=\"stip-open\">{}</span>", visit.tr("not stated"));
  return edited.field ? value_html(visit, *edited.type, *edited.field, text) : html("{}", text);
}

Error clash_in_words(const Visit& visit, const std::string& moment, const Error& met) {
  if (met.kind != ErrorKind::conflict) return met;
  const auto found = clashes(visit.view, split(moment, '+'));
  const auto first = std::ranges::find_if(found, [](const Clash& clash) { return !clash.field.empty(); });
  const auto about = first == found.end() ? Agenda::Found{} : visit.view.find_any(first->record);
  const Field* field = about ? about.type->field(first->field) : nullptr;
  const auto *one = field ? visit.view.find<Proposal>(first->first) : nullptr,
             *other = field ? visit.view.find<Proposal>(first->second) : nullptr;
  if (!one || !other) return met;
  const auto value = [&](const std::string& canonical) {
    const std::string words = value_text(visit, *about.type, *field, canonical);
    return words.empty() ? std::string(visit.tr("not stated")) : words;
  };
  const std::string place = visit.title(*about.record) + ", " + std::string(label_of(visit, *about.type, *field)) +
                            " (" + about.record->id + ")";
  return {met.kind, place,
          fill(visit.tr("{} makes it “{}” and {} makes it “{}”."),
               {title_and_id(visit, *one), value(first->first_value), title_and_id(visit, *other),
                value(first->second_value)}),
          std::string(visit.tr("Look at one of the two, or change one."))};
}

Html edits_table(const Visit& visit, const Proposal& proposal) {
  const Proposal* original = visit.view.find(proposal.amends);
  const auto edits = edits_of(visit.view, proposal.id);
  const auto before = original ? edits_of(visit.view, original->id) : std::vector<Edit>{};
  const auto of_place = [](const std::vector<Edit>& all, const Edit& one) {
    return std::ranges::find_if(all,
                                [&](const Edit& each) { return each.record == one.record && each.field == one.field; });
  };
  std::vector<Edit> places = edits;
  for (const Edit& edit : before)
    if (of_place(edits, edit) == edits.end()) places.push_back(edit);
  const auto words = [&](const std::vector<Edit>& all, const Edit& place, std::string_view none) {
    const auto edit = of_place(all, place);
    if (edit == all.end()) return html("<span class=\"stip-open\">{}</span>", none);
    return edit->field.empty() ? html("{}", visit.tr("ends"))
                               : edited_value(visit, edit->record, edit->field, edit->value);
  };
  const bool is_entered = proposal.status == ProposalStatus::adopted && visit.moment == "now";
  const std::string_view before_word = is_entered ? visit.tr("Was") : visit.tr("Now"),
                         after_word = is_entered ? visit.tr("Became") : visit.tr("Would become");
  Html rows;
  for (const Edit& place : places) {
    const Edited edited = look_up(visit, place.record, place.field);
    const Html now = is_entered ? edited_value(visit, place.record, place.field, found_by(visit, proposal.id, place))
                     : edited.record && edited.field
                         ? edited_value(visit, place.record, place.field, edited.field->text(*edited.record))
                         : html("{}", edited.record ? visit.tr("is there") : visit.tr("is not there yet"));
    rows.add("<tr><th scope=\"row\" dir=\"auto\">{}</th><td data-label=\"{}\" dir=\"auto\">{}</td>",
             edited_place(visit, place.record, place.field), before_word, now);
    if (original)
      rows.add("<td data-label=\"{}\" dir=\"auto\">{}</td>", visit.tr("As it was proposed"),
               words(before, place, visit.tr("was not proposed")));
    rows.add("<td data-label=\"{}\" dir=\"auto\">{}</td></tr>", after_word,
             words(edits, place, visit.tr("falls away")));
  }
  if (rows.empty()) return {};
  Html head = html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>", visit.tr("Record and field"), before_word);
  if (original) head.add("<th scope=\"col\">{}</th>", visit.tr("As it was proposed"));
  head.add("<th scope=\"col\">{}</th></tr>", after_word);
  Html whole;
  if (original)
    whole.add("<p>{} {}</p>\n", visit.tr("It amends, and leaves as it was written:"), linked_id(visit, original->id));
  return whole.add("{}", table("wijzigingen-" + proposal.id,
                               std::string(is_entered ? visit.tr("What it changed") : visit.tr("What would change")) +
                                   ": " + visit.title(proposal),
                               head, rows, {}, true));
}

}  // namespace stip
