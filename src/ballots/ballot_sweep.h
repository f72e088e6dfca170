// Ballot sweep: what the rules promise to happen by itself: a consultation closes, codes and ballots are forgotten.
#pragma once

#include <string>
#include <vector>

#include "ballots/ballot_box.h"

namespace stip {

/// Ids of the consultations to which it was done.
struct Swept {
  std::vector<std::string> closed, codes_forgotten, ballots_forgotten;
};

/// Closes what is open after the last day of its rules (as days are in the Netherlands); forgets codes and ballots when
/// as many whole days as its rules say have passed since it closed. Doing it again does nothing. Errors: storage.
ErrorOr<Swept> sweep(BallotBox& box, Instant now);

}  // namespace stip
