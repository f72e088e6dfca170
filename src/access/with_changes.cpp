// With changes: the tables of a view, with some rows made anew.
#include "access/with_changes.h"

#include <algorithm>

#include "agenda/records.h"

namespace stip {

ErrorOr<View> with_changes(const View& view, std::vector<Change> changes) {
  std::array<std::shared_ptr<Table>, RecordType::limit> made;
  for (const RecordType* type : record_types()) made[type->index] = std::make_shared<Table>(view.table(*type));
  for (const Change& change : changes) {
    const RecordType* type = record_type(change.type);
    if (!type)
      return Error{ErrorKind::invalid, std::string(change.type), said("there is no such type of record."),
                   said("Name a type of record.")};
    Table& rows = *made[type->index];
    const auto at = std::ranges::lower_bound(rows, change.id, {}, &Row::id);
    const bool is_there = at != rows.end() && at->id == change.id;
    if (is_there && !at->record)
      return Error{ErrorKind::invalid, cited(*type, change.id), said("it has ended, and its id is never used again."),
                   said("Use a new id.")};
    std::shared_ptr<Record> record = is_there ? type->copy(*at->record) : type->make();
    record->id = change.id;
    for (const FieldChange& set : change.fields) {
      const Field* field = type->field(set.field);
      if (!field)
        return Error{ErrorKind::invalid, cited(*type, change.id), said("it has no field “{}”.", set.field),
                     said("See `stip schema {}` for its fields.", std::string(type->name))};
      if (const auto problem = field->set(*record, set.value)) return *problem;
    }
    Row row{change.retires ? nullptr : std::move(record), change.id, is_there ? at->version + 1 : 1, view.upto()};
    if (is_there)
      *at = std::move(row);
    else
      rows.insert(at, std::move(row));
  }
  std::array<std::shared_ptr<const Table>, RecordType::limit> tables;
  std::ranges::copy(made, tables.begin());
  return visible_to(Agenda(std::move(tables), view.upto()), view.viewer());
}

}  // namespace stip
