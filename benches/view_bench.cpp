// ViewBench: a view of a large agenda, and the difference of two of its editions; and opening the registry on it.
//
//   view_bench FILE    FILE is a ledger that fold_bench made.
#include <cstdio>
#include <vector>

#include "agenda/view.h"
#include "ledger/fold.h"
#include "ledger/sqlite_ledger.h"
#include "measure.h"
#include "publishing/difference.h"
#include "registry/registry.h"
#include "web/kept_difference.h"

using namespace stip;

namespace {

/// The middle of `times` runs of `work`, in milliseconds.
template <class Work>
double middle_ms(int times, Work work) {
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    const Stopwatch watch;
    work();
    all.push_back(watch.seconds() * 1000);
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

int failed(const Error& error) { return std::fputs(to_text(error).c_str(), stderr), 1; }

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fputs("view_bench FILE\n", stderr), 2;
  auto ledger = open_sqlite_ledger(arguments[1], {.read_only = true});
  if (!ledger.ok()) return failed(ledger.error());
  const Seq size = (*ledger)->size();
  // A year apart: the difference that a letter tells. And a day apart: the one that a page of last changes shows.
  const auto agendas = fold_snapshots(**ledger, {size * 8 / 10, size * 9 / 10, size * 9 / 10 + 200});
  if (!agendas.ok()) return failed(agendas.error());
  const Viewer everybody;
  std::printf("view                     %8.3f ms\n",
              middle_ms(51, [&] { (void)visible_to(agendas->back(), everybody); }));
  const View last_year = visible_to((*agendas)[0], everybody), edition = visible_to((*agendas)[1], everybody),
             later = visible_to((*agendas)[2], everybody);
  std::size_t records = 0;
  const double year = middle_ms(11, [&] { records = difference(last_year, edition).policy.size(); });
  std::printf("difference of a year     %8.3f ms   %zu records differ\n", year, records);
  const Difference told = difference(last_year, edition);
  const double texts = middle_ms(51, [&] {
    for (std::size_t i = 0; i < std::min<std::size_t>(50, told.policy.size()); ++i) (void)fields_of(told.policy[i]);
  });
  std::printf("  fields of 50 of these  %8.3f ms\n", texts);
  KeptDifference kept;
  (void)kept.of({last_year, edition});
  std::printf("  the same, asked again  %8.3f ms\n", middle_ms(51, [&] { (void)kept.of({last_year, edition}); }));
  const double little = middle_ms(51, [&] { records = difference(edition, later).policy.size(); });
  std::printf("difference of 200 entries%8.3f ms   %zu records differ\n", little, records);

  auto again = open_sqlite_ledger(arguments[1], {.read_only = true});
  if (!again.ok()) return failed(again.error());
  const Stopwatch opening;
  const auto registry = Registry::open(*std::move(again), [] { return Instant{}; });
  if (!registry.ok()) return failed(registry.error());
  std::printf("open the registry        %8.2f s    %lld entries\npeak                     %8.0f MB\n",
              opening.seconds(), static_cast<long long>(size), peak_megabytes());
  return 0;
}
