// Cbor: the part of CBOR (RFC 8949) that passkeys are written in, read strictly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"

namespace stip {

/// A whole number, bytes, a text, an array, a map, or one of false, true, null. Lengths stand in front; no tags, no
/// fractions.
struct Cbor {
  enum class Kind { integer, bytes, text, array, map, simple };
  Kind kind = Kind::simple;
  std::int64_t number = 0;       ///< Of integer; of simple: 20 false, 21 true, 22 null.
  std::string text = {};         ///< Of bytes and text.
  std::vector<Cbor> items = {};  ///< Of array; of map: key and value by turns.

  /// The value in a map by its key; nullptr: there is none.
  const Cbor* find(std::int64_t key) const;
  const Cbor* find(std::string_view key) const;
  /// The bytes of the value by that key; "" if it is none.
  std::string bytes(std::int64_t key) const;
};

struct ReadCbor {
  Cbor value;
  std::size_t size = 0;  ///< Bytes that it took.
};

/// Reads one item; what comes after it is left. At most 8 deep, 256 items in all, and a key of a map comes once.
/// Cost: linear in what is read. Errors: invalid.
ErrorOr<ReadCbor> read_cbor(std::string_view bytes);

}  // namespace stip
