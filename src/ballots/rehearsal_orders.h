// Rehearsal orders: whether the analyses of budgets and pairs find the order that was put in.
#pragma once

#include <vector>

#include "ballots/rehearsal.h"
#include "ballots/simulated_people.h"

namespace stip {

/// For each budget and pairs question, in their order.
std::vector<RehearsedOrder> find_orders(const BallotRules& rules, const std::vector<SimulatedPerson>& people,
                                        const SimulatedPeople& source);

}  // namespace stip
