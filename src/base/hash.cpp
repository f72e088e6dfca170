// Hash: SHA-256 by OpenSSL's plain functions, since its EVP layer costs more than a short message itself.
#define OPENSSL_API_COMPAT 0x10100000L
#include "base/hash.h"

#include <cstring>

#include <openssl/rand.h>
#include <openssl/sha.h>

namespace stip {
namespace {

constexpr std::size_t block_bytes = 64;

SHA256_CTX* context(void* state) { return static_cast<SHA256_CTX*>(state); }

void store(unsigned char* to, std::uint64_t number, int bytes) {
  for (int i = bytes - 1; i >= 0; --i, number >>= 8) to[i] = static_cast<unsigned char>(number);
}

// SHA-256 of one key block, whose state is given, and `message` (FIPS 180-4, 5.1.1 and 6.2.2).
void finish(const std::uint32_t* state, std::string_view message, Hash& hash) {
  SHA256_CTX working;
  std::memcpy(working.h, state, sizeof working.h);
  const std::uint64_t bits = (block_bytes + message.size()) * 8;
  for (; message.size() >= block_bytes; message.remove_prefix(block_bytes)) {
    SHA256_Transform(&working, reinterpret_cast<const unsigned char*>(message.data()));
  }
  unsigned char last[2 * block_bytes] = {};
  if (!message.empty()) std::memcpy(last, message.data(), message.size());
  last[message.size()] = 0x80;
  const std::size_t end = message.size() + 9 <= block_bytes ? block_bytes : 2 * block_bytes;
  store(last + end - 8, bits, 8);
  for (std::size_t at = 0; at < end; at += block_bytes) SHA256_Transform(&working, last + at);
  for (std::size_t i = 0; i < 8; ++i) store(hash.data() + 4 * i, working.h[i], 4);
}

constexpr char hex_digits[] = "0123456789abcdef";
constexpr char base64_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
  if ('0' <= c && c <= '9') return c - '0';
  if ('a' <= c && c <= 'f') return c - 'a' + 10;
  if ('A' <= c && c <= 'F') return c - 'A' + 10;
  return -1;
}

int base64_value(char c) {
  const char* at = c ? std::strchr(base64_digits, c) : nullptr;
  return at ? static_cast<int>(at - base64_digits) : -1;
}

}  // namespace

Hash hash_of_bytes(std::string_view bytes) {
  Hash hash;
  STIP_ASSERT(bytes.size() == hash.size());
  std::memcpy(hash.data(), bytes.data(), hash.size());
  return hash;
}

Sha256::Sha256() {
  static_assert(sizeof(State) == sizeof(SHA256_CTX) && alignof(State) == alignof(SHA256_CTX));
  SHA256_Init(context(&state_));
}

Sha256& Sha256::add(std::string_view bytes) {
  SHA256_Update(context(&state_), bytes.data(), bytes.size());
  return *this;
}

Hash Sha256::digest() const {
  State copy = state_;
  Hash hash;
  SHA256_Final(hash.data(), context(&copy));
  return hash;
}

Hash sha256(std::string_view bytes) { return Sha256().add(bytes).digest(); }

// A message in HMAC is short, so its padding is laid here and each block goes straight to the compression function:
// twice as fast as update and final, which copy, count and wipe.
Hmac::Hmac(std::string_view key) {
  unsigned char padded[block_bytes] = {};
  if (key.size() > block_bytes) {
    const Hash hashed = sha256(key);
    std::memcpy(padded, hashed.data(), hashed.size());
  } else if (!key.empty()) {
    std::memcpy(padded, key.data(), key.size());
  }
  SHA256_CTX state;
  for (unsigned char& byte : padded) byte ^= 0x36;
  SHA256_Init(&state);
  SHA256_Transform(&state, padded);
  std::memcpy(inner_.data(), state.h, sizeof inner_);
  for (unsigned char& byte : padded) byte ^= 0x36 ^ 0x5c;
  SHA256_Init(&state);
  SHA256_Transform(&state, padded);
  std::memcpy(outer_.data(), state.h, sizeof outer_);
}

