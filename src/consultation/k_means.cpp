// KMeans: Lloyd's steps.
#include "consultation/k_means.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace stip {
namespace {

void assign(const std::vector<MapPoint>& points, const std::vector<MapPoint>& centers, std::vector<std::uint32_t>& of) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::uint32_t nearest = 0;
    double least = squared_distance(points[i], centers[0]);
    for (std::uint32_t c = 1; c < centers.size(); ++c) {
      const double distance = squared_distance(points[i], centers[c]);
      if (distance <= least) {
        least = distance;
        nearest = c;
      }
    }
    of[i] = nearest;
  }
}

/// The means of the clusters; those without points go, and `of` is numbered anew.
std::vector<MapPoint> means(const std::vector<MapPoint>& points, const std::vector<double>& weights, std::size_t k,
                            std::vector<std::uint32_t>& of) {
  std::vector<MapPoint> sums(k);
  std::vector<double> total(k);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double weight = weights.empty() ? 1 : weights[i];
    sums[of[i]].x += weight * points[i].x;
    sums[of[i]].y += weight * points[i].y;
    total[of[i]] += weight;
  }
  std::vector<std::uint32_t> number(k);
  std::vector<MapPoint> centers;
  for (std::size_t c = 0; c < k; ++c) {
    if (total[c] == 0) continue;
    number[c] = static_cast<std::uint32_t>(centers.size());
    centers.push_back({sums[c].x / total[c], sums[c].y / total[c]});
  }
  for (std::uint32_t& cluster : of) cluster = number[cluster];
  return centers;
}

bool are_still(std::vector<MapPoint> before, std::vector<MapPoint> after, double still) {
  std::sort(before.begin(), before.end());
  std::sort(after.begin(), after.end());
  for (std::size_t c = 0; c < std::min(before.size(), after.size()); ++c)
    if (!(std::sqrt(squared_distance(before[c], after[c])) < still)) return false;
  return true;
}

}  // namespace

Clusters k_means(const std::vector<MapPoint>& points, const std::vector<double>& weights, std::vector<MapPoint> start,
                 const KMeansLimits& limits) {
  Clusters clusters{std::move(start), std::vector<std::uint32_t>(points.size())};
  if (points.empty()) return clusters;
  for (int step = 0; step < limits.steps; ++step) {
    assign(points, clusters.centers, clusters.of);
    std::vector<MapPoint> centers = means(points, weights, clusters.centers.size(), clusters.of);
    const bool still = are_still(clusters.centers, centers, limits.still);
    clusters.centers = std::move(centers);
    if (still) break;
  }
  return clusters;
}

std::vector<MapPoint> first_distinct(const std::vector<MapPoint>& points, std::size_t k) {
  std::set<MapPoint> seen;
  std::vector<MapPoint> distinct;
  for (const MapPoint& point : points) {
    if (distinct.size() == k) break;
    if (seen.insert(point).second) distinct.push_back(point);
  }
  return distinct;
}

double silhouette(const std::vector<MapPoint>& points, const Clusters& clusters) {
  const std::size_t k = clusters.centers.size();
  std::vector<std::size_t> size(k);
  for (const std::uint32_t cluster : clusters.of) ++size[cluster];
  double total = 0;
  std::vector<double> distance(k);
  for (std::size_t i = 0; i < points.size(); ++i) {
    std::fill(distance.begin(), distance.end(), 0);
    for (std::size_t j = 0; j < points.size(); ++j)
      distance[clusters.of[j]] += std::sqrt(squared_distance(points[i], points[j]));
    const std::uint32_t own = clusters.of[i];
    if (size[own] < 2) continue;
    const double a = distance[own] / static_cast<double>(size[own] - 1);
    double b = -1;
    for (std::size_t c = 0; c < k; ++c) {
      if (c == own || !size[c]) continue;
      const double mean = distance[c] / static_cast<double>(size[c]);
      if (b < 0 || mean < b) b = mean;
    }
    if (b >= 0 && std::max(a, b) > 0) total += (b - a) / std::max(a, b);
  }
  return points.empty() ? 0 : total / static_cast<double>(points.size());
}

}  // namespace stip
