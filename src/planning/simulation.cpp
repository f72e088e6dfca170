// Simulation: blocks of samples go through the network in its order, and back along what is critical.
#include "planning/simulation.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include "base/random_stream.h"
#include "base/threads.h"
#include "planning/simulation_kernel.h"

namespace stip {
namespace {

constexpr std::size_t chunk_blocks = 64;       // Sums of numbers that are not whole are added by chunk, in order.
constexpr float sigmas_to_tenth = 1.2815516f;  // One in ten normal values lies more than this above the mean.
constexpr float never = -1e30f;

struct Step {
  enum class Kind { certain, even, triangle, two_sided } kind = Kind::certain;
  TriangleParts triangle;
  TwoSidedParts two_sided;
  float from = 0, width = 0;  ///< Of an even one.
  float low = 0, high = 0;    ///< Durations of a tenth of the samples, or about that.
  float certain = 0, delay = 0, not_before = 0;
  float own_weight = 1;  ///< What is left of the chance beside the causes.
  std::uint64_t stream = 0;
  std::size_t links_from = 0, links_to = 0, causes_from = 0, causes_to = 0;
  std::size_t place = 0;  ///< In the network as given.
  bool may_end = true;
};

struct StepLink {
  std::uint32_t before = 0;  ///< Place in the order.
  float lag = 0;
};

struct Route {
  std::vector<Step> steps;
  std::vector<StepLink> links;
  std::vector<CauseShare> causes;
  std::vector<std::uint64_t> cause_streams;
};

float square_root(double x) { return static_cast<float>(std::sqrt(std::max(0.0, x))); }

void set_distribution(const DurationPoints& points, Step& step) {
  const double low = points.low, mode = points.mode, high = points.high, width = high - low;
  step.certain = step.low = step.high = static_cast<float>(mode);
  if (width <= 0) return;
  if (points.as == PointsAs::even) {
    step.kind = Step::Kind::even;
    step.from = static_cast<float>(low);
    step.width = static_cast<float>(width);
    step.low = static_cast<float>(low + 0.1 * width);
    step.high = static_cast<float>(high - 0.1 * width);
  } else if (points.as == PointsAs::triangle) {
    step.kind = Step::Kind::triangle;
    step.triangle = {static_cast<float>(low), static_cast<float>(high), static_cast<float>((mode - low) / width),
                     static_cast<float>(width * (mode - low)), static_cast<float>(width * (high - mode))};
    const double tenth = 0.1, below = (mode - low) / width;
    step.low = static_cast<float>(tenth < below ? low + std::sqrt(tenth * width * (mode - low))
                                                : high - std::sqrt((1 - tenth) * width * (high - mode)));
    step.high = static_cast<float>(1 - tenth < below ? low + std::sqrt((1 - tenth) * width * (mode - low))
                                                     : high - std::sqrt(tenth * width * (high - mode)));
  } else {
    step.kind = Step::Kind::two_sided;
    step.two_sided = {static_cast<float>(mode), static_cast<float>(std::log(mode / low)) / sigmas_to_tenth,
                      static_cast<float>(std::log(high / mode)) / sigmas_to_tenth};
    step.low = static_cast<float>(low);
    step.high = static_cast<float>(high);
  }
}

Route route_of(const PlanNetwork& network, const std::vector<std::size_t>& order) {
  Route route;
  std::vector<std::uint32_t> step_of(order.size());
  bool has_negative_lag = false;
  for (std::size_t s = 0; s < order.size(); ++s) step_of[order[s]] = static_cast<std::uint32_t>(s);
  route.steps.resize(order.size());
  for (std::size_t s = 0; s < order.size(); ++s) {
    const PlanActivity& activity = network.activities[order[s]];
    Step& step = route.steps[s];
    step.place = order[s];
    step.stream = scattered(activity.id, 0);
    set_distribution(activity.duration, step);
    step.delay = static_cast<float>(activity.delay);
    step.not_before = static_cast<float>(activity.not_before);
    step.links_from = route.links.size();
    for (const PlanLink& link : activity.links) {
      route.links.push_back({step_of[link.before], static_cast<float>(link.lag)});
      route.steps[step_of[link.before]].may_end = false;
      has_negative_lag |= link.lag < 0;
    }
    step.links_to = route.links.size();
    step.causes_from = route.causes.size();
    double shared = 0;
    for (const CauseShare& cause : activity.causes) {
      route.causes.push_back(cause);
      shared += cause.weight * cause.weight;
    }
    step.causes_to = route.causes.size();
    step.own_weight = square_root(1 - shared);
  }
  // What must be done before something else need not be done before the end, once a lag is negative.
  if (has_negative_lag)
    for (Step& step : route.steps) step.may_end = true;
  for (const std::string& cause : network.causes) route.cause_streams.push_back(scattered(cause, 1));
  return route;
}

/// Sums over the samples of a chunk, by step.
struct DriverSums {
  double duration = 0, square = 0, with_end = 0, end_short = 0, end_long = 0;
  std::int64_t n_short = 0, n_long = 0;

