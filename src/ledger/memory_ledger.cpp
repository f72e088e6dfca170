// MemoryLedger: the contract of Ledger without a file.
#include "ledger/memory_ledger.h"

#include <algorithm>
#include <map>

#include "ledger/body.h"
#include "ledger/commitment.h"
#include "ledger/merkle.h"
#include "ledger/note.h"
#include "ledger/proving.h"
#include "ledger/rules.h"

namespace stip {
namespace {

class MemoryLedger final : public Ledger {
 public:
  ErrorOr<std::vector<Seq>> append(const std::vector<Draft>& drafts, Instant now) override {
    for (const Draft& draft : drafts) STIP_TRY(check_draft_of_others(draft));
    std::vector<Seq> numbers;
    for (const Draft& draft : drafts) {
      const auto at = keys_.find(draft.key);
      numbers.push_back(!draft.key.empty() && at != keys_.end() ? at->second : enter(draft, now));
    }
    return numbers;
  }

  ErrorOr<Nothing> append_sealed(std::vector<SealedDraft> sealed) override {
    STIP_TRY(check_places(sealed, size(), entries_.empty() ? Instant{} : entries_.back().time));
    for (const SealedDraft& each : sealed) {
      if (const auto at = keys_.find(each.idempotency_key); at != keys_.end()) return key_was_entered(at->second);
    }
    for (SealedDraft& each : sealed) keep(std::move(each));
    return Nothing{};
  }

  ErrorOr<Nothing> read(Seq from, Seq to, const std::function<ErrorOr<Nothing>(const Entry&)>& each) const override {
    Entry entry;
    for (Seq seq = std::max<Seq>(from, 1); seq <= std::min(to, size()); ++seq) {
      entry.seq = seq;
      entry.time = at(seq).time;
      STIP_TRY(read_body(at(seq).body, entry));
      STIP_TRY(each(entry));
    }
    return Nothing{};
  }

  Seq size() const override { return tree_.size(); }
  std::string id() const override { return id_; }
  ErrorOr<Seq> refresh() override { return size(); }

  ErrorOr<std::optional<Seq>> seq_of_key(std::string_view key) const override {
    const auto at = keys_.find(key);
    return at == keys_.end() ? std::optional<Seq>{} : std::optional<Seq>(at->second);
  }

  ErrorOr<Seq> redact(Seq seq, std::string_view field, const std::string& author, const std::string& ground,
                      Instant now) override {
    if (seq < 1 || seq > size()) return no_entry(seq, size());
    STIP_TRY_AS(Sealed left, without(at(seq), field));
    Entry entry;
    entry.seq = seq;
    STIP_TRY(read_body(left.body, entry));
    const Draft draft = redaction_draft(entry, field, author, ground);
    STIP_TRY(check_draft(draft));
    entries_[static_cast<std::size_t>(seq - 1)] = std::move(left);
    return enter(draft, now);
  }

  ErrorOr<Evidence> evidence(Seq seq) const override {
    if (seq < 1 || seq > size()) return no_entry(seq, size());
    return evidence_of(id_, tree_, at(seq));
  }

  ErrorOr<Inclusion> inclusion(Seq seq) const override { return inclusion_in(tree_, seq); }

  ErrorOr<Checkpoint> checkpoint() override {
    if (!last_ || last_->size != size())
      last_ = Checkpoint{size(), tree_.root(), signed_note(key_, size(), tree_.root())};
    return *last_;
  }
  ErrorOr<std::optional<Checkpoint>> last_checkpoint() const override { return last_; }
  std::string public_key() const override { return public_key_text(key_.public_key); }

  ErrorOr<Nothing> keep_bytes(std::string_view sha256_text, std::string_view bytes) override {
    STIP_TRY(check_document(sha256_text, bytes));
    documents_.emplace(sha256_text, bytes);
    return Nothing{};
  }
  ErrorOr<std::string> bytes(std::string_view sha256_text) const override {
    const auto at = documents_.find(sha256_text);
    if (at == documents_.end()) return no_document(sha256_text);
    return at->second;
  }

  ErrorOr<Nothing> remember(std::string_view name, std::string_view value) override {
    memory_.insert_or_assign(std::string(name), std::string(value));
    return Nothing{};
  }
  ErrorOr<std::optional<std::string>> remembered(std::string_view name) const override {
    const auto at = memory_.find(name);
    return at == memory_.end() ? std::optional<std::string>{} : std::optional<std::string>(at->second);
  }

 private:
  const Sealed& at(Seq seq) const { return entries_[static_cast<std::size_t>(seq - 1)]; }

  Seq enter(const Draft& draft, Instant now) {
    const Instant time = entries_.empty() ? now : std::max(now, entries_.back().time);
    keep({stip::seal(id_, size() + 1, time, draft, random_hash()), draft.key});
    return size();
  }

  void keep(SealedDraft&& entry) {
    entry.sealed.chain = next_link(entries_.empty() ? Hash{} : entries_.back().chain, entry.sealed.leaf);
    entries_.push_back(std::move(entry.sealed));
    tree_.append(entries_.back().leaf);
    if (!entry.idempotency_key.empty()) keys_.emplace(std::move(entry.idempotency_key), size());
  }

  Ed25519Key key_ = new_ed25519_key();
  std::string id_ = ledger_id(key_.public_key);
  std::vector<Sealed> entries_;
  MerkleTree tree_;
  std::optional<Checkpoint> last_;
  std::map<std::string, Seq, std::less<>> keys_;
  std::map<std::string, std::string, std::less<>> documents_, memory_;
};

}  // namespace

std::unique_ptr<Ledger> make_memory_ledger() { return std::make_unique<MemoryLedger>(); }

}  // namespace stip
