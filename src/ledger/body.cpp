// Body: writing it, and a reader that knows just this one form.
#include "ledger/body.h"

#include <algorithm>
#include <charconv>
#include <cstring>

#include "agenda/choices.h"
#include "base/json.h"
#include "base/text.h"

namespace stip {
namespace {

bool is_ascii(std::string_view text) {
  std::uint64_t all = 0;
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t eight;
    std::memcpy(&eight, text.data() + i, 8);
    all |= eight;
  }
  for (; i < text.size(); ++i) all |= static_cast<unsigned char>(text[i]);
  return (all & 0x8080808080808080) == 0;
}

// Walks a text; after the first thing that does not fit, nothing fits any more.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool good() const { return good_; }
  bool at_end() const { return place_ == text_.size(); }
  std::size_t place() const { return place_; }

  bool next_is(std::string_view word) const { return good_ && text_.substr(place_, word.size()) == word; }
  bool skip(std::string_view word) {
    if (!next_is(word)) return false;
    place_ += word.size();
    return true;
  }
  void expect(std::string_view word) { good_ = skip(word) && good_; }

  void string(std::string& value) {
    value.clear();
    expect("\"");
    while (good_) {
      std::size_t end = place_;
      while (end < text_.size() && text_[end] != '"' && text_[end] != '\\' &&
             static_cast<unsigned char>(text_[end]) >= 0x20)
        ++end;
      value.append(text_, place_, end - place_);
      place_ = end;
      if (place_ == text_.size() || static_cast<unsigned char>(text_[place_]) < 0x20)
        good_ = false;
      else if (text_[place_++] == '"')
        return;
      else
        escape(value);
    }
  }

  void fail() { good_ = false; }

  void positive(std::int64_t& value) {
    const char* begin = text_.data() + place_;
    const auto [end, error] = std::from_chars(begin, text_.data() + text_.size(), value);
    if (!good_ || error != std::errc{} || value < 1 || *begin == '0')
      good_ = false;
    else
      place_ += static_cast<std::size_t>(end - begin);
  }

 private:
  void escape(std::string& value) {
    static constexpr std::string_view letters = "\"\\btnfr", meant = "\"\\\b\t\n\f\r";
    if (place_ == text_.size()) return void(good_ = false);
    const char letter = text_[place_++];
    if (const auto at = letters.find(letter); at != letters.npos) return void(value += meant[at]);
    // Other control characters only, and only as append_json_string writes them.
    unsigned code = 0;
    const std::string_view digits = text_.substr(place_, 4);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
    std::string again;
    append_json_string(again, std::string(1, static_cast<char>(code)));
    good_ = letter == 'u' && digits.size() == 4 && error == std::errc{} && code < 0x20 &&
            again == "\"\\u" + std::string(digits) + '"';
    value += static_cast<char>(code);
    place_ += digits.size();
  }

  std::string_view text_;
  std::size_t place_ = 0;
  bool good_ = true;
};

void read_redactable(Reader& in, std::string& value, Entry& entry, auto&& name) {
  if (in.skip("0")) {
    value.clear();
    entry.redacted.push_back(name());
  } else {
    in.string(value);
  }
}

void read_fields(Reader& in, Change& change, Entry& entry) {
  std::size_t count = 0;
  while (in.good() && !in.next_is("}")) {
    if (count > 0) in.expect(",");
    if (count == change.fields.size()) change.fields.emplace_back();
    FieldChange& field = change.fields[count++];
    in.string(field.field);
    in.expect(":");
    read_redactable(in, field.value, entry, [&] { return redaction_name(change, field); });
  }
  in.expect("}");
  change.fields.resize(count);
}

void read_change(Reader& in, Change& change, Entry& entry) {
  in.expect("{\"type\":");
  in.string(change.type);
  in.expect(",\"id\":");
  in.string(change.id);
  in.expect(",\"version\":");
  in.positive(change.version);
  change.retires = in.skip(",\"retire\":true");
  if (change.retires) {
    change.fields.clear();
  } else {
    in.expect(",\"set\":{");
    read_fields(in, change, entry);
  }
  in.expect("}");
}

void read_level(Reader& in, Classification& level) {
  std::string name;
  in.string(name);
  const auto index = choice_index(Choices<Classification>::type(), name);
  if (!index)
    in.fail();
  else
    level = static_cast<Classification>(*index);
}

using Names = std::vector<std::string>;

bool is_among(const Names& redacted, std::string_view name) {
  return std::ranges::find(redacted, name) != redacted.end();
}

