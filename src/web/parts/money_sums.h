// Money sums: what money() could add, as tables and as bars; public and private apart, kinds and stages never added.
#pragma once

#include <vector>

#include "agenda/public_peak.h"
#include "monitoring/money.h"
#include "web/site.h"

namespace stip {

/// The amount of the longest bar, in cents, so that figures beside each other have one scale.
std::int64_t largest_step(const std::vector<FunnelStep>& steps);
/// One bar for each stage, for each kind apart, with its amount in words. `id`: unique on the page.
Html funnel_figure(const Visit& visit, const std::vector<FunnelStep>& steps, std::int64_t largest,
                   std::string_view caption, std::string_view id);
/// Lines that overlap with nothing but do not say what kind of money or which stage they are, so that they may not be
/// added: those of one side, the largest first.
std::vector<const Funding*> lines_apart(const View& view, MoneySide side);
/// Each of these as a bar of its own, by stage; the largest `most` of one side. Nothing if there is none.
Html lines_figure(const Visit& visit, MoneySide side, std::size_t most, std::string_view caption, std::string_view id);

/// Source by year against stage, one table for each kind; each amount leads to the lines of its source.
Html money_tables(const Visit& visit, const std::vector<MoneyCell>& cells, std::string_view caption,
                  std::string_view id);
/// How many lines are in no sum, and why.
Html left_out_words(const Visit& visit, const LeftOut& left_out);
/// "Expenditure", or "Kind not stated".
std::string_view kind_word(const Visit& visit, FundingKind kind);

}  // namespace stip
