// Agenda: tables, look-ups and the folding of changes.
#include "agenda/agenda.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "base/locale.h"
#include "base/text.h"

namespace stip {
namespace {

const std::shared_ptr<const Table>& empty_table() {
  static const auto table = std::make_shared<const Table>();
  return table;
}

const std::vector<const Record*>& nobody() {
  static const std::vector<const Record*> none;
  return none;
}

}  // namespace

/// An index of each reference field that was asked for. To look one up nobody waits: indexes are only added, in front.
class Agenda::Indexes {
 public:
  ~Indexes() {
    for (const auto& first : first_) {
      for (const OfField* each = first.load(); each;) delete std::exchange(each, each->next);
    }
  }

  template <class Make>
  const Index& of(const RecordType& type, std::string_view field, Make make) {
    if (const Index* found = find(type, field)) return *found;
    const std::lock_guard lock(making_);
    if (const Index* found = find(type, field)) return *found;
    auto& first = first_[type.index];
    first.store(new OfField{std::string(field), make(), first.load()});
    return first.load()->by_id;
  }

 private:
  struct OfField {
    std::string field;
    Index by_id;
    const OfField* next;
  };
  const Index* find(const RecordType& type, std::string_view field) const {
    for (const OfField* each = first_[type.index].load(std::memory_order_acquire); each; each = each->next) {
      if (each->field == field) return &each->by_id;
    }
    return nullptr;
  }

  std::array<std::atomic<const OfField*>, RecordType::limit> first_{};
  std::mutex making_;
};

Agenda::Agenda() : Agenda(Tables{}, 0) {}

Agenda::Agenda(std::array<std::shared_ptr<const Table>, RecordType::limit> tables, Seq upto) {
  for (auto& table : tables) {
    if (!table) table = empty_table();
  }
  content_ = std::make_shared<const Content>(Content{std::move(tables), upto, std::make_unique<Indexes>()});
}

const Row* Agenda::row(const RecordType& type, std::string_view id) const {
  const Table& rows = table(type);
  const auto at = std::ranges::lower_bound(rows, id, {}, &Row::id);
  return at != rows.end() && at->id == id ? &*at : nullptr;
}

const Record* Agenda::find(const RecordType& type, std::string_view id) const {
  const Row* found = row(type, id);
  return found ? found->record.get() : nullptr;
}

std::size_t Agenda::count(const RecordType& type) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(table(type), [](const Row& row) { return row.record != nullptr; }));
}

Agenda::Found Agenda::find_any(std::string_view id) const {
  if (const RecordType* likely = record_type_of_id(id)) {
    if (const Record* record = find(*likely, id)) return {likely, record};
  }
  for (const RecordType* type : record_types()) {
    if (const Record* record = find(*type, id)) return {type, record};
  }
  return {};
}

const Agenda::Index& Agenda::index(const RecordType& type, std::string_view field_name) const {
  return content_->indexes->of(type, field_name, [&] {
    const Field* field = type.field(field_name);
    STIP_ASSERT(field && field->is_reference());
    Index made;
    for (const Row& row : table(type)) {
      if (!row.record) continue;
      const std::string text = field->text(*row.record);
      if (!field->is_several()) {
        if (!text.empty()) made[text].push_back(row.record.get());
        continue;
      }
      for (const std::string& id : parts_of(*field, text)) made[id].push_back(row.record.get());
    }
    return made;
  });
}

std::vector<const Record*> Agenda::referring(const RecordType& type, std::string_view field,
                                             std::string_view id) const {
  const Index& by_id = index(type, field);
  const auto at = by_id.find(std::string(id));
  return at == by_id.end() ? nobody() : at->second;
}

AgendaBuilder::AgendaBuilder(const Agenda& start) {
  for (const RecordType* type : record_types()) {
    Slots& slots = types_[type->index];
    slots.table = start.shared_table(*type);
    for (const Row& row : start.table(*type)) {
      // Shared with `start`: epoch 0 says that it must be copied before it is changed.
      slots.by_id[row.id] = {std::const_pointer_cast<Record>(row.record), row.version, row.entry, 0};
    }
  }
}

