// Chronicle: who changed what when; and entries as a viewer may see them.
#include <algorithm>
#include <ranges>

#include "registry/state.h"

namespace stip {

void Chronicle::add(const Entry& entry) {
  const std::unique_lock lock(mutex_);
  levels_.push_back(entry.level);
  times_.push_back(entry.time);
  for (std::uint32_t place = 0; place < entry.changes.size(); ++place) {
    const Change& change = entry.changes[place];
    const RecordType* type = record_type(change.type);
    if (!type) continue;
    Touch touch{entry.seq, 0, place, change.retires};
    for (const FieldChange& field_change : change.fields) {
      if (const Field* field = type->field(field_change.field))
        touch.fields |= std::uint64_t{1} << (field - type->fields.data());
    }
    touches_[change.type + " " + change.id].push_back(touch);
  }
}

std::vector<Touch> Chronicle::touches(const RecordType& type, std::string_view id) const {
  const std::shared_lock lock(mutex_);
  const auto at = touches_.find(std::string(type.name) + " " + std::string(id));
  return at == touches_.end() ? std::vector<Touch>{} : at->second;
}

Classification Chronicle::level(Seq seq) const {
  const std::shared_lock lock(mutex_);
  return levels_[static_cast<std::size_t>(seq - 1)];
}

Instant Chronicle::last_time() const {
  const std::shared_lock lock(mutex_);
  return times_.empty() ? Instant{} : times_.back();
}

Seq Chronicle::last_until(Instant end) const {
  const std::shared_lock lock(mutex_);
  return std::ranges::upper_bound(times_, end) - times_.begin();  // Times never decrease.
}

ErrorOr<std::shared_ptr<const Entry>> Registry::State::read_entry(Seq seq) const {
  {
    const std::lock_guard lock(entries_mutex);
    if (const auto at = entries.find(seq); at != entries.end()) return at->second;
  }
  std::shared_ptr<const Entry> found;
  {
    const std::lock_guard lock(ledger_mutex);
    STIP_TRY(ledger->read(seq, seq, [&](const Entry& entry) -> ErrorOr<Nothing> {
      found = std::make_shared<Entry>(entry);
      return Nothing{};
    }));
  }
  if (!found)
    return Error{ErrorKind::not_found, said("entry {}", std::to_string(seq)), said("there is no such entry."),
                 said("Choose a number from 1 to the last entry.")};
  const std::lock_guard lock(entries_mutex);
  if (entries.size() >= 4096) entries.erase(entries.begin());
  entries[seq] = found;
  return found;
}

bool Registry::State::may_see(const Change& change, const View& now) const {
  const RecordType* type = record_type(change.type);
  if (!type) return false;
  if (now.find(*type, change.id)) return true;
  // Ended: to be seen if the entry that ended it is.
  const auto known = chronicle.touches(*type, change.id);
  return !known.empty() && known.back().retires && now.viewer().may_see(chronicle.level(known.back().seq));
}

SeenEntry Registry::State::seen(const Entry& entry, const View& now) const {
  SeenEntry result;
  if (now.viewer().may_see(entry.level)) {
    result.entry = entry;
    std::erase_if(result.entry.changes, [&](const Change& change) { return !may_see(change, now); });
    if (!result.entry.changes.empty() || entry.changes.empty()) return result;
  }
  // Withheld: nothing but the number, so that what it holds, and even its time and author, stay unknown.
  result.entry = {};
  result.entry.seq = entry.seq;
  result.withheld = true;
  return result;
}

SeenEntry Registry::State::seen_of(const Entry& entry, const View& now, const std::vector<Touch>& touches) const {
  Entry part;  // An entry may hold the whole agenda: the rest of it is not copied.
  part.act = entry.act, part.author = entry.author, part.reason = entry.reason, part.causes = entry.causes;
  part.key = entry.key, part.level = entry.level, part.seq = entry.seq, part.time = entry.time;
  part.redacted = entry.redacted;
  for (const Touch& touch : touches) {
    if (touch.seq == entry.seq && touch.place < entry.changes.size())
      part.changes.push_back(entry.changes[touch.place]);
  }
  return seen(part, now);
}

ErrorOr<SeenEntry> Registry::entry(Seq seq, const Viewer& viewer) const {
  STIP_TRY_AS(const auto entry, state_->read_entry(seq));
  return state_->seen(*entry, now(viewer));
}

ErrorOr<Evidence> Registry::evidence(Seq seq, const Viewer& viewer) const {
  STIP_TRY_AS(const SeenEntry visible, entry(seq, viewer));
  STIP_TRY_AS(const auto whole, state_->read_entry(seq));
  const std::lock_guard lock(state_->ledger_mutex);
  // Openings tell all fields, so they are given only to who may see all of them.
  if (!visible.withheld && visible.entry.changes.size() == whole->changes.size()) return state_->ledger->evidence(seq);
  STIP_TRY_AS(Inclusion inclusion, state_->ledger->inclusion(seq));
  return Evidence{std::move(inclusion), {}, {}};
}

std::vector<SeenEntry> Registry::history(const RecordType& type, std::string_view id, const Viewer& viewer) const {
  std::vector<SeenEntry> found;
  const View mine = now(viewer);
  if (!state_->may_see({std::string(type.name), std::string(id), 0, false, {}}, mine)) return found;
  const auto touches = state_->chronicle.touches(type, id);
  for (const Touch& touch : touches | std::views::reverse) {
    if (!viewer.may_see(state_->chronicle.level(touch.seq))) continue;
    const auto entry = state_->read_entry(touch.seq);
    if (!entry.ok()) continue;
    found.push_back(state_->seen_of(**entry, mine, touches));
  }
  return found;
}

std::vector<std::shared_ptr<const SeenEntry>> Registry::latest(std::size_t count, const Viewer& viewer) const {
  const auto held = state_->held_now();
  return held->latest(count, viewer, [&](std::size_t wanted) {
    Held::Latest found;
    const View mine = held->view(viewer);
    for (Seq seq = mine.upto(); seq > 0 && found.size() < wanted; --seq) {
      if (!viewer.may_see(state_->chronicle.level(seq))) continue;
      const auto entry = state_->read_entry(seq);
      if (!entry.ok()) break;
      if (auto seen = std::make_shared<SeenEntry>(state_->seen(**entry, mine)); !seen->withheld)
        found.push_back(std::move(seen));
    }
    return found;
  });
}

std::optional<Entry> Registry::last_set(const RecordType& type, std::string_view id, std::string_view field_name,
                                        Seq until, const Viewer& viewer) const {
  const View mine = now(viewer);
  if (!state_->may_see({std::string(type.name), std::string(id), 0, false, {}}, mine)) return std::nullopt;
  const Field* field = type.field(field_name);
  const std::uint64_t mask = field ? std::uint64_t{1} << (field - type.fields.data()) : ~std::uint64_t{0};
  const auto touches = state_->chronicle.touches(type, id);
  for (const Touch& touch : touches | std::views::reverse) {
    const bool counts = (touch.fields & mask) || (!field && touch.retires);
    if (touch.seq > until || !counts || !viewer.may_see(state_->chronicle.level(touch.seq))) continue;
    const auto entry = state_->read_entry(touch.seq);
    if (entry.ok()) return state_->seen_of(**entry, mine, touches).entry;
  }
  return std::nullopt;
}

}  // namespace stip
