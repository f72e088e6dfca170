// VoteLog: when each participant voted on what, and over which network: what the rules of integrity look at.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error_or.h"
#include "consultation/votes.h"

namespace stip {

struct TimedVote {
  std::int64_t ms = 0;  ///< Milliseconds since any moment; 0 without times.
  std::uint32_t statement = 0;
};

/// Votes as they count, and every row as it came.
struct VoteLog {
  Votes votes;
  bool timed = false, whole_seconds = false;
  bool with_nets = false;
  std::vector<std::uint64_t> first{0};  ///< Where the rows of each participant begin.
  std::vector<TimedVote> rows;          ///< Of each in the order of time, of equal times of the statements.
  std::vector<std::string> nets;        ///< Labels of network prefixes, in order.
  std::vector<std::uint32_t> net_of;    ///< By participant: that of the first row; nets.size() if it is empty.

  std::span<const TimedVote> of(std::size_t participant) const {
    return {rows.data() + first[participant], static_cast<std::size_t>(first[participant + 1] - first[participant])};
  }
};

/// Reads a file of votes (votes.h) that may have a column `net`. `t_ms` is in milliseconds; `timestamp` in seconds if
/// the latest is below 10^11, else in milliseconds.
/// Cost: rows log rows. Errors: those of read_votes; a moment beyond 10^15, which is in no milliseconds.
ErrorOr<VoteLog> read_vote_log(std::string_view text, const std::string& file);

}  // namespace stip
