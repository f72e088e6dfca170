// Verify: one pass over the entries, then what is said about them.
#include "ledger/verify.h"

#include <map>
#include <set>
#include <unordered_map>

#include "agenda/agenda.h"
#include "base/sql.h"
#include "base/text.h"
#include "ledger/commitment.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/rules.h"
#include "ledger/snapshot.h"

namespace stip {
namespace {

constexpr std::int64_t last_second = 253'402'300'799;  // Of the year 9999, the last that the header can say.

/// What is wrong and where; the first one is the verdict.
struct Finding {
  Seq entry = 0;
  std::string problem;
};
using Verdict = std::optional<Finding>;

// Leaves the function with what was found, if anything.
#define STIP_FIND(expression)                       \
  do {                                              \
    if (Verdict found = (expression)) return found; \
  } while (false)

class Verifier {
 public:
  explicit Verifier(Database& database, const VerifyOptions& options) : database_(database), options_(options) {}

  Verification run() {
    const Verdict verdict = all();
    result_.good = !verdict;
    if (verdict) result_.first_bad = verdict->entry, result_.problem = verdict->problem;
    return result_;
  }

 private:
  Verdict all() {
    STIP_FIND(identity());
    STIP_FIND(entries());
    STIP_FIND(head());
    STIP_FIND(strays());
    STIP_FIND(redactions());
    STIP_FIND(checkpoints());
    STIP_FIND(known_checkpoint());
    STIP_FIND(documents());
    return unfoldable_;
  }

  Verdict identity() {
    const auto key = database_.text("SELECT value FROM meta WHERE name = 'public_key'");
    const auto id = database_.text("SELECT value FROM meta WHERE name = 'id'");
    if (!key.ok() || !id.ok()) return Finding{0, "its description cannot be read."};
    const auto parsed = parse_public_key(*key);
    if (!parsed.ok() || ledger_id(*parsed) != *id)
      return Finding{0, "its public key is not the one that it was made with."};
    public_key_ = *parsed;
    id_ = *id;
    result_.public_key = *key;
    return {};
  }

  Verdict entries() {
    auto rows = database_.prepare(
        "SELECT e.seq, e.time, e.fields, e.leaf, e.chain, c.body, c.key, s.salts FROM entry e"
        " LEFT JOIN content c ON c.seq = e.seq LEFT JOIN salt s ON s.seq = e.seq ORDER BY e.seq");
    if (!rows.ok()) return Finding{1, "the entries cannot be read: " + rows.error().problem};
    auto keys = database_.prepare("SELECT seq FROM idempotency WHERE key = ?");
    if (!keys.ok()) return Finding{1, "the keys cannot be read: " + keys.error().problem};
    for (;;) {
      const auto row = rows->step();
      if (!row.ok()) return Finding{result_.entries + 1, "it cannot be read: " + row.error().problem};
      if (!*row) return {};
      if (const std::string wrong = entry(*rows, *keys); !wrong.empty()) return Finding{result_.entries + 1, wrong};
      ++result_.entries;
    }
  }

  std::string entry(const Prepared& row, Prepared& keys) {
    const Seq seq = result_.entries + 1;
    if (row.integer(0) != seq) return "it is missing.";
    const auto has_bytes = [&](int column) { return row.is_bytes(column) || row.is_text(column); };
    if (row.is_null(5)) return "its content is missing.";
    if (!row.is_integer(1) || !has_bytes(2) || !has_bytes(3) || !has_bytes(4) || !has_bytes(5) || !has_bytes(6) ||
        !(row.is_null(7) || has_bytes(7))) {
      return "it is not of the form that entries have.";
    }
    const std::int64_t time = row.integer(1);
    if (time < time_ || time > last_second) return "its time lies before that of the entry before it, or cannot be.";
    time_ = time;
    SealedView sealed;
    sealed.seq = seq;
    sealed.time = Instant(std::chrono::seconds(time));
    sealed.commitments = row.bytes(2), sealed.leaf = row.bytes(3), sealed.chain = row.bytes(4);
    sealed.body = row.text(5), sealed.key = row.bytes(6), sealed.salts = row.bytes(7);
    if (std::string wrong = what_is_wrong(id_, sealed, chain_, entry_); !wrong.empty()) return wrong;
    chain_ = hash_of_bytes(sealed.chain);
    tree_.append(hash_of_bytes(sealed.leaf));
    note_redactions();
    if (std::string wrong = versions(); !wrong.empty()) return wrong;
    return key(keys);
  }

