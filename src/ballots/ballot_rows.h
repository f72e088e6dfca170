// Ballot rows: the ballots of a consultation as they stand in the store, one pass over them.
#pragma once

#include <functional>
#include <string_view>

#include "ballots/ballot_box.h"

namespace stip {

struct BallotRow {
  std::string_view key;
  BallotDoor door{};
  std::int64_t hour = 0;  ///< Of its last change: hours since 1970.
  const BallotContent& content;
  const WrittenAnswers& written;
};

/// Calls `visit` for each ballot, in the order of their keys, until it gives an error.
/// Errors: storage (damaged), and those of `visit`.
ErrorOr<Nothing> each_ballot(Database& database, const BallotConsultation& consultation,
                             const std::function<ErrorOr<Nothing>(const BallotRow&)>& visit);

/// The consultation, of which the ballots may be read out.
/// Errors: not_found, conflict (it is open: until it closes nothing but the turnout is known; or its ballots are gone).
ErrorOr<const BallotConsultation*> closed_consultation(BallotBox& box, const std::string& id);

}  // namespace stip
