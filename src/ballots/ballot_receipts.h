// Ballot receipts: the list of all receipts after closing, by which everybody can see that theirs is counted, once.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ballots/ballot_box.h"
#include "base/ed25519.h"

namespace stip {

/// The root of a tree over these leaves, in their order. Given by the caller, who knows ledger/merkle.h.
using RootOf = std::function<Hash(const std::vector<std::string>& leaves)>;

/// The list as text:
///
///   stip-receipts 1
///   consultation ID
///   rules SHA-256
///   closed MOMENT
///   ballots N
///   root HEX            of the Merkle tree (RFC 6962) over the lines RECEIPT,DIGEST without their ends
///   public-key HEX
///   signature HEX       Ed25519, of the seven lines above with their ends
///   RECEIPT,DIGEST      sorted; all doors together, so that a receipt does not tell by which one
///
/// Errors: those of closed_consultation().
ErrorOr<std::string> receipt_list(BallotBox& box, const std::string& consultation, const RootOf& root_of);

struct ReceiptsChecked {
  std::string consultation, root, public_key;
  std::size_t ballots = 0;
};
/// Whether a list is in order, complete and signed by the key that it names; who relies on it compares that key with the
/// one that was published at the opening. Errors: invalid, naming what does not hold.
ErrorOr<ReceiptsChecked> check_receipt_list(std::string_view text, const std::string& file, const RootOf& root_of);

/// The public key that lists of this store are signed with, in hexadecimal.
std::string receipts_key(const BallotFile& file);

}  // namespace stip