  void add(const DriverSums& other) {
    duration += other.duration, square += other.square, with_end += other.with_end;
    end_short += other.end_short, end_long += other.end_long;
    n_short += other.n_short, n_long += other.n_long;
  }
};

/// One thread's room to work in.
class Worker {
 public:
  Worker(const Route& route, const SimulationOptions& options, Simulation& result)
      : route_(route), options_(options), result_(result) {
    const std::size_t n = route.steps.size();
    finish_ = std::make_unique_for_overwrite<float[]>(n * block_samples);
    critical_ = std::make_unique_for_overwrite<std::int32_t[]>(n * block_samples);
    if (options.wants_drivers) duration_ = std::make_unique_for_overwrite<float[]>(n * block_samples);
    causes_.resize(route.cause_streams.size() * block_samples);
    is_active_.resize(n);
    counts_.resize(n);
  }

  void block(std::uint32_t number, std::vector<DriverSums>* drivers) {
    n_ = std::min(block_samples, options_.samples - number * block_samples);
    for (std::size_t c = 0; c < route_.cause_streams.size(); ++c) {
      random_block(options_.seed, route_.cause_streams[c], number, words_);
      normal_block(words_, &causes_[c * block_samples]);
    }
    fill_block(never, end_);
    for (std::size_t s = 0; s < route_.steps.size(); ++s) {
      const Step& step = route_.steps[s];
      draw(step, number);
      if (duration_) std::copy_n(drawn_, block_samples, &duration_[s * block_samples]);
      start_of(step, finish(s));
      add_block(drawn_, finish(s));
      if (step.may_end) latest_block(finish(s), 0, end_);
    }
    std::copy_n(end_, n_, &result_.end[number * block_samples]);
    for (std::size_t w = 0; w < options_.watched.size(); ++w)
      std::copy_n(finish(watched_step_[w]), n_, &result_.finish[w][number * block_samples]);
    back();
    if (drivers) add_drivers(*drivers);
  }

  void watch(std::vector<std::size_t> steps) { watched_step_ = std::move(steps); }
  const std::vector<std::int64_t>& counts() const { return counts_; }

 private:
  float* finish(std::size_t s) { return &finish_[s * block_samples]; }
  std::int32_t* critical(std::size_t s) { return &critical_[s * block_samples]; }

