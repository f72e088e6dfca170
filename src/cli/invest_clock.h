// InvestClock: how long a search has been going, in processor time.
#pragma once

#include <chrono>
#include <ctime>
#include <functional>

namespace stip {

/// Seconds of processor time since the call, so that a busy machine gives the same answers; and at least a tenth of the
/// seconds on the wall, so that it ends.
inline std::function<double()> search_clock() {
  const std::clock_t begin = std::clock();
  const auto wall = std::chrono::steady_clock::now();
  return [begin, wall] {
    const double spent = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const double passed = std::chrono::duration<double>(std::chrono::steady_clock::now() - wall).count();
    return spent > passed / 10 ? spent : passed / 10;
  };
}

}  // namespace stip
