// Parts of attention: what asks for attention, as a ranked list, beside an action, and as a flag in a table.
#pragma once

#include <string>
#include <vector>

#include "web/kept_attention.h"
#include "web/site.h"

namespace stip {

/// All that asks for attention at the moment looked at, most urgent first, held against the editions.
Attentions attentions_of(const Visit& visit);
/// The same, for who has the editions at hand.
Attentions attentions_of(const Visit& visit, const EditionViews& editions);
/// The items about an action itself or about a milestone, report, dossier … that names it as its action.
std::vector<const AttentionItem*> about_action(const Attentions& items, std::string_view action);

/// A ranked list: look, what, reason, rule. Nothing if there is none.
Html attention_list(const Visit& visit, const std::vector<const AttentionItem*>& items);
/// For tables: how many things ask for attention, with their reasons for who points at it.
Html attention_flag(const Visit& visit, const std::vector<const AttentionItem*>& items, std::string_view action);

}  // namespace stip
