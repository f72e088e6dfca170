// Digest: what must be known of one table to hide records from a viewer, made once per table.
#pragma once

#include <memory>
#include <mutex>

#include "agenda/agenda.h"

namespace stip {

/// What hiding needs to know of a table. Tables never change, so a digest holds as long as its table lives.
class Digest {
 public:
  explicit Digest(const RecordType& type, const std::shared_ptr<const Table>& table);

  std::vector<std::uint32_t> classified;  ///< Rows of living records that are not public.
  std::vector<std::uint32_t> guarded;     ///< Rows with a value whose guard is not public.
  std::vector<std::uint32_t> retired;     ///< Rows of retired records.

  /// Rows whose record names `id` in a reference, or in the value of a proposed change; in no order.
  /// Precondition: `table` is the table that this was made of. Cost: the first call reads all references of the table.
  std::vector<std::uint32_t> naming(const RecordType& type, const Table& table, std::string_view id) const;

  bool is_of(const std::shared_ptr<const Table>& table) const { return table_.lock() == table; }
  bool is_stale() const { return table_.expired(); }

 private:
  struct Naming {
    std::size_t hash;
    std::uint32_t row;
    auto operator<=>(const Naming&) const = default;
  };
  std::weak_ptr<const Table> table_;
  mutable std::once_flag once_;
  mutable std::vector<Naming> namings_;
};

/// The digest of a table, from memory if it was asked before. Thread-safe.
std::shared_ptr<const Digest> digest(const RecordType& type, const std::shared_ptr<const Table>& table);

/// The ids that a field of a record names; empty for a field that is no reference.
std::vector<std::string> named_ids(const Field& field, const Record& record);

/// The clearance that is needed to see the value of `field`; public_ if nothing guards it or it is empty.
Classification guard_of(const RecordType& type, const Field& field, const Record& record);

}  // namespace stip
