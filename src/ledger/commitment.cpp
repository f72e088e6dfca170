// Commitment: parts, salts, header, leaf and chain.
#include "ledger/commitment.h"

#include <algorithm>
#include <cstring>

#include "agenda/choices.h"
#include "base/json.h"
#include "ledger/body.h"
#include "ledger/merkle.h"

namespace stip {
namespace {

constexpr std::size_t hash_bytes = 32;
constexpr Hash nothing{};

void append_number(std::string& out, std::uint64_t number, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xff);
}

// Parts whose memory is used again for the next entry: this runs for every entry that is written or checked.
class PartList {
 public:
  Part& add() {
    if (count_ == parts_.size()) parts_.emplace_back();
    Part& part = parts_[count_++];
    part.name.clear();
    part.value.clear();
    part.redacted = false;
    return part;
  }
  void clear() { count_ = 0; }
  std::size_t size() const { return count_; }
  const Part& operator[](std::size_t i) const { return parts_[i]; }
  std::vector<Part> taken() && { return parts_.resize(count_), std::move(parts_); }

 private:
  std::vector<Part> parts_;
  std::size_t count_ = 0;
};

void add(PartList& parts, std::string_view name, std::string_view value) {
  Part& part = parts.add();
  part.name = name;
  part.value = value;
}

void append_causes(std::string& out, const std::vector<std::string>& causes) {
  out += '[';
  for (bool first = true; const std::string& cause : causes) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, cause);
  }
  out += ']';
}

// ["action","A-014",2,"set"]: as JSON, since ids of a damaged ledger may hold any separator.
void append_subject(std::string& out, const Change& change) {
  out += '[';
  append_json_string(out, change.type);
  out += ',';
  append_json_string(out, change.id);
  out += ',' + std::to_string(change.version);
  out += change.retires ? ",\"retire\"]" : ",\"set\"]";
}

void list_parts(const Draft& draft, PartList& parts) {
  parts.clear();
  add(parts, "act", draft.act);
  add(parts, "author", draft.author);
  add(parts, "reason", draft.reason);
  append_causes(([&]() -> std::string& {
                  Part& part = parts.add();
                  part.name = "causes";
                  return part.value;
                })(),
                draft.causes);
  add(parts, "key", draft.key);
  add(parts, "level", name_of_choice(draft.level));
  for (const Change& change : draft.changes) {
    Part& subject = parts.add();
    subject.name = change.id;
    append_subject(subject.value, change);
    for (const FieldChange& field : change.fields) {
      Part& part = parts.add();
      part.name.append(change.id).append(1, '.').append(field.field);
      part.value = field.value;
    }
  }
}

bool is_gone(const Entry& entry, std::size_t place, const Part& part) {
  // A record may be named like a part, or be the subject of two changes: only values can be redacted.
  const bool may_be = place == 1 || place == 2 || place > 5;
  return may_be && !entry.redacted.empty() && part.value.empty() && is_redacted(entry, part.name);
}

std::string_view salt_at(std::string_view salts, std::size_t place) {
  return salts.substr(place * hash_bytes, hash_bytes);
}

Hash commit_to(const Hmac& under, std::string& buffer, Seq seq, std::size_t place, std::string_view name,
               std::string_view value) {
  buffer.assign("stip/1");
  append_number(buffer, static_cast<std::uint64_t>(seq), 8);
  append_number(buffer, place, 4);
  append_number(buffer, name.size(), 4);
  buffer.append(name).append(value);
  return under(buffer);
}

Hash salt_from(const Hmac& under_entry_key, std::size_t place) {
  std::string message;
  append_number(message, place, 4);
  return under_entry_key(message);
}

Error corrupt(Seq seq, Said problem) {
  return {ErrorKind::storage, said("entry {}", std::to_string(seq)), std::move(problem),
          said("Run `stip verify` to see how far the ledger is good, and restore a back-up.")};
}

// Entries of one call share their time, and writing it costs more than all other clear text of the header.
const std::string& text_of_time(Instant time) {
  static thread_local Instant last{};
  static thread_local std::string text = to_text(last);
  if (time != last) last = time, text = to_text(time);
  return text;
}

