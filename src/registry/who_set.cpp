// Who set: a look through the history of one record.
#include "registry/who_set.h"

namespace stip {

std::optional<Entry> entry_that_set(const Registry& registry, const RecordType& type, std::string_view id,
                                    std::string_view field, std::string_view value, const Viewer& viewer) {
  for (const SeenEntry& seen : registry.history(type, id, viewer)) {
    for (const Change& change : seen.entry.changes) {
      for (const FieldChange& set : change.fields)
        if (change.id == id && set.field == field && set.value == value) return seen.entry;
    }
  }
  return std::nullopt;
}

std::string who_set(const Registry& registry, const RecordType& type, std::string_view id, std::string_view field,
                    std::string_view value, const Viewer& viewer) {
  const auto entry = entry_that_set(registry, type, id, field, value, viewer);
  return entry ? entry->author : std::string{};
}

std::vector<std::string> who_added(const Registry& registry, const RecordType& type, std::string_view id,
                                   std::string_view field, const std::vector<std::string>& parts,
                                   const Viewer& viewer) {
  std::vector<std::string> authors, so_far;
  for (const std::string& part : parts) {
    so_far.push_back(part);
    authors.push_back(who_set(registry, type, id, field, text_of_parts(*type.field(field), so_far), viewer));
  }
  return authors;
}

}  // namespace stip
