// Reason words: the reason of an entry as people read it, with dates that stip once wrote in its own form put in words.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"

namespace stip {

/// `reason` with each half-year, quarter and day that stands in it as a ledger writes dates ("2026-H2", "2027-Q1",
/// "2027-02-15") as readers of `language` write it. Only what stands by itself: no part of an id, a number or an
/// address. For showing alone; the ledger, its data and the page of an entry keep the reason letter by letter.
std::string reason_words(Language language, std::string_view reason);

}  // namespace stip