  void note_redactions() {
    for (const std::string& name : entry_.redacted) redacted_.insert({entry_.seq, name});
    result_.redacted += static_cast<std::int64_t>(entry_.redacted.size());
    if (entry_.act != redact_act) return;
    for (const std::string& cause : entry_.causes) {
      const auto space = cause.find(' ');
      if (space != cause.npos) announced_.insert({std::atoll(cause.c_str()), cause.substr(space + 1)});
    }
  }

  // The numbers of versions are checked here; what the fields mean, by the fold.
  std::string versions() {
    for (const Change& change : entry_.changes) {
      std::int64_t& version = versions_[change.type + '\n' + change.id];
      if (version < 0) return change.id + " is changed after it has ended.";
      if (change.version != version + 1)
        return change.id + " gets version " + std::to_string(change.version) + " after " + std::to_string(version) +
               ".";
      version = change.retires ? -1 : change.version;
      if (unfoldable_) continue;
      if (const auto applied = builder_.apply(change, entry_.seq); !applied.ok())
        unfoldable_ = Finding{entry_.seq, applied.error().subject + ": " + applied.error().problem};
    }
    return {};
  }

  std::string key(Prepared& keys) {
    if (entry_.key.empty()) return {};
    keys.bind_text(1, entry_.key);
    const auto row = keys.step();
    const bool fits = row.ok() && *row && keys.integer(0) == entry_.seq;
    keys.reset();
    if (!fits) return "its key is not in the table of keys.";
    keys_.emplace(entry_.key, entry_.seq);
    return {};
  }

  // A ledger in a database says where it ends, which is what all nodes follow; a file has no such row.
  Verdict head() {
    auto rows = database_.prepare("SELECT size, chain FROM snapshot_head");
    if (!rows.ok()) return {};
    const auto row = rows->step();
    if (!row.ok() || !*row) return Finding{0, "the row that says where it ends is missing."};
    if (rows->integer(0) > result_.entries)
      return Finding{result_.entries + 1,
                     "it is missing: the ledger says that it ends at entry " + std::to_string(rows->integer(0)) + "."};
    if (rows->integer(0) < result_.entries)
      return Finding{rows->integer(0) + 1, "it stands behind the end of the ledger."};
    if (rows->bytes(1) != bytes_of(chain_))
      return Finding{result_.entries, "the end of the ledger names another chain than it has."};
    return {};
  }

  // Rows that belong to no entry.
  Verdict strays() {
    auto contents = database_.prepare(
        "SELECT min(seq) FROM (SELECT seq FROM content UNION SELECT seq FROM salt) WHERE seq NOT IN (SELECT seq FROM entry)");
    if (!contents.ok()) return Finding{0, "the contents cannot be read: " + contents.error().problem};
    const auto row = contents->step();
    if (!row.ok()) return Finding{0, "the contents cannot be read: " + row.error().problem};
    if (*row && !contents->is_null(0)) return Finding{contents->integer(0), "there is content, but no entry."};

    auto keys = database_.prepare("SELECT key, seq FROM idempotency ORDER BY seq, key");
    if (!keys.ok()) return Finding{0, "the keys cannot be read: " + keys.error().problem};
    for (;;) {
      const auto next = keys->step();
      if (!next.ok()) return Finding{0, "the keys cannot be read: " + next.error().problem};
      if (!*next) return {};
      const auto at = keys_.find(std::string(keys->text(0)));
      if (at == keys_.end() || at->second != keys->integer(1))
        return Finding{keys->integer(1), "the table of keys names it for a key that it does not have."};
    }
  }

