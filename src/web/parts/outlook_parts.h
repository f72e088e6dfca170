// Outlook parts: where an indicator may go, in words, in its chart and as a table.
#pragma once

#include <vector>

#include "monitoring/outlook.h"
#include "web/parts/chart.h"

namespace stip {

struct Indicator;

/// How likely the target is, what is needed a year, what surprised, and the figures of the fan. Empty if nothing is
/// known.
Html outlook_block(const Visit& visit, const Indicator& indicator, const std::vector<Outlook>& outlooks);

/// Adds the middle and the interval to a chart, and a sentence to its description.
void add_fan(const Visit& visit, Chart& chart, const std::vector<Outlook>& outlooks, std::uint8_t decimals);

/// The decimals in which the figures of an indicator are shown.
std::uint8_t decimals_of(const Visit& visit, const std::vector<Outlook>& outlooks);

}  // namespace stip