  void draw(const Step& step, std::uint32_t number) {
    if (step.kind == Step::Kind::certain) return fill_block(step.certain + step.delay, drawn_);
    random_block(options_.seed, step.stream, number, words_);
    const bool has_causes = step.causes_from < step.causes_to;
    if (step.kind == Step::Kind::two_sided || has_causes) {
      normal_block(words_, normal_);
      if (has_causes) {
        scale_block(normal_, step.own_weight);
        for (std::size_t c = step.causes_from; c < step.causes_to; ++c)
          add_scaled_block(&causes_[route_.causes[c].cause * block_samples],
                           static_cast<float>(route_.causes[c].weight), normal_);
      }
    }
    if (step.kind == Step::Kind::two_sided) {
      two_sided_block(normal_, step.two_sided, drawn_);
    } else {
      if (has_causes) words_of_normal_block(normal_, words_);
      if (step.kind == Step::Kind::even) even_block(words_, step.from, step.width, drawn_);
      if (step.kind == Step::Kind::triangle) triangle_block(words_, step.triangle, drawn_);
    }
    if (step.delay != 0) {
      fill_block(step.delay, start_);
      add_block(start_, drawn_);
    }
  }

  void start_of(const Step& step, float* start) {
    fill_block(step.not_before, start);
    for (std::size_t l = step.links_from; l < step.links_to; ++l)
      latest_block(finish(route_.links[l].before), route_.links[l].lag, start);
  }

  void back() {
    std::ranges::fill(is_active_, false);
    for (std::size_t s = 0; s < route_.steps.size(); ++s)
      if (route_.steps[s].may_end) is_active_[s] = at_end_block(finish(s), end_, critical(s));
    for (std::size_t s = route_.steps.size(); s-- > 0;) {
      if (!is_active_[s]) continue;
      const Step& step = route_.steps[s];
      counts_[s] += count_block(critical(s), n_);
      if (step.links_from == step.links_to) continue;
      start_of(step, start_);
      for (std::size_t l = step.links_from; l < step.links_to; ++l) {
        const std::size_t before = route_.links[l].before;
        if (!is_active_[before]) std::fill_n(critical(before), block_samples, 0);
        if (drives_block(finish(before), route_.links[l].lag, start_, critical(s), critical(before)))
          is_active_[before] = true;
      }
    }
  }

  void add_drivers(std::vector<DriverSums>& sums) {
    for (std::size_t s = 0; s < route_.steps.size(); ++s) {
      const Step& step = route_.steps[s];
      const float* duration = &duration_[s * block_samples];
      DriverSums& sum = sums[s];
      for (std::size_t i = 0; i < n_; ++i) {
        const double d = duration[i], end = end_[i];
        sum.duration += d;
        sum.square += d * d;
        sum.with_end += d * end;
        if (step.kind == Step::Kind::certain) continue;
        const bool is_short = duration[i] <= step.low + step.delay, is_long = duration[i] >= step.high + step.delay;
        sum.end_short += is_short ? end : 0;
        sum.n_short += is_short ? 1 : 0;
        sum.end_long += is_long ? end : 0;
        sum.n_long += is_long ? 1 : 0;
      }
    }
  }

