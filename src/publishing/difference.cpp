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

class Comparison {
 public:
  Comparison(const View& before, const View& after, const Reasons& reasons) : reasons_(reasons) {
    for (const RecordType* type : record_types()) {
      result_.counts.push_back({.type = type});
      walk(*type, before.table(*type), after.table(*type));
    }
  }

  Difference result_;

 private:
  /// Both tables stand by id. Rows that share their record are the same, without a look at the id.
  void walk(const RecordType& type, const Table& before, const Table& after) {
    auto a = before.begin(), b = after.begin();
    while (a != before.end() || b != after.end()) {
      if (a != before.end() && b != after.end() && a->record && a->record == b->record) {
        ++result_.counts.back().unchanged, ++a, ++b;
        continue;
      }
      const int order = a == before.end() ? 1 : b == after.end() ? -1 : a->id.compare(b->id);
      const auto& old_record = order <= 0 ? a->record : nobody_;
      const auto& new_record = order >= 0 ? b->record : nobody_;
      if (old_record || new_record) compare(type, old_record, new_record);
      if (order <= 0) ++a;
      if (order >= 0) ++b;
    }
  }

  void compare(const RecordType& type, const std::shared_ptr<const Record>& before,
               const std::shared_ptr<const Record>& after) {
    TypeCount& count = result_.counts.back();
    RecordDifference found{.type = &type, .id = (after ? after : before)->id, .before = before, .after = after};
    const Record& old_record = before ? *before : blank(type);
    const Record& new_record = after ? *after : blank(type);
    for (const Field& field : type.fields) {
      if (field.name == "id" || field.equal(old_record, new_record)) continue;
      found.fields.push_back(field_difference(field, old_record, new_record));
      found.moved = found.moved || (before && after && tells_the_place(field));
      if (before && after) found.fields.back().reason = reason(type, found.id, field.name);
    }
    if (before && after && found.fields.empty()) {
      ++count.unchanged;
      return;
    }
    found.fate = !before ? Fate::added : !after ? Fate::ended : Fate::changed;
    if (found.fate != Fate::changed) found.reason = reason(type, found.id, "");
    ++(found.fate == Fate::added ? count.added : found.fate == Fate::ended ? count.ended : count.changed);
    count.moved += found.moved ? 1 : 0;
    list_of(type).push_back(std::move(found));
  }

  std::vector<RecordDifference>& list_of(const RecordType& type) {
    if (&type == &type_of<Observation>()) return result_.figures;
    return is_bookkeeping(type) ? result_.bookkeeping : result_.policy;
  }

  std::optional<Reason> reason(const RecordType& type, std::string_view id, std::string_view field) const {
    return reasons_ ? reasons_(type, id, field) : std::nullopt;
  }

  const Reasons& reasons_;
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

Difference difference(const View& before, const View& after, const Reasons& reasons) {
  return std::move(Comparison(before, after, reasons).result_);
}

}  // namespace stip
