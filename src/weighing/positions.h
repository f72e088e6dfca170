// Positions: where each group stands, on what all who answered agree, and where one's red line is another's gain.
#pragma once

#include <string>
#include <vector>

#include "agenda/weighing.h"
#include "weighing/argument_map.h"

namespace stip {

/// Where somebody stands between speed and care, with the words that go with it.
struct Stance {
  std::string who;
  SpeedCare position{};
  const Argument* argument = nullptr;  ///< Its title says why.
};

/// A question to which all who answered it say the same.
struct CommonGround {
  const FrameworkQuestion* question = nullptr;
  Side side{};                  ///< Unstated: they rate alike and do not all point the same way.
  int lowest = 0, highest = 0;  ///< The ratings that all who rated have in common; 0: they have none, or none is asked.
  std::vector<std::string> who;  ///< Two or more.
};

/// One group says that a line is crossed where others count a chance: nothing makes up for the first.
struct LineAndGain {
  const Argument* line = nullptr;
  std::vector<const Argument*> gains;  ///< Of other groups, to questions on chances.
};

struct Positions {
  std::vector<std::string> groups;  ///< All who argued, by name.
  std::vector<Stance> stances;      ///< By name; each group by itself, never averaged.
  std::vector<CommonGround> agreed;
  std::vector<LineAndGain> lines;
};

/// Who argued is told apart by name (`Argument::who`); what has no name is nobody's position. A question is common
/// ground if two or more answered it and all of their arguments point one way, or if all ratings share a value.
/// Nothing is added up. Cost: linear in the arguments. Source: docs/methods-weighing.md#positions.
Positions positions(const ArgumentMap& map);

Json to_json(const Positions& positions);

}  // namespace stip
