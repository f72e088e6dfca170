// Matrix: themes across, effects down, how many actions stand where and in which phase.
#pragma once

#include "monitoring/matrix.h"
#include "web/site.h"

namespace stip {

/// The split of phases as a bar with its legend.
Html phase_bar(const Visit& visit, const PhaseSplit& split);
/// The table; each cell leads to the list of its actions. Rows and columns of "none" only where something stands in them.
Html matrix_table(const Visit& visit, const Matrix& matrix);

}  // namespace stip
