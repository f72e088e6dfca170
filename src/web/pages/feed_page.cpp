// Feed page: RFC 4287; always as the public sees it, whoever asks.
#include "web/pages/feed_page.h"

#include <algorithm>
#include <map>

#include "agenda/records.h"
#include "base/hash.h"
#include "base/text.h"
#include "web/parts/reason_words.h"
#include "web/parts/record_parts.h"

namespace stip {
namespace {

constexpr std::size_t longest = 50;  ///< Entries in a feed; older ones stand on the site.
constexpr Viewer everybody{Classification::public_};

/// An id that stays the same for ever (RFC 4287, 4.2.6), from the key of the ledger: another ledger has others.
std::string urn(const Visit& visit, std::string_view what) {
  std::string bytes(
      bytes_of(sha256("feed " + visit.site.registry.public_key() + " " + std::string(what))).substr(0, 16));
  // RFC 9562, 5.8: a UUID of a form of one's own.
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x80);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  std::string hex = to_hex(bytes);
  for (const std::size_t at : {20, 16, 12, 8}) hex.insert(at, "-");
  return "urn:uuid:" + hex;
}

std::string programme_title(const Visit& visit, const View& view) {
  for (const Programme& programme : view.all<Programme>()) return visit.title(programme);
  return std::string(visit.tr("Agenda"));
}

/// What an entry did, a record a line.
std::string told_changes(const Visit& visit, const View& view, const Entry& entry) {
  constexpr std::size_t most = 20;
  std::string text;
  for (std::size_t at = 0; at < std::min(most, entry.changes.size()); ++at) {
    const Change& change = entry.changes[at];
    const RecordType* type = record_type(change.type);
    if (!type) continue;
    const Record* record = view.find(*type, change.id);
    std::vector<std::string> fields;
    for (const FieldChange& each : change.fields) {
      const Field* field = type->field(each.field);
      if (field && change.version > 1) fields.emplace_back(label_of(visit, *type, *field));
    }
    text += std::string(label_of(visit, *type)) + " " + change.id + (record ? " " + visit.title(*record) : "");
    if (change.retires) text += ": " + std::string(visit.tr("Ended."));
    if (!fields.empty()) text += ": " + join(fields, ", ");
    text += "\n";
  }
  if (entry.changes.size() > most)
    text += tr_n(visit.language, "and {} record more", "and {} records more",
                 static_cast<long>(entry.changes.size() - most));
  return std::string(trimmed(text));
}

Response feed(const Visit& visit, const View& view, const std::string& title, const std::string& path,
              const std::vector<SeenEntry>& entries) {
  const std::string start = "/" + std::string(tag(visit.language)) + "/";
  Html items;
  Instant updated{};
  for (const SeenEntry& seen : entries) {
    const Entry& entry = seen.entry;
    if (seen.withheld) continue;
    updated = std::max(updated, entry.time);
    items.add(
        "<entry><id>{}</id><title>{}</title><updated>{}</updated><link rel=\"alternate\" type=\"text/html\" "
        "href=\"{}\"/><content type=\"text\">{}</content></entry>\n",
        urn(visit, "entry " + std::to_string(entry.seq)),
        entry.reason.empty() ? entry.act : reason_words(visit.language, entry.reason), to_text(entry.time),
        start + "entry/" + std::to_string(entry.seq), told_changes(visit, view, entry));
  }
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body =
      html(
          "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">"
          "<id>{}</id><title>{}</title><updated>{}</updated><author><name>{}</name></author>"
          "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>"
          "<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n{}</feed>\n",
          tag(visit.language), urn(visit, "feed " + std::string(tag(visit.language)) + " " + path), title,
          to_text(updated), programme_title(visit, view), start + (path.empty() ? "" : path + "/") + "wijzigingen.atom",
          start + path, items)
          .str();
  return response;
}

/// The entries that changed a record or, of an action or goal, what is part of it; newest first.
std::vector<SeenEntry> history_with_parts(const Visit& visit, const View& view, const RecordType& type,
                                          const std::string& id) {
  std::map<Seq, SeenEntry, std::greater<>> all;
  const auto add = [&](const RecordType& of, std::string_view which) {
    for (SeenEntry& seen : visit.site.registry.history(of, which, everybody)) {
      const Seq seq = seen.entry.seq;
      all.emplace(seq, std::move(seen));
    }
  };
  add(type, id);
  for (const RecordType* part : record_types()) {
    for (const Field& field : part->fields) {
      if (!field.is_parent || !field.target || &field.target() != &type) continue;
      for (const Record* record : view.referring(*part, field.name, id)) add(*part, record->id);
    }
  }
  std::vector<SeenEntry> newest;
  for (auto& [seq, seen] : all) {
    if (newest.size() < longest) newest.push_back(std::move(seen));
  }
  return newest;
}

}  // namespace

// WEBPAGE: GET /{language}/wijzigingen.atom
//
// The newest fifty entries that everybody may see, as an Atom feed: when, why, and which records changed.
ErrorOr<Response> changes_feed(const Visit& visit) {
  const View view = visit.site.registry.now(everybody);
  std::vector<SeenEntry> newest;
  for (const auto& seen : visit.site.registry.latest(longest, everybody)) newest.push_back(*seen);
  return feed(visit, view, programme_title(visit, view), "", newest);
}

// WEBPAGE: GET /{language}/{type}/{id}/wijzigingen.atom
//
// The newest fifty entries that changed one record or what is part of it, such as the milestones and reports of an
// action; as an Atom feed, of what everybody may see.
ErrorOr<Response> record_feed(const Visit& visit) {
  const View view = visit.site.registry.now(everybody);
  const auto found = view.find_any(visit.parts[1]);
  if (!found || record_path(*found.type, visit.parts[1]) != visit.parts[0] + "/" + visit.parts[1])
    return Error{ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
  const std::string path = record_path(*found.type, visit.parts[1]);
  return feed(visit, view, visit.parts[1] + " " + visit.title(*found.record), path,
              history_with_parts(visit, view, *found.type, visit.parts[1]));
}

std::vector<std::vector<std::string>> feed_fillings(const Site&, const View& view) {
  std::vector<std::vector<std::string>> all;
  const auto add = [&](const RecordType& type) {
    for (const Row& row : view.table(type)) {
      const bool is_public = row.record && row.record->classification == Classification::public_;
      if (is_public) all.push_back({std::string(split(record_path(type, row.id), '/').front()), row.id});
    }
  };
  add(type_of<Action>());
  add(type_of<InterimGoal>());
  add(type_of<Signal>());
  return all;
}

std::string feed_of_path(const Visit& visit, std::string_view path) {
  const auto parts = split(path, '/');
  if (parts.size() != 2) return {};
  const auto found = visit.site.registry.now(everybody).find_any(parts[1]);
  if (!found || record_path(*found.type, parts[1]) != path) return {};
  return "/" + std::string(tag(visit.language)) + "/" + parts[0] + "/" + percent_encoded(parts[1]) +
         "/wijzigingen.atom";
}

}  // namespace stip
