// Ballot intake: the door of the store for many at once: who votes waits for the disk, or is told to come back.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "ballots/ballot_box.h"
#include "ballots/journal_keeper.h"

namespace stip {

struct BallotIntakeOptions {
  std::function<Instant()> clock;  ///< Ballots are told the hour, and nothing finer.
  std::size_t queue = 2'048;       ///< So many wait at most; who comes next is told to come back.
  std::size_t group = 1'024;       ///< So many at most in one transaction.
  std::size_t journal = 60'000;    ///< So many ballots are written before the journal is brought over: some 130 MB.
};

/// What a receipt says, without who and without when.
struct ReceiptCheck {
  bool is_counted = false;
  BallotDoor door{};
  std::string digest;  ///< As in BallotAnswer: who kept the votes sees whether they are still those.
};

/// One writer and its queue, and a connection to read by. Thread-safe. This is what pages call.
class BallotIntake {
 public:
  using Done = std::function<void(ErrorOr<BallotAnswer>)>;

  static ErrorOr<std::unique_ptr<BallotIntake>> open(const BallotPlace& place, BallotIntakeOptions options);
  /// Answers who waits, and rounds the sums off.
  ~BallotIntake();

  /// False: the queue is full, and `done` is not called. Else `done` is called once, on the thread of the writer, when
  /// the ballot is on the disk or is refused. After a failure of the disk under a file nothing more is acknowledged:
  /// every answer is that failure until the program is started again. A server that went is tried again.
  bool submit(BallotRequest request, Done done);
  /// The same for who can wait. Nothing: the queue is full.
  std::optional<ErrorOr<BallotAnswer>> cast(BallotRequest request);

  /// Rules and turnout, as of the last group; what others changed shows within a second. Nothing: no such consultation,
  /// or a draft.
  struct Consultation {
    std::shared_ptr<const BallotRules> rules;
    /// To vote on now: those of the rules, then what people added and was accepted, in its corrected text.
    std::shared_ptr<const std::vector<BallotStatement>> statements;
    BallotState state{};
    std::map<BallotDoor, std::int64_t> ballots;  ///< For the organisers: while it is open, people see shown_turnout().
  };
  std::optional<Consultation> consultation(const std::string& id) const;
  std::vector<std::string> ids() const;  ///< Of those that are no draft, in their order.
  /// Errors: not_found (no such consultation), storage.
  ErrorOr<ReceiptCheck> check(const std::string& consultation, const std::string& receipt);

  /// Whether the disk failed, or the server is away.
  bool has_failed() const;

 private:
  struct Waiting {
    BallotRequest request;
    Done done;
  };
  BallotIntake(std::unique_ptr<BallotBox> box, BallotFile reader, std::unique_ptr<JournalKeeper> keeper,
               BallotIntakeOptions options);
  void write_groups();
  void write_group(std::vector<Waiting> group);
  /// When nobody came for a while.
  void rest();
  void take_stock();
  /// Once an hour by the clock: what the rules promise to happen by itself.
  void sweep_now_and_then();

  BallotIntakeOptions options_;
  std::unique_ptr<BallotBox> box_;         // Of the writer's thread.
  Instant next_sweep_{};                   // Likewise.
  std::unique_ptr<JournalKeeper> keeper_;  // Of a file; a server does it by itself.

  mutable std::mutex mutex_;
  std::condition_variable comes_;
  std::vector<Waiting> queue_;
  bool ending_ = false;
  std::optional<Error> failure_;
  bool is_final_ = false;  // The failure: nothing is tried any more.
  std::map<std::string, Consultation> stock_;

  std::mutex reading_;
  BallotFile reader_;
  std::map<std::string, BallotConsultation> known_;  // Of the reader: rules are fixed, statements may have been added.
  std::thread writer_;
};

/// Turnout as people may know it: while a consultation is open, rounded down to hundreds.
std::int64_t shown_turnout(std::int64_t ballots, BallotState state);

}  // namespace stip
