// Agenda: all records at one moment; an immutable value that shares what did not change.
#pragma once

#include <array>
#include <memory>
#include <ranges>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "agenda/change.h"
#include "agenda/records.h"

namespace stip {

/// One record in an agenda, with where it stands in the ledger.
struct Row {
  std::shared_ptr<const Record> record;  ///< Empty: retired; the id is never used again.
  std::string id;
  std::int64_t version = 0;  ///< Changes so far; 1 when made.
  Seq entry = 0;             ///< The entry that changed it last.
};

/// The rows of one record type, by id.
using Table = std::vector<Row>;

/// An immutable agenda. A copy costs one count. Safe to read from many threads.
class Agenda {
 public:
  Agenda();
  Agenda(std::array<std::shared_ptr<const Table>, RecordType::limit> tables, Seq upto);

  Seq upto() const { return content_->upto; }  ///< Number of the last entry folded in.

  /// All living records of a type, by id.
  template <class T>
  auto all() const {
    return table(type_of<T>()) | std::views::filter([](const Row& row) { return row.record != nullptr; }) |
           std::views::transform([](const Row& row) -> const T& { return static_cast<const T&>(*row.record); });
  }
  template <class T>
  const T* find(std::string_view id) const {
    return static_cast<const T*>(find(type_of<T>(), id));
  }
  template <class T>
  const T* find(const Ref<T>& ref) const {
    return ref ? find<T>(ref.id) : nullptr;
  }

  /// The living records of type T whose reference `field` ("action") names `id`, by id.
  /// Cost: the first call of a field makes an index of it; each further call is one look-up.
  template <class T>
  std::vector<const T*> referring(std::string_view field, std::string_view id) const {
    std::vector<const T*> found;
    for (const Record* record : referring(type_of<T>(), field, id)) found.push_back(static_cast<const T*>(record));
    return found;
  }

  // The same without knowing the C++ type.
  const Table& table(const RecordType& type) const { return *content_->tables[type.index]; }
  const std::shared_ptr<const Table>& shared_table(const RecordType& type) const {
    return content_->tables[type.index];
  }
  const Row* row(const RecordType& type, std::string_view id) const;  ///< Also a retired one.
  const Record* find(const RecordType& type, std::string_view id) const;
  std::vector<const Record*> referring(const RecordType& type, std::string_view field, std::string_view id) const;
  std::size_t count(const RecordType& type) const;  ///< Living records.

  /// A living record of any type, with its type; type is nullptr if there is none.
  struct Found {
    const RecordType* type = nullptr;
    const Record* record = nullptr;
    explicit operator bool() const { return record != nullptr; }
  };
  Found find_any(std::string_view id) const;

 private:
  using Tables = std::array<std::shared_ptr<const Table>, RecordType::limit>;
  using Index = std::unordered_map<std::string, std::vector<const Record*>>;
  class Indexes;
  struct Content {
    Tables tables;
    Seq upto = 0;
    std::unique_ptr<Indexes> indexes;
  };
  const Index& index(const RecordType& type, std::string_view field) const;

  std::shared_ptr<const Content> content_;
};

/// Folds changes into agendas: start from nothing or from an agenda, apply, take snapshots.
class AgendaBuilder {
 public:
  AgendaBuilder() = default;
  explicit AgendaBuilder(const Agenda& start);

  /// Errors: invalid (unknown type or field, a value that cannot be read, a retired id),
  /// conflict (the change does not make the next version). On an error nothing of `change` is applied.
  ErrorOr<Nothing> apply(const Change& change, Seq entry);

  /// The agenda so far. Shares all records with the builder, and tables that did not change with earlier snapshots.
  Agenda snapshot(Seq upto);

 private:
  struct Slot {
    std::shared_ptr<Record> record;
    std::int64_t version = 0;
    Seq entry = 0;
    std::uint32_t epoch = 0;  ///< Snapshots taken when this copy was made; older copies are shared.
  };
  struct Slots {
    std::unordered_map<std::string, Slot> by_id;
    std::shared_ptr<const Table> table;  ///< Of the last snapshot, if nothing changed since.
  };
  std::array<Slots, RecordType::limit> types_;
  std::uint32_t epoch_ = 1;
};

/// The changes that turn `before` (nullptr: nothing) into `after`; fields in the order of declaration.
std::vector<FieldChange> changed_fields(const RecordType& type, const Record* before, const Record& after);

/// The empty record of a type, to compare with.
const Record& blank(const RecordType& type);

/// "action A-014", as errors cite it; "actie A-014".
Said cited(const RecordType& type, std::string_view id);
/// The type and the field as errors name them: "action", "planned_end"; in Dutch by their labels.
Said named(const RecordType& type);
Said named_plural(const RecordType& type);
Said named(const RecordType& type, const Field& field);

}  // namespace stip
