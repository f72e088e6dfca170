// Threads: a range cut into parts that are worked out side by side.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace stip {

/// `work(from, to)` of consecutive parts of 0 … n, each on a thread of its own, in the order of the parts. With
/// `threads` 0: as many as the machine has, and one for small ranges.
/// Precondition: what the parts give adds up to the same however the range is cut.
template <class Part, class Work>
std::vector<Part> in_parts(std::size_t n, unsigned threads, const Work& work) {
  constexpr std::size_t smallest_part = 4096;
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  const std::size_t n_parts = std::clamp<std::size_t>(n / smallest_part, 1, threads);
  std::vector<Part> parts(n_parts);
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < n_parts; ++i)
    others.emplace_back([&, i] { parts[i] = work(n * i / n_parts, n * (i + 1) / n_parts); });
  parts[0] = work(0, n / n_parts);
  for (std::thread& other : others) other.join();
  return parts;
}

/// `work(i)` for each i below n, several at once. Precondition: what one does, no other one touches.
template <class Work>
void run_all(std::size_t n, unsigned threads, const Work& work) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < n; i = next++) work(i);
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < std::min<std::size_t>(threads, n); ++i) others.emplace_back(run);
  run();
  for (std::thread& other : others) other.join();
}

}  // namespace stip