ErrorOr<Nothing> AgendaBuilder::apply(const Change& change, Seq entry) {
  const RecordType* type = record_type(change.type);
  if (!type) {
    return Error{ErrorKind::invalid, change.type + " " + change.id, said("there is no record type '{}'.", change.type),
                 said("This ledger may be of a newer version of stip: use that version.")};
  }
  const auto subject = [&] { return cited(*type, change.id); };
  Slots& slots = types_[type->index];
  const auto at = slots.by_id.find(change.id);
  const Slot* old = at == slots.by_id.end() ? nullptr : &at->second;
  if (old && !old->record) {
    return Error{ErrorKind::invalid, subject(), said("it has ended, and its id is never used again."),
                 said("Use a new id.")};
  }
  if (const std::int64_t next = (old ? old->version : 0) + 1; change.version != next) {
    return Error{ErrorKind::conflict, subject(),
                 said("version {} was entered where version {} comes next.", std::to_string(change.version),
                      std::to_string(next)),
                 said("Somebody changed it meanwhile: read it again and repeat the change.")};
  }
  if (!old && change.retires)
    return Error{ErrorKind::not_found, subject(), said("it does not exist, so it cannot end."), said("Check the id.")};

  // The copy that changes; the shared one stays as it is until all fields have been read.
  const bool reuse = old && old->epoch == epoch_ && !change.retires;
  std::shared_ptr<Record> record = change.retires ? nullptr
                                   : reuse        ? old->record
                                   : old          ? type->copy(*old->record)
                                                  : type->make();
  if (record && !reuse) record->id = change.id;
  std::shared_ptr<Record> undo;
  std::size_t hint = 0;
  for (const FieldChange& field_change : change.fields) {
    const Field* field = nullptr;  // Changes stand in the order of declaration, so the next one is near.
    for (std::size_t i = 0; i < type->fields.size() && !field; ++i) {
      const Field& candidate = type->fields[(hint + i) % type->fields.size()];
      if (candidate.name == field_change.field) field = &candidate, hint = (hint + i + 1) % type->fields.size();
    }
    if (reuse && !undo) undo = type->copy(*record);
    std::optional<Error> error;
    if (!field || field->name == "id") {
      error = Error{ErrorKind::invalid, subject(), said("there is no field '{}' to set.", field_change.field),
                    said("See `stip schema {}`.", type->name)};
    } else {
      error = field->set(*record, field_change.value);
      if (error) error->subject = said("{}, {}", subject(), named(*type, *field));
    }
    if (error) {
      if (undo) slots.by_id[change.id].record = undo;
      return *error;
    }
  }
  slots.by_id[change.id] = {std::move(record), change.version, entry, epoch_};
  slots.table = nullptr;
  return Nothing{};
}

Agenda AgendaBuilder::snapshot(Seq upto) {
  std::array<std::shared_ptr<const Table>, RecordType::limit> tables;
  for (const RecordType* type : record_types()) {
    Slots& slots = types_[type->index];
    if (!slots.table) {
      auto table = std::make_shared<Table>();
      table->reserve(slots.by_id.size());
      for (const auto& [id, slot] : slots.by_id) table->push_back({slot.record, id, slot.version, slot.entry});
      std::ranges::sort(*table, {}, &Row::id);
      slots.table = std::move(table);
    }
    tables[type->index] = slots.table;
  }
  ++epoch_;
  return {std::move(tables), upto};
}

std::vector<FieldChange> changed_fields(const RecordType& type, const Record* before, const Record& after) {
  const Record& old = before ? *before : blank(type);
  std::vector<FieldChange> changes;
  for (const Field& field : type.fields) {
    if (field.name != "id" && !field.equal(old, after)) changes.push_back({std::string(field.name), field.text(after)});
  }
  return changes;
}

const Record& blank(const RecordType& type) {
  static std::array<std::shared_ptr<Record>, RecordType::limit> blanks;
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  auto& record = blanks[type.index];
  if (!record) record = type.make();
  return *record;
}

Said cited(const RecordType& type, std::string_view id) {
  return said_by([&type, id = std::string(id)](Language language) {
    std::string name = language == Language::en ? std::string(type.name) : named(type).in(language);
    std::ranges::replace(name, '_', ' ');
    return name + " " + id;
  });
}

Said named(const RecordType& type) {
  return said_by([&type](Language language) {
    return language == Language::en ? std::string(type.name) : to_lower(tr_in(language, type.name, type.label));
  });
}

Said named_plural(const RecordType& type) {
  return said_by([&type](Language language) {
    return language == Language::en ? std::string(type.plural)
                                    : to_lower(tr_in(language, type.name, type.plural_label));
  });
}

Said named(const RecordType& type, const Field& field) {
  return said_by([&type, &field](Language language) {
    return std::string(language == Language::en ? field.name : tr_in(language, type.name, field.label));
  });
}

}  // namespace stip
