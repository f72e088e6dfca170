// Note: writing and opening signed notes, and the texts of keys.
#include "ledger/note.h"

#include <charconv>

#include "base/text.h"

namespace stip {
namespace {

constexpr char ed25519_kind = 1;
constexpr std::size_t id_bytes = 16, key_hash_bytes = 4;
constexpr std::string_view secret_prefix = "PRIVATE+KEY+";
constexpr std::string_view dash = "\u2014 ";

Error refused(std::string subject, std::string problem) {
  return {ErrorKind::invalid, std::move(subject), std::move(problem),
          "Copy it whole, every line of it, from where it was published."};
}

std::string name_of_key(const Hash& public_key) { return origin_of(ledger_id(public_key)); }

// signed-note: "SHA-256(key name || 0x0A || signature type || public key)[:4]"
std::string key_hash(std::string_view name, const Hash& public_key) {
  const Hash hash = Sha256().add(name).add("\n").add({&ed25519_kind, 1}).add(bytes_of(public_key)).digest();
  return std::string(bytes_of(hash).substr(0, key_hash_bytes));
}

std::string key_text(const Hash& public_key, const Hash& bytes) {
  const std::string name = name_of_key(public_key);
  return name + "+" + to_hex(key_hash(name, public_key)) + "+" +
         to_base64(std::string(1, ed25519_kind) + std::string(bytes_of(bytes)));
}

// The 32 bytes at the end of a key text. Base64 holds plus signs too, so its parts are split off one by one.
ErrorOr<Hash> key_bytes(std::string_view text) {
  const auto name_end = text.find('+');
  const auto hash_end = name_end == text.npos ? name_end : text.find('+', name_end + 1);
  if (hash_end == text.npos) return refused("key", "it has not three parts.");
  STIP_TRY_AS(const std::string bytes, parse_base64(text.substr(hash_end + 1)));
  if (bytes.size() != 33 || bytes[0] != ed25519_kind) return refused("key", "it is no Ed25519 key.");
  return hash_of_bytes(std::string_view(bytes).substr(1));
}

std::string body_of_note(std::string_view origin, Seq size, const Hash& root) {
  return std::string(origin) + "\n" + std::to_string(size) + "\n" + to_base64(bytes_of(root)) + "\n";
}

std::string_view next_line(std::string_view& text) {
  const auto end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  return line;
}

bool is_signed_by(const Hash& public_key, std::string_view body, std::string_view lines) {
  const std::string name = name_of_key(public_key);
  while (!lines.empty()) {
    std::string_view line = next_line(lines);
    const std::string start = std::string(dash) + name + " ";
    if (!starts_with(line, start)) continue;
    const auto bytes = parse_base64(line.substr(start.size()));
    if (!bytes.ok() || !starts_with(*bytes, key_hash(name, public_key))) continue;
    if (ed25519_verifies(public_key, body, std::string_view(*bytes).substr(key_hash_bytes))) return true;
  }
  return false;
}

}  // namespace

std::string ledger_id(const Hash& public_key) {
  return to_hex(bytes_of(sha256(bytes_of(public_key))).substr(0, id_bytes));
}
std::string origin_of(std::string_view id) { return "stip/" + std::string(id); }

std::string public_key_text(const Hash& public_key) { return key_text(public_key, public_key); }
std::string secret_key_text(const Ed25519Key& key) {
  return std::string(secret_prefix) + key_text(key.public_key, key.secret);
}

ErrorOr<Hash> parse_public_key(std::string_view text) {
  STIP_TRY_AS(const Hash key, key_bytes(text));
  if (public_key_text(key) != text) return refused("public key", "its name or its hash does not fit it.");
  return key;
}

ErrorOr<Ed25519Key> parse_secret_key(std::string_view text) {
  text = trimmed(text);
  if (!starts_with(text, secret_prefix))
    return refused("secret key", "it does not start with " + std::string(secret_prefix) + ".");
  STIP_TRY_AS(const Hash secret, key_bytes(text.substr(secret_prefix.size())));
  const Ed25519Key key = ed25519_key(secret);
  if (secret_key_text(key) != text) return refused("secret key", "its name or its hash does not fit it.");
  return key;
}

std::string signed_note(const Ed25519Key& key, Seq size, const Hash& root) {
  const std::string name = name_of_key(key.public_key);
  const std::string body = body_of_note(name, size, root);
  return body + "\n" + std::string(dash) + name + " " +
         to_base64(key_hash(name, key.public_key) + ed25519_sign(key, body)) + "\n";
}

ErrorOr<Checkpoint> open_note(const Hash& public_key, std::string_view note) {
  const auto blank = note.find("\n\n");
  if (blank == note.npos || !ends_with(note, "\n"))
    return refused("checkpoint", "it has no line that is empty, or no end.");
  const std::string_view body = note.substr(0, blank + 1);
  std::string_view lines = body;
  const std::string_view origin = next_line(lines), size_text = next_line(lines), root_text = next_line(lines);
  Checkpoint checkpoint{0, {}, std::string(note)};
  const auto [end, error] = std::from_chars(size_text.data(), size_text.data() + size_text.size(), checkpoint.size);
  const auto root = parse_base64(root_text);
  if (error != std::errc{} || end != size_text.data() + size_text.size() || !root.ok() ||
      root->size() != checkpoint.root.size()) {
    return refused("checkpoint", "its size or its root cannot be read.");
  }
  checkpoint.root = hash_of_bytes(*root);
  if (body != body_of_note(name_of_key(public_key), checkpoint.size, checkpoint.root)) {
    return refused("checkpoint",
                   "it is not of this ledger but of '" + std::string(origin) + "', or not in its one form.");
  }
  if (!is_signed_by(public_key, body, note.substr(blank + 2)))
    return refused("checkpoint over " + std::to_string(checkpoint.size) + " entries",
                   "its signature is not by the key of this ledger.");
  return checkpoint;
}

}  // namespace stip
