// KMeans: points gathered round centres, step by step from given ones.
#pragma once

#include <cstdint>
#include <vector>

#include "consultation/opinion_map.h"

namespace stip {

struct Clusters {
  std::vector<MapPoint> centers;
  std::vector<std::uint32_t> of;  ///< By point: its cluster.
};

struct KMeansLimits {
  int steps = 100;
  double still = 0.01;  ///< Stops once no centre moves further than this.
  unsigned threads = 0;
};

/// Lloyd's steps as Polis takes them: each point goes to its nearest centre, of equally near ones to the last; centres
/// that nothing goes to are left out; the others become the weighted mean of what went to them. It stops when the
/// centres, sorted by x and then y, are each less than `still` from those before.
/// `weights`: by point, empty for 1 each. Cost: points times centres a step, of many points a few centres each.
/// Source: docs/methods-consultation.md#opinion-groups.
Clusters k_means(const std::vector<MapPoint>& points, const std::vector<double>& weights, std::vector<MapPoint> start,
                 const KMeansLimits& limits = {});

/// The first k points that differ from those before.
std::vector<MapPoint> first_distinct(const std::vector<MapPoint>& points, std::size_t k);

/// Mean over the points of (b - a) / max(a, b), with a the mean distance to the others of its cluster and b the
/// smallest mean distance to another cluster; alone in its cluster a point counts 0. Each point counts the same.
/// Range: -1 to 1. Cost: points squared. Source: P. Rousseeuw (1987), doi 10.1016/0377-0427(87)90125-7.
double silhouette(const std::vector<MapPoint>& points, const Clusters& clusters);

}  // namespace stip
