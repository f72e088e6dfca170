// PageCache: bytes of pages, kept for the moment, the viewer and the address that they belong to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "web/http.h"

namespace stip {

/// All that a page is a function of. A moment of the ledger never changes, so nothing kept ever becomes wrong: a new
/// entry or a new day is a new key, and the old ones fall out by themselves.
struct PageKey {
  std::uint64_t position = 0;  ///< The last entry of the ledger.
  std::uint32_t day = 0;       ///< Today, in any numbering.
  std::uint8_t clearance = 0;  ///< What the viewer may see.
  std::string_view language;   ///< What the viewer asked for, where the address leaves it open.
  std::string_view target;     ///< Path and query, as sent.
};

/// Least recently used goes first. Safe to use from several threads.
class PageCache {
 public:
  explicit PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr: not kept. With `gzip`, a page that has no gzip variant yet gets one, once.
  std::shared_ptr<const ReadyResponse> find(const PageKey& key, bool gzip);
  /// Keeps it, unless it alone would take more than an eighth of the room.
  void keep(const PageKey& key, std::shared_ptr<const ReadyResponse> page);

  std::size_t bytes() const;
  std::size_t pages() const;

 private:
  struct Entry {
    std::string key;
    std::shared_ptr<const ReadyResponse> page;
  };
  using Entries = std::list<Entry>;
  static std::size_t cost(const Entry& entry);
  void put(std::string key, std::shared_ptr<const ReadyResponse> page);

  const std::size_t most_bytes_;
  mutable std::mutex mutex_;
  Entries entries_;                                                 // The most recently used in front.
  std::unordered_map<std::string_view, Entries::iterator> by_key_;  // Views into the entries.
  std::size_t bytes_ = 0;
};

}  // namespace stip
