// Kept attention: what needs attention, worked out once for each moment that is looked at, and not for each page.
#pragma once

#include <vector>

#include "monitoring/attention.h"
#include "registry/edition_views.h"
#include "web/kept.h"

namespace stip {

/// All that attention() is a function of.
struct AttentionQuestion {
  View view;
  EditionViews editions;
  Day today{};
  Language language = Language::nl;
};

bool are_same(const AttentionQuestion& one, const AttentionQuestion& other);
std::vector<AttentionItem> attention_to(const AttentionQuestion& question);

/// Answers attention() from memory for the questions asked last.
using KeptAttention = KeptOf<AttentionQuestion, std::vector<AttentionItem>, &attention_to>;
using Attentions = KeptAttention::Shared;

}  // namespace stip
