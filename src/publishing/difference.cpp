// Difference: a walk along two agendas side by side.
#include "publishing/difference.h"

#include <algorithm>
#include <cstring>
#include <future>
#include <span>

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

/// Asks for the memory of a record that is looked into some steps later: a large agenda does not fit into the cache.
void fetch(const Record* record) {
  constexpr int line_bytes = 64, lines = 6;
  for (int line = 0; line < lines; ++line)
    __builtin_prefetch(reinterpret_cast<const char*>(record) + line * line_bytes);
}

/// Two rows of one id, of which not both are the same; nullptr: there is none.
struct Pair {
  const Row* before;
  const Row* after;
};

/// Some pairs of one type, and what differs in them.
struct Comparison {
  const RecordType* type = nullptr;
  std::span<const Pair> pairs = {};
  TypeCount count = {};
  std::vector<RecordDifference> records = {};
};

/// The rows of two tables that stand by id. Rows that share their record are the same, without a look at the id: they
/// are counted alone.
std::vector<Pair> pairs_of(const Table& before, const Table& after, std::size_t& same) {
  std::vector<Pair> pairs;
  auto a = before.begin(), b = after.begin();
  while (a != before.end() || b != after.end()) {
    if (a != before.end() && b != after.end() && a->record && a->record == b->record) {
      ++same, ++a, ++b;
      continue;
    }
    const int order = a == before.end() ? 1 : b == after.end() ? -1 : a->id.compare(b->id);
    pairs.push_back({order <= 0 ? &*a : nullptr, order >= 0 ? &*b : nullptr});
    if (order <= 0) ++a;
    if (order >= 0) ++b;
  }
  return pairs;
}

void compare(Comparison& told, const FieldsByPlace& fields, const Pair& pair) {
  const Record* const old_record = pair.before ? pair.before->record.get() : nullptr;
  const Record* const new_record = pair.after ? pair.after->record.get() : nullptr;
  if (old_record && new_record) {
    const bool moved = fields.places_differ(*old_record, *new_record);
    if (!moved && !fields.others_differ(*old_record, *new_record)) return void(++told.count.unchanged);
    ++told.count.changed, told.count.moved += moved;
    told.records.push_back({told.type, pair.after->id, Fate::changed, moved, old_record, new_record});
  } else if (new_record) {
    ++told.count.added;
    told.records.push_back({told.type, pair.after->id, Fate::added, false, nullptr, new_record});
  } else if (old_record) {
    ++told.count.ended;
    told.records.push_back({told.type, pair.before->id, Fate::ended, false, old_record, nullptr});
  }
}

void compare(std::span<Comparison> all) {
  constexpr std::size_t steps_ahead = 8;
  for (Comparison& each : all) {
    const FieldsByPlace fields(*each.type);
    each.records.reserve(each.records.size() + each.pairs.size());
    for (std::size_t i = 0; i < each.pairs.size(); ++i) {
      if (i + steps_ahead < each.pairs.size()) {
        const auto& [before, after] = each.pairs[i + steps_ahead];
        if (before && after) fetch(before->record.get()), fetch(after->record.get());
      }
      compare(each, fields, each.pairs[i]);
    }
  }
}

void add(TypeCount& count, const TypeCount& part) {
  count.added += part.added, count.ended += part.ended, count.changed += part.changed;
  count.unchanged += part.unchanged, count.moved += part.moved;
}

/// Compares the first halves of all pairs here and the second ones on another core, if there are enough of them: a
/// thread costs as much as some thousand pairs.
void compare_by_cores(std::vector<Comparison>& all) {
  constexpr std::size_t many = 8'000;
  std::size_t pairs = 0;
  for (const Comparison& each : all) pairs += each.pairs.size();
  if (pairs < many) return compare(all);
  std::vector<Comparison> second = all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::size_t half = all[i].pairs.size() / 2;
    second[i].pairs = all[i].pairs.subspan(half), all[i].pairs = all[i].pairs.first(half);
  }
  auto later = std::async(std::launch::async | std::launch::deferred, [&second] { compare(second); });
  compare(all);
  later.get();
  for (std::size_t i = 0; i < all.size(); ++i) {
    add(all[i].count, second[i].count);
    std::ranges::move(second[i].records, std::back_inserter(all[i].records));
  }
}

std::vector<RecordDifference>& list_of(Difference& difference, const RecordType& type) {
  if (&type == &type_of<Observation>()) return difference.figures;
  return is_bookkeeping(type) ? difference.bookkeeping : difference.policy;
}

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
  Difference told{.before = before, .after = after, .reasons = std::move(reasons)};
  std::vector<std::vector<Pair>> pairs;  // By type, as the counts.
  for (const RecordType* type : record_types()) {
    TypeCount& count = told.counts.emplace_back(TypeCount{.type = type});
    const Table &old_table = before.table(*type), &new_table = after.table(*type);
    const bool is_shared = &old_table == &new_table;
    if (is_shared) count.unchanged = before.count(*type);
    pairs.push_back(is_shared ? std::vector<Pair>{} : pairs_of(old_table, new_table, count.unchanged));
  }
  std::vector<Comparison> all;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (!pairs[i].empty()) all.push_back({.type = told.counts[i].type, .pairs = pairs[i]});
  }
  compare_by_cores(all);
  for (Comparison& each : all) {
    add(*std::ranges::find(told.counts, each.type, &TypeCount::type), each.count);
    std::ranges::move(each.records, std::back_inserter(list_of(told, *each.type)));
  }
  return told;
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
