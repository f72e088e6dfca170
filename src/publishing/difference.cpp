// Difference: a walk along two agendas side by side.
#include "publishing/difference.h"

#include <algorithm>
#include <cstring>

#include "agenda/records.h"

namespace stip {
namespace {

constexpr std::string_view places[] = {"chapter", "themes", "owner", "part_of", "effect"};

bool tells_the_place(const Field& field) {
  return (field.is_parent && field.kind == Kind::ref) || std::ranges::find(places, field.name) != std::end(places);
}

std::optional<std::int64_t> cents_more(const std::string& before, const std::string& after) {
  const auto a = parse_amount(before), b = parse_amount(after);
  if (!a.ok() || !b.ok() || a->empty() || b->empty()) return std::nullopt;
  const bool comparable = a->exactness == b->exactness && a->exactness != Exactness::range &&
                          std::strcmp(a->high.currency, b->high.currency) == 0;
  if (!comparable) return std::nullopt;
  return b->high.cents - a->high.cents;
}

std::optional<Decimal> more(const std::string& before, const std::string& after) {
  const auto a = parse_quantity(before), b = parse_quantity(after);
  if (!a.ok() || !b.ok() || a->exactness != Exactness::exact || b->exactness != Exactness::exact) return std::nullopt;
  Decimal from = a->high, to = b->high;
  const auto widen = [](Decimal& decimal, std::uint8_t scale) {
    while (decimal.scale < scale && std::abs(decimal.units) < 100'000'000'000'000'000)
      decimal.units *= 10, ++decimal.scale;
  };
  widen(from, to.scale), widen(to, from.scale);
  if (from.scale != to.scale) return std::nullopt;
  return Decimal{to.units - from.units, to.scale};
}

std::vector<std::string> without(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  std::ranges::copy_if(all, std::back_inserter(rest),
                       [&](const std::string& each) { return std::ranges::find(some, each) == some.end(); });
  return rest;
}

FieldDifference field_difference(const Field& field, const Record& before, const Record& after) {
  FieldDifference found{.field = &field, .before = field.text(before), .after = field.text(after)};
  if (field.kind == Kind::date && !found.before.empty() && !found.after.empty()) {
    found.quarters = quarters_between(*parse_date(found.before), *parse_date(found.after));
  }
  if (field.kind == Kind::amount) found.cents = cents_more(found.before, found.after);
  if (field.kind == Kind::quantity) found.more = more(found.before, found.after);
  if (field.is_several()) {
    const auto old_parts = parts_of(field, found.before), new_parts = parts_of(field, found.after);
    found.gone = without(old_parts, new_parts);
    found.come = without(new_parts, old_parts);
  }
  return found;
}

/// The fields of a type, first those that tell a place: whether one of them differs must be known in any case.
class FieldsByPlace {
 public:
  explicit FieldsByPlace(const RecordType& type) {
    for (const Field& field : type.fields) {
      if (field.name != "id") fields_.push_back(&field);
    }
    rest_ = std::ranges::stable_partition(fields_, [](const Field* field) { return tells_the_place(*field); }).begin() -
            fields_.begin();
  }
  bool places_differ(const Record& one, const Record& other) const { return differ(one, other, 0, rest_); }
  bool others_differ(const Record& one, const Record& other) const {
    return differ(one, other, rest_, std::ssize(fields_));
  }

 private:
  bool differ(const Record& one, const Record& other, std::ptrdiff_t from, std::ptrdiff_t to) const {
    return std::any_of(fields_.begin() + from, fields_.begin() + to,
                       [&](const Field* field) { return !field->equal(one, other); });
  }
  std::vector<const Field*> fields_;
  std::ptrdiff_t rest_ = 0;  ///< Where those begin that tell no place.
};

class Comparison {
 public:
  Comparison(const View& before, const View& after) {
    for (const RecordType* type : record_types()) {
      result_.counts.push_back({.type = type});
      if (&before.table(*type) == &after.table(*type)) {
        result_.counts.back().unchanged = before.count(*type);
      } else {
        walk(*type, before.table(*type), after.table(*type));
      }
    }
  }

  Difference result_;

 private:
  /// Both tables stand by id. Rows that share their record are the same, without a look at the id.
  void walk(const RecordType& type, const Table& before, const Table& after) {
    const FieldsByPlace fields(type);
    auto& list = list_of(type);
    TypeCount& count = result_.counts.back();
    auto a = before.begin(), b = after.begin();
    while (a != before.end() || b != after.end()) {
      if (a != before.end() && b != after.end() && a->record && a->record == b->record) {
        ++count.unchanged, ++a, ++b;
        continue;
      }
      const int order = a == before.end() ? 1 : b == after.end() ? -1 : a->id.compare(b->id);
      const auto& old_record = order <= 0 ? a->record : nobody_;
      const auto& new_record = order >= 0 ? b->record : nobody_;
      if (old_record && new_record) {
        const bool moved = fields.places_differ(*old_record, *new_record);
        if (moved || fields.others_differ(*old_record, *new_record)) {
          ++count.changed, count.moved += moved;
          list.push_back({&type, new_record->id, Fate::changed, moved, old_record, new_record});
        } else {
          ++count.unchanged;
        }
      } else if (new_record) {
        ++count.added;
        list.push_back({&type, new_record->id, Fate::added, false, nullptr, new_record});
      } else if (old_record) {
        ++count.ended;
        list.push_back({&type, old_record->id, Fate::ended, false, old_record, nullptr});
      }
      if (order <= 0) ++a;
      if (order >= 0) ++b;
    }
  }

  std::vector<RecordDifference>& list_of(const RecordType& type) {
    if (&type == &type_of<Observation>()) return result_.figures;
    return is_bookkeeping(type) ? result_.bookkeeping : result_.policy;
  }

  const std::shared_ptr<const Record> nobody_;
};

}  // namespace

bool is_bookkeeping(const RecordType& type) {
  return &type == &type_of<Edition>() || &type == &type_of<FrozenDocument>();
}

std::string_view name_of(Fate fate) { return fate == Fate::added ? "new" : fate == Fate::ended ? "ended" : "changed"; }
std::string_view label_of(Fate fate) {
  return fate == Fate::added ? tr_later("New") : fate == Fate::ended ? tr_later("Ended") : tr_later("Changed");
}

const TypeCount& Difference::count(const RecordType& type) const {
  const auto at = std::ranges::find(counts, &type, &TypeCount::type);
  STIP_ASSERT(at != counts.end());
  return *at;
}

Difference difference(const View& before, const View& after, Reasons reasons) {
  Difference found = std::move(Comparison(before, after).result_);
  found.reasons = std::move(reasons);
  return found;
}

std::vector<FieldDifference> fields_of(const RecordDifference& record, const Reasons& reasons) {
  const Record& before = record.before ? *record.before : blank(*record.type);
  const Record& after = record.after ? *record.after : blank(*record.type);
  std::vector<FieldDifference> found;
  for (const Field& field : record.type->fields) {
    if (field.name == "id" || field.equal(before, after)) continue;
    found.push_back(field_difference(field, before, after));
    if (record.fate == Fate::changed && reasons) found.back().reason = reasons(*record.type, record.id, field.name);
  }
  return found;
}

std::optional<Reason> reason_of(const RecordDifference& record, const Reasons& reasons) {
  return record.fate != Fate::changed && reasons ? reasons(*record.type, record.id, "") : std::nullopt;
}

}  // namespace stip
