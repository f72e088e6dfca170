// Votes bench: opinion analysis from ten thousand people to a whole nation, in time and memory.
#include <sys/resource.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/random_stream.h"
#include "base/threads.h"
#include "consultation/co_votes.h"
#include "consultation/moderation.h"
#include "consultation/opinion_analysis.h"
#include "measure.h"

using namespace stip;

namespace {

/// The made-up consultation of tests/data: four groups of 40, 30, 20 and 10 %, 22 % of the statements voted on.
/// splitmix64 of seed, kind, person and statement, so that any part can be made by itself.
class MadeUp {
 public:
  MadeUp(std::size_t statements) : n_(statements), agree_(n_ * 4), pass_(n_) {
    for (std::size_t s = 0; s < n_; ++s) {
      pass_[s] = 0.05 + 0.25 * u(5, s, 0);
      for (std::size_t g = 0; g < 4; ++g)
        agree_[s * 4 + g] = 0.5 * (0.08 + 0.84 * u(3, s, g)) + 0.5 * (0.08 + 0.84 * u(4, s, 0));
    }
  }
  void votes_of(std::size_t person, std::vector<PackedVote>& votes) const {
    const double draw = u(1, person, 0), density = 0.04 + 0.36 * u(2, person, 0);
    const std::size_t group = draw < 0.4 ? 0 : draw < 0.7 ? 1 : draw < 0.9 ? 2 : 3;
    for (std::size_t s = 0; s < n_; ++s) {
      if (u(6, person, s) >= density) continue;
      const double w = u(7, person, s), rest = (w - pass_[s]) / (1 - pass_[s]);
      votes.push_back(PackedVote::of(static_cast<std::uint32_t>(s), w < pass_[s]                   ? Vote::pass
                                                                    : rest < agree_[s * 4 + group] ? Vote::agree
                                                                                                   : Vote::disagree));
    }
  }

 private:
  static double u(std::uint64_t a, std::uint64_t b, std::uint64_t c) {
    const std::uint64_t g = RandomStream::step;
    return static_cast<double>(
               RandomStream::mixed(RandomStream::mixed(RandomStream::mixed(20260131 + a * g) + b * g) + c * g) >> 11) *
           0x1p-53;
  }
  std::size_t n_;
  std::vector<double> agree_, pass_;
};

/// Packed, without labels: two bytes a vote.
Votes made_up(std::size_t people, std::size_t statements) {
  const MadeUp maker(statements);
  Votes votes;
  for (std::size_t s = 0; s < statements; ++s) votes.statements.push_back(std::to_string(s));
  votes.first.reserve(people + 1);
  votes.votes.reserve(people * statements * 225 / 1000);
  struct Part {
    std::vector<PackedVote> votes;
    std::vector<std::uint32_t> counts;
  };
  constexpr std::size_t at_once = 200'000;
  for (std::size_t from = 0; from < people; from += at_once) {
    const std::size_t n = std::min(at_once, people - from);
    const auto parts = in_parts<Part>(n, 0, [&](std::size_t first, std::size_t last) {
      Part part;
      for (std::size_t p = first; p < last; ++p) {
        const std::size_t before = part.votes.size();
        maker.votes_of(from + p, part.votes);
        part.counts.push_back(static_cast<std::uint32_t>(part.votes.size() - before));
      }
      return part;
    });
    for (const Part& part : parts) {
      votes.votes.insert(votes.votes.end(), part.votes.begin(), part.votes.end());
      for (const std::uint32_t count : part.counts) votes.first.push_back(votes.first.back() + count);
    }
  }
  return votes;
}

double peak_gb() { return peak_megabytes() / 1000; }

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t people = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 100'000;
  const std::size_t statements = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 200;
  const std::string method = argc > 3 ? argv[3] : "reference";
  const Votes votes = made_up(people, statements);
  const double packed_gb = peak_gb();
  const Moderation all{std::vector<char>(statements), std::vector<char>(statements)};

  const double cpu_before = cpu_seconds();
  Stopwatch whole;
  OpinionAnalysis analysis = method == "stable" ? stable_analysis(votes, all, {}) : reference_analysis(votes, all);
  const double seconds = whole.seconds();
  const double cpu = cpu_seconds() - cpu_before;

  Stopwatch sums_watch;
  CoVotes sums = co_votes(votes);
  const double sums_seconds = sums_watch.seconds();
  constexpr int changes = 2000;
  Stopwatch one_watch;
  for (int i = 0; i < changes; ++i) {
    const std::size_t person = static_cast<std::size_t>(i) * 7919 % people;
    sums.remove(votes.of(person));
    sums.add(votes.of(person));
  }
  const double one = one_watch.seconds() / changes;
  std::printf(
      "%9zu people x %zu statements, %5.1f million votes, %s: %.2f s (%.2f CPU s), k = %zu; sums %.2f s; "
      "change of one person %.1f us; packed %.2f GB, peak %.2f GB\n",
      people, statements, static_cast<double>(votes.votes.size()) / 1e6, method.c_str(), seconds, cpu,
      analysis.groups.k, sums_seconds, one * 1e6, packed_gb, peak_gb());
}
