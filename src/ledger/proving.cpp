// Proving: inclusion in the tree, and the openings of a sealed entry.
#include "ledger/proving.h"

#include "ledger/rules.h"

namespace stip {

std::optional<Sealed> copy_of(const SealedView& view) {
  if (view.leaf.size() != sizeof(Hash) || view.chain.size() != sizeof(Hash)) return std::nullopt;
  return Sealed{view.seq,
                view.time,
                std::string(view.body),
                std::string(view.key),
                std::string(view.salts),
                std::string(view.commitments),
                hash_of_bytes(view.leaf),
                hash_of_bytes(view.chain)};
}

ErrorOr<Inclusion> inclusion_in(const MerkleTree& tree, Seq seq) {
  if (seq < 1 || seq > tree.size()) return no_entry(seq, tree.size());
  return Inclusion{seq, tree.size(), tree.leaf(seq - 1), tree.inclusion_proof(seq - 1, tree.size()), tree.root()};
}

ErrorOr<Evidence> evidence_of(std::string_view ledger, const MerkleTree& tree, const Sealed& sealed) {
  Evidence evidence;
  STIP_TRY_AS(evidence.inclusion, inclusion_in(tree, sealed.seq));
  evidence.header = header_of(ledger, sealed.seq, sealed.time, sealed.commitments);
  STIP_TRY_AS(evidence.openings, openings(sealed));
  return evidence;
}

}  // namespace stip
