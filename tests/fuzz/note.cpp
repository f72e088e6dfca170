// Note: of all notes, only those that say what was signed are believed; keys come back as they were written.
#include "ledger/note.h"

#include "fuzz/fuzz.h"

FUZZ_TARGET(note) {
  using namespace stip;
  static const Ed25519Key key = ed25519_key(Hash{1, 2, 3});
  static const Hash root{7};
  static const std::string good = signed_note(key, 42, root);
  MUST(open_note(key.public_key, good).ok());
  if (const auto note = open_note(key.public_key, input); note.ok()) MUST(note->size == 42 && note->root == root);
  // The signed note with the input put into it, so that more than noise is tried.
  const std::size_t at = input.empty() ? 0 : static_cast<unsigned char>(input[0]) % good.size();
  const std::string changed =
      good.substr(0, at) + std::string(input) + good.substr(std::min(at + input.size(), good.size()));
  if (const auto note = open_note(key.public_key, changed); note.ok()) MUST(note->size == 42 && note->root == root);
  if (const auto read = parse_public_key(input); read.ok()) MUST(public_key_text(*read) == input);
  if (const auto read = parse_secret_key(input); read.ok()) MUST(secret_key_text(*read) == input);
}