  Verdict redactions() {
    auto a = redacted_.begin(), b = announced_.begin();
    for (; a != redacted_.end() && b != announced_.end() && *a == *b; ++a, ++b) {
    }
    const bool unannounced = a != redacted_.end() && (b == announced_.end() || *a < *b);
    if (unannounced) return Finding{a->first, "its " + a->second + " was deleted, but no entry says so."};
    if (b != announced_.end())
      return Finding{b->first, "its " + b->second + " was redacted according to a later entry, but is there."};
    return {};
  }

  Verdict checkpoints() {
    auto rows = database_.prepare("SELECT size, note FROM checkpoint ORDER BY size");
    if (!rows.ok()) return Finding{0, "the checkpoints cannot be read: " + rows.error().problem};
    for (;;) {
      const auto row = rows->step();
      if (!row.ok()) return Finding{0, "the checkpoints cannot be read: " + row.error().problem};
      if (!*row) return {};
      const auto note = open_note(public_key_, rows->text(1));
      if (!note.ok())
        return Finding{
            0, "the checkpoint over " + std::to_string(rows->integer(0)) + " entries is bad: " + note.error().problem};
      if (note->size != rows->integer(0))
        return Finding{0, "the checkpoint over " + std::to_string(rows->integer(0)) + " entries is one over " +
                              std::to_string(note->size) + "."};
      STIP_FIND(contains(*note));
      result_.last_checkpoint = *note;
      ++result_.checkpoints;
    }
  }

  Verdict contains(const Checkpoint& checkpoint) {
    if (checkpoint.size > tree_.size())
      return Finding{tree_.size() + 1,
                     "it is missing: a checkpoint was signed over " + std::to_string(checkpoint.size) + " entries."};
    if (tree_.root(checkpoint.size) == checkpoint.root) return {};
    const Seq good = result_.last_checkpoint ? result_.last_checkpoint->size : 0;
    return Finding{good + 1, "it or one after it up to " + std::to_string(checkpoint.size) +
                                 " is not the one that the checkpoint over " + std::to_string(checkpoint.size) +
                                 " entries signs."};
  }

  Verdict known_checkpoint() {
    if (options_.known_checkpoint.empty()) return {};
    const auto note = open_note(public_key_, options_.known_checkpoint);
    if (!note.ok()) return Finding{0, "the checkpoint that you gave does not fit it: " + note.error().problem};
    // Checkpoints of its own say nothing of where it departs from this one.
    result_.last_checkpoint.reset();
    STIP_FIND(contains(*note));
    result_.last_checkpoint = *note;
    return {};
  }

  Verdict documents() {
    auto rows = database_.prepare("SELECT sha256, bytes FROM frozen ORDER BY sha256");
    if (!rows.ok()) return Finding{0, "the documents cannot be read: " + rows.error().problem};
    for (;;) {
      const auto row = rows->step();
      if (!row.ok()) return Finding{0, "the documents cannot be read: " + row.error().problem};
      if (!*row) return {};
      if (rows->text(0) != to_hex(sha256(rows->bytes(1))))
        return Finding{0, "the bytes of document " + std::string(rows->text(0)) + " were altered."};
      ++result_.documents;
    }
  }

  Database& database_;
  const VerifyOptions& options_;
  Verification result_;
  Hash public_key_{};
  std::string id_;
  Entry entry_;
  std::int64_t time_ = 0;
  Hash chain_{};
  MerkleTree tree_;
  AgendaBuilder builder_;
  Verdict unfoldable_;
  std::unordered_map<std::string, std::int64_t> versions_;  ///< By type and id; -1: ended.
  std::unordered_map<std::string, Seq> keys_;
  std::set<std::pair<Seq, std::string>> redacted_, announced_;
};

#undef STIP_FIND

}  // namespace

ErrorOr<Verification> verify_ledger(const std::string& address, const VerifyOptions& options) {
  STIP_TRY_AS(const std::unique_ptr<Database> database, read_snapshot(address));
  return verify_store(*database, options);
}

Verification verify_store(Database& database, const VerifyOptions& options) {
  return Verifier(database, options).run();
}

}  // namespace stip
