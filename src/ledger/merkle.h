// Merkle: the tree of RFC 6962 over the leaves of the ledger, and proofs that need one path only.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace stip {

/// SHA-256 of 0x00 and the data: the hash of a leaf (RFC 6962, 2.1).
Hash leaf_hash(std::string_view data);
/// SHA-256 of 0x01 and both hashes: the hash of a node.
Hash node_hash(const Hash& left, const Hash& right);

/// A tree that grows. Keeps the hashes of all complete subtrees: 64 bytes a leaf.
class MerkleTree {
 public:
  /// Cost: two hashes on average.
  void append(const Hash& leaf);
  /// Forgets all leaves from number `size` on. Precondition: not more than there are.
  void truncate(std::int64_t size);

  std::int64_t size() const { return levels_.empty() ? 0 : static_cast<std::int64_t>(levels_[0].size()); }
  const Hash& leaf(std::int64_t index) const { return levels_[0][static_cast<std::size_t>(index)]; }
  Hash root() const { return root(size()); }
  /// Of the first `size` leaves; of none it is the hash of nothing. Precondition: not more than there are.
  Hash root(std::int64_t size) const;

  /// The path from leaf `index` to the root of the first `size` leaves (RFC 6962, 2.1.1).
  /// Precondition: index < size <= size(). Cost: O(log n) hashes.
  std::vector<Hash> inclusion_proof(std::int64_t index, std::int64_t size) const;
  /// That the tree of `old_size` is the start of the tree of `size` (RFC 6962, 2.1.2).
  /// Precondition: 0 < old_size <= size <= size().
  std::vector<Hash> consistency_proof(std::int64_t old_size, std::int64_t size) const;

 private:
  Hash range(std::int64_t from, std::int64_t to) const;
  void prove_inclusion(std::vector<Hash>& path, std::int64_t index, std::int64_t from, std::int64_t to) const;
  void prove_consistency(std::vector<Hash>& path, std::int64_t old_size, std::int64_t from, std::int64_t to,
                         bool whole) const;

  std::vector<std::vector<Hash>> levels_;  ///< levels_[k][i]: root of the leaves i·2^k to (i+1)·2^k.
};

/// Whether `path` leads from the leaf to the root (RFC 9162, 2.1.3.2).
bool inclusion_holds(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> path,
                     const Hash& root);
/// Whether `path` shows that one tree is the start of the other (RFC 9162, 2.1.4.2).
bool consistency_holds(std::uint64_t old_size, std::uint64_t size, const Hash& old_root, const Hash& root,
                       std::span<const Hash> path);

}  // namespace stip
