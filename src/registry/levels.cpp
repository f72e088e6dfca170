// Levels: which classification an act touches, and one draft for each.
#include <algorithm>
#include <map>

#include "registry/state.h"

namespace stip {
namespace {

Classification guard_of(const RecordType& type, const Field& field, const Record& record) {
  const Field* guard = type.field(field.guard);
  const auto level =
      guard ? Codec<Classification>::read(guard->text(record)) : ErrorOr<Classification>(Classification::public_);
  return level.ok() ? *level : Classification::restricted;
}

Classification effective(const Agenda& agenda, const RecordType& type, const Record& record, int depth);

/// The level of the record by that id; public if there is none.
Classification level_of(const Agenda& agenda, std::string_view id, int depth = 0) {
  const auto found = agenda.find_any(id);
  return found ? effective(agenda, *found.type, *found.record, depth + 1) : Classification::public_;
}

/// What a proposed change tells of: the record that it would change, records that its value names, and how secret
/// it would make something.
Classification level_of_proposed(const Agenda& agenda, const ProposedChange& change, int depth) {
  Classification highest = level_of(agenda, change.record.id, depth);
  for (const std::string& id : split_references(change.value)) highest = std::max(highest, level_of(agenda, id, depth));
  for (const ProposedChange* other : agenda.referring<ProposedChange>("record", change.record.id)) {
    if (other->field != "classification" || other->proposal.id != change.proposal.id) continue;
    const auto wanted = Codec<Classification>::read(other->value);
    if (wanted.ok()) highest = std::max(highest, *wanted);
  }
  return highest;
}

/// `depth` ends circles of references, which no agenda should have and any file can hold.
Classification effective(const Agenda& agenda, const RecordType& type, const Record& record, int depth) {
  Classification highest = record.classification;
  if (depth > 12) return highest;
  for (const Field& field : type.fields) {
    if (!field.is_reference() || !(field.is_parent || field.is_required)) continue;
    // As visible_to() has it: what says that it belongs to hidden records only is hidden with them.
    std::optional<Classification> lowest;
    for (const std::string& id : parts_of(field, field.text(record))) {
      if (id == record.id || !agenda.find_any(id)) continue;
      const Classification level = level_of(agenda, id, depth);
      lowest = std::min(lowest.value_or(level), level);
    }
    highest = std::max(highest, lowest.value_or(highest));
  }
  if (&type == &type_of<ProposedChange>())
    highest = std::max(highest, level_of_proposed(agenda, static_cast<const ProposedChange&>(record), depth));
  return highest;
}

/// A value as those of one level may know it.
struct Told {
  Classification level;
  std::string value;
};

/// The text of a reference field without the records above `level`.
std::string references_up_to(const Agenda& agenda, const Field& field, std::string_view text, Classification level) {
  std::vector<std::string> kept;
  for (std::string& id : parts_of(field, text)) {
    if (level_of(agenda, id) <= level) kept.push_back(std::move(id));
  }
  return text_of_parts(field, kept);
}

/// What each level is told of new references, from the level of the record up: first those that it may know of, then
/// all. A level that knows of nothing new is told nothing, so that it cannot even tell that there was something.
std::vector<Told> references_told(const Agenda& before, const Agenda& after, const Field& field,
                                  const std::string& old_text, const std::string& new_text, Classification level) {
  std::vector<Told> told;
  for (auto each = level; each <= Classification::restricted;
       each = static_cast<Classification>(static_cast<int>(each) + 1)) {
    std::string text = references_up_to(after, field, new_text, each);
    const bool is_news =
        told.empty() ? text != references_up_to(before, field, old_text, each) : text != told.back().value;
    if (is_news) told.push_back({each, std::move(text)});
  }
  return told;
}

/// What each level is told of the new value of a field.
std::vector<Told> told(const Agenda& before, const Agenda& after, const RecordType& type, const Field& field,
                       const Record& record, const std::string& value, Classification level) {
  if (!field.guard.empty()) level = std::max(level, guard_of(type, field, record));
  // Weights stand in the order of what they weigh: their number tells of an effect that is hidden.
  if (&type == &type_of<Weighting>() && field.name == "weights") {
    for (const auto& effect : static_cast<const Weighting&>(record).order)
      level = std::max(level, level_of(after, effect.id));
  }
  if (!field.is_reference()) return {{level, value}};
  const Record* old = before.find(type, record.id);
  auto parts = references_told(before, after, field, old ? field.text(*old) : "", value, level);
  return parts.empty() ? std::vector<Told>{{level, value}} : parts;
}

}  // namespace

Classification effective_classification(const Agenda& agenda, const RecordType& type, const Record& record) {
  return effective(agenda, type, record, 0);
}

std::vector<Draft> split_by_level(const Draft& act, const Agenda& before, const Agenda& after) {
  std::array<std::vector<Change>, 3> by_level;
  std::map<std::string, std::int64_t> versions;
  const auto add = [&](Classification level, Change change) {
    const Row* row = before.row(*record_type(change.type), change.id);
    auto& version = versions.try_emplace(change.type + " " + change.id, row ? row->version : 0).first->second;
    change.version = ++version;
    by_level[static_cast<std::size_t>(level)].push_back(std::move(change));
  };
  for (const Change& change : act.changes) {
    const RecordType& type = *record_type(change.type);
    const Record* record = after.find(type, change.id);
    const bool retired = record == nullptr;
    if (retired) record = before.find(type, change.id);
    STIP_ASSERT(record);
    const Classification level = effective_classification(retired ? before : after, type, *record);
    std::map<Classification, Change> parts;
    const auto part = [&](Classification wanted) -> Change& {
      return parts.try_emplace(wanted, Change{change.type, change.id, 0, change.retires, {}}).first->second;
    };
    // A new record begins at its own level. A change that a level may see nothing of leaves no trace there, not even
    // that something was changed, and why.
    if (change.fields.empty() || !before.row(type, change.id)) part(level);
    for (const FieldChange& field_change : change.fields) {
      const Field& field = *type.field(field_change.field);
      for (Told& each : told(before, after, type, field, *record, field_change.value, level))
        part(each.level).fields.push_back({field_change.field, std::move(each.value)});
    }
    for (auto& [wanted, piece] : parts) add(wanted, std::move(piece));
  }

  std::vector<Draft> drafts;
  for (std::size_t level = 0; level < by_level.size(); ++level) {
    if (by_level[level].empty() && !(level == 0 && act.changes.empty())) continue;
    Draft draft = act;
    draft.level = static_cast<Classification>(level);
    draft.changes = std::move(by_level[level]);
    std::erase_if(draft.causes, [&](const std::string& cause) { return level_of(after, cause) > draft.level; });
    // A key is entered once; the other parts of the act carry it with their level.
    if (!drafts.empty() && !draft.key.empty()) draft.key += "/" + std::string(name_of_choice(draft.level));
    drafts.push_back(std::move(draft));
  }
  return drafts;
}

}  // namespace stip
