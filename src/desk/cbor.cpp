// Cbor: one head, then what it says follows.
#include "desk/cbor.h"

#include <limits>
#include <optional>

#include "base/text.h"

namespace stip {
namespace {

constexpr int deepest = 8;
constexpr int most_items = 256;

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  bool read(Cbor& value, int depth) {
    if (depth > deepest || ++items_ > most_items) return false;
    const auto head = next(1);
    if (!head) return false;
    const unsigned first = static_cast<unsigned char>((*head)[0]), major = first >> 5;
    if (major == 7) {
      value.kind = Cbor::Kind::simple;
      value.number = first & 31;
      return value.number >= 20 && value.number <= 22;
    }
    const auto argument = number(first & 31);
    if (!argument) return false;
    switch (major) {
      case 0:
      case 1:
        if (*argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return false;
        value.kind = Cbor::Kind::integer;
        value.number = major == 0 ? static_cast<std::int64_t>(*argument) : -1 - static_cast<std::int64_t>(*argument);
        return true;
      case 2:
      case 3: {
        const auto text = next(*argument);
        if (!text || (major == 3 && !is_utf8(*text))) return false;
        value.kind = major == 2 ? Cbor::Kind::bytes : Cbor::Kind::text;
        value.text = *text;
        return true;
      }
      case 4:
      case 5:
        value.kind = major == 4 ? Cbor::Kind::array : Cbor::Kind::map;
        return read_items(value, *argument, depth);
      default:
        return false;  // A tag.
    }
  }
  std::size_t at() const { return at_; }

 private:
  std::optional<std::string_view> next(std::uint64_t size) {
    if (size > bytes_.size() - at_) return std::nullopt;
    const std::string_view part = bytes_.substr(at_, static_cast<std::size_t>(size));
    at_ += part.size();
    return part;
  }
  /// The number in or behind a head, in its shortest form only.
  std::optional<std::uint64_t> number(unsigned low) {
    if (low < 24) return low;
    if (low > 27) return std::nullopt;
    const unsigned size = 1u << (low - 24);
    const auto bytes = next(size);
    if (!bytes) return std::nullopt;
    std::uint64_t value = 0;
    for (const char byte : *bytes) value = value << 8 | static_cast<unsigned char>(byte);
    const bool is_shortest = size == 1 ? value >= 24 : value >> (size * 4) != 0;
    return is_shortest ? std::optional(value) : std::nullopt;
  }
  bool read_items(Cbor& value, std::uint64_t count, int depth) {
    if (count > most_items) return false;
    const bool is_map = value.kind == Cbor::Kind::map;
    for (std::uint64_t i = 0; i < count; ++i) {
      for (int part = 0; part < (is_map ? 2 : 1); ++part) {
        Cbor item;
        if (!read(item, depth + 1)) return false;
        const bool is_key = is_map && part == 0;
        if (is_key && item.kind != Cbor::Kind::integer && item.kind != Cbor::Kind::text) return false;
        if (is_key && (item.kind == Cbor::Kind::integer ? value.find(item.number) : value.find(item.text)))
          return false;
        value.items.push_back(std::move(item));
      }
    }
    return true;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  int items_ = 0;
};

}  // namespace

const Cbor* Cbor::find(std::int64_t key) const {
  if (kind != Kind::map) return nullptr;
  for (std::size_t at = 0; at + 1 < items.size(); at += 2)
    if (items[at].kind == Kind::integer && items[at].number == key) return &items[at + 1];
  return nullptr;
}

const Cbor* Cbor::find(std::string_view key) const {
  if (kind != Kind::map) return nullptr;
  for (std::size_t at = 0; at + 1 < items.size(); at += 2)
    if (items[at].kind == Kind::text && items[at].text == key) return &items[at + 1];
  return nullptr;
}

std::string Cbor::bytes(std::int64_t key) const {
  const Cbor* value = find(key);
  return value && value->kind == Kind::bytes ? value->text : std::string();
}

ErrorOr<ReadCbor> read_cbor(std::string_view bytes) {
  Reader reader(bytes);
  ReadCbor read;
  if (reader.read(read.value, 0)) {
    read.size = reader.at();
    return read;
  }
  return Error{ErrorKind::invalid, "CBOR", "it is not in the form that passkeys have.", "Make the passkey once more."};
}

}  // namespace stip
