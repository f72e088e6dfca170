// Money tables: lines of money as stated, with what they are part of and overlap with.
#pragma once

#include <vector>

#include "web/site.h"

namespace stip {

/// The amount as stated; "confidential" where the line is public and its amount is not; "no amount stated".
Html amount_of(const Visit& visit, const Funding& line);
/// The year, or the period, or "year not stated".
std::string years_of(const Visit& visit, const Funding& line);
/// Why a line is not added to others; empty if it is.
Html not_added_because(const Visit& visit, const Funding& line);

/// One row for each line: source, years, kind, stage, amount, and what holds for it. `with_action`: what it is for.
/// `of`: whose lines they are, for the caption of one of several tables on a page.
Html funding_lines(const Visit& visit, const std::vector<const Funding*>& lines, bool with_action,
                   std::string_view id = "middelen-tabel", std::string_view of = {});

}  // namespace stip