void write_header(std::string& header, std::string_view ledger, Seq seq, Instant time, std::string_view commitments) {
  header.assign("{\"ledger\":");
  header.reserve(128 + commitments.size() / hash_bytes * 67);
  append_json_string(header, ledger);
  header.append(",\"seq\":")
      .append(std::to_string(seq))
      .append(",\"time\":\"")
      .append(text_of_time(time))
      .append("\",\"fields\":[");
  for (std::size_t place = 0; place * hash_bytes < commitments.size(); ++place) {
    header += place == 0 ? "\"" : ",\"";
    append_hex(header, salt_at(commitments, place));
    header += '"';
  }
  header += "]}";
}

// Keys and salts have their sizes, and there is one kind of them.
bool sizes_fit(const SealedView& sealed, std::size_t parts) {
  const bool key_is_gone = sealed.key == bytes_of(nothing);
  const bool fit = key_is_gone ? sealed.salts.size() == parts * hash_bytes : sealed.salts.empty();
  return sealed.key.size() == hash_bytes && fit && sealed.commitments.size() == parts * hash_bytes;
}

}  // namespace

SealedView::SealedView(const Sealed& sealed)
    : seq(sealed.seq),
      time(sealed.time),
      body(sealed.body),
      key(sealed.key),
      salts(sealed.salts),
      commitments(sealed.commitments),
      leaf(bytes_of(sealed.leaf)),
      chain(bytes_of(sealed.chain)) {}

std::vector<Part> parts_of_entry(const Entry& entry) {
  PartList parts;
  list_parts(entry, parts);
  std::vector<Part> taken = std::move(parts).taken();
  for (std::size_t place = 0; place < taken.size(); ++place)
    taken[place].redacted = is_gone(entry, place, taken[place]);
  return taken;
}

Hash commitment(const Hash& salt, Seq seq, std::size_t place, std::string_view name, std::string_view value) {
  std::string buffer;
  return commit_to(Hmac(bytes_of(salt)), buffer, seq, place, name, value);
}

Hash derived_salt(const Hash& entry_key, std::size_t place) { return salt_from(Hmac(bytes_of(entry_key)), place); }

std::string header_of(std::string_view ledger, Seq seq, Instant time, std::string_view commitments) {
  std::string header;
  write_header(header, ledger, seq, time, commitments);
  return header;
}

Hash leaf_of(std::string_view ledger, Seq seq, Instant time, std::string_view commitments) {
  static thread_local std::string header;
  write_header(header, ledger, seq, time, commitments);
  return leaf_hash(header);
}

Hash next_link(const Hash& before, const Hash& leaf) {
  return Sha256().add(bytes_of(before)).add(bytes_of(leaf)).digest();
}

Sealed seal(std::string_view ledger, Seq seq, Instant time, const Draft& draft, const Hash& key) {
  static thread_local PartList parts;
  static thread_local std::string buffer;
  Sealed sealed;
  sealed.seq = seq;
  sealed.time = time;
  append_new_body(sealed.body, draft);
  sealed.key = bytes_of(key);
  list_parts(draft, parts);
  const Hmac salts{sealed.key};
  sealed.commitments.reserve(parts.size() * hash_bytes);
  for (std::size_t place = 0; place < parts.size(); ++place) {
    const Hmac under(bytes_of(salt_from(salts, place)));
    sealed.commitments += bytes_of(commit_to(under, buffer, seq, place, parts[place].name, parts[place].value));
  }
  sealed.leaf = leaf_of(ledger, seq, time, sealed.commitments);
  return sealed;
}

