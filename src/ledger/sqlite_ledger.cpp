// SqliteLedger: appending, reading, redacting and signing.
#include "ledger/sqlite_ledger.h"

#include <algorithm>
#include <unordered_map>

#include <unistd.h>

#include "ledger/body.h"
#include "ledger/commitment.h"
#include "ledger/known_checkpoint.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/proving.h"
#include "ledger/rules.h"
#include "ledger/store.h"

namespace stip {
namespace {

SealedView sealed_view(const Prepared& row) {
  SealedView view;
  view.seq = row.integer(0);
  view.time = Instant(std::chrono::seconds(row.integer(1)));
  view.commitments = row.bytes(2);
  view.leaf = row.bytes(3);
  view.chain = row.bytes(4);
  view.body = row.text(5);
  view.key = row.bytes(6);
  view.salts = row.bytes(7);
  return view;
}

class SqliteLedger final : public Ledger {
 public:
  static ErrorOr<std::unique_ptr<Ledger>> open(std::unique_ptr<Database> database, const OpenOptions& options);

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
  explicit SqliteLedger(std::unique_ptr<Database> database) : database_(std::move(database)) {}

  ErrorOr<Nothing> prepare();
  ErrorOr<Nothing> load_from(Seq first);
  ErrorOr<Nothing> check_extends_last_checkpoint();
  bool extends(const Checkpoint& checkpoint) const {
    return checkpoint.size <= tree_.size() && tree_.root(checkpoint.size) == checkpoint.root;
  }
  ErrorOr<Nothing> compare_with_known(const OpenOptions& options);
  ErrorOr<Nothing> check_writable() const;
  ErrorOr<Nothing> meet_other_writers();
  /// Runs `work` in a transaction, and remembers if the disk failed.
  template <class T>
  ErrorOr<T> write(const std::function<ErrorOr<T>()>& work);
  /// Links what was sealed to the end of the chain and stores it. Once in a transaction.
  ErrorOr<Nothing> store(std::vector<SealedDraft> sealed);
  ErrorOr<Nothing> check_what_was_written();
  ErrorOr<Sealed> sealed(Seq seq) const;
  ErrorOr<Nothing> overwrite(const Sealed& sealed, bool has_salts);
  void wipe_log();

  std::unique_ptr<Database> database_;
  std::string key_file_;
  Hash public_key_{};
  std::string id_;
  MerkleTree tree_;
  Hash chain_{};
  Instant last_time_{};
  std::vector<SealedDraft> pending_;  ///< Stored in this transaction; in the tree once it is durable.
  bool read_only_ = false, failed_ = false, log_must_be_wiped_ = false;
  std::optional<Error> put_back_;  ///< It lacks what was signed here: nothing is written.
  Prepared insert_entry_, insert_content_, insert_key_;
  mutable Prepared find_key_, sealed_rows_;
};

ErrorOr<std::unique_ptr<Ledger>> SqliteLedger::open(std::unique_ptr<Database> database, const OpenOptions& options) {
  std::unique_ptr<SqliteLedger> ledger(new SqliteLedger(std::move(database)));
  ledger->read_only_ = options.read_only || options.even_if_forked;
  ledger->key_file_ = options.key_file.empty() ? key_path(ledger->database_->path()) : options.key_file;
  STIP_TRY_AS(const std::string key, ledger->database_->text("SELECT value FROM meta WHERE name = 'public_key'"));
  STIP_TRY_AS(ledger->public_key_, parse_public_key(key));
  ledger->id_ = ledger_id(ledger->public_key_);
  STIP_TRY(ledger->prepare());
  STIP_TRY(ledger->load_from(1));
  if (options.even_if_forked) return std::unique_ptr<Ledger>(std::move(ledger));
  STIP_TRY(ledger->check_extends_last_checkpoint());
  STIP_TRY(ledger->compare_with_known(options));
  return std::unique_ptr<Ledger>(std::move(ledger));
}

ErrorOr<Nothing> SqliteLedger::prepare() {
  STIP_TRY_AS(insert_entry_, database_->prepare("INSERT INTO entry VALUES (?, ?, ?, ?, ?)"));
  STIP_TRY_AS(insert_content_, database_->prepare("INSERT INTO content VALUES (?, ?, ?)"));
  STIP_TRY_AS(insert_key_, database_->prepare("INSERT INTO idempotency VALUES (?, ?)"));
  STIP_TRY_AS(find_key_, database_->prepare("SELECT seq FROM idempotency WHERE key = ?"));
  STIP_TRY_AS(sealed_rows_,
              database_->prepare("SELECT e.seq, e.time, e.fields, e.leaf, e.chain, c.body, c.key, s.salts FROM entry e "
                                 "JOIN content c ON c.seq = e.seq"
                                 " LEFT JOIN salt s ON s.seq = e.seq WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq"));
  return Nothing{};
}

Error damaged(const Database& database, Seq seq, std::string problem) {
  return {ErrorKind::storage, said("{}, entry {}", database.path(), std::to_string(seq)), std::move(problem),
          said("Run `stip verify`, and restore a back-up.")};
}

ErrorOr<Nothing> SqliteLedger::load_from(Seq first) {
  STIP_TRY_AS(Prepared rows,
              database_->prepare("SELECT seq, time, leaf, chain FROM entry WHERE seq >= ? ORDER BY seq"));
  rows.bind(1, first);
  for (;;) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) return Nothing{};
    const Seq next = tree_.size() + 1;
    if (rows.integer(0) != next) return damaged(*database_, next, "it is missing.");
    if (rows.bytes(2).size() != chain_.size() || rows.bytes(3).size() != chain_.size())
      return damaged(*database_, next, "its leaf or its chain is no hash.");
    tree_.append(hash_of_bytes(rows.bytes(2)));
    chain_ = hash_of_bytes(rows.bytes(3));
    last_time_ = Instant(std::chrono::seconds(rows.integer(1)));
  }
}

