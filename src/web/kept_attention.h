// Kept attention: what needs attention, worked out once for each moment that is looked at, and not for each page.
#pragma once

#include <array>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <vector>

#include "monitoring/attention.h"
#include "registry/edition_views.h"

namespace stip {

using Attentions = std::shared_ptr<const std::vector<AttentionItem>>;

/// All that attention() is a function of.
struct AttentionQuestion {
  View view;
  EditionViews editions;
  Day today{};
  Language language = Language::nl;
};

/// Answers attention() from memory for the questions asked last. Views with the same tables are the same question, and
/// tables never change, so an answer never becomes wrong. Safe to use from several threads.
class KeptAttention {
 public:
  explicit KeptAttention(std::size_t most = 12) : most_(most) {}

  /// Cost: as attention() the first time; then a comparison of about fifty pointers for each question kept.
  Attentions of(const AttentionQuestion& question);

 private:
  struct Entry {
    AttentionQuestion question;  // Holds its tables, so that no other can come to stand in their place.
    Attentions answer;
  };
  Attentions find(const AttentionQuestion& question);

  const std::size_t most_;
  std::mutex mutex_;
  std::list<Entry> entries_;  // The most recently used in front.
};

}  // namespace stip
