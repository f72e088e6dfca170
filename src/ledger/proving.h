// Proving: what an outsider needs to check an entry, in the same way for every kind of ledger.
#pragma once

#include <optional>
#include <string_view>

#include "ledger/commitment.h"
#include "ledger/merkle.h"

namespace stip {

/// What lies in a database, as a value of its own; nullopt if its leaf or its chain is no hash.
std::optional<Sealed> copy_of(const SealedView& view);

/// That entry `seq` is in the tree. Errors: not_found.
ErrorOr<Inclusion> inclusion_in(const MerkleTree& tree, Seq seq);

/// The evidence for an entry of the ledger with this id. Errors: not_found, storage.
ErrorOr<Evidence> evidence_of(std::string_view ledger, const MerkleTree& tree, const Sealed& sealed);

}  // namespace stip
