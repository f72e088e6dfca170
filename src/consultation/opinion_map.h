// OpinionMap: where each participant stands on the two axes.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace stip {

struct Votes;

struct MapPoint {
  double x = 0, y = 0;
  bool operator==(const MapPoint&) const = default;
  auto operator<=>(const MapPoint&) const = default;
};
inline double squared_distance(MapPoint a, MapPoint b) { return (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y); }

/// What a map is drawn with.
struct MapFrame {
  const std::vector<double>& mean;                 ///< By statement.
  const std::array<std::vector<double>, 2>& axes;  ///< Likewise.
  const std::vector<char>& is_out;                 ///< Statements that are kept out.
};

/// By participant:
///
///   sqrt(C / max(v, 1)) * sum over the statements voted on of (mean - vote) * axis
///
/// with C the number of statements and v how many of them the participant voted on, where those that are kept out count
/// as voted on by everybody. So who voted on few is not drawn to the middle. The sign is that of Polis, where agree is
/// -1. Source: docs/methods-consultation.md#opinion-map.
std::vector<MapPoint> opinion_map(const Votes& votes, const MapFrame& frame, unsigned threads = 0);

/// By statement, where somebody would stand who agreed with it and voted on nothing else; kept out: the middle.
/// Their distance to the middle is the `extremity` of the statement.
std::vector<MapPoint> statement_points(const MapFrame& frame);

}  // namespace stip
