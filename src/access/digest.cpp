// Digest: reads a table once, and remembers it while the table lives.
#include "access/digest.h"

#include <algorithm>

#include "agenda/decision.h"

namespace stip {

Digest::Digest(const RecordType& type, const std::shared_ptr<const Table>& table) : table_(table) {
  for (std::uint32_t at = 0; at < table->size(); ++at) {
    const Record* record = (*table)[at].record.get();
    if (!record) {
      retired.push_back(at);
      continue;
    }
    if (record->classification != Classification::public_) classified.push_back(at);
    if (std::ranges::any_of(type.fields, [&](const Field& field) {
          return guard_of(type, field, *record) != Classification::public_;
        })) {
      guarded.push_back(at);
    }
  }
}

std::vector<std::uint32_t> Digest::naming(const RecordType& type, const Table& table, std::string_view id) const {
  std::call_once(once_, [&] {
    for (std::uint32_t at = 0; at < table.size(); ++at) {
      const Record* record = table[at].record.get();
      if (!record) continue;
      const auto note = [&](std::string_view named) { namings_.push_back({std::hash<std::string_view>{}(named), at}); };
      for (const Field& field : type.fields) {
        for (const std::string& named : named_ids(field, *record)) note(named);
      }
      if (&type == &type_of<ProposedChange>()) {
        const auto* change = static_cast<const ProposedChange*>(record);
        for (const std::string& named : split_references(change->value)) note(named);
        for (const std::string& named : split_references(change->was)) note(named);
      }
    }
    std::ranges::sort(namings_);
  });
  std::vector<std::uint32_t> rows;
  if (namings_.empty()) return rows;
  const std::size_t hash = std::hash<std::string_view>{}(id);
  for (auto at = std::ranges::lower_bound(namings_, hash, {}, &Naming::hash); at != namings_.end() && at->hash == hash;
       ++at) {
    if (rows.empty() || rows.back() != at->row) rows.push_back(at->row);
  }
  return rows;
}

std::shared_ptr<const Digest> digest(const RecordType& type, const std::shared_ptr<const Table>& table) {
  // Remembering changes no answer: a digest is a function of a table that never changes.
  static std::unordered_map<const Table*, std::shared_ptr<const Digest>> remembered;
  static std::size_t tidy_at = 512;
  static std::mutex mutex;
  {
    const std::lock_guard lock(mutex);
    const auto at = remembered.find(table.get());
    if (at != remembered.end() && at->second->is_of(table)) return at->second;
  }
  auto made = std::make_shared<const Digest>(type, table);
  const std::lock_guard lock(mutex);
  remembered[table.get()] = made;
  if (remembered.size() > tidy_at) {
    std::erase_if(remembered, [](const auto& entry) { return entry.second->is_stale(); });
    tidy_at = 2 * remembered.size() + 512;
  }
  return made;
}

std::vector<std::string> named_ids(const Field& field, const Record& record) {
  if (!field.is_reference()) return {};
  std::string text = field.text(record);
  if (text.empty()) return {};
  if (field.is_several()) return parts_of(field, text);
  std::vector<std::string> one;
  one.push_back(std::move(text));
  return one;
}

Classification guard_of(const RecordType& type, const Field& field, const Record& record) {
  if (field.guard.empty()) return Classification::public_;
  const Field* guard = type.field(field.guard);
  STIP_ASSERT(guard != nullptr);
  if (field.text(record).empty()) return Classification::public_;
  const auto level = Codec<Classification>::read(guard->text(record));
  return level.ok() ? *level : Classification::restricted;
}

}  // namespace stip
