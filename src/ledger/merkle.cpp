// Merkle: growing the tree, walking it, and checking the walks of others.
#include "ledger/merkle.h"

#include <bit>

namespace stip {
namespace {

const Sha256& started(char prefix) {
  static const Sha256 leaf = Sha256().add(std::string_view("\x00", 1));
  static const Sha256 node = Sha256().add("\x01");
  return prefix == 0 ? leaf : node;
}

// The largest power of two below `count`; where RFC 6962 splits a tree.
std::int64_t split(std::int64_t count) {
  return static_cast<std::int64_t>(std::bit_floor(static_cast<std::uint64_t>(count - 1)));
}

}  // namespace

Hash leaf_hash(std::string_view data) {
  Sha256 hash = started(0);
  return hash.add(data).digest();
}

Hash node_hash(const Hash& left, const Hash& right) {
  Sha256 hash = started(1);
  return hash.add(bytes_of(left)).add(bytes_of(right)).digest();
}

void MerkleTree::append(const Hash& leaf) {
  Hash hash = leaf;
  for (std::size_t level = 0;; ++level) {
    if (level == levels_.size()) levels_.emplace_back();
    levels_[level].push_back(hash);
    const auto& row = levels_[level];
    if (row.size() % 2 == 1) return;
    hash = node_hash(row[row.size() - 2], row.back());
  }
}

void MerkleTree::truncate(std::int64_t size) {
  STIP_ASSERT(0 <= size && size <= this->size());
  for (std::size_t level = 0; level < levels_.size(); ++level)
    levels_[level].resize(static_cast<std::size_t>(size >> level));
}

// The root of the leaves from `from` to before `to`, where `from` is where such a subtree may start.
Hash MerkleTree::range(std::int64_t from, std::int64_t to) const {
  const std::int64_t count = to - from;
  if (std::has_single_bit(static_cast<std::uint64_t>(count))) {
    const int level = std::countr_zero(static_cast<std::uint64_t>(count));
    return levels_[static_cast<std::size_t>(level)][static_cast<std::size_t>(from >> level)];
  }
  const std::int64_t middle = from + split(count);
  return node_hash(range(from, middle), range(middle, to));
}

Hash MerkleTree::root(std::int64_t size) const {
  STIP_ASSERT(0 <= size && size <= this->size());
  return size == 0 ? sha256({}) : range(0, size);
}

std::vector<Hash> MerkleTree::inclusion_proof(std::int64_t index, std::int64_t size) const {
  STIP_ASSERT(0 <= index && index < size && size <= this->size());
  std::vector<Hash> path;
  prove_inclusion(path, index, 0, size);
  return path;
}

// PATH(m, D[n]) of RFC 6962, 2.1.1: "PATH(m, D[0:k]) : MTH(D[k:n])" or "PATH(m - k, D[k:n]) : MTH(D[0:k])".
void MerkleTree::prove_inclusion(std::vector<Hash>& path, std::int64_t index, std::int64_t from,
                                 std::int64_t to) const {
  if (to - from == 1) return;
  const std::int64_t middle = from + split(to - from);
  if (index < middle) {
    prove_inclusion(path, index, from, middle);
    path.push_back(range(middle, to));
  } else {
    prove_inclusion(path, index, middle, to);
    path.push_back(range(from, middle));
  }
}

std::vector<Hash> MerkleTree::consistency_proof(std::int64_t old_size, std::int64_t size) const {
  STIP_ASSERT(0 < old_size && old_size <= size && size <= this->size());
  std::vector<Hash> path;
  prove_consistency(path, old_size, 0, size, true);
  return path;
}

// SUBPROOF(m, D[n], b) of RFC 6962, 2.1.2; `whole` is its b: the old tree is this very subtree, whose root is known.
void MerkleTree::prove_consistency(std::vector<Hash>& path, std::int64_t old_size, std::int64_t from, std::int64_t to,
                                   bool whole) const {
  if (old_size == to) {
    if (!whole) path.push_back(range(from, to));
    return;
  }
  const std::int64_t middle = from + split(to - from);
  if (old_size <= middle) {
    prove_consistency(path, old_size, from, middle, whole);
    path.push_back(range(middle, to));
  } else {
    prove_consistency(path, old_size, middle, to, false);
    path.push_back(range(from, middle));
  }
}

bool inclusion_holds(std::uint64_t index, std::uint64_t size, const Hash& leaf, std::span<const Hash> path,
                     const Hash& root) {
  // 1. "Compare leaf_index from the inclusion_proof structure against tree_size. If leaf_index is greater than or
  //    equal to tree_size, then stop verification and fail."
  if (index >= size) return false;
  // 2. and 3. "Set two variables, fn and sn", "Set r to hash."
  std::uint64_t fn = index, sn = size - 1;
  Hash r = leaf;
  // 4. "For each value p in the inclusion_path array"
  for (const Hash& p : path) {
    if (sn == 0) return false;
    if (fn & 1 || fn == sn) {
      r = node_hash(p, r);
      while (!(fn & 1) && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      r = node_hash(r, p);
    }
    fn >>= 1, sn >>= 1;
  }
  // 5. "Compare sn to 0. Compare r against the root_hash."
  return sn == 0 && r == root;
}

bool consistency_holds(std::uint64_t old_size, std::uint64_t size, const Hash& old_root, const Hash& root,
                       std::span<const Hash> path) {
  if (old_size == size) return path.empty() && old_root == root;
  if (old_size == 0 || old_size > size) return false;
  // 1. "If consistency_path is an empty array, stop and fail the proof verification."
  if (path.empty()) return false;
  // 2. "If first is an exact power of 2, then prepend first_hash to the consistency_path array."
  const bool prepend = std::has_single_bit(old_size);
  // 3. and 4. "Set two variables, fn and sn", "If LSB(fn) is set, then right-shift both fn and sn equally until it is not."
  std::uint64_t fn = old_size - 1, sn = size - 1;
  while (fn & 1) fn >>= 1, sn >>= 1;
  // 5. "Set both fr and sr to the first value in the consistency_path array."
  Hash fr = prepend ? old_root : path.front(), sr = fr;
  // 6. "For each subsequent value c in the consistency_path array"
  for (const Hash& c : path.subspan(prepend ? 0 : 1)) {
    if (sn == 0) return false;
    if (fn & 1 || fn == sn) {
      fr = node_hash(c, fr);
      sr = node_hash(c, sr);
      while (!(fn & 1) && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      sr = node_hash(sr, c);
    }
    fn >>= 1, sn >>= 1;
  }
  // 7. "Verify that the fr calculated is equal to the first_hash, the sr is equal to the second_hash, and sn is 0."
  return fr == old_root && sr == root && sn == 0;
}

}  // namespace stip
