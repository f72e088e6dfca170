// State: what the registry holds in memory: agendas of now and of editions, and who changed what when.
#pragma once

#include <array>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

#include "registry/registry.h"

namespace stip {

/// An agenda of one moment, with a view for each clearance, made when it is first asked for.
class Held {
 public:
  explicit Held(Agenda agenda) : agenda_(std::move(agenda)) {}
  const Agenda& agenda() const { return agenda_; }
  View view(const Viewer& viewer) const;
  /// The newest entries, as `make` gives them for a viewer the first time that at least `count` are asked.
  using Latest = std::vector<std::shared_ptr<const SeenEntry>>;
  Latest latest(std::size_t count, const Viewer& viewer, const std::function<Latest(std::size_t)>& make) const;

 private:
  Agenda agenda_;
  mutable std::mutex mutex_;
  mutable std::array<std::shared_ptr<const View>, 3> views_;
  mutable std::array<std::pair<std::size_t, Latest>, 3> latest_;  ///< How many were asked, and those found.
};

/// That an entry changed a record: which fields (by place in the declaration), or that it retired it.
struct Touch {
  Seq seq = 0;
  std::uint64_t fields = 0;
  std::uint32_t place = 0;  ///< Of the change among those of the entry, which may hold the whole agenda.
  bool retires = false;
};

/// Who changed what when, over the whole ledger: 8 bytes an entry and 24 a change.
class Chronicle {
 public:
  void add(const Entry& entry);
  std::vector<Touch> touches(const RecordType& type, std::string_view id) const;  ///< Oldest first.
  Classification level(Seq seq) const;
  Instant last_time() const;          ///< Of the newest entry; the epoch if there is none.
  Seq last_until(Instant end) const;  ///< Number of the last entry at or before `end`; 0 if none.

 private:
  mutable std::shared_mutex mutex_;
  std::unordered_map<std::string, std::vector<Touch>> touches_;
  std::vector<Classification> levels_;  ///< Of entry 1, 2, …
  std::vector<Instant> times_;
};

/// One act that waits for its durable write. Its places in the ledger are given out in the order of the queue.
struct Waiting {
  std::vector<Draft> drafts;
  std::vector<SealedDraft> sealed;      ///< By who brings it, while others write.
  std::shared_ptr<const Held> outcome;  ///< The agenda after it.
  Seq first = 0;
  Instant time{};
  bool ready = false;  ///< Sealed.
  bool done = false;
  bool place_is_taken = false;  ///< By another program, or that of one before it: it is worth another try.
  ErrorOr<std::vector<Seq>> seqs = std::vector<Seq>{};
};

struct Registry::State {
  std::unique_ptr<Ledger> ledger;
  Clock clock;
  mutable std::mutex ledger_mutex;  ///< The ledger is called by one thread at a time.

  mutable std::mutex held_mutex;
  std::shared_ptr<const Held> current;                          ///< Now, as far as durable.
  mutable std::map<Seq, std::shared_ptr<const Held>> held;      ///< Editions: kept for ever.
  mutable std::map<Seq, std::shared_ptr<const Held>> glanced;   ///< Other moments: a few.
  mutable std::map<Seq, std::shared_ptr<const Held>> recalled;  ///< Earlier moments, classified as at `recalled_at`.
  mutable Seq recalled_at = 0;
  Chronicle chronicle;

  std::mutex write_mutex;
  std::condition_variable written;
  std::shared_ptr<const Held> tip;         ///< Now, with the acts that wait for their durable write.
  std::shared_ptr<const Held> on_its_way;  ///< The agenda after what is being written; empty if nobody writes.
  Instant tip_time{};                      ///< Of the last act in the queue; the next is not older.
  std::deque<std::shared_ptr<Waiting>> queue;
  std::map<std::string, std::shared_ptr<Waiting>> in_flight;  ///< By idempotency key.
  bool writing = false;

  mutable std::mutex entries_mutex;
  mutable std::map<Seq, std::shared_ptr<const Entry>> entries;  ///< Lately read.

  /// Enters an act once. `others_were_first`: nothing was entered, since its place in the ledger was taken meanwhile.
  ErrorOr<Entered> try_to_enter(const Draft& act, const Viewer& seen_by, bool& others_were_first);
  /// Makes the agenda of now from what other programs entered. Called by one at a time, while nobody writes.
  ErrorOr<Nothing> take_in_others();
  /// Writes all that is ready at the head of the queue. Called and left with the lock on `write_mutex`.
  void write_queue(std::unique_lock<std::mutex>& lock);
  /// Ends the wait of `first` and of all behind it with an error. Under `write_mutex`.
  void give_up(const std::shared_ptr<Waiting>& first, const Error& error, bool place_is_taken = false);

  std::shared_ptr<const Held> held_now() const;
  ErrorOr<std::shared_ptr<const Held>> held_at(Seq position) const;
  /// The agenda of an earlier moment as it may be shown: what was classified since then is classified in it too,
  /// unless the moment is that of an edition that was published, which everybody may have kept.
  ErrorOr<std::shared_ptr<const Held>> shown_at(Seq position) const;
  ErrorOr<std::shared_ptr<const Entry>> read_entry(Seq seq) const;
  /// Whether a viewer may see what an entry did to a record.
  bool may_see(const Change& change, const View& now) const;
  SeenEntry seen(const Entry& entry, const View& now) const;
  /// The same, of its changes only those to one record, whose touches these are.
  SeenEntry seen_of(const Entry& entry, const View& now, const std::vector<Touch>& touches) const;
};

/// The classification that counts: the highest of a record and of all that it is part of.
Classification effective_classification(const Agenda& agenda, const RecordType& type, const Record& record);

/// Splits an act into drafts, one for each classification that it touches, public first; a guarded value travels
/// apart from the record it belongs to. Versions are numbered anew, from those in `before`.
std::vector<Draft> split_by_level(const Draft& act, const Agenda& before, const Agenda& after);

/// What may never be done to this agenda, whoever asks: changing what was frozen or approved.
std::optional<Error> guarded(const Draft& act, const Agenda& before);

/// The proposal as an act on `agenda`. Errors: invalid (a change that cannot be read).
ErrorOr<std::vector<Change>> changes_of_proposal(const Agenda& agenda, std::string_view proposal);

Error no_such_record(std::string_view id);

}  // namespace stip
