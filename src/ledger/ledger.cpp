// Ledger: what its kinds have in common: sealing drafts for their places.
#include "ledger/ledger.h"

#include <thread>

#include "ledger/body.h"
#include "ledger/commitment.h"
#include "ledger/rules.h"

namespace stip {
namespace {

// Drafts in one call from which on a second thread pays: starting one costs as much as sealing some dozens.
constexpr std::size_t worth_a_thread = 256;

}  // namespace

ErrorOr<Nothing> seal_into(SealedDraft& out, std::string_view ledger, Seq seq, Instant time, const Draft& draft,
                           const Hash& key) {
  static thread_local Entry again;
  out = {seal(ledger, seq, time, draft, key), draft.key};
  if (read_body(out.sealed.body, again).ok() && static_cast<const Draft&>(again) == draft) return Nothing{};
  return Error{ErrorKind::storage, said("entry {}", std::to_string(seq)),
               said("what would be stored does not read back as what was handed in."),
               said("Nothing was entered; report this as a fault of the program.")};
}

ErrorOr<std::vector<SealedDraft>> Ledger::seal(const std::vector<Draft>& drafts, Seq first, Instant time) const {
  for (const Draft& draft : drafts) STIP_TRY(check_draft_of_others(draft));
  const std::string ledger = id();
  const std::vector<Hash> keys = random_hashes(drafts.size());
  std::vector<SealedDraft> sealed(drafts.size());
  const auto seal_range = [&](std::size_t from, std::size_t to) -> ErrorOr<Nothing> {
    for (std::size_t i = from; i < to; ++i)
      STIP_TRY(seal_into(sealed[i], ledger, first + static_cast<Seq>(i), time, drafts[i], keys[i]));
    return Nothing{};
  };
  const std::size_t own = drafts.size() < worth_a_thread ? drafts.size() : drafts.size() / 2;
  ErrorOr<Nothing> others = Nothing{};
  std::jthread helper;
  if (own < drafts.size()) helper = std::jthread([&] { others = seal_range(own, drafts.size()); });
  STIP_TRY(seal_range(0, own));
  if (helper.joinable()) helper.join();
  STIP_TRY(others);
  return sealed;
}

}  // namespace stip
