// OpinionMap: votes less their means, along the axes.
#include "consultation/opinion_map.h"

#include <algorithm>
#include <cmath>

#include "base/threads.h"
#include "consultation/votes.h"

namespace stip {

std::vector<MapPoint> opinion_map(const Votes& votes, const MapFrame& frame, unsigned threads) {
  const std::size_t c = votes.n_statements();
  // What each of the three votes on a statement moves somebody by.
  std::vector<std::array<MapPoint, 4>> moves(c);
  const auto n_out =
      static_cast<std::size_t>(std::count_if(frame.is_out.begin(), frame.is_out.end(), [](char out) { return out; }));
  for (std::size_t s = 0; s < c; ++s) {
    if (frame.is_out[s]) continue;
    for (std::size_t vote = 0; vote < 3; ++vote) {
      const double away = frame.mean[s] - (static_cast<double>(vote) - 1);
      moves[s][vote] = {away * frame.axes[0][s], away * frame.axes[1][s]};
    }
  }
  std::vector<MapPoint> points(votes.n_participants());
  in_parts<char>(points.size(), threads, [&](std::size_t from, std::size_t to) {
    for (std::size_t p = from; p < to; ++p) {
      MapPoint sum;
      std::size_t seen = n_out;
      for (const PackedVote vote : votes.of(p)) {
        const MapPoint move = moves[vote.statement()][vote.bits & 3u];
        sum.x += move.x;
        sum.y += move.y;
        seen += !frame.is_out[vote.statement()];
      }
      const double scale = std::sqrt(static_cast<double>(c) / static_cast<double>(std::max<std::size_t>(seen, 1)));
      points[p] = {scale * sum.x, scale * sum.y};
    }
    return char{};
  });
  return points;
}

std::vector<MapPoint> statement_points(const MapFrame& frame) {
  const std::size_t c = frame.mean.size();
  std::vector<MapPoint> points(c);
  for (std::size_t s = 0; s < c; ++s) {
    if (frame.is_out[s]) continue;
    const double away = std::sqrt(static_cast<double>(c)) * (frame.mean[s] - 1);
    points[s] = {away * frame.axes[0][s], away * frame.axes[1][s]};
  }
  return points;
}

}  // namespace stip
