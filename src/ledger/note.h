// Note: a checkpoint as a signed note, in the C2SP formats tlog-checkpoint and signed-note.
#pragma once

#include <string>
#include <string_view>

#include "base/ed25519.h"
#include "ledger/ledger.h"

namespace stip {

/// The id of a ledger: the first 16 bytes of the SHA-256 of its public key, in hexadecimal. Every header holds it,
/// so that nobody can put another key under a ledger.
std::string ledger_id(const Hash& public_key);
/// The name of its key and the origin of its checkpoints: "stip/<id>".
std::string origin_of(std::string_view id);

/// "stip/<id>+<key hash>+<base64>", as signed-note writes a public key.
std::string public_key_text(const Hash& public_key);
/// Errors: invalid.
ErrorOr<Hash> parse_public_key(std::string_view text);
/// "PRIVATE+KEY+stip/<id>+<key hash>+<base64>", as it stands in the key file.
std::string secret_key_text(const Ed25519Key& key);
ErrorOr<Ed25519Key> parse_secret_key(std::string_view text);

/// Origin, size, root and signature.
std::string signed_note(const Ed25519Key& key, Seq size, const Hash& root);
/// Reads a note and checks its signature by this key; lines signed by others, such as witnesses, are passed over.
/// Errors: invalid.
ErrorOr<Checkpoint> open_note(const Hash& public_key, std::string_view note);

}  // namespace stip
