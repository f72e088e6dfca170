// Visible to: takes out of an agenda all that one viewer may not see.
#include <algorithm>
#include <unordered_set>

#include "access/digest.h"
#include "agenda/decision.h"
#include "agenda/view.h"
#include "agenda/weighing.h"

namespace stip {
namespace {

using Tables = std::array<std::shared_ptr<const Table>, RecordType::limit>;

/// What one viewer may not see of one agenda. Four rules:
///
///   1. A record above the clearance is hidden.
///   2. A record that cannot do without a hidden one is hidden too: it is part of it, or all that a
///      required reference names is hidden. Repeated until nothing more is hidden.
///   3. Other references to hidden records are taken out, and values whose guard is above the clearance are emptied.
///   4. Of a retired record nothing tells how secret it was, so only who may see everything sees that it was there.
class Hiding {
 public:
  Hiding(const Agenda& agenda, const Viewer& viewer) : agenda_(agenda), viewer_(viewer) {
    for (const RecordType* type : record_types()) digests_[type->index] = digest(*type, agenda.shared_table(*type));
    for (const RecordType* type : record_types()) {
      for (const std::uint32_t at : digests_[type->index]->classified) {
        if (!viewer.may_see(row(*type, at).record->classification)) hide(*type, at);
      }
    }
    hide_what_proposals_would_hide();
    for (std::size_t next = 0; next < waiting_.size(); ++next) hide_what_needs(std::string(waiting_[next]));
  }

  /// The tables without what is hidden; nullopt if the viewer may see all of it.
  std::optional<Tables> tables() const {
    Tables tables;
    bool differs = false;
    for (const RecordType* type : record_types()) {
      tables[type->index] = table(*type);
      differs = differs || tables[type->index] != agenda_.shared_table(*type);
    }
    if (!differs) return std::nullopt;
    return tables;
  }

 private:
  const Row& row(const RecordType& type, std::uint32_t at) const { return agenda_.table(type)[at]; }
  const Digest& digest_of(const RecordType& type) const { return *digests_[type.index]; }
  bool is_hidden(std::string_view id) const { return hidden_.contains(id); }

  void hide(const RecordType& type, std::uint32_t at) {
    if (!hidden_rows_[type.index].insert(at).second) return;
    hide_id(row(type, at).id);
  }

  void hide_id(std::string_view id) {
    if (hidden_.insert(id).second) waiting_.push_back(id);
  }

  void hide_what_needs(const std::string& id) {
    for (const RecordType* type : record_types()) {
      for (const std::uint32_t at : digest_of(*type).naming(*type, agenda_.table(*type), id)) {
        touched_[type->index].insert(at);
        const Record& record = *row(*type, at).record;
        const bool needs = std::ranges::any_of(type->fields, [&](const Field& field) {
          if (!field.is_required && !field.is_parent) return false;
          const auto named = named_ids(field, record);
          return !named.empty() && std::ranges::all_of(named, [&](const std::string& part) { return is_hidden(part); });
        });
        if (needs || names_in_value(*type, record)) hide(*type, at);
      }
    }
  }

  /// A proposed value, or the one before it, may be a reference too, but as a text it does not look like one.
  bool names_in_value(const RecordType& type, const Record& record) const {
    if (&type != &type_of<ProposedChange>()) return false;
    const auto& change = static_cast<const ProposedChange&>(record);
    const auto names_hidden = [&](const std::string& text) {
      return std::ranges::any_of(split_references(text), [&](const std::string& part) { return is_hidden(part); });
    };
    return names_hidden(change.value) || names_hidden(change.was);
  }

  /// What a proposal would classify is hidden already, and a proposed value is guarded as the value would be.
  void hide_what_proposals_would_hide() {
    const RecordType& type = type_of<ProposedChange>();
    const Table& changes = agenda_.table(type);
    std::unordered_set<std::string> concealed;  // Records that would be classified.
    std::unordered_set<std::string> guarded;    // "F-12.amount"
    for (const Row& each : changes) {
      const auto* change = static_cast<const ProposedChange*>(each.record.get());
      const RecordType* target = change ? target_of(*change) : nullptr;
      if (!target) continue;
      const bool conceals = conceals_by(change->value);
      if (conceals && change->field == "classification") concealed.insert(change->record.id);
      for (const Field& field : target->fields) {
        if (field.guard.empty()) continue;
        const Record* record = agenda_.find(*target, change->record.id);
        const bool is_guarded = record && !viewer_.may_see(guard_level(*target, field, *record));
        if (is_guarded || (conceals && change->field == field.guard))
          guarded.insert(change->record.id + "." + std::string(field.name));
      }
    }
    for (std::uint32_t at = 0; at < changes.size(); ++at) {
      const auto* change = static_cast<const ProposedChange*>(changes[at].record.get());
      if (!change) continue;
      if (concealed.contains(change->record.id)) {
        hide(type, at);
        if (!agenda_.find_any(change->record.id)) hide_id(change->record.id);  // A record yet to be made.
      }
      if (guarded.contains(change->record.id + "." + change->field)) hide(type, at);
    }
  }

