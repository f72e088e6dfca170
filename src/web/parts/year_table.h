// Year table: money of each source and stage in the years that lines name, and what tells no year.
#pragma once

#include "web/site.h"

namespace stip {

/// Source, kind and stage against the years, public and private apart; lines of a year without a stage one by one; and
/// of how many counted lines no single year is known. Never empty: says so if no line names a year.
Html money_by_year(const Visit& visit);

}  // namespace stip