ErrorOr<Nothing> SqliteLedger::check_extends_last_checkpoint() {
  STIP_TRY_AS(const std::optional<Checkpoint> last, last_checkpoint());
  if (!last || extends(*last)) return Nothing{};
  STIP_TRY(refresh());  // Another program may have entered and signed more since the entries were read.
  if (extends(*last)) return Nothing{};
  return Error{
      ErrorKind::storage, database_->path(),
      said("its entries are not those that it signed in its checkpoint over {} entries.", std::to_string(last->size)),
      said("It was altered or cut off: run `stip verify`, and restore a back-up.")};
}

// Its own last checkpoint is put back with it; the one that is kept apart is not.
ErrorOr<Nothing> SqliteLedger::compare_with_known(const OpenOptions& options) {
  STIP_TRY_AS(const std::optional<Checkpoint> known,
              read_known_checkpoint(known_checkpoint_path(key_file_), public_key_));
  if (known && !extends(*known)) STIP_TRY(refresh());
  const bool lacks = known && !extends(*known);
  if (options.after_restore) return lacks ? ErrorOr<Nothing>(Nothing{}) : lacks_nothing(database_->path());
  if (lacks) put_back_ = lacks_known_checkpoint(database_->path(), size(), *known);
  return Nothing{};
}

ErrorOr<Nothing> SqliteLedger::check_writable() const {
  if (put_back_) return *put_back_;
  if (failed_) {
    return Error{ErrorKind::storage, database_->path(), said("the disk failed before, so nothing more is accepted."),
                 said("Make room on the disk or replace it, then start again; what was acknowledged is safe.")};
  }
  if (read_only_)
    return Error{ErrorKind::storage, database_->path(), said("it was opened for reading only."),
                 said("Open it for writing.")};
  return Nothing{};
}

ErrorOr<Seq> SqliteLedger::refresh() {
  STIP_TRY_AS(const Seq last, database_->integer("SELECT coalesce(max(seq), 0) FROM entry"));
  if (last < tree_.size()) return damaged(*database_, last + 1, "it is no longer there.");
  if (last > tree_.size()) STIP_TRY(load_from(tree_.size() + 1));
  return tree_.size();
}

ErrorOr<Nothing> SqliteLedger::meet_other_writers() {
  STIP_TRY_AS(const Seq last, database_->integer("SELECT max(seq) FROM entry"));
  if (last == tree_.size()) return Nothing{};
  if (last < tree_.size()) return damaged(*database_, last + 1, "it is no longer there.");
  STIP_TRY(load_from(tree_.size() + 1));
  return added_by_others(database_->path(), last);
}