  const RecordType* target_of(const ProposedChange& change) const {
    const auto found = agenda_.find_any(change.record.id);
    return found ? found.type : record_type_of_id(change.record.id);
  }

  bool conceals_by(std::string_view value) const {
    const auto level = Codec<Classification>::read(value);
    return level.ok() && !viewer_.may_see(*level);
  }

  static Classification guard_level(const RecordType& type, const Field& field, const Record& record) {
    const auto level = Codec<Classification>::read(type.field(field.guard)->text(record));
    return level.ok() ? *level : Classification::restricted;
  }

  bool shows_retired() const { return viewer_.may_see(Classification::restricted); }

  /// Rows of `type` from which a reference or a guarded value must be taken.
  std::unordered_set<std::uint32_t> rows_to_strip(const RecordType& type) const {
    std::unordered_set<std::uint32_t> rows = touched_[type.index];
    for (const std::uint32_t at : digest_of(type).guarded) {
      const Record& record = *row(type, at).record;
      for (const Field& field : type.fields) {
        if (!viewer_.may_see(guard_of(type, field, record))) rows.insert(at);
      }
    }
    std::erase_if(rows, [&](std::uint32_t at) { return hidden_rows_[type.index].contains(at); });
    return rows;
  }

  std::shared_ptr<const Record> stripped(const RecordType& type, const Record& record) const {
    std::shared_ptr<Record> copy = type.copy(record);
    for (const Field& field : type.fields) {
      if (!viewer_.may_see(guard_of(type, field, record))) (void)field.set(*copy, "");
      auto named = named_ids(field, record);
      if (std::erase_if(named, [&](const std::string& id) { return is_hidden(id); }) > 0) {
        (void)field.set(*copy, text_of_parts(field, named));
        // Weights stand in the order of what they weigh: one too many would tell of what is gone.
        if (&type == &type_of<Weighting>()) static_cast<Weighting&>(*copy).weights.clear();
      }
    }
    return copy;
  }

  std::shared_ptr<const Table> table(const RecordType& type) const {
    const auto& whole = agenda_.shared_table(type);
    std::vector<std::uint32_t> drop(hidden_rows_[type.index].begin(), hidden_rows_[type.index].end());
    if (!shows_retired()) drop.insert(drop.end(), digest_of(type).retired.begin(), digest_of(type).retired.end());
    const auto strip = rows_to_strip(type);
    if (drop.empty() && strip.empty()) return whole;
    std::ranges::sort(drop);
    auto seen = std::make_shared<Table>();
    seen->reserve(whole->size() - drop.size());
    // Most rows stay: they are copied in stretches, from one that does not to the next.
    auto from = whole->begin();
    for (const std::uint32_t at : drop) {
      seen->insert(seen->end(), from, whole->begin() + at);
      from = whole->begin() + at + 1;
    }
    seen->insert(seen->end(), from, whole->end());
    for (const std::uint32_t at : strip) {
      const auto dropped = std::ranges::lower_bound(drop, at) - drop.begin();
      (*seen)[at - static_cast<std::size_t>(dropped)].record = stripped(type, *(*whole)[at].record);
    }
    return seen;
  }

  const Agenda& agenda_;
  const Viewer& viewer_;
  std::array<std::shared_ptr<const Digest>, RecordType::limit> digests_;
  std::array<std::unordered_set<std::uint32_t>, RecordType::limit> hidden_rows_;
  std::array<std::unordered_set<std::uint32_t>, RecordType::limit> touched_;  ///< Rows that name something hidden.
  std::unordered_set<std::string_view> hidden_;  ///< Ids, as they stand in rows or proposed changes.
  std::vector<std::string_view> waiting_;        ///< All of `hidden_`, in the order in which they were hidden.
};

}  // namespace

View visible_to(const Agenda& agenda, const Viewer& viewer) {
  // Who may see everything needs no search for what to hide.
  if (viewer.may_see(Classification::restricted)) return View(agenda, viewer);
  auto tables = Hiding(agenda, viewer).tables();
  if (!tables) return View(agenda, viewer);
  return View(Agenda(*std::move(tables), agenda.upto()), viewer);
}

}  // namespace stip
