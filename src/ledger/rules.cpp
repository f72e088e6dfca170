// Rules: drafts, documents and the errors about them.
#include "ledger/rules.h"

#include <unordered_set>

#include "base/hash.h"
#include "base/text.h"

namespace stip {
namespace {

constexpr std::size_t longest_body = 64u << 20;

}  // namespace

ErrorOr<Nothing> check_draft(const Draft& draft) {
  const auto invalid = [&](Said problem, Said remedy) {
    return Error{ErrorKind::invalid, said("act '{}'", is_utf8(draft.act) ? draft.act : "?"), std::move(problem),
                 std::move(remedy)};
  };
  bool utf8 = is_utf8(draft.act) && is_utf8(draft.author) && is_utf8(draft.reason) && is_utf8(draft.key);
  std::size_t bytes = draft.act.size() + draft.author.size() + draft.reason.size() + draft.key.size();
  const auto look_at = [&](std::string_view text) { bytes += text.size(), utf8 = utf8 && is_utf8(text); };
  for (const std::string& cause : draft.causes) look_at(cause);
  for (const Change& change : draft.changes) {
    look_at(change.type), look_at(change.id);
    for (const FieldChange& field : change.fields) look_at(field.field), look_at(field.value);
  }
  if (!utf8)
    return invalid(said("a text in it is not well-formed UTF-8."), said("Save the source as UTF-8 and try again."));
  if (bytes > longest_body) {
    return invalid(
        said("it is {} bytes long; an entry holds at most {}.", std::to_string(bytes), std::to_string(longest_body)),
        said("Split it into smaller acts, or shorten the texts."));
  }
  for (const Change& change : draft.changes) {
    if (change.version < 1)
      return invalid(said("version {} of {} cannot be.", std::to_string(change.version), change.id),
                     said("The first version of a record is 1."));
    if (change.retires && !change.fields.empty())
      return invalid(said("{} would end and be changed at once.", change.id), said("Do one of both."));
    for (std::size_t i = 0; i < change.fields.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (change.fields[i].field == change.fields[j].field)
          return invalid(said("{}.{} is set twice.", change.id, change.fields[i].field), said("Set each field once."));
      }
    }
  }
  return Nothing{};
}

ErrorOr<Nothing> check_draft_of_others(const Draft& draft) {
  if (draft.act != redact_act) return check_draft(draft);
  return Error{ErrorKind::invalid, said("act 'redact'"), said("it is entered by the ledger itself."),
               said("Redact a field of an entry instead.")};
}

ErrorOr<Nothing> check_places(const std::vector<SealedDraft>& sealed, Seq size, Instant last) {
  const auto conflict = [](Seq seq, Said problem) {
    return Error{ErrorKind::conflict, said("entry {}", std::to_string(seq)), std::move(problem),
                 said("Nothing was entered; do this again.")};
  };
  std::unordered_set<std::string_view> keys;
  for (const auto& [entry, key] : sealed) {
    if (entry.seq != ++size) return conflict(entry.seq, said("its place in the ledger is no longer free."));
    if (entry.time < last) return conflict(entry.seq, said("it would be older than the entry before it."));
    last = entry.time;
    if (!key.empty() && !keys.insert(key).second) return key_was_entered(entry.seq);
  }
  return Nothing{};
}

ErrorOr<Nothing> check_document(std::string_view sha256_text, std::string_view bytes) {
  if (to_hex(sha256(bytes)) == sha256_text) return Nothing{};
  return Error{ErrorKind::invalid, said("document {}", std::string(sha256_text)),
               said("its bytes have another SHA-256."), said("Give the hash of these very bytes.")};
}

Error no_document(std::string_view sha256_text) {
  return {ErrorKind::not_found, said("document {}", std::string(sha256_text)), said("its bytes are not kept here."),
          said("Check the hash.")};
}

Error no_entry(Seq seq, Seq size) {
  return {ErrorKind::not_found, said("entry {}", std::to_string(seq)), said("there is no such entry."),
          said("The last one is {}.", std::to_string(size))};
}

Error key_was_entered(Seq seq) {
  return {ErrorKind::conflict, said("entry {}", std::to_string(seq)), said("it was entered under the same key."),
          said("Look at it; use another key for another act.")};
}

Error added_by_others(const std::string& where, Seq last) {
  return {ErrorKind::conflict, where, said("another program added entries up to {}.", std::to_string(last)),
          said("Look at what was added, and do this again.")};
}

}  // namespace stip