template <class T>
ErrorOr<T> SqliteLedger::write(const std::function<ErrorOr<T>()>& work) {
  STIP_TRY(check_writable());
  pending_.clear();
  const auto transact = [&]() -> ErrorOr<T> {
    STIP_TRY_AS(Transaction transaction, Transaction::begin(*database_));
    STIP_TRY_AS(T result, work());
    STIP_TRY(check_what_was_written());
    STIP_TRY(transaction.commit());
    return result;
  };
  ErrorOr<T> result = transact();
  if (!result.ok()) {
    // Whether a commit that failed is on the disk, only opening it again can tell.
    failed_ = failed_ || result.error().kind == ErrorKind::storage;
    pending_.clear();
    return result;
  }
  for (const SealedDraft& entered : pending_) tree_.append(entered.sealed.leaf);
  if (!pending_.empty()) chain_ = pending_.back().sealed.chain, last_time_ = pending_.back().sealed.time;
  pending_.clear();
  if (log_must_be_wiped_) wipe_log();
  return result;
}

ErrorOr<Nothing> SqliteLedger::store(std::vector<SealedDraft> entries) {
  pending_ = std::move(entries);
  for (const Hash* chain = &chain_; auto& [sealed, key] : pending_) {
    sealed.chain = next_link(*chain, sealed.leaf);
    chain = &sealed.chain;
    insert_entry_.bind(1, sealed.seq).bind(2, sealed.time.time_since_epoch().count()).bind_bytes(3, sealed.commitments);
    STIP_TRY(insert_entry_.bind_bytes(4, bytes_of(sealed.leaf)).bind_bytes(5, bytes_of(sealed.chain)).run());
    STIP_TRY(insert_content_.bind(1, sealed.seq).bind_text(2, sealed.body).bind_bytes(3, sealed.key).run());
    if (!key.empty()) STIP_TRY(insert_key_.bind_text(1, key).bind(2, sealed.seq).run());
  }
  return Nothing{};
}

ErrorOr<std::vector<Seq>> SqliteLedger::append(const std::vector<Draft>& drafts, Instant now) {
  for (const Draft& draft : drafts) STIP_TRY(check_draft_of_others(draft));
  std::vector<Seq> numbers;
  std::vector<Draft> fresh;
  std::unordered_map<std::string_view, Seq> keys;  // Of this very call.
  for (const Draft& draft : drafts) {
    const Seq next = size() + static_cast<Seq>(fresh.size()) + 1;
    std::optional<Seq> before;
    if (!draft.key.empty()) {
      STIP_TRY_AS(before, seq_of_key(draft.key));
      if (const auto [at, is_new] = keys.emplace(draft.key, next); !before && !is_new) before = at->second;
    }
    numbers.push_back(before.value_or(next));
    if (!before) fresh.push_back(draft);
  }
  STIP_TRY_AS(std::vector<SealedDraft> sealed, seal(fresh, size() + 1, std::max(now, last_time_)));
  STIP_TRY(append_sealed(std::move(sealed)));
  return numbers;
}

ErrorOr<Nothing> SqliteLedger::append_sealed(std::vector<SealedDraft> sealed) {
  return write<Nothing>([&]() -> ErrorOr<Nothing> {
    STIP_TRY(meet_other_writers());
    STIP_TRY(check_places(sealed, size(), last_time_));
    for (const SealedDraft& each : sealed) {
      if (each.idempotency_key.empty()) continue;
      STIP_TRY_AS(const auto before, seq_of_key(each.idempotency_key));
      if (before) return key_was_entered(*before);
    }
    return store(std::move(sealed));
  });
}

// As in Fossil: what was written is read again before it is made durable. The bytes must be those that were sealed,
// which were read back when they were (seal_into).
ErrorOr<Nothing> SqliteLedger::check_what_was_written() {
  if (pending_.empty()) return Nothing{};
  std::size_t found = 0;
  sealed_rows_.bind(1, pending_.front().sealed.seq).bind(2, pending_.back().sealed.seq);
  for (; found < pending_.size(); ++found) {
    STIP_TRY_AS(const bool row, sealed_rows_.step());
    if (!row || sealed_view(sealed_rows_) != SealedView(pending_[found].sealed)) break;
  }
  sealed_rows_.reset();
  if (found == pending_.size()) return Nothing{};
  return damaged(*database_, pending_[found].sealed.seq, "it did not come back as it was written.");
}

