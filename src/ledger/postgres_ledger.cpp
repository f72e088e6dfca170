// PostgresLedger: appending, reading, redacting and signing by several nodes.
#include "ledger/postgres_ledger.h"

#include <unistd.h>

#include <algorithm>
#include <thread>
#include <unordered_map>

#include "ledger/body.h"
#include "ledger/commitment.h"
#include "ledger/known_checkpoint.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/postgres_store.h"
#include "ledger/proving.h"
#include "ledger/rules.h"
#include "ledger/store.h"

namespace stip {
namespace {

// A server that starts again is back within seconds; who waits longer is better told.
constexpr std::chrono::milliseconds patience{8'000}, between_tries{100};
constexpr int most_tries = 5;          // Of one write, while connections break or others stand in the way.
constexpr Seq links_at_once = 10'000;  // Rows of one answer: 100 bytes each.
constexpr Seq bodies_at_once = 500;

constexpr Query sealed_rows =
    "SELECT e.seq, e.time, e.fields, e.leaf, e.chain, c.body, c.key, s.salts FROM entry e"
    " JOIN content c ON c.seq = e.seq LEFT JOIN salt s ON s.seq = e.seq WHERE e.seq = ANY($1) ORDER BY e.seq";

SealedView sealed_view(const PostgresRows& rows, int row) {
  SealedView view;
  view.seq = rows.integer(row, 0);
  view.time = Instant(std::chrono::seconds(rows.integer(row, 1)));
  view.commitments = rows.bytes(row, 2), view.leaf = rows.bytes(row, 3), view.chain = rows.bytes(row, 4);
  view.body = rows.bytes(row, 5), view.key = rows.bytes(row, 6), view.salts = rows.bytes(row, 7);
  return view;
}

std::int64_t seconds_of(Instant time) { return time.time_since_epoch().count(); }

class PostgresLedger final : public Ledger {
 public:
  static ErrorOr<std::unique_ptr<Ledger>> open(std::unique_ptr<Postgres> database, const OpenOptions& options,
                                               std::string key_file);

  ErrorOr<std::vector<Seq>> append(const std::vector<Draft>& drafts, Instant now) override;
  ErrorOr<Nothing> append_sealed(std::vector<SealedDraft> sealed) override;
  ErrorOr<Nothing> read(Seq from, Seq to, const std::function<ErrorOr<Nothing>(const Entry&)>& each) const override;
  Seq size() const override { return tree_.size(); }
  std::string id() const override { return id_; }
  ErrorOr<Seq> refresh() override;
  ErrorOr<std::optional<Seq>> seq_of_key(std::string_view key) const override;
  ErrorOr<Seq> redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground,
                      Instant now) override;
  ErrorOr<Evidence> evidence(Seq seq) const override;
  ErrorOr<Inclusion> inclusion(Seq seq) const override;
  ErrorOr<Checkpoint> checkpoint() override;
  ErrorOr<std::optional<Checkpoint>> last_checkpoint() const override;
  std::string public_key() const override { return public_key_text(public_key_); }
  ErrorOr<Nothing> keep_bytes(std::string_view sha256, std::string_view bytes) override;
  ErrorOr<std::string> bytes(std::string_view sha256) const override;
  ErrorOr<Nothing> remember(std::string_view name, std::string_view value) override;
  ErrorOr<std::optional<std::string>> remembered(std::string_view name) const override;

 private:
  /// A row of the table `head`.
  struct Head {
    Seq size = 0;
    std::string chain;
  };
  /// What became of one try to write.
  enum class Outcome { done, others_were_first, unknown };

  explicit PostgresLedger(std::unique_ptr<Postgres> database) : database_(std::move(database)) {}

  /// One query that may be done twice without harm, over a new connection if the old one is lost.
  ErrorOr<PostgresRows> ask(Query query, const PostgresValues& values = {}) const;
  ErrorOr<Nothing> reconnect() const;
  ErrorOr<Nothing> identify();
  ErrorOr<Nothing> compare_with_known(const std::optional<Checkpoint>& known, const OpenOptions& options);
  ErrorOr<Nothing> check_writable() const;
  bool extends(const Checkpoint& checkpoint) const {
    return checkpoint.size <= tree_.size() && tree_.root(checkpoint.size) == checkpoint.root;
  }
  ErrorOr<Nothing> check_extends(const std::optional<Checkpoint>& last) const;
  Error damaged(Seq seq, std::string problem) const;

  ErrorOr<Nothing> take_in(const Head& head);
  ErrorOr<Nothing> load_up_to(Seq last);
  /// Writes what was sealed for the next places, and what goes with it, in one transaction.
  ErrorOr<Nothing> write(std::vector<SealedDraft> sealed, const std::vector<PostgresStep>& before,
                         const Sealed* redacted);
  ErrorOr<Outcome> try_to_write(const std::vector<SealedDraft>& sealed, const std::vector<PostgresStep>& before,
                                const Sealed* redacted);
  ErrorOr<Outcome> look_up_outcome(const SealedDraft& first) const;
  std::vector<PostgresStep> steps_of(const std::vector<SealedDraft>& sealed) const;
  ErrorOr<Nothing> come_back_as(const PostgresRows& rows, const std::vector<SealedView>& written) const;
  ErrorOr<Checkpoint> sign(const Ed25519Key& key);
  ErrorOr<std::optional<Seq>> first_known_key(const std::vector<SealedDraft>& sealed) const;
  ErrorOr<std::unordered_map<std::string, Seq>> seqs_of_keys(const std::vector<std::string_view>& keys) const;
  ErrorOr<Sealed> sealed(Seq seq) const;
  void wipe_old_rows();

  mutable std::unique_ptr<Postgres> database_;
  mutable bool is_away_ = false;  ///< The last try to connect failed: who comes next does not wait again.
  std::string key_file_;
  Hash public_key_{};
  std::string id_;
  MerkleTree tree_;
  Hash chain_{};
  Instant last_time_{};
  bool read_only_ = false;
  std::optional<Error> put_back_;  ///< It lacks what was signed here: nothing is written.
};

ErrorOr<std::unique_ptr<Ledger>> PostgresLedger::open(std::unique_ptr<Postgres> database, const OpenOptions& options,
                                                      std::string key_file) {
  std::unique_ptr<PostgresLedger> ledger(new PostgresLedger(std::move(database)));
  ledger->read_only_ = options.read_only || options.even_if_forked;
  ledger->key_file_ = std::move(key_file);
  STIP_TRY(ledger->identify());
  // What was signed is read before the entries: while this node starts, others enter and sign more.
  const auto last = ledger->last_checkpoint();
  const auto known = read_known_checkpoint(known_checkpoint_path(ledger->key_file_), ledger->public_key_);
  STIP_TRY(ledger->refresh());
  if (options.even_if_forked) return std::unique_ptr<Ledger>(std::move(ledger));
  STIP_TRY(last);
  STIP_TRY(known);
  STIP_TRY(ledger->check_extends(*last));
  STIP_TRY(ledger->compare_with_known(*known, options));
  return std::unique_ptr<Ledger>(std::move(ledger));
}

ErrorOr<Nothing> PostgresLedger::identify() {
  STIP_TRY(check_postgres_format(*database_));
  STIP_TRY_AS(const PostgresRows rows, ask("SELECT value FROM meta WHERE name = 'public_key'"));
  STIP_TRY_AS(public_key_, parse_public_key(rows.size() == 1 ? rows.bytes(0, 0) : ""));
  id_ = ledger_id(public_key_);
  return Nothing{};
}

ErrorOr<Nothing> PostgresLedger::compare_with_known(const std::optional<Checkpoint>& known,
                                                    const OpenOptions& options) {
  const bool lacks = known && !extends(*known);
  if (options.after_restore) return lacks ? ErrorOr<Nothing>(Nothing{}) : lacks_nothing(database_->where());
  if (lacks) put_back_ = lacks_known_checkpoint(database_->where(), size(), *known);
  return Nothing{};
}

Error PostgresLedger::damaged(Seq seq, std::string problem) const {
  return {ErrorKind::storage, database_->where() + ", entry " + std::to_string(seq), std::move(problem),
          "Run `stip verify`, and restore a back-up."};
}

ErrorOr<Nothing> PostgresLedger::check_writable() const {
  if (put_back_) return *put_back_;
  if (read_only_)
    return Error{ErrorKind::storage, database_->where(), "it was opened for reading only.", "Open it for writing."};
  return Nothing{};
}

ErrorOr<Nothing> PostgresLedger::check_extends(const std::optional<Checkpoint>& last) const {
  if (!last || extends(*last)) return Nothing{};
  return Error{
      ErrorKind::storage, database_->where(),
      "its entries are not those that it signed in its checkpoint over " + std::to_string(last->size) + " entries.",
      "It was altered or cut off: run `stip verify`, and restore a back-up."};
}

// --- Connections ---------------------------------------------------------------------------------

ErrorOr<Nothing> PostgresLedger::reconnect() const {
  const auto until = std::chrono::steady_clock::now() + (is_away_ ? std::chrono::milliseconds{} : patience);
  for (;;) {
    auto made = database_->reconnect();
    is_away_ = !made.ok();
    if (made.ok() || std::chrono::steady_clock::now() >= until) return made;
    std::this_thread::sleep_for(between_tries);
  }
}

ErrorOr<PostgresRows> PostgresLedger::ask(Query query, const PostgresValues& values) const {
  for (int tries = 1;; ++tries) {
    if (database_->is_lost()) STIP_TRY(reconnect());
    auto rows = database_->run(query, values);
    if (rows.ok() || database_->last_failure() != PostgresFailure::connection_lost || tries == most_tries) return rows;
    STIP_TRY(reconnect());
  }
}

// --- Following -----------------------------------------------------------------------------------

ErrorOr<Seq> PostgresLedger::refresh() {
  STIP_TRY_AS(const PostgresRows rows, ask("SELECT size, chain FROM head"));
  if (rows.size() != 1) return damaged(size(), "the row that says where the ledger ends is not there.");
  STIP_TRY(take_in({rows.integer(0, 0), std::string(rows.bytes(0, 1))}));
  return size();
}

ErrorOr<Nothing> PostgresLedger::take_in(const Head& head) {
  if (head.size < size()) {
    return Error{ErrorKind::storage, database_->where(),
                 "it ends at entry " + std::to_string(head.size) + ", while this node has seen entry " +
                     std::to_string(size()) + ".",
                 "Wait if this is a replica that lags; if a back-up was put back, start this node again."};
  }
  STIP_TRY(load_up_to(head.size));
  if (head.chain != bytes_of(chain_))
    return damaged(size(), "it is not the one that this node has seen, or that the head of the ledger names.");
  return Nothing{};
}

ErrorOr<Nothing> PostgresLedger::load_up_to(Seq last) {
  while (size() < last) {
    const Seq upto = std::min(last, size() + links_at_once);
    PostgresValues range;
    STIP_TRY_AS(const PostgresRows rows,
                ask("SELECT seq, time, leaf, chain FROM entry WHERE seq > $1 AND seq <= $2 ORDER BY seq",
                    range.integer(size()).integer(upto)));
    for (int row = 0; row < rows.size(); ++row) {
      const Seq next = size() + 1;
      if (rows.integer(row, 0) != next) return damaged(next, "it is missing.");
      if (rows.bytes(row, 2).size() != chain_.size()) return damaged(next, "its leaf is no hash.");
      const Hash leaf = hash_of_bytes(rows.bytes(row, 2)), link = next_link(chain_, leaf);
      if (rows.bytes(row, 3) != bytes_of(link)) return damaged(next, "it does not follow on the entry before it.");
      tree_.append(leaf);
      chain_ = link;
      last_time_ = Instant(std::chrono::seconds(rows.integer(row, 1)));
    }
    if (size() < upto) return damaged(size() + 1, "it is missing.");
  }
  return Nothing{};
}

// --- Writing -------------------------------------------------------------------------------------

// The head is changed first: its row is then locked until the end of the transaction, and others wait there. All
// entries travel as one array per column, which is one row of text to read for the server instead of one per entry.
std::vector<PostgresStep> PostgresLedger::steps_of(const std::vector<SealedDraft>& entries) const {
  std::vector<std::int64_t> seqs, times, keyed;
  std::vector<std::string_view> fields, leaves, chains, bodies, keys, names;
  for (const auto& [entry, name] : entries) {
    seqs.push_back(entry.seq), times.push_back(seconds_of(entry.time));
    fields.push_back(entry.commitments), leaves.push_back(bytes_of(entry.leaf)),
        chains.push_back(bytes_of(entry.chain));
    bodies.push_back(entry.body), keys.push_back(entry.key);
    if (!name.empty()) keyed.push_back(entry.seq), names.push_back(name);
  }
  PostgresValues head, entry, content, key;
  head.integer(entries.back().sealed.seq)
      .bytes(bytes_of(entries.back().sealed.chain))
      .integer(seconds_of(entries.back().sealed.time));
  head.integer(size()).bytes(bytes_of(chain_));
  entry.integers(seqs).integers(times).byte_strings(fields).byte_strings(leaves).byte_strings(chains);
  content.integers(seqs).byte_strings(bodies).byte_strings(keys);
  std::vector<PostgresStep> steps{
      {"UPDATE head SET size = $1, chain = $2, time = $3 WHERE size = $4 AND chain = $5 RETURNING size",
       std::move(head)},
      {"INSERT INTO entry (seq, time, fields, leaf, chain) SELECT * FROM unnest($1, $2, $3, $4, $5)", std::move(entry)},
      {"INSERT INTO content (seq, body, key) SELECT * FROM unnest($1, $2, $3)", std::move(content)}};
  if (!names.empty())
    steps.push_back(
        {"INSERT INTO idempotency (key, seq) SELECT * FROM unnest($1, $2)", key.byte_strings(names).integers(keyed)});
  return steps;
}

// As in Fossil: what was written is read again before it is made durable. The bytes must be those that were sealed,
// which were read back when they were (seal_into).
ErrorOr<Nothing> PostgresLedger::come_back_as(const PostgresRows& rows, const std::vector<SealedView>& written) const {
  for (int row = 0; row < static_cast<int>(written.size()); ++row) {
    const SealedView& expected = written[static_cast<std::size_t>(row)];
    if (row >= rows.size() || sealed_view(rows, row) != expected)
      return damaged(expected.seq, "it did not come back as it was written.");
  }
  return Nothing{};
}

ErrorOr<PostgresLedger::Outcome> PostgresLedger::try_to_write(const std::vector<SealedDraft>& entries,
                                                              const std::vector<PostgresStep>& before,
                                                              const Sealed* redacted) {
  std::vector<SealedView> written;
  if (redacted) written.push_back(*redacted);
  for (const SealedDraft& entry : entries) written.push_back(entry.sealed);
  std::vector<std::int64_t> seqs;
  for (const SealedView& each : written) seqs.push_back(each.seq);
  std::vector<PostgresStep> steps{{"BEGIN"}};
  std::ranges::move(steps_of(entries), std::back_inserter(steps));
  std::ranges::copy(before, std::back_inserter(steps));
  PostgresValues again;
  steps.push_back({sealed_rows, again.integers(seqs)});

  const auto done = database_->run_together(steps);
  if (done.ok() && (*done)[1].size() == 1) {
    if (const auto good = come_back_as(done->back(), written); !good.ok()) return database_->roll_back(), good.error();
    const auto committed = database_->run("COMMIT");
    if (committed.ok()) return Outcome::done;
    if (database_->last_failure() == PostgresFailure::connection_lost) return Outcome::unknown;
    if (database_->last_failure() == PostgresFailure::try_again) return Outcome::others_were_first;
    return committed.error();
  }
  database_->roll_back();
  if (done.ok()) return Outcome::others_were_first;
  switch (database_->last_failure()) {
    case PostgresFailure::connection_lost:
      return Outcome::unknown;
    case PostgresFailure::try_again:
    case PostgresFailure::taken:
      return Outcome::others_were_first;
    default:
      return done.error();
  }
}

// After a connection was lost. The lock on the head waits for the old transaction, if the server still has it, to end
// one way or the other. The leaf says whether it was done: it commits to the entry under a random key, so no other has
// it.
ErrorOr<PostgresLedger::Outcome> PostgresLedger::look_up_outcome(const SealedDraft& first) const {
  PostgresValues seq;
  const std::vector<PostgresStep> steps{{"BEGIN"},
                                        {"SELECT size, chain FROM head FOR UPDATE"},
                                        {"SELECT leaf FROM entry WHERE seq = $1", seq.integer(first.sealed.seq)},
                                        {"COMMIT"}};
  for (int tries = 1;; ++tries) {
    if (database_->is_lost()) {
      if (const auto back = reconnect(); !back.ok()) {
        return Error{
            ErrorKind::storage, database_->where(),
            "the connection was lost while entry " + std::to_string(first.sealed.seq) +
                " was written; whether it was entered cannot be known until the database is back.",
            "Wait until the database is back, and look before you do this again; the same key is never entered twice."};
      }
    }
    const auto found = database_->run_together(steps);
    if (found.ok())
      return (*found)[2].size() == 1 && (*found)[2].bytes(0, 0) == bytes_of(first.sealed.leaf)
                 ? Outcome::done
                 : Outcome::others_were_first;
    database_->roll_back();
    if (tries == most_tries) return found.error();
  }
}

ErrorOr<Nothing> PostgresLedger::write(std::vector<SealedDraft> entries, const std::vector<PostgresStep>& before,
                                       const Sealed* redacted) {
  for (const Hash* chain = &chain_; SealedDraft & entry : entries) {
    entry.sealed.chain = next_link(*chain, entry.sealed.leaf);
    chain = &entry.sealed.chain;
  }
  const Seq known = size();
  for (int tries = 1;; ++tries) {
    if (database_->is_lost()) STIP_TRY(reconnect());
    STIP_TRY_AS(Outcome outcome, try_to_write(entries, before, redacted));
    if (outcome == Outcome::unknown) {
      STIP_TRY_AS(outcome, look_up_outcome(entries.front()));
    }
    if (outcome == Outcome::done) break;
    STIP_TRY(refresh());
    if (size() > known) {
      // A try that seemed lost may have arrived after all.
      if (tree_.leaf(known) == entries.front().sealed.leaf) return Nothing{};
      return added_by_others(database_->where(), size());
    }
    STIP_TRY_AS(const std::optional<Seq> earlier, first_known_key(entries));
    if (earlier) return key_was_entered(*earlier);
    if (tries == most_tries)
      return Error{ErrorKind::storage, database_->where(), "others stood in the way of every try to write.",
                   "Do this again in a moment; nothing was entered."};
  }
  for (const SealedDraft& entered : entries) tree_.append(entered.sealed.leaf);
  chain_ = entries.back().sealed.chain, last_time_ = entries.back().sealed.time;
  return Nothing{};
}

ErrorOr<std::vector<Seq>> PostgresLedger::append(const std::vector<Draft>& drafts, Instant now) {
  std::vector<std::string_view> named;
  for (const Draft& draft : drafts) {
    STIP_TRY(check_draft_of_others(draft));
    if (!draft.key.empty()) named.push_back(draft.key);
  }
  STIP_TRY_AS(auto keys, seqs_of_keys(named));
  const bool lags = std::ranges::any_of(keys, [&](const auto& key) { return key.second > size(); });
  if (lags) STIP_TRY(refresh());
  std::vector<Seq> numbers;
  std::vector<Draft> fresh;
  for (const Draft& draft : drafts) {
    const Seq next = size() + static_cast<Seq>(fresh.size()) + 1;
    bool is_new = true;
    if (!draft.key.empty()) {
      const auto [at, added] = keys.emplace(draft.key, next);
      is_new = added;
      numbers.push_back(at->second);
    } else {
      numbers.push_back(next);
    }
    if (is_new) fresh.push_back(draft);
  }
  // What is new was thought out before the caller could know what others added.
  if (lags && !fresh.empty()) return added_by_others(database_->where(), size());
  STIP_TRY_AS(std::vector<SealedDraft> ready, seal(fresh, size() + 1, std::max(now, last_time_)));
  STIP_TRY(append_sealed(std::move(ready)));
  return numbers;
}

ErrorOr<Nothing> PostgresLedger::append_sealed(std::vector<SealedDraft> entries) {
  STIP_TRY(check_writable());
  if (auto fits = check_places(entries, size(), last_time_); !fits.ok()) {
    STIP_TRY(refresh());
    return fits;
  }
  if (entries.empty()) return Nothing{};
  return write(std::move(entries), {}, nullptr);
}

ErrorOr<Seq> PostgresLedger::redact(Seq seq, std::string_view field, const std::string& author,
                                    const std::string& ground, Instant now) {
  STIP_TRY(check_writable());
  STIP_TRY_AS(const Sealed old, sealed(seq));
  STIP_TRY_AS(const Sealed left, without(old, field));
  Entry entry;
  entry.seq = seq;
  STIP_TRY(read_body(left.body, entry));
  const Draft draft = redaction_draft(entry, field, author, ground);
  STIP_TRY(check_draft(draft));
  SealedDraft told;
  STIP_TRY(seal_into(told, id_, size() + 1, std::max(now, last_time_), draft, random_hash()));
  const Seq at = told.sealed.seq;
  PostgresValues allow, content, salts;
  allow.integer(seq);
  content.integer(seq).bytes(left.body).bytes(left.key);
  salts.integer(seq).bytes(left.salts);
  const std::vector<PostgresStep> steps{
      {"INSERT INTO redacting (seq) VALUES ($1)", allow},
      {"UPDATE content SET body = $2, key = $3 WHERE seq = $1", content},
      {"INSERT INTO salt (seq, salts) VALUES ($1, $2) ON CONFLICT (seq) DO UPDATE SET salts = excluded.salts", salts},
      {"DELETE FROM redacting WHERE seq = $1", allow}};
  STIP_TRY(write({std::move(told)}, steps, &left));
  wipe_old_rows();
  return at;
}

// An update leaves the old row in its place until the table is written anew. Compatible databases may not know this
// command, and a user who does not own the tables may not give it: docs/operating/postgresql.md says what to do then.
void PostgresLedger::wipe_old_rows() {
  (void)database_->run_script("VACUUM FULL content").ok();
  (void)database_->run_script("VACUUM FULL salt").ok();
}

// --- Reading -------------------------------------------------------------------------------------

ErrorOr<Nothing> PostgresLedger::read(Seq from, Seq to,
                                      const std::function<ErrorOr<Nothing>(const Entry&)>& each) const {
  Entry entry;
  Seq next = std::max<Seq>(from, 1);
  to = std::min(to, size());
  while (next <= to) {
    // Part by part: `each` may well read, too, and a connection gives one answer at a time.
    PostgresValues range;
    STIP_TRY_AS(const PostgresRows rows, ask("SELECT e.seq, e.time, c.body FROM entry e JOIN content c ON c.seq = "
                                             "e.seq WHERE e.seq >= $1 AND e.seq <= $2 ORDER BY e.seq",
                                             range.integer(next).integer(std::min(to, next + bodies_at_once - 1))));
    if (rows.size() == 0) return damaged(next, "it is missing.");
    for (int row = 0; row < rows.size(); ++row, ++next) {
      entry.seq = rows.integer(row, 0);
      entry.time = Instant(std::chrono::seconds(rows.integer(row, 1)));
      if (entry.seq != next) return damaged(next, "it is missing.");
      STIP_TRY(read_body(rows.bytes(row, 2), entry));
      STIP_TRY(each(entry));
    }
  }
  return Nothing{};
}

ErrorOr<std::unordered_map<std::string, Seq>> PostgresLedger::seqs_of_keys(
    const std::vector<std::string_view>& keys) const {
  std::unordered_map<std::string, Seq> found;
  if (keys.empty()) return found;
  PostgresValues values;
  STIP_TRY_AS(const PostgresRows rows,
              ask("SELECT key, seq FROM idempotency WHERE key = ANY($1)", values.byte_strings(keys)));
  for (int row = 0; row < rows.size(); ++row) found.emplace(rows.bytes(row, 0), rows.integer(row, 1));
  return found;
}

ErrorOr<std::optional<Seq>> PostgresLedger::seq_of_key(std::string_view key) const {
  STIP_TRY_AS(const auto found, seqs_of_keys({key}));
  return found.empty() ? std::optional<Seq>{} : std::optional<Seq>(found.begin()->second);
}

ErrorOr<std::optional<Seq>> PostgresLedger::first_known_key(const std::vector<SealedDraft>& entries) const {
  std::vector<std::string_view> keys;
  for (const SealedDraft& each : entries) {
    if (!each.idempotency_key.empty()) keys.push_back(each.idempotency_key);
  }
  STIP_TRY_AS(const auto found, seqs_of_keys(keys));
  return found.empty() ? std::optional<Seq>{} : std::optional<Seq>(found.begin()->second);
}

ErrorOr<Sealed> PostgresLedger::sealed(Seq seq) const {
  if (seq < 1 || seq > size()) return no_entry(seq, size());
  PostgresValues seqs;
  STIP_TRY_AS(const PostgresRows rows, ask(sealed_rows, seqs.integers({seq})));
  if (rows.size() != 1) return damaged(seq, "it is missing.");
  auto copy = copy_of(sealed_view(rows, 0));
  if (!copy) return damaged(seq, "it is not whole.");
  return *std::move(copy);
}

ErrorOr<Inclusion> PostgresLedger::inclusion(Seq seq) const { return inclusion_in(tree_, seq); }

ErrorOr<Evidence> PostgresLedger::evidence(Seq seq) const {
  STIP_TRY_AS(const Sealed stored, sealed(seq));
  return evidence_of(id_, tree_, stored);
}

// --- Signing -------------------------------------------------------------------------------------

ErrorOr<Checkpoint> PostgresLedger::checkpoint() {
  STIP_TRY(check_writable());
  STIP_TRY_AS(const Ed25519Key key, read_key_file(key_file_));
  if (key.public_key != public_key_) {
    return Error{ErrorKind::invalid, key_file_, "it is the key of another ledger.",
                 "Give every node a copy of the key file that `stip init` made: `--key FILE`."};
  }
  for (int tries = 1;; ++tries) {
    if (database_->is_lost()) STIP_TRY(reconnect());
    auto made = sign(key);
    database_->roll_back();
    // Signing one state twice gives one note, so that it may be tried again whatever became of it.
    const bool may_try = database_->last_failure() == PostgresFailure::connection_lost ||
                         database_->last_failure() == PostgresFailure::try_again;
    if (!made.ok() && may_try && tries < most_tries) continue;
    if (made.ok()) STIP_TRY(write_known_checkpoint(known_checkpoint_path(key_file_), *made));
    return made;
  }
}

// Under a lock on the head: what is signed is then the end of the ledger, and no other node signs at the same time.
ErrorOr<Checkpoint> PostgresLedger::sign(const Ed25519Key& key) {
  STIP_TRY(database_->run_script("BEGIN"));
  STIP_TRY_AS(const PostgresRows rows, database_->run("SELECT size, chain FROM head FOR UPDATE"));
  const Head head{rows.size() == 1 ? rows.integer(0, 0) : 0, rows.size() == 1 ? std::string(rows.bytes(0, 1)) : ""};
  if (head.size > size()) {
    STIP_TRY(take_in(head));
    return added_by_others(database_->where(), size());
  }
  STIP_TRY(take_in(head));
  STIP_TRY_AS(const std::optional<Checkpoint> last, last_checkpoint());
  STIP_TRY(check_extends(last));
  if (last && last->size == size()) return *last;
  Checkpoint made{size(), tree_.root(), signed_note(key, size(), tree_.root())};
  PostgresValues values;
  STIP_TRY(database_->run("INSERT INTO checkpoint (size, note) VALUES ($1, $2) ON CONFLICT (size) DO NOTHING",
                          values.integer(made.size).bytes(made.note)));
  STIP_TRY(database_->run("COMMIT"));
  return made;
}

ErrorOr<std::optional<Checkpoint>> PostgresLedger::last_checkpoint() const {
  STIP_TRY_AS(const PostgresRows rows, ask("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"));
  if (rows.size() == 0) return std::optional<Checkpoint>{};
  auto opened = open_note(public_key_, rows.bytes(0, 0));
  if (opened.ok()) return std::optional<Checkpoint>(*std::move(opened));
  return Error{ErrorKind::storage, database_->where() + ", " + opened.error().subject, opened.error().problem,
               "It was altered: run `stip verify`, and restore a back-up."};
}

// --- Beside the entries --------------------------------------------------------------------------

ErrorOr<Nothing> PostgresLedger::keep_bytes(std::string_view sha256_text, std::string_view bytes) {
  STIP_TRY(check_writable());
  STIP_TRY(check_document(sha256_text, bytes));
  PostgresValues values;
  STIP_TRY(ask("INSERT INTO frozen (sha256, bytes) VALUES ($1, $2) ON CONFLICT (sha256) DO NOTHING",
               values.text(sha256_text).bytes(bytes)));
  return Nothing{};
}

ErrorOr<std::string> PostgresLedger::bytes(std::string_view sha256_text) const {
  PostgresValues values;
  STIP_TRY_AS(const PostgresRows rows, ask("SELECT bytes FROM frozen WHERE sha256 = $1", values.text(sha256_text)));
  if (rows.size() == 0) return no_document(sha256_text);
  return std::string(rows.bytes(0, 0));
}

ErrorOr<Nothing> PostgresLedger::remember(std::string_view name, std::string_view value) {
  STIP_TRY(check_writable());
  PostgresValues values;
  STIP_TRY(
      ask("INSERT INTO memory (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
          values.bytes(name).bytes(value)));
  return Nothing{};
}

ErrorOr<std::optional<std::string>> PostgresLedger::remembered(std::string_view name) const {
  PostgresValues values;
  STIP_TRY_AS(const PostgresRows rows, ask("SELECT value FROM memory WHERE name = $1", values.bytes(name)));
  if (rows.size() == 0) return std::optional<std::string>{};
  return std::optional<std::string>(rows.bytes(0, 0));
}

}  // namespace

ErrorOr<std::unique_ptr<Ledger>> create_postgres_ledger(const std::string& address, const OpenOptions& options,
                                                        Instant now) {
  STIP_TRY_AS(std::unique_ptr<Postgres> database, Postgres::connect(address, false));
  const std::string key_file = key_file_of(address, options.key_file);
  const Ed25519Key key = new_ed25519_key();
  // The key first: tables without a key could never be signed, and a key without tables does no harm.
  STIP_TRY(write_key_file(key_file, key));
  if (auto made = create_postgres_store(*database, key.public_key, to_text(now)); !made.ok()) {
    ::unlink(key_file.c_str());
    return made.error();
  }
  return PostgresLedger::open(std::move(database), options, key_file);
}

ErrorOr<std::unique_ptr<Ledger>> open_postgres_ledger(const std::string& address, const OpenOptions& options) {
  STIP_TRY_AS(std::unique_ptr<Postgres> database,
              Postgres::connect(address, options.read_only || options.even_if_forked));
  return PostgresLedger::open(std::move(database), options, key_file_of(address, options.key_file));
}

}  // namespace stip
