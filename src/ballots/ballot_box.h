// Ballot box: takes ballots into the store, many in one transaction, and keeps their sums.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "ballots/ballot.h"
#include "ballots/ballot_file.h"
#include "ballots/ballot_sums.h"
#include "base/date.h"

namespace stip {

enum class BallotState : std::uint8_t { draft, open, closed };
std::string_view name_of(BallotState state);

/// A consultation as the store knows it.
struct BallotConsultation {
  std::int64_t number = 0;
  BallotRules rules;
  BallotState state = BallotState::draft;
  std::unordered_map<std::string, std::uint32_t> statement_of;  ///< By label.
};

/// What can be said of a consultation without counting.
struct BallotStanding {
  BallotState state = BallotState::draft;
  std::int64_t codes = 0, spent = 0;  ///< Only from the box itself: -1 where they were not counted.
  std::map<BallotDoor, std::int64_t> ballots;
};

/// For one thread. Several boxes, in one program or in several, may be open on one file: each sees what the others did
/// before it writes.
class BallotBox {
 public:
  static ErrorOr<std::unique_ptr<BallotBox>> open(const std::string& path, BallotFile::Access access);

  // --- What a civil servant does ---
  /// Enters a consultation as a draft; one that is a draft still is replaced, and keeps its codes. Errors: conflict (it
  /// was opened).
  ErrorOr<Nothing> prepare(const BallotRules& rules);
  /// Adds the hashes of these codes. Errors: not_found, conflict (closed; or a code that is there, and then none is
  /// added).
  ErrorOr<Nothing> add_codes(const std::string& consultation, const std::vector<std::string>& codes);
  /// Errors: not_found, conflict (already so, or already closed).
  ErrorOr<Nothing> open_consultation(const std::string& consultation, Instant now);
  ErrorOr<Nothing> close_consultation(const std::string& consultation, Instant now);
  /// Takes out the ballot with this receipt, at any time, at the request of who has the receipt.
  /// Errors: not_found.
  ErrorOr<Nothing> erase(const std::string& consultation, const std::string& receipt);
  /// Throws away what is kept of its codes. Errors: not_found, conflict (not closed yet).
  ErrorOr<Nothing> forget_codes(const std::string& consultation);
  ErrorOr<BallotStanding> standing(const std::string& consultation);  ///< Counts codes: linear in them.

  // --- What participants do ---
  /// All in one transaction: when this returns, what was answered is on the disk. One answer for each request, in their
  /// order. Errors of each: invalid, forbidden (no such code), not_found (consultation, ballot), conflict (not open).
  /// A storage failure is the answer to all, and then nothing was written.
  std::vector<ErrorOr<BallotAnswer>> cast(const std::vector<BallotRequest>& requests, Instant now);

  /// Writes the sums as they are, so that the next start reads few changes.
  ErrorOr<Nothing> round_off();
  /// Takes in what others wrote since. Errors: storage.
  ErrorOr<Nothing> refresh();

  /// By id; nullptr: none. As of the last refresh or write.
  const BallotConsultation* find(const std::string& consultation) const;
  const std::map<std::string, BallotConsultation>& all() const { return consultations_; }
  DoorSums sums(const std::string& consultation, BallotDoor door) const;
  const BallotSums& sums() const { return sums_; }
  const BallotFile& file() const { return file_; }

 private:
  struct Wanted;
  explicit BallotBox(BallotFile file);
  ErrorOr<Nothing> load();
  ErrorOr<Nothing> prepare_statements();
  ErrorOr<const BallotConsultation*> must_find(const std::string& consultation) const;
  ErrorOr<Nothing> set_state(const std::string& consultation, BallotState from, BallotState to, Instant now);
  Wanted wanted(const BallotRequest& request) const;
  /// The outer error ends the transaction; the inner one is the answer to this request.
  ErrorOr<ErrorOr<BallotAnswer>> cast_one(const BallotRequest& request, const Wanted& wanted, std::int64_t hour,
                                          std::vector<BallotChange>& changes);
  ErrorOr<Nothing> write_ballot(const BallotConsultation& consultation, const Wanted& wanted, std::int64_t hour,
                                const std::vector<PackedVote>& votes, BallotDoor door);
  ErrorOr<Nothing> cast_all(const std::vector<BallotRequest>& requests, Instant now,
                            std::vector<std::optional<ErrorOr<BallotAnswer>>>& answers);

  BallotFile file_;
  std::map<std::string, BallotConsultation> consultations_;
  BallotSums sums_;
  std::int64_t seen_version_ = -1;
  Prepared code_, spend_, ballot_, put_, remove_, version_;
};

/// The answer about a ballot with these votes.
BallotAnswer ballot_answer(const BallotConsultation& consultation, const BallotFile& file, std::string_view ballot_key,
                           const std::vector<PackedVote>& votes);
/// All consultations in the store.
ErrorOr<std::map<std::string, BallotConsultation>> read_consultations(Database& database);

}  // namespace stip