std::string what_is_wrong(std::string_view ledger, const SealedView& sealed, const Hash& chain_before, Entry& entry) {
  static thread_local PartList parts;
  static thread_local std::string buffer;
  entry.seq = sealed.seq;
  entry.time = sealed.time;
  if (auto read = read_body(sealed.body, entry); !read.ok()) return read.error().problem;
  list_parts(entry, parts);
  if (!sizes_fit(sealed, parts.size())) return "its salts and commitments do not fit its body.";
  const Hmac salts(sealed.key);
  std::size_t gone = 0;
  for (std::size_t place = 0; place < parts.size(); ++place) {
    if (is_gone(entry, place, parts[place])) {
      ++gone;
      if (sealed.salts.empty() || salt_at(sealed.salts, place) != bytes_of(nothing))
        return "the salt of a redacted value is still there.";
      continue;
    }
    const Hash salt = sealed.salts.empty() ? salt_from(salts, place) : hash_of_bytes(salt_at(sealed.salts, place));
    if (bytes_of(commit_to(Hmac(bytes_of(salt)), buffer, sealed.seq, place, parts[place].name, parts[place].value)) !=
        salt_at(sealed.commitments, place)) {
      return "its " + parts[place].name + " is not what was committed to.";
    }
  }
  if (gone != entry.redacted.size()) return "its redacted values do not fit its body.";
  const Hash leaf = leaf_of(ledger, sealed.seq, sealed.time, sealed.commitments);
  if (sealed.leaf != bytes_of(leaf)) return "its leaf is not the hash of its header.";
  if (sealed.chain != bytes_of(next_link(chain_before, leaf))) return "it is not chained to the entry before it.";
  return {};
}

ErrorOr<std::vector<Opening>> openings(const SealedView& sealed) {
  Entry entry;
  entry.seq = sealed.seq;
  STIP_TRY(read_body(sealed.body, entry));
  const std::vector<Part> parts = parts_of_entry(entry);
  if (!sizes_fit(sealed, parts.size())) return corrupt(sealed.seq, "its salts and commitments do not fit its body.");
  std::vector<Opening> all;
  for (std::size_t place = 0; place < parts.size(); ++place) {
    Opening opening{std::to_string(place) + " " + parts[place].name,
                    parts[place].value,
                    {},
                    hash_of_bytes(salt_at(sealed.commitments, place)),
                    parts[place].redacted};
    if (!opening.redacted)
      opening.salt = sealed.salts.empty() ? derived_salt(hash_of_bytes(sealed.key), place)
                                          : hash_of_bytes(salt_at(sealed.salts, place));
    all.push_back(std::move(opening));
  }
  return all;
}

ErrorOr<Sealed> without(const SealedView& sealed, std::string_view field) {
  Entry entry;
  entry.seq = sealed.seq;
  STIP_TRY(read_body(sealed.body, entry));
  const std::string subject = "entry " + std::to_string(sealed.seq);
  if (is_redacted(entry, field))
    return Error{ErrorKind::not_found, subject, said("'{}' was redacted before.", std::string(field)),
                 said("There is nothing left to redact.")};
  STIP_TRY_AS(const std::vector<Opening> opened, openings(sealed));

  bool found = false;
  const auto erase = [&](std::string_view name, std::string& value) {
    if (name == field) value.clear(), found = true;
  };
  erase("author", entry.author);
  erase("reason", entry.reason);
  for (Change& change : entry.changes) {
    for (FieldChange& field_change : change.fields) erase(redaction_name(change, field_change), field_change.value);
  }
  if (!found) {
    return Error{ErrorKind::not_found, subject, said("it has no '{}' that can be redacted.", std::string(field)),
                 said("Name a field as in A-014.note, or write reason or author.")};
  }
  entry.redacted.emplace_back(field);
  Sealed left{sealed.seq,
              sealed.time,
              body_of(entry),
              std::string(bytes_of(nothing)),
              {},
              std::string(sealed.commitments),
              hash_of_bytes(sealed.leaf),
              hash_of_bytes(sealed.chain)};
  left.body.resize(sealed.body.size(), ' ');
  // The order of `redacted` is that of the body; reading it again gives that order.
  STIP_TRY(read_body(left.body, entry));
  const std::vector<Part> parts = parts_of_entry(entry);
  for (std::size_t place = 0; place < parts.size(); ++place)
    left.salts += bytes_of(parts[place].redacted ? nothing : opened[place].salt);
  return left;
}

Draft redaction_draft(const Entry& redacted_entry, std::string_view field, const std::string& author,
                      const std::string& ground) {
  Draft draft;
  draft.act = "redact";
  draft.author = author;
  draft.reason = ground;
  draft.causes = {std::to_string(redacted_entry.seq) + " " + std::string(field)};
  draft.level = redacted_entry.level;
  return draft;
}

}  // namespace stip
