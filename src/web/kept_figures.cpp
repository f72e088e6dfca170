// Kept figures: asks the analyses.
#include "web/kept_figures.h"

#include "agenda/records.h"
#include "web/parts/money_sums.h"

namespace stip {

bool are_same(const FiguresQuestion& one, const FiguresQuestion& other) {
  return one.today == other.today && have_same_tables(one.view, other.view);
}

Figures figures(const FiguresQuestion& question) {
  const View& view = question.view;
  Figures found{matrix(view), money(view), {}, {}, 0};
  for (const MoneySide side : {MoneySide::public_, MoneySide::private_, MoneySide::mixed, MoneySide::unknown})
    found.lines_apart[static_cast<std::size_t>(side)] = lines_apart(view, side);
  for (const InterimGoal& goal : view.all<InterimGoal>()) {
    if (goal.historic) {
      ++found.historic;
    } else {
      ++found.verdicts[static_cast<std::size_t>(course(view, goal, question.today).verdict)];
    }
  }
  return found;
}

}  // namespace stip