void append_redactable(std::string& out, const std::string& value, const Names& redacted, auto&& name) {
  if (!redacted.empty() && is_among(redacted, name()))
    out += '0';
  else
    append_json_string(out, value);
}

void append_change(std::string& out, const Change& change, const Names& redacted) {
  out += "{\"type\":";
  append_json_string(out, change.type);
  out += ",\"id\":";
  append_json_string(out, change.id);
  out += ",\"version\":";
  out += std::to_string(change.version);
  if (change.retires) {
    out += ",\"retire\":true}";
    return;
  }
  out += ",\"set\":{";
  for (bool first = true; const FieldChange& field : change.fields) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, field.field);
    out += ':';
    append_redactable(out, field.value, redacted, [&] { return redaction_name(change, field); });
  }
  out += "}}";
}

/// Bytes that a body has beside its texts: enough for most, so that it is written without moving.
std::size_t likely_size(const Draft& draft) {
  std::size_t size = 128 + draft.author.size() + draft.reason.size() + draft.key.size();
  for (const Change& change : draft.changes) {
    size += 64 + change.type.size() + change.id.size();
    for (const FieldChange& field : change.fields) size += 8 + field.field.size() + field.value.size();
  }
  return size;
}

void append_all(std::string& out, const Draft& entry, const Names& redacted) {
  out.reserve(out.size() + likely_size(entry));
  out += "{\"act\":";
  append_json_string(out, entry.act);
  out += ",\"author\":";
  append_redactable(out, entry.author, redacted, [] { return std::string("author"); });
  out += ",\"reason\":";
  append_redactable(out, entry.reason, redacted, [] { return std::string("reason"); });
  out += ",\"causes\":[";
  for (bool first = true; const std::string& cause : entry.causes) {
    if (!std::exchange(first, false)) out += ',';
    append_json_string(out, cause);
  }
  out += "],\"key\":";
  append_json_string(out, entry.key);
  out += ",\"level\":";
  append_json_string(out, name_of_choice(entry.level));
  out += ",\"changes\":[";
  for (bool first = true; const Change& change : entry.changes) {
    if (!std::exchange(first, false)) out += ',';
    append_change(out, change, redacted);
  }
  out += "]}";
}

}  // namespace

void append_new_body(std::string& out, const Draft& draft) { append_all(out, draft, {}); }

void append_body(std::string& out, const Entry& entry) { append_all(out, entry, entry.redacted); }

std::string body_of(const Entry& entry) {
  std::string out;
  append_body(out, entry);
  return out;
}

ErrorOr<Nothing> read_body(std::string_view text, Entry& entry) {
  Reader in(text);
  entry.redacted.clear();
  in.expect("{\"act\":");
  in.string(entry.act);
  in.expect(",\"author\":");
  read_redactable(in, entry.author, entry, [] { return "author"; });
  in.expect(",\"reason\":");
  read_redactable(in, entry.reason, entry, [] { return "reason"; });
  in.expect(",\"causes\":[");
  std::size_t causes = 0;
  while (in.good() && !in.next_is("]")) {
    if (causes > 0) in.expect(",");
    if (causes == entry.causes.size()) entry.causes.emplace_back();
    in.string(entry.causes[causes++]);
  }
  entry.causes.resize(causes);
  in.expect("],\"key\":");
  in.string(entry.key);
  in.expect(",\"level\":");
  read_level(in, entry.level);
  in.expect(",\"changes\":[");
  std::size_t changes = 0;
  while (in.good() && !in.next_is("]")) {
    if (changes > 0) in.expect(",");
    if (changes == entry.changes.size()) entry.changes.emplace_back();
    read_change(in, entry.changes[changes++], entry);
  }
  entry.changes.resize(changes);
  in.expect("]}");
  // A name that is there twice, redacted once, would be written otherwise.
  if (in.good() && !entry.redacted.empty() && !starts_with(text, body_of(entry))) in.fail();
  // What was redacted leaves room behind, since the row must be overwritten where it lies.
  while (!entry.redacted.empty() && in.skip(" ")) {
  }
  if (in.good() && in.at_end() && (is_ascii(text) || is_utf8(text))) return Nothing{};
  return Error{ErrorKind::storage, said("entry {}", std::to_string(entry.seq)),
               said("its body cannot be read beyond byte {}.", std::to_string(in.place())),
               said("Run `stip verify` to see how far the ledger is good, and restore a back-up.")};
}

std::string redaction_name(const Change& change, const FieldChange& field) { return change.id + "." + field.field; }

bool is_redacted(const Entry& entry, std::string_view name) { return is_among(entry.redacted, name); }

}  // namespace stip
