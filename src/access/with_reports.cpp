// With reports: one table is replaced, the others are shared.
#include "access/with_reports.h"

#include <algorithm>

#include "agenda/records.h"

namespace stip {

View with_reports(const View& narrow, const View& wide, const std::set<std::string, std::less<>>& actions) {
  Table reports = narrow.table(type_of<ProgressReport>());
  const auto known = static_cast<std::ptrdiff_t>(reports.size());
  for (const Row& row : wide.table(type_of<ProgressReport>())) {
    if (!row.record || narrow.row(type_of<ProgressReport>(), row.id)) continue;
    const std::string& action = static_cast<const ProgressReport&>(*row.record).action.id;
    if (actions.contains(action) && narrow.find<Action>(action)) reports.push_back(row);
  }
  if (std::ssize(reports) == known) return narrow;
  std::ranges::inplace_merge(reports, reports.begin() + known, {}, &Row::id);
  std::array<std::shared_ptr<const Table>, RecordType::limit> tables;
  for (const RecordType* type : record_types())
    tables[type->index] =
        std::make_shared<const Table>(type == &type_of<ProgressReport>() ? reports : narrow.table(*type));
  return visible_to(Agenda(std::move(tables), narrow.upto()), wide.viewer());
}

}  // namespace stip
