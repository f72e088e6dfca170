// PageCache: a list in order of use, with an index by key.
#include "web/page_cache.h"

namespace stip {
namespace {

/// One text per key: numbers of fixed width first, then the texts, which hold no NUL.
std::string text_of(const PageKey& key) {
  std::string text;
  text.reserve(16 + key.language.size() + key.target.size());
  const auto add = [&](std::uint64_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i));
  };
  add(key.position, 8);
  add(key.day, 4);
  add(key.clearance, 1);
  text.append(key.language).append(1, '\0').append(key.target);
  return text;
}

}  // namespace

std::size_t PageCache::cost(const Entry& entry) {
  constexpr std::size_t nodes_of_list_and_index = 160;
  return entry.key.size() + entry.page->bytes() + nodes_of_list_and_index;
}

std::shared_ptr<const ReadyResponse> PageCache::find(const PageKey& key, bool gzip) {
  std::string text = text_of(key);
  std::shared_ptr<const ReadyResponse> page;
  {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(text);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    page = found->second->page;
  }
  if (!gzip || !page->compressible || !page->gzip_body.empty()) return page;
  page = with_gzip(page);  // Outside the lock: it takes longer than all else here.
  put(std::move(text), page);
  return page;
}

void PageCache::keep(const PageKey& key, std::shared_ptr<const ReadyResponse> page) {
  put(text_of(key), std::move(page));
}

void PageCache::put(std::string key, std::shared_ptr<const ReadyResponse> page) {
  Entry entry{std::move(key), std::move(page)};
  const std::size_t added = cost(entry);
  if (added > most_bytes_ / 8) return;
  const std::lock_guard lock(mutex_);
  if (const auto old = by_key_.find(entry.key); old != by_key_.end()) {
    const Entries::iterator place = old->second;
    by_key_.erase(old);
    bytes_ -= cost(*place);
    entries_.erase(place);
  }
  while (bytes_ + added > most_bytes_) {
    by_key_.erase(entries_.back().key);
    bytes_ -= cost(entries_.back());
    entries_.pop_back();
  }
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().key, entries_.begin());
  bytes_ += added;
}

std::size_t PageCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

std::size_t PageCache::pages() const {
  const std::lock_guard lock(mutex_);
  return entries_.size();
}

}  // namespace stip
