// Classified as: raising the rows that are classified by now.
#include "access/classified_as.h"

#include <algorithm>

#include "access/digest.h"

namespace stip {
namespace {

/// The fields of a type that hold a classification: of the record, and those that guard a value.
std::vector<const Field*> classifications(const RecordType& type) {
  std::vector<const Field*> fields;
  for (const Field& field : type.fields) {
    const bool guards = std::ranges::any_of(type.fields, [&](const Field& other) { return other.guard == field.name; });
    if (field.name == "classification" || guards) fields.push_back(&field);
  }
  return fields;
}

Classification level(const Field& field, const Record& record) {
  const auto read = Codec<Classification>::read(field.text(record));
  return read.ok() ? *read : Classification::restricted;
}

/// The record of then with the levels of now where those are higher; nullptr if none is.
std::shared_ptr<const Record> raised(const RecordType& type, const Record& then, const Record& now) {
  std::shared_ptr<Record> copy;
  for (const Field* field : classifications(type)) {
    if (level(*field, now) <= level(*field, then)) continue;
    if (!copy) copy = type.copy(then);
    const auto problem = field->set(*copy, field->text(now));
    STIP_ASSERT(!problem);
  }
  return copy;
}

}  // namespace

std::optional<Agenda> classified_as(const Agenda& then, const Agenda& now) {
  std::array<std::shared_ptr<const Table>, RecordType::limit> tables;
  bool differs = false;
  for (const RecordType* type : record_types()) {
    tables[type->index] = then.shared_table(*type);
    const auto& today = now.shared_table(*type);
    if (today == tables[type->index]) continue;
    const auto known = digest(*type, today);
    std::vector<std::uint32_t> rows = known->classified;
    rows.insert(rows.end(), known->guarded.begin(), known->guarded.end());
    std::shared_ptr<Table> changed;
    for (const std::uint32_t at : rows) {
      const Row& row = (*today)[at];
      const Row* before = then.row(*type, row.id);
      if (!before || !before->record || before->record == row.record) continue;
      auto record = raised(*type, *before->record, *row.record);
      if (!record) continue;
      if (!changed) changed = std::make_shared<Table>(*tables[type->index]);
      (*changed)[static_cast<std::size_t>(before - tables[type->index]->data())].record = std::move(record);
    }
    if (changed) tables[type->index] = std::move(changed), differs = true;
  }
  if (!differs) return std::nullopt;
  return Agenda(std::move(tables), then.upto());
}

}  // namespace stip
