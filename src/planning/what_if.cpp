// WhatIf: differences of the same futures.
#include "planning/what_if.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <queue>

namespace stip {
namespace {

/// The way along dependencies from any of `from` to each place: whom it came by.
std::vector<std::size_t> carried(const PlanNetwork& network, const std::vector<std::size_t>& from) {
  constexpr std::size_t none = static_cast<std::size_t>(-1);
  const std::size_t n = network.activities.size();
  std::vector<std::vector<std::size_t>> after(n);
  for (std::size_t i = 0; i < n; ++i)
    for (const PlanLink& link : network.activities[i].links) after[link.before].push_back(i);
  std::vector<std::size_t> came_by(n, none);
  std::queue<std::size_t> open;
  for (const std::size_t start : from) came_by[start] = start, open.push(start);
  while (!open.empty()) {
    const std::size_t at = open.front();
    open.pop();
    for (const std::size_t next : after[at])
      if (came_by[next] == none) came_by[next] = at, open.push(next);
  }
  return came_by;
}

constexpr double longest_delay = 1e12;  // As of a duration in a file.

}  // namespace

ErrorOr<Delay> parse_delay(std::string_view text) {
  const auto refused = [&] {
    return Error{ErrorKind::invalid, "--what-if", said("'{}' is no delay.", std::string(text)),
                 said("Write it as A-014=+4q: an id, and days, weeks, months, quarters or years (d, w, m, q, y).")};
  };
  const std::size_t sign = text.rfind('=');
  if (sign == std::string_view::npos || sign == 0) return refused();
  Delay delay{std::string(text.substr(0, sign)), 0};
  std::string_view number = text.substr(sign + 1);
  if (number.starts_with('+')) number.remove_prefix(1);
  const auto [end, failed] = std::from_chars(number.data(), number.data() + number.size(), delay.by);
  if (failed != std::errc{} || !(std::abs(delay.by) <= longest_delay)) return refused();
  const std::string_view unit = number.substr(static_cast<std::size_t>(end - number.data()));
  constexpr double year = 365.25;
  if (unit == "w")
    delay.by *= 7;
  else if (unit == "m")
    delay.by *= year / 12;
  else if (unit == "q")
    delay.by *= year / 4;
  else if (unit == "y")
    delay.by *= year;
  else if (unit != "d" && !unit.empty())
    return refused();
  return delay;
}

ErrorOr<PlanNetwork> delayed(const PlanNetwork& network, const std::vector<Delay>& delays,
                             const std::vector<std::string>& follows) {
  PlanNetwork result = network;
  for (const Delay& delay : delays) {
    bool is_there = false;
    for (std::size_t i = 0; i < result.activities.size(); ++i) {
      const bool is_it = result.activities[i].id == delay.id;
      if (!is_it && (i >= follows.size() || follows[i] != delay.id)) continue;
      result.activities[i].delay += delay.by;
      is_there |= is_it;
    }
    if (!is_there)
      return Error{ErrorKind::not_found, "--what-if", said("'{}' is not in the plan.", delay.id),
                   said("Name an activity, or an action or milestone that is still to be finished.")};
  }
  return result;
}

std::vector<Shift> shifts(const PlanNetwork& network, const std::vector<Delay>& delays,
                          const std::vector<std::size_t>& watched, const Simulation& before, const Simulation& after) {
  std::vector<std::size_t> from;
  for (std::size_t i = 0; i < network.activities.size(); ++i)
    if (std::ranges::find(delays, network.activities[i].id, &Delay::id) != delays.end()) from.push_back(i);
  const std::vector<std::size_t> came_by = carried(network, from);
  std::vector<Shift> result;
  for (std::size_t w = 0; w < watched.size(); ++w) {
    Shift shift{watched[w], 0, 0, 0, {}};
    double square = 0;
    const double n = static_cast<double>(before.samples);
    for (std::size_t s = 0; s < before.samples; ++s) {
      const double by = static_cast<double>(after.finish[w][s]) - static_cast<double>(before.finish[w][s]);
      shift.mean += by / n;
      square += by * by / n;
      if (std::fabs(by) > std::fabs(shift.most)) shift.most = by;
    }
    if (shift.most == 0) continue;
    shift.error = std::sqrt(std::max(0.0, square - shift.mean * shift.mean) / n);
    for (std::size_t at = watched[w]; at < came_by.size(); at = came_by[at]) {
      shift.chain.push_back(at);
      if (came_by[at] == at) break;
    }
    std::ranges::reverse(shift.chain);
    if (shift.chain.size() < 2) shift.chain.clear();
    result.push_back(std::move(shift));
  }
  std::ranges::sort(result, [](const Shift& a, const Shift& b) {
    return std::pair(-std::fabs(a.mean), a.place) < std::pair(-std::fabs(b.mean), b.place);
  });
  return result;
}

}  // namespace stip