  const Route& route_;
  const SimulationOptions& options_;
  Simulation& result_;
  std::unique_ptr<float[]> finish_, duration_;
  std::unique_ptr<std::int32_t[]> critical_;
  std::vector<float> causes_;
  std::vector<char> is_active_;
  std::vector<std::int64_t> counts_;
  std::vector<std::size_t> watched_step_;
  std::size_t n_ = 0;
  alignas(64) std::uint32_t words_[block_samples];
  alignas(64) float normal_[block_samples], drawn_[block_samples], start_[block_samples], end_[block_samples];
};

void set_moments(Simulation& result) {
  double sum = 0, squares = 0, fourths = 0;
  const double n = static_cast<double>(result.samples);
  for (const float end : result.end) sum += end;
  result.mean = sum / n;
  for (const float end : result.end) {
    const double square = (end - result.mean) * (end - result.mean);
    squares += square;
    fourths += square * square;
  }
  result.sd = result.samples > 1 ? std::sqrt(squares / (n - 1)) : 0;
  result.mean_error = result.sd / std::sqrt(n);
  const double variance = squares / n;
  if (variance > 0) result.sd_error = std::sqrt(std::max(0.0, fourths / n - variance * variance) / (4 * n * variance));
}

std::vector<Driver> drivers_of(const Route& route, const std::vector<DriverSums>& sums, const Simulation& result) {
  std::vector<Driver> drivers(sums.size());
  const double n = static_cast<double>(result.samples);
  for (std::size_t s = 0; s < sums.size(); ++s) {
    const DriverSums& sum = sums[s];
    Driver& driver = drivers[route.steps[s].place];
    driver.mean = sum.duration / n;
    const double variance = sum.square / n - driver.mean * driver.mean;
    const double together = sum.with_end / n - driver.mean * result.mean;
    const bool is_certain = route.steps[s].kind == Step::Kind::certain;
    if (!is_certain && variance > 0 && result.sd > 0) driver.correlation = together / (std::sqrt(variance) * result.sd);
    driver.end_if_short = sum.n_short ? sum.end_short / static_cast<double>(sum.n_short) : result.mean;
    driver.end_if_long = sum.n_long ? sum.end_long / static_cast<double>(sum.n_long) : result.mean;
  }
  return drivers;
}

}  // namespace

ErrorOr<Simulation> simulation(const PlanNetwork& network, const SimulationOptions& options) {
  STIP_TRY_AS(const std::vector<std::size_t> order, order_of(network));
  STIP_ASSERT(options.samples > 0);
  const Route route = route_of(network, order);
  const std::size_t n = route.steps.size(), n_blocks = (options.samples + block_samples - 1) / block_samples;
  const std::size_t n_chunks = (n_blocks + chunk_blocks - 1) / chunk_blocks;
  Simulation result;
  result.samples = options.samples;
  result.end.resize(options.samples);
  result.finish.assign(options.watched.size(), std::vector<float>(options.samples));
  std::vector<std::size_t> step_of(n), watched;
  for (std::size_t s = 0; s < n; ++s) step_of[order[s]] = s;
  for (const std::size_t place : options.watched) watched.push_back(step_of[place]);

  std::vector<std::vector<DriverSums>> chunk_sums(options.wants_drivers ? n_chunks : 0, std::vector<DriverSums>(n));
  const unsigned wanted = options.threads ? options.threads : std::max(1u, std::thread::hardware_concurrency());
  const unsigned threads = static_cast<unsigned>(std::min<std::size_t>(wanted, n_chunks));
  std::vector<std::unique_ptr<Worker>> workers;
  for (unsigned t = 0; t < threads; ++t) {
    workers.push_back(std::make_unique<Worker>(route, options, result));
    workers.back()->watch(watched);
  }
  std::atomic<std::size_t> next_chunk{0};
  run_all(threads, threads, [&](std::size_t t) {
    for (std::size_t chunk = next_chunk++; chunk < n_chunks; chunk = next_chunk++)
      for (std::size_t b = chunk * chunk_blocks; b < std::min(n_blocks, (chunk + 1) * chunk_blocks); ++b)
        workers[t]->block(static_cast<std::uint32_t>(b), options.wants_drivers ? &chunk_sums[chunk] : nullptr);
  });

  result.critical.assign(n, 0);
  for (const auto& worker : workers)
    for (std::size_t s = 0; s < n; ++s) result.critical[order[s]] += worker->counts()[s];
  set_moments(result);
  if (options.wants_drivers) {
    std::vector<DriverSums> sums(n);
    for (const auto& chunk : chunk_sums)
      for (std::size_t s = 0; s < n; ++s) sums[s].add(chunk[s]);
    result.drivers = drivers_of(route, sums, result);
  }
  return result;
}

double quantile(std::vector<float>& values, double share) {
  const double place = share * static_cast<double>(values.size() - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(place), values.size() - 1);
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
  std::nth_element(values.begin(), at, values.end());
  const double low = *at;
  if (below + 1 >= values.size()) return low;
  return low + (place - static_cast<double>(below)) * (*std::min_element(at + 1, values.end()) - low);
}

double share_by(const std::vector<float>& values, double limit) {
  const auto in_time = std::ranges::count_if(values, [&](float value) { return value <= limit; });
  return static_cast<double>(in_time) / static_cast<double>(values.size());
}

}  // namespace stip
