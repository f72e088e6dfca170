// With action: rows taken over from a wider view into a narrower one.
#include "access/with_action.h"

#include <algorithm>

#include "agenda/records.h"

namespace stip {
namespace {

using Tables = std::array<std::shared_ptr<const Table>, RecordType::limit>;

void put(Tables& tables, const RecordType& type, const Row& row) {
  Table rows = *tables[type.index];
  const auto at = std::ranges::lower_bound(rows, row.id, {}, &Row::id);
  if (at != rows.end() && at->id == row.id)
    *at = row;
  else
    rows.insert(at, row);
  tables[type.index] = std::make_shared<const Table>(std::move(rows));
}

template <class T>
void put_referring(Tables& tables, const View& wide, std::string_view field, std::string_view id) {
  for (const T* record : wide.referring<T>(field, id)) put(tables, type_of<T>(), *wide.row(type_of<T>(), record->id));
}

}  // namespace

View with_action(const View& narrow, const View& wide, const OneAction& one) {
  const Row* action = wide.row(type_of<Action>(), one.action);
  const Row* round = wide.row(type_of<Cycle>(), one.cycle);
  if (narrow.find<Action>(one.action) || !action || !action->record || !round || !round->record) return narrow;
  Tables tables;
  for (const RecordType* type : record_types())
    tables[type->index] = std::make_shared<const Table>(narrow.table(*type));
  put(tables, type_of<Action>(), *action);
  put_referring<Milestone>(tables, wide, "action", one.action);
  put_referring<ProgressReport>(tables, wide, "action", one.action);
  put_referring<Deadline>(tables, wide, "cycle", one.cycle);
  auto alone = std::make_shared<Cycle>(static_cast<const Cycle&>(*round->record));
  alone->asked = {Ref<Action>{std::string(one.action)}};
  Row changed = *round;
  changed.record = std::move(alone);
  put(tables, type_of<Cycle>(), changed);
  return visible_to(Agenda(std::move(tables), narrow.upto()), wide.viewer());
}

}  // namespace stip