ErrorOr<Nothing> SqliteLedger::read(Seq from, Seq to, const std::function<ErrorOr<Nothing>(const Entry&)>& each) const {
  // A statement of its own: `each` may well read, too.
  STIP_TRY_AS(Prepared rows, database_->prepare("SELECT e.seq, e.time, c.body FROM entry e JOIN content c ON c.seq = "
                                                "e.seq WHERE e.seq BETWEEN ? AND ? ORDER BY e.seq"));
  Entry entry;
  Seq next = std::max<Seq>(from, 1);
  to = std::min(to, size());
  for (rows.bind(1, next).bind(2, to);; ++next) {
    STIP_TRY_AS(const bool row, rows.step());
    if (!row) break;
    entry.seq = rows.integer(0);
    entry.time = Instant(std::chrono::seconds(rows.integer(1)));
    if (entry.seq != next) break;
    STIP_TRY(read_body(rows.text(2), entry));
    STIP_TRY(each(entry));
  }
  if (next <= to) return damaged(*database_, next, "it is missing.");
  return Nothing{};
}

ErrorOr<std::optional<Seq>> SqliteLedger::seq_of_key(std::string_view key) const {
  find_key_.bind_text(1, key);
  STIP_TRY_AS(const bool row, find_key_.step());
  std::optional<Seq> found;
  if (row) found = find_key_.integer(0);
  find_key_.reset();
  return found;
}

ErrorOr<Sealed> SqliteLedger::sealed(Seq seq) const {
  if (seq < 1 || seq > size()) return no_entry(seq, size());
  sealed_rows_.bind(1, seq).bind(2, seq);
  STIP_TRY_AS(const bool row, sealed_rows_.step());
  std::optional<Sealed> copy;
  if (row) copy = copy_of(sealed_view(sealed_rows_));
  sealed_rows_.reset();
  if (!copy) return damaged(*database_, seq, "it is not whole.");
  return *std::move(copy);
}

ErrorOr<Nothing> SqliteLedger::overwrite(const Sealed& sealed, bool has_salts) {
  STIP_TRY_AS(Prepared allow, database_->prepare("INSERT INTO redacting VALUES (?)"));
  STIP_TRY(allow.bind(1, sealed.seq).run());
  STIP_TRY_AS(Prepared update, database_->prepare("UPDATE content SET body = ?2, key = ?3 WHERE seq = ?1"));
  STIP_TRY(update.bind(1, sealed.seq).bind_text(2, sealed.body).bind_bytes(3, sealed.key).run());
  STIP_TRY_AS(Prepared salts, has_salts ? database_->prepare("UPDATE salt SET salts = ?2 WHERE seq = ?1")
                                        : database_->prepare("INSERT INTO salt (seq, salts) VALUES (?1, ?2)"));
  STIP_TRY(salts.bind(1, sealed.seq).bind_bytes(2, sealed.salts).run());
  return database_->run("DELETE FROM redacting");
}

ErrorOr<Seq> SqliteLedger::redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground,
                                  Instant now) {
  STIP_TRY_AS(const Sealed old, sealed(seq));
  STIP_TRY_AS(const Sealed left, without(old, field));
  Entry entry;
  entry.seq = seq;
  STIP_TRY(read_body(left.body, entry));
  const Draft draft = redaction_draft(entry, field, author, ground);
  STIP_TRY(check_draft(draft));
  return write<Seq>([&]() -> ErrorOr<Seq> {
    STIP_TRY(meet_other_writers());
    STIP_TRY(overwrite(left, !old.salts.empty()));
    STIP_TRY_AS(const Sealed again, sealed(seq));
    if (SealedView(again) != SealedView(left))
      return damaged(*database_, seq, "it did not come back as it was written.");
    SealedDraft told;
    STIP_TRY(seal_into(told, id_, size() + 1, std::max(now, last_time_), draft, random_hash()));
    STIP_TRY(store({std::move(told)}));
    log_must_be_wiped_ = true;
    return pending_.back().sealed.seq;
  });
}

// The log still holds the page as it was. While somebody reads an older state it must stay; the next write tries again.
void SqliteLedger::wipe_log() {
  const auto busy = database_->integer("PRAGMA wal_checkpoint(TRUNCATE)");
  log_must_be_wiped_ = !busy.ok() || *busy != 0;
}

ErrorOr<Inclusion> SqliteLedger::inclusion(Seq seq) const { return inclusion_in(tree_, seq); }

ErrorOr<Evidence> SqliteLedger::evidence(Seq seq) const {
  STIP_TRY_AS(const Sealed stored, sealed(seq));
  return evidence_of(id_, tree_, stored);
}

