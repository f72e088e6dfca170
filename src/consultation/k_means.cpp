// KMeans: Lloyd's steps.
#include "consultation/k_means.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/threads.h"

namespace stip {
namespace {

/// Finds the nearest of some centres: of equally near ones the last. It first divides the plane in cells, of which
/// there are fewer than points, and notes for each which centres can be nearest to a point in it, which are a few.
class NearestCenter {
 public:
  NearestCenter(const std::vector<MapPoint>& centers, const std::vector<MapPoint>& points) : centers_(centers) {
    if (points.size() < worth_cells || centers.size() < 8) return;
    side_ = std::min(most_cells_on_a_side, static_cast<std::size_t>(std::sqrt(static_cast<double>(points.size()) / 8)));
    MapPoint most = low_ = points[0];
    for (const MapPoint& point : points) {
      low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
      most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    }
    const auto side = static_cast<double>(side_);
    step_ = {(most.x - low_.x) / side, (most.y - low_.y) / side};
    if (!(step_.x > 0) || !(step_.y > 0)) return;
    const double reach = std::hypot(step_.x, step_.y) / 2;
    std::vector<double> squared(centers.size());
    for (std::size_t cell = 0; cell < side_ * side_; ++cell) {
      const MapPoint middle{low_.x + (static_cast<double>(cell % side_) + 0.5) * step_.x,
                            low_.y + (static_cast<double>(cell / side_) + 0.5) * step_.y};
      for (std::size_t c = 0; c < centers.size(); ++c) squared[c] = squared_distance(middle, centers[c]);
      // A point of the cell is at most `reach` from its middle; a little more, for rounding.
      const double limit = std::sqrt(*std::min_element(squared.begin(), squared.end())) + 2 * reach * (1 + 1e-6);
      for (std::uint32_t c = 0; c < centers.size(); ++c)
        if (squared[c] <= limit * limit) candidates_.push_back(c);
      first_.push_back(candidates_.size());
    }
  }

  std::uint32_t operator()(MapPoint point) const {
    if (first_.size() == 1)
      return nearest(point, centers_.size(), [](std::size_t i) { return static_cast<std::uint32_t>(i); });
    const auto place = [this](double at, double step) {
      return std::min(side_ - 1, static_cast<std::size_t>(std::max(0.0, at / step)));
    };
    const std::size_t cell = place(point.y - low_.y, step_.y) * side_ + place(point.x - low_.x, step_.x);
    const std::uint32_t* const list = candidates_.data() + first_[cell];
    return nearest(point, first_[cell + 1] - first_[cell], [&](std::size_t i) { return list[i]; });
  }

 private:
  static constexpr std::size_t most_cells_on_a_side = 128, worth_cells = 200;

  template <class Candidate>
  std::uint32_t nearest(MapPoint point, std::size_t n, const Candidate& candidate) const {
    std::uint32_t best = candidate(0);
    double least = squared_distance(point, centers_[best]);
    for (std::size_t i = 1; i < n; ++i) {
      const double distance = squared_distance(point, centers_[candidate(i)]);
      if (distance > least) continue;
      least = distance;
      best = candidate(i);
    }
    return best;
  }

  const std::vector<MapPoint>& centers_;
  MapPoint low_, step_;
  std::size_t side_ = 0;
  std::vector<std::size_t> first_{0};
  std::vector<std::uint32_t> candidates_;
};

struct Sums {
  std::vector<MapPoint> points;
  std::vector<double> weights;
};

/// Assigns the points and adds them up by cluster: in blocks of fixed size, so that any number of threads rounds alike.
Sums assign(const std::vector<MapPoint>& points, const std::vector<double>& weights,
            const std::vector<MapPoint>& centers, std::vector<std::uint32_t>& of, unsigned threads) {
  constexpr std::size_t block = std::size_t{1} << 16;
  const NearestCenter nearest(centers, points);
  std::vector<Sums> parts((points.size() + block - 1) / block);
  run_all(parts.size(), threads, [&](std::size_t b) {
    Sums& sums = parts[b];
    sums.points.resize(centers.size());
    sums.weights.resize(centers.size());
    for (std::size_t i = b * block; i < std::min(points.size(), (b + 1) * block); ++i) {
      const std::uint32_t c = of[i] = nearest(points[i]);
      const double weight = weights.empty() ? 1 : weights[i];
      sums.points[c].x += weight * points[i].x;
      sums.points[c].y += weight * points[i].y;
      sums.weights[c] += weight;
    }
  });
  for (std::size_t b = 1; b < parts.size(); ++b) {
    for (std::size_t c = 0; c < centers.size(); ++c) {
      parts[0].points[c].x += parts[b].points[c].x;
      parts[0].points[c].y += parts[b].points[c].y;
      parts[0].weights[c] += parts[b].weights[c];
    }
  }
  return std::move(parts[0]);
}

/// The means of the clusters; those without points go, and `of` is numbered anew.
std::vector<MapPoint> means(const Sums& sums, std::vector<std::uint32_t>& of) {
  std::vector<std::uint32_t> number(sums.weights.size());
  std::vector<MapPoint> centers;
  for (std::size_t c = 0; c < number.size(); ++c) {
    if (sums.weights[c] == 0) continue;
    number[c] = static_cast<std::uint32_t>(centers.size());
    centers.push_back({sums.points[c].x / sums.weights[c], sums.points[c].y / sums.weights[c]});
  }
  if (centers.size() < number.size())
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
    const Sums sums = assign(points, weights, clusters.centers, clusters.of, limits.threads);
    std::vector<MapPoint> centers = means(sums, clusters.of);
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
