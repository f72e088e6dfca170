// Money gaps: what each goal has and lacks, for each kind of money apart.
#pragma once

#include "web/site.h"

namespace stip {

/// A table with its remark, and the goals of which no money can be counted; empty if there are no goals.
Html money_gaps(const Visit& visit);

}  // namespace stip
