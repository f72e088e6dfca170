// Kept figures: what the overview tells in numbers, worked out once for each moment that is looked at.
#pragma once

#include <array>
#include <vector>

#include "monitoring/course.h"
#include "monitoring/matrix.h"
#include "monitoring/money.h"
#include "web/kept.h"

namespace stip {

/// All that the figures are a function of.
struct FiguresQuestion {
  View view;
  Day today{};
};

struct Figures {
  Matrix matrix;
  MoneyTable money;
  std::array<std::vector<const Funding*>, 4> lines_apart;  ///< By MoneySide; they live as long as the view.
  std::array<int, 9> verdicts{};                           ///< Interim goals by verdict, without historic ones.
  int historic = 0;                                        ///< Interim goals that are historic.
};

bool are_same(const FiguresQuestion& one, const FiguresQuestion& other);
Figures figures(const FiguresQuestion& question);

using KeptFigures = KeptOf<FiguresQuestion, Figures, &figures>;

}  // namespace stip
