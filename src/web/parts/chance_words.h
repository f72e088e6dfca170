// Chance words: a share of the futures as people say it, and a difference of two with what chance can make of it.
#pragma once

#include <string>
#include <string_view>

#include "base/locale.h"
#include "planning/plan_comparison.h"

namespace stip {

/// "about 7 in 10"; towards the ends "about 4 in 100", "fewer than 1 in 100", "more than 99 in 100". Never finer: a
/// chance that comes from a placeholder is not known better.
std::string share_text(Language language, double share);
/// "likely (about 7 in 10)": the word of the chance (one table for the whole site) with its number.
std::string chance_text(Language language, double share);
/// What became of a chance: "from about 7 in 10 to about 4 in 10", "stays about 7 in 10".
std::string change_text(Language language, const PairedShare& share);
/// The difference in futures of a hundred, with two standard errors: "31 of 100 fewer (± 1)"; "the same in every
/// future"; "no more than chance".
std::string difference_text(Language language, const PairedShare& share);
/// Days as people count them: "12 days", "5 months", "2.5 years"; from 0 up.
std::string days_text(Language language, double days);
/// "5 months later (± 0 days)", "12 days sooner (± 3 days)"; "no shift".
std::string shift_text(Language language, double mean, double error);

}  // namespace stip
