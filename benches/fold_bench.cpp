// FoldBench: how long it takes to fold ten years of a large agenda, with an edition held for every year.
//
//   fold_bench [FILE]    FILE is made if it is not there (about a minute at most) and kept.
#include <cstdio>
#include <filesystem>

#include "generate_ledger.h"
#include "ledger/fold.h"
#include "ledger/sqlite_ledger.h"
#include "measure.h"

using namespace stip;

int main(int count, char** arguments) {
  const std::string path =
      count > 1 ? arguments[1] : (std::filesystem::temp_directory_path() / "stip-fold-bench.db").string();
  if (!std::filesystem::exists(path)) {
    const Stopwatch making;
    if (const auto made = generate_ledger(path); !made.ok())
      return std::fputs(to_text(made.error()).c_str(), stderr), 1;
    std::printf("made %s in %.1f s\n", path.c_str(), making.seconds());
    // Making it needs memory that folding does not: start afresh, so that the peak is that of the fold.
    std::fflush(stdout);
    return std::system(("'" + std::string(arguments[0]) + "' '" + path + "'").c_str()) == 0 ? 0 : 1;
  }
  const Stopwatch opening;
  const auto ledger = open_sqlite_ledger(path, {.read_only = true});
  if (!ledger.ok()) return std::fputs(to_text(ledger.error()).c_str(), stderr), 1;
  const double opened = opening.seconds();
  std::vector<Seq> editions;
  for (int year = 1; year <= 10; ++year) editions.push_back((*ledger)->size() * year / 10);
  const Stopwatch folding;
  const auto agendas = fold_snapshots(**ledger, editions);
  const double folded = folding.seconds();
  if (!agendas.ok()) return std::fputs(to_text(agendas.error()).c_str(), stderr), 1;
  std::size_t records = 0;
  for (const RecordType* type : record_types()) records += agendas->back().count(*type);
  std::printf(
      "open   %8.2f s\nfold   %8.2f s   %lld entries, %.0f entries/s, %zu records, %zu editions held\npeak   %8.0f MB\n",
      opened, folded, static_cast<long long>((*ledger)->size()), static_cast<double>((*ledger)->size()) / folded,
      records, agendas->size(), peak_megabytes());
  return 0;
}
