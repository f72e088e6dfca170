// Reading time: how long a questionnaire takes by its words.
#pragma once

#include <cstddef>
#include <string_view>

#include "ballots/ballot_rules.h"

namespace stip {

constexpr double words_a_minute =
    200;  ///< Silent reading of plain text, on the slow side; choosing takes no time here.

/// Words as parted by white space.
std::size_t words_in(std::string_view text);

/// What somebody reads who is asked everything: introduction, questions, explanations, statements and options.
std::size_t words_of(const BallotRules& rules, Language language);

/// Minutes that reading these words takes.
inline double reading_minutes(std::size_t words) { return static_cast<double>(words) / words_a_minute; }

}  // namespace stip
