// Valid on: leaves out what was not valid, and hands references to what was.
#include "agenda/valid_on.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace stip {
namespace {

using Ids = std::unordered_set<std::string>;

Date date_in(const RecordType& type, const Record& record, std::string_view name) {
  const Field* field = type.field(name);
  if (!field || field->kind != Kind::date) return {};
  const auto date = parse_date(field->text(record));
  return date.ok() ? *date : Date{};
}

enum class When { before, during, after };

/// Where `day` lies in the validity of a record.
When day_in_validity(const RecordType& type, const Record& record, Day day) {
  const Date from = date_in(type, record, "valid_from"), until = date_in(type, record, "valid_until");
  if (from && day < from.first()) return When::before;
  if (until && day > until.last()) return When::after;
  return When::during;
}

class ValidOn {
 public:
  ValidOn(const Agenda& agenda, Day day) : agenda_(agenda), day_(day) {
    for_each([&](const RecordType& type, const Record& record) {
      if (day_in_validity(type, record, day_) == When::during) return;
      outside_.insert(record.id);
      if (const std::string other = in_place_of(type, record); !other.empty()) substitutes_[record.id] = other;
    });
    while (keep_what_is_needed()) {
    }
  }

  Agenda agenda() const {
    if (outside_.empty()) return agenda_;
    std::array<std::shared_ptr<const Table>, RecordType::limit> tables;
    for (const RecordType* type : record_types()) tables[type->index] = table(*type);
    return {std::move(tables), agenda_.upto()};
  }

 private:
  template <class F>
  void for_each(F&& act) const {
    for (const RecordType* type : record_types()) {
      for (const Row& row : agenda_.table(*type)) {
        if (row.record) act(*type, *row.record);
      }
    }
  }

  std::string in_place_of(const RecordType& type, const Record& record) const {
    const Field* successor = type.field("successor");
    if (!successor) return {};
    return day_in_validity(type, record, day_) == When::after ? successor_of(type, *successor, record)
                                                              : predecessor_of(type, record);
  }

  std::string successor_of(const RecordType& type, const Field& successor, const Record& record) const {
    std::set<std::string> passed{record.id};
    const Record* at = &record;
    while ((at = agenda_.find(type, successor.text(*at))) && passed.insert(at->id).second) {
      if (day_in_validity(type, *at, day_) == When::during) return at->id;
    }
    return {};
  }

  /// The only one from which it came that was valid; empty if there were two, since then neither can stand for it.
  std::string predecessor_of(const RecordType& type, const Record& record) const {
    std::set<std::string> passed{record.id}, valid;
    std::vector<const Record*> waiting{&record};
    while (!waiting.empty()) {
      const Record* at = waiting.back();
      waiting.pop_back();
      for (const Record* earlier : agenda_.referring(type, "successor", at->id)) {
        if (!passed.insert(earlier->id).second) continue;
        if (day_in_validity(type, *earlier, day_) == When::during)
          valid.insert(earlier->id);
        else
          waiting.push_back(earlier);
      }
    }
    return valid.size() == 1 ? *valid.begin() : std::string();
  }

  static bool is_successor(const Field& field) { return field.name == "successor"; }

  bool leaves(const std::string& id) const { return out_.contains(id); }

  /// Works out what leaves, and keeps what something that stays needs. True if that changed anything.
  bool keep_what_is_needed() {
    out_ = outside_;
    std::erase_if(out_, [&](const std::string& id) { return kept_.contains(id); });
    for (std::size_t before = out_.size() + 1; before != out_.size();) {
      before = out_.size();
      for_each([&](const RecordType& type, const Record& record) {
        if (!kept_.contains(record.id) && is_part_of_what_leaves(type, record)) out_.insert(record.id);
      });
    }
    const std::size_t kept = kept_.size();
    for_each([&](const RecordType& type, const Record& record) {
      if (leaves(record.id)) return;
      for (const Field& field : type.fields) {
        if (!field.is_reference() || is_successor(field)) continue;
        for (std::string& id : parts_of(field, field.text(record))) {
          if (leaves(id) && !substitutes_.contains(id)) kept_.insert(std::move(id));
        }
      }
    });
    return kept_.size() != kept;
  }

  bool is_part_of_what_leaves(const RecordType& type, const Record& record) const {
    return std::ranges::any_of(type.fields, [&](const Field& field) {
      if (!field.is_parent) return false;
      const auto parents = parts_of(field, field.text(record));
      const auto is_gone = [&](const std::string& id) { return leaves(id) && !substitutes_.contains(id); };
      return !parents.empty() && std::ranges::all_of(parents, is_gone);
    });
  }

  std::shared_ptr<const Record> rewritten(const RecordType& type, const std::shared_ptr<const Record>& record) const {
    std::shared_ptr<Record> copy;
    for (const Field& field : type.fields) {
      if (!field.is_reference()) continue;
      std::vector<std::string> now;
      bool differs = false;
      for (const std::string& id : parts_of(field, field.text(*record))) {
        const auto other = substitutes_.find(id);
        const bool replaced = leaves(id) && (is_successor(field) || other != substitutes_.end());
        differs = differs || replaced;
        if (replaced && is_successor(field)) continue;
        const std::string& named = replaced ? other->second : id;
        if (std::ranges::find(now, named) == now.end()) now.push_back(named);
      }
      if (!differs) continue;
      if (!copy) copy = type.copy(*record);
      (void)field.set(*copy, text_of_parts(field, now));
    }
    return copy ? copy : record;
  }

  std::shared_ptr<const Table> table(const RecordType& type) const {
    const auto& whole = agenda_.shared_table(type);
    auto valid = std::make_shared<Table>();
    bool differs = false;
    for (const Row& row : *whole) {
      if (row.record && leaves(row.id)) {
        differs = true;
        continue;
      }
      valid->push_back(row);
      if (!row.record) continue;
      valid->back().record = rewritten(type, row.record);
      differs = differs || valid->back().record != row.record;
    }
    return differs ? valid : whole;
  }

  const Agenda& agenda_;
  const Day day_;
  Ids outside_;  ///< Not valid on the day.
  Ids kept_;     ///< Not valid, but needed by what is.
  Ids out_;      ///< What is left out in the end.
  std::unordered_map<std::string, std::string> substitutes_;
};

}  // namespace

Agenda valid_on(const Agenda& agenda, Day day) { return ValidOn(agenda, day).agenda(); }

}  // namespace stip
