// Kept answers: what pages ask of the analyses, each from memory for the questions asked last.
#pragma once

#include "web/kept_attention.h"
#include "web/kept_counts.h"
#include "web/kept_difference.h"
#include "web/kept_figures.h"
#include "web/kept_frame.h"
#include "web/steering.h"

namespace stip {

struct KeptAnswers {
  KeptAttention attention;
  KeptFigures figures;
  KeptDifference differences;
  KeptCounts counts{64};
  KeptFrame frames{64};
  KeptSteering steering{3};  ///< Few: the futures of a large agenda take tens of megabytes.
};

}  // namespace stip
