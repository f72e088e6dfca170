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
#include "ballots/ballot_content.h"
#include "ballots/ballot_file.h"
#include "ballots/ballot_sums.h"
#include "ballots/group_rows.h"
#include "base/date.h"

namespace stip {

enum class BallotState : std::uint8_t { draft, open, closed };
std::string_view name_of(BallotState state);

/// A statement that somebody who took part added, and that was accepted.
struct AddedStatement {
  BallotStatement statement;  ///< In its last version.
  std::uint32_t version = 1;
  bool is_asked = true;  ///< False: it was taken out again; votes on it stay.
};

/// A consultation as the store knows it. Statements are numbered: those of the rules, then those that were added.
struct BallotConsultation {
  std::int64_t number = 0;
  BallotRules rules;
  BallotState state = BallotState::draft;
  std::optional<Instant> closed;  ///< When.
  bool is_forgotten = false;      ///< Its ballots are gone, as the rules say; the turnout is known still.
  std::vector<AddedStatement> added = {};
  std::unordered_map<std::string, std::uint32_t> statement_of = {};           ///< By label.
  std::shared_ptr<const std::vector<BallotStatement>> statements_asked = {};  ///< That can be voted on now.

  std::size_t n_statements() const { return rules.statements.size() + added.size(); }
  const BallotStatement& statement(std::uint32_t number) const;
  bool is_asked(std::uint32_t statement) const;
};

/// What can be said of a consultation without counting.
struct BallotStanding {
  BallotState state = BallotState::draft;
  std::int64_t codes = 0, spent = 0;  ///< Only from the box itself: -1 where they were not counted.
  std::map<BallotDoor, std::int64_t> ballots;
};

/// For one thread. Several boxes, in one program or on several nodes, may be open on one store: each sees what the
/// others did before it writes.
class BallotBox {
 public:
  static ErrorOr<std::unique_ptr<BallotBox>> open(const BallotPlace& place, BallotFile::Access access);

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
  /// Throws away its ballots, what people wrote, and sums of votes; how many there were stays known. Errors: not_found,
  /// conflict (not closed yet).
  ErrorOr<Nothing> forget_ballots(const std::string& consultation);

  // --- What participants do ---
  /// All in one transaction: when this returns, what was answered is on the disk. One answer for each request, in their
  /// order. Errors of each: invalid, forbidden (no such code), not_found (consultation, ballot), conflict (not open).
  /// A storage failure is the answer to all, and then nothing was written.
  std::vector<ErrorOr<BallotAnswer>> cast(const std::vector<BallotRequest>& requests, Instant now);

  /// Adds to the sums what came since they were last rounded off, by whichever node.
  ErrorOr<Nothing> round_off();
  /// Takes in what others wrote since. Errors: storage.
  ErrorOr<Nothing> refresh();
  /// Within a transaction that changes what is known of a consultation: others will read it again.
  ErrorOr<Nothing> mark_changed(std::int64_t consultation);

  ErrorOr<const BallotConsultation*> must_find(const std::string& consultation) const;
  /// By id; nullptr: none. As of the last refresh or write.
  const BallotConsultation* find(const std::string& consultation) const;
  const std::map<std::string, BallotConsultation>& all() const { return consultations_; }
  /// As they are in the store at this moment. Zero if nobody came in by that door. Errors: storage.
  ErrorOr<DoorSums> sums(const std::string& consultation, BallotDoor door) const;
  /// How many ballots came in by that door, at all nodes, as of the last refresh or write.
  std::int64_t turnout(DoorPlace place) const;
  const BallotFile& file() const { return file_; }
  /// After a failure: whether it may go better by itself, since others were in the way or a server went for a while.
  bool may_recover() const;

 private:
  struct Wanted;
  struct Group;
  explicit BallotBox(BallotFile file);
  ErrorOr<Nothing> prepare_statements();
  ErrorOr<Nothing> set_state(const std::string& consultation, BallotState from, BallotState to, Instant now);
  ErrorOr<Nothing> round_off_within();
  Wanted wanted(const BallotRequest& request) const;
  /// Errors: those of answers and statements that cannot be kept.
  ErrorOr<Nothing> read_written(const BallotRequest& request, Wanted& wanted) const;
  Group group_of(const std::vector<BallotRequest>& requests, Instant now) const;
  /// The outer error ends the transaction; the inner one is the answer to this request.
  ErrorOr<ErrorOr<BallotAnswer>> cast_one(const BallotRequest& request, const Wanted& wanted, Group& group);
  ErrorOr<ErrorOr<BallotContent>> content_after(const Wanted& wanted, const BallotContent& before) const;
  ErrorOr<Nothing> tell_decisions(const BallotConsultation& consultation, std::string_view key, BallotAnswer& answer);
  /// A decision on a text goes with the text.
  ErrorOr<Nothing> undecide_gone(const BallotConsultation& consultation, std::string_view key,
                                 const BallotContent& before, const BallotContent& after);
  ErrorOr<Nothing> write(const Group& group);
  ErrorOr<Nothing> cast_all(const std::vector<BallotRequest>& requests, Instant now,
                            std::vector<std::optional<ErrorOr<BallotAnswer>>>& answers);

  BallotFile file_;
  std::map<std::string, BallotConsultation> consultations_;
  std::map<std::int64_t, std::int64_t> changed_;  // By number: how often, when it was last read.
  std::map<DoorPlace, std::int64_t> turnout_;
  std::size_t logged_bytes_ = 0;  // Since this box last rounded off.
  GroupRows rows_;
  Prepared known_, decided_, undecide_;
};

/// The answer about a ballot with this content, but for what became of its own statements.
ErrorOr<BallotAnswer> ballot_answer(const BallotConsultation& consultation, const BallotFile& file,
                                    std::string_view ballot_key, const BallotContent& content);
/// All consultations in the store.
ErrorOr<std::map<std::string, BallotConsultation>> read_consultations(Database& database);

}  // namespace stip
