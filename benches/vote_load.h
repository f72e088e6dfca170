// Vote load: many participants at once on this machine, each with a code of its own, each waiting for its answer.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace stip {

struct LoadFigures {
  double seconds = 0;
  std::uint64_t acknowledged = 0, busy = 0, other = 0, broken = 0;  ///< Answers 200, 503, others; connections lost.
  std::uint64_t without_retry_after = 0;                            ///< Of the 503s.
  double p50_ms = 0, p99_ms = 0, worst_ms = 0;                      ///< Of those acknowledged.
  double busy_p99_ms = 0;                                           ///< Of those told to come back.
};

/// Asks over keep-alive connections, one request at a time on each, the next as soon as the answer is there. The bodies
/// are taken in order from `next` on, and one that was refused is sent again later.
class VoteLoad {
 public:
  VoteLoad(std::uint16_t port, std::vector<std::string> bodies) : port_(port), bodies_(std::move(bodies)) {}

  LoadFigures run(std::size_t connections, double seconds);
  /// Numbers of the bodies that were acknowledged.
  const std::vector<std::size_t>& acknowledged() const { return acknowledged_; }
  bool has_run_out() const { return next_ >= bodies_.size() && again_.empty(); }

 private:
  std::uint16_t port_;
  std::vector<std::string> bodies_;
  std::size_t next_ = 0;
  std::vector<std::size_t> again_, acknowledged_;
};

}  // namespace stip
