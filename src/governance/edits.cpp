// Edits: what may be edited in proposal mode, and how edits become records.
#include "governance/edits.h"

#include <algorithm>
#include <set>

#include "agenda/unseen.h"

namespace stip {
namespace {

/// Why nobody may edit a record of this kind in a proposal; empty: it may be edited.
std::string_view why_not(const RecordType& type, const Record* record) {
  if (&type == &type_of<Edition>() || &type == &type_of<FrozenDocument>())
    return tr_later("what was frozen never changes.");
  if (&type == &type_of<ProgressReport>()) return tr_later("a report is the word of its owner, and no proposal.");
  if (&type == &type_of<Proposal>() || &type == &type_of<ProposedChange>() || &type == &type_of<Decision>()) {
    return tr_later("a proposal changes the agenda, not a proposal or decision.");
  }
  if (&type == &type_of<Signal>() && record) return tr_later("a signal is answered, not changed.");
  return {};
}

bool ends_it(const Edit& edit) { return edit.field.empty(); }

/// That the references in a value lead somewhere: to what is there, or to what this proposal makes.
void check_references(Working& work, const Field& field, const Edit& edit, const std::set<std::string>& made) {
  if (!field.is_reference()) return;
  for (const std::string& id : parts_of(field, edit.value)) {
    if (made.contains(id)) continue;
    const bool is_there =
        field.target ? work.view().find(field.target(), id) != nullptr : bool(work.view().find_any(id));
    if (is_there) continue;
    work.problem(ErrorKind::not_found, edit.record + "." + edit.field,
                 work.text(tr_later("it would refer to {}, which does not exist."), {id}),
                 work.text(tr_later("Give the id of a record, or make it in this proposal.")));
  }
}

std::string check_edit(Working& work, const Edit& edit, const std::set<std::string>& made) {
  const RecordType* type = type_of_edit(work.view(), edit);
  const std::string place = edit.record + (ends_it(edit) ? "" : "." + edit.field);
  if (!type) {
    work.problem(ErrorKind::not_found, place,
                 work.text(tr_later("there is no such record, and no type has ids that start so.")),
                 work.text(tr_later("Give the id of a record; `stip schema` tells how new ids start.")));
    return {};
  }
  const Record* record = work.view().find(*type, edit.record);
  const Row* row = work.view().row(*type, edit.record);
  if (const std::string_view why = why_not(*type, record); !why.empty()) {
    work.problem(ErrorKind::forbidden, place, work.text(why), work.text(tr_later("Leave it out of the proposal.")));
    return {};
  }
  if (row && !row->record) {
    work.problem(ErrorKind::invalid, place, work.text(tr_later("it has ended, and its id is never used again.")),
                 work.text(tr_later("Use a new id.")));
    return {};
  }
  if (ends_it(edit)) {
    if (!record) work.want(*type, edit.record);
    return {};
  }
  const Field* field = type->field(edit.field);
  if (!field || field->name == "id") {
    work.problem(ErrorKind::invalid, place, work.text(tr_later("it has no field “{}”."), {edit.field}),
                 work.text(tr_later("See `stip schema {}` for its fields."), {type->name}));
    return {};
  }
  const auto trial = record ? type->copy(*record) : type->make();
  const std::string was = field->text(*trial);
  if (const auto error = field->set(*trial, edit.value)) {
    work.problem(error->kind, place, error->problem, error->remedy);
  } else if (record && field->equal(*trial, *record)) {
    work.problem(ErrorKind::invalid, place, work.text(tr_later("it is “{}” already."), {value_words(work, edit, was)}),
                 work.text(tr_later("Leave it out of the proposal, or propose another value.")));
  } else {
    check_references(work, *field, edit, made);
  }
  return was;
}

}  // namespace

const RecordType* type_of_edit(const View& view, const Edit& edit) {
  const auto found = view.find_any(edit.record);
  return found ? found.type : record_type_of_id(edit.record);
}

std::string value_words(const Working& work, const Edit& place, const std::string& canonical) {
  if (canonical.empty()) return work.text(tr_later("not stated"));
  const RecordType* type = type_of_edit(work.view(), place);
  const Field* field = type ? type->field(place.field) : nullptr;
  if (!field) return canonical;
  if (field->is_reference()) {
    std::string words;
    for (const std::string& id : parts_of(*field, canonical)) {
      const auto found = work.view().find_any(id);
      words += (words.empty() ? "" : "; ") + (found ? found.record->title : id);
    }
    return words;
  }
  if (field->kind == Kind::date) {
    const auto date = parse_date(canonical);
    return date.ok() ? work.words(*date) : canonical;
  }
  if (field->kind != Kind::choice) return canonical;
  for (const Choice& choice : field->choice_type().values)
    if (choice.name == canonical) return to_lower(work.label(field->choice_type(), choice));
  return canonical;
}

std::vector<std::string> check_edits(Working& work, const std::vector<Edit>& edits) {
  std::set<std::string> made, ended;
  std::set<std::pair<std::string, std::string>> seen;
  for (const Edit& edit : edits) (ends_it(edit) ? ended : made).insert(edit.record);
  std::vector<std::string> was;
  for (const Edit& edit : edits) {
    was.push_back(check_edit(work, edit, made));
    if (!seen.emplace(edit.record, edit.field).second) {
      work.problem(ErrorKind::invalid, edit.record + "." + edit.field, work.text(tr_later("it is edited twice.")),
                   work.text(tr_later("Keep one of the two.")));
    }
  }
  for (const std::string& id : ended) {
    if (!made.contains(id)) continue;
    work.problem(ErrorKind::invalid, id, work.text(tr_later("it would end and change at once.")),
                 work.text(tr_later("Keep one of the two.")));
  }
  return was;
}

Classification level_of_edits(const View& view, const std::vector<Edit>& edits, Classification level) {
  for (const Edit& edit : edits) {
    level = std::max(level, level_of(view, edit.record, edit.field));
    // A part of something secret that is not there yet, and a secret that is proposed as such.
    const RecordType* type = type_of_edit(view, edit);
    const Field* field = type ? type->field(edit.field) : nullptr;
    if (field && field->is_parent) level = std::max(level, level_of(view, edit.value));
    if (field && field->choice_type == &Choices<Classification>::type) {
      if (const auto wanted = Codec<Classification>::read(edit.value); wanted.ok()) level = std::max(level, *wanted);
    }
  }
  return level;
}

void classify(Working& work, const Proposal& proposal, Classification level) {
  work.edit<Proposal>(proposal.id).classification = level;
  for (const ProposedChange* change : work.view().referring<ProposedChange>("proposal", proposal.id))
    work.edit<ProposedChange>(change->id).classification = level;
}

std::string id_of_change(const std::string& proposal, std::size_t number) {
  std::string digits = std::to_string(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return "PC-" + proposal.substr(proposal.starts_with("PV-") ? 3 : 0) + "-" + digits;
}

void put_edit(Working& work, const Proposal& proposal, const std::string& id, const Edit& edit,
              const std::string& was) {
  ProposedChange& change = work.edit<ProposedChange>(id);
  change.title = edit.record + (edit.field.empty() ? "" : "." + edit.field);
  change.classification = proposal.classification;
  change.invented = proposal.invented;
  change.proposal = {proposal.id};
  change.record = {edit.record};
  change.field = edit.field;
  change.was = was;
  change.value = edit.value;
}

std::vector<Edit> edits_on_now(const View& view, std::string_view proposal) {
  std::vector<Edit> edits;
  for (const ProposedChange* change : view.referring<ProposedChange>("proposal", proposal)) {
    Edit edit{change->record.id, change->field, change->value};
    const RecordType* type = type_of_edit(view, edit);
    const Record* record = type ? view.find(*type, edit.record) : nullptr;
    const Field* field = record ? type->field(edit.field) : nullptr;
    if (field) edit.value = with_unseen(*field, field->text(*record), change->was, edit.value);
    edits.push_back(std::move(edit));
  }
  return edits;
}

void apply_edits(Working& work, const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    const RecordType* type = type_of_edit(work.view(), edit);
    if (!type) {
      work.problem(ErrorKind::not_found, edit.record,
                   work.text(tr_later("there is no such record, and no type has ids that start so.")),
                   work.text(tr_later("Give the id of a record; `stip schema` tells how new ids start.")));
    } else if (ends_it(edit)) {
      if (work.view().find(*type, edit.record)) work.retire(*type, edit.record);
    } else {
      work.set(*type, work.edit(*type, edit.record), edit.field, edit.value);
    }
  }
}

}  // namespace stip