Hash Hmac::operator()(std::string_view message) const {
  Hash hash;
  finish(inner_.data(), message, hash);
  finish(outer_.data(), bytes_of(hash), hash);
  return hash;
}

Hash random_hash() { return random_hashes(1).front(); }

std::vector<Hash> random_hashes(std::size_t count) {
  std::vector<Hash> hashes(count);
  static_assert(sizeof(Hash) == 32);
  STIP_ASSERT(count < (1u << 24));
  if (count > 0) STIP_ASSERT(RAND_bytes(hashes[0].data(), static_cast<int>(count * sizeof(Hash))) == 1);
  return hashes;
}

void append_hex(std::string& out, std::string_view bytes) {
  static constexpr auto pairs = [] {
    std::array<std::array<char, 2>, 256> table{};
    for (std::size_t i = 0; i < 256; ++i) table[i] = {hex_digits[i >> 4], hex_digits[i & 15]};
    return table;
  }();
  const std::size_t start = out.size();
  out.resize(start + bytes.size() * 2);
  char* to = out.data() + start;
  for (const char c : bytes) {
    std::memcpy(to, pairs[static_cast<unsigned char>(c)].data(), 2);
    to += 2;
  }
}

std::string to_hex(std::string_view bytes) {
  std::string text;
  append_hex(text, bytes);
  return text;
}

std::string to_hex(const Hash& hash) { return to_hex(bytes_of(hash)); }

ErrorOr<std::string> parse_hex(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_value(text[i]);
    const int low = i + 1 < text.size() ? hex_value(text[i + 1]) : -1;
    if (high < 0 || low < 0) {
      return Error{ErrorKind::invalid, "hexadecimal", "'" + std::string(text.substr(0, 80)) + "' is not hexadecimal.",
                   "Write two digits from 0 to 9 and a to f for each byte."};
    }
    bytes += static_cast<char>(high << 4 | low);
  }
  return bytes;
}

std::string to_base64(std::string_view bytes) {
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    unsigned group = 0;
    for (std::size_t j = 0; j < 3; ++j)
      group = group << 8 | (i + j < bytes.size() ? static_cast<unsigned char>(bytes[i + j]) : 0);
    text += base64_digits[group >> 18];
    text += base64_digits[group >> 12 & 63];
    text += i + 1 < bytes.size() ? base64_digits[group >> 6 & 63] : '=';
    text += i + 2 < bytes.size() ? base64_digits[group & 63] : '=';
  }
  return text;
}

ErrorOr<std::string> parse_base64(std::string_view text) {
  std::string bytes;
  bool good = text.size() % 4 == 0;
  for (std::size_t i = 0; good && i < text.size(); i += 4) {
    const bool last = i + 4 == text.size();
    const int padding = !last || text[i + 3] != '=' ? 0 : text[i + 2] == '=' ? 2 : 1;
    unsigned group = 0;
    for (int j = 0; j < 4; ++j) {
      const int value = j >= 4 - padding ? 0 : base64_value(text[i + static_cast<std::size_t>(j)]);
      good = good && value >= 0;
      group = group << 6 | static_cast<unsigned>(value & 63);
    }
    // Bits that padding hides must be nought, or two texts would mean one value.
    good = good && (padding == 0 || (group & (padding == 1 ? 0xffu : 0xffffu)) == 0);
    for (int j = 0; j < 3 - padding; ++j) bytes += static_cast<char>(group >> (16 - 8 * j) & 0xff);
  }
  if (good) return bytes;
  return Error{ErrorKind::invalid, "base64", "'" + std::string(text.substr(0, 80)) + "' is not base64.",
               "Copy the text whole, with its padding."};
}

}  // namespace stip
