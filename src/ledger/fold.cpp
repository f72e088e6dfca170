// Fold: one pass over the entries.
#include "ledger/fold.h"

#include <algorithm>

namespace stip {

ErrorOr<Agenda> fold(const Ledger& ledger, Seq upto, const Agenda& start) {
  STIP_TRY_AS(std::vector<Agenda> agendas, fold_snapshots(ledger, {upto}, start));
  return std::move(agendas.front());
}

ErrorOr<std::vector<Agenda>> fold_snapshots(const Ledger& ledger, const std::vector<Seq>& positions,
                                            const Agenda& start) {
  std::vector<Agenda> agendas;
  if (positions.empty()) return agendas;
  STIP_ASSERT(std::ranges::is_sorted(positions) && start.upto() <= positions.front());
  if (positions.back() > ledger.size()) {
    return Error{ErrorKind::not_found, said("entry {}", std::to_string(positions.back())),
                 said("there is no such entry."), said("The last one is {}.", std::to_string(ledger.size()))};
  }
  AgendaBuilder builder(start);
  const auto take_snapshots = [&](Seq upto) {
    while (agendas.size() < positions.size() && positions[agendas.size()] == upto)
      agendas.push_back(builder.snapshot(upto));
  };
  take_snapshots(start.upto());
  STIP_TRY(ledger.read(start.upto() + 1, positions.back(), [&](const Entry& entry) -> ErrorOr<Nothing> {
    for (const Change& change : entry.changes) {
      auto applied = builder.apply(change, entry.seq);
      if (applied.ok()) continue;
      Error error = applied.error();
      error.subject = "entry " + std::to_string(entry.seq) + ", " + error.subject;
      return error;
    }
    take_snapshots(entry.seq);
    return Nothing{};
  }));
  return agendas;
}

}  // namespace stip
