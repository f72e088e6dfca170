// GroupAgreement: what each group would accept, and what would change the order of the first two.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "weighing/acceptability.h"

namespace stip {

struct GroupView {
  std::string group;
  Acceptability acceptability;
};

struct GroupAgreement {
  std::size_t places = 3;  ///< Counted as acceptable: so many first ranks; of few options half of them at most.
  double threshold = 0.5;  ///< An option is acceptable to a group if it takes one of those ranks this often or more.
  std::vector<GroupView> groups;
  std::vector<std::size_t> acceptable_to_all;  ///< Options; empty: none is.
};

/// Each group by itself, with the same drawn scores; groups are never averaged.
/// Cost: that of acceptability() for each group. Errors: as of WeightSampler, with the name of the group.
ErrorOr<GroupAgreement> group_agreement(const WeighingProblem& problem, const AcceptabilityOptions& options,
                                        double threshold = 0.5);

/// Share of the samples in which an option takes one of the first `places` ranks.
double share_in_first(const Acceptability& found, std::size_t option, std::size_t places);

/// What it takes to turn round the first two options.
struct WeightFlip {
  std::size_t first = 0, second = 0;  ///< By mean scores and mean weights.
  double difference = 0;              ///< In value.
  std::vector<double> weights;        ///< The mean weights that this starts from.
  struct OneCriterion {
    std::size_t criterion = 0;
    double from = 0, to = 0;  ///< Its weight; the others keep their proportions.
  };
  std::optional<OneCriterion> one;  ///< The one that has to move least; nothing if none can do it alone.
  double moved = 0;                 ///< The least share of the weight that has to move if all may.
  std::vector<double> moved_to;     ///< The weights then; empty if no weights turn them round.
};

/// Nothing for fewer than two options.
/// Cost: a linear program of twice as many unknowns as criteria. Precondition: the knowledge can be drawn from.
std::optional<WeightFlip> weight_flip(const WeighingProblem& problem, const WeightKnowledge& known, std::uint64_t seed);

}  // namespace stip
