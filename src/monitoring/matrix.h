// Matrix: themes across, effects down, and how many actions stand where in which phase.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "agenda/choices.h"
#include "agenda/view.h"

namespace stip {

struct Action;

/// How many actions are in each phase. Never a percentage: a split says more than an average.
struct PhaseSplit {
  std::array<int, 9> counts{};  ///< By Phase.

  int of(Phase phase) const { return counts[static_cast<std::size_t>(phase)]; }
  int total() const;
  void add(Phase phase) { ++counts[static_cast<std::size_t>(phase)]; }
};

PhaseSplit phase_split(const View& view);

struct MatrixCell {
  PhaseSplit phases;
  std::vector<std::string> actions;  ///< Ids.
};

/// Rows are societal effects, columns are themes; the last of each is "none", with an empty id.
struct Matrix {
  std::vector<std::string> effects;
  std::vector<std::string> themes;
  std::vector<std::vector<MatrixCell>> cells;  ///< cells[effect][theme]
};

/// An action stands at each of its themes and at each effect that it serves, so cells are never added up.
/// Cost: linear in the actions and contributions.
Matrix matrix(const View& view);

/// The effects that an action serves: named by itself, or by a goal or effect to which it contributes. Ids, in order.
std::vector<std::string> effects_of(const View& view, const Action& action);

/// Whether an action serves this effect or interim goal: as in effects_of(), or by a claim to contribute to it.
bool serves(const View& view, const Action& action, std::string_view goal);

/// What hangs on nothing. Actions that are only proposed, or have been merged or moved elsewhere, are left out.
struct Orphans {
  std::vector<std::string> actions_without_goal;  ///< No contribution and no effect.
  std::vector<std::string> actions_without_owner;
  std::vector<std::string> actions_without_money;
  std::vector<std::string> goals_without_action;
  std::vector<std::string> goals_without_money;  ///< Actions contribute, but none of them has a line of money.
};
Orphans orphans(const View& view);

}  // namespace stip