ErrorOr<Checkpoint> SqliteLedger::checkpoint() {
  STIP_TRY(check_writable());
  STIP_TRY_AS(const Ed25519Key key, read_key_file(key_file_));
  if (key.public_key != public_key_) {
    return Error{ErrorKind::invalid, key_file_, said("it is the key of another ledger."),
                 said("Put the key file that `stip init` made back beside the ledger.")};
  }
  auto signed_state = write<Checkpoint>([&]() -> ErrorOr<Checkpoint> {
    STIP_TRY(meet_other_writers());
    STIP_TRY(check_extends_last_checkpoint());
    STIP_TRY_AS(const std::optional<Checkpoint> last, last_checkpoint());
    if (last && last->size == size()) return *last;
    const Checkpoint made{size(), tree_.root(), signed_note(key, size(), tree_.root())};
    STIP_TRY_AS(Prepared insert, database_->prepare("INSERT INTO checkpoint (size, note) VALUES (?, ?)"));
    STIP_TRY(insert.bind(1, made.size).bind_text(2, made.note).run());
    return made;
  });
  if (signed_state.ok()) STIP_TRY(write_known_checkpoint(known_checkpoint_path(key_file_), *signed_state));
  return signed_state;
}

ErrorOr<std::optional<Checkpoint>> SqliteLedger::last_checkpoint() const {
  STIP_TRY_AS(const std::string note, database_->text("SELECT note FROM checkpoint ORDER BY size DESC LIMIT 1"));
  if (note.empty()) return std::optional<Checkpoint>{};
  auto opened = open_note(public_key_, note);
  if (opened.ok()) return std::optional<Checkpoint>(*std::move(opened));
  return Error{ErrorKind::storage, said("{}, {}", database_->path(), opened.error().subject), opened.error().problem,
               said("It was altered: run `stip verify`, and restore a back-up.")};
}

ErrorOr<Nothing> SqliteLedger::keep_bytes(std::string_view sha256_text, std::string_view bytes) {
  STIP_TRY(check_document(sha256_text, bytes));
  return write<Nothing>([&]() -> ErrorOr<Nothing> {
    STIP_TRY_AS(Prepared insert, database_->prepare("INSERT INTO frozen VALUES (?, ?) ON CONFLICT DO NOTHING"));
    return insert.bind_text(1, sha256_text).bind_bytes(2, bytes).run();
  });
}

ErrorOr<std::string> SqliteLedger::bytes(std::string_view sha256_text) const {
  STIP_TRY_AS(Prepared find, database_->prepare("SELECT bytes FROM frozen WHERE sha256 = ?"));
  STIP_TRY_AS(const bool row, find.bind_text(1, sha256_text).step());
  if (!row) return no_document(sha256_text);
  return std::string(find.bytes(0));
}

ErrorOr<Nothing> SqliteLedger::remember(std::string_view name, std::string_view value) {
  return write<Nothing>([&]() -> ErrorOr<Nothing> {
    STIP_TRY_AS(
        Prepared upsert,
        database_->prepare("INSERT INTO memory VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return upsert.bind_text(1, name).bind_text(2, value).run();
  });
}

ErrorOr<std::optional<std::string>> SqliteLedger::remembered(std::string_view name) const {
  STIP_TRY_AS(Prepared find, database_->prepare("SELECT value FROM memory WHERE name = ?"));
  STIP_TRY_AS(const bool row, find.bind_text(1, name).step());
  if (!row) return std::optional<std::string>{};
  return std::optional<std::string>(find.text(0));
}

}  // namespace

ErrorOr<std::unique_ptr<Ledger>> create_sqlite_ledger(const std::string& path, Instant now,
                                                      const OpenOptions& options) {
  const Ed25519Key key = new_ed25519_key();
  auto database = create_store(path, key.public_key, to_text(now));
  if (!database.ok()) {
    if (database.error().kind != ErrorKind::conflict) ::unlink(path.c_str());
    return database.error();
  }
  if (auto written = write_key_file(key_file_of(path, options.key_file), key); !written.ok()) {
    database.value().reset();  // A ledger without a key could never be signed: nothing is left behind.
    ::unlink(path.c_str());
    return written.error();
  }
  return SqliteLedger::open(*std::move(database), options);
}

ErrorOr<std::unique_ptr<Ledger>> open_sqlite_ledger(const std::string& path, const OpenOptions& options) {
  STIP_TRY_AS(std::unique_ptr<Database> database,
              open_store(path, options.read_only || options.even_if_forked ? StoreAccess::read : StoreAccess::write));
  return SqliteLedger::open(std::move(database), options);
}

}  // namespace stip
