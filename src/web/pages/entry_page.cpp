// Entry page: who, when, what and why, and what lets anybody check that it was not altered.
#include "web/pages/entry_page.h"

#include <algorithm>
#include <span>

#include "base/hash.h"
#include "base/text.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {
namespace {

constexpr std::size_t page_size =
    100;  ///< An import can hold thousands of fields; the whole entry is at /v1/boekingen.

/// Which hundred is asked for by ?vanaf=, from 0.
std::size_t asked_from(const Visit& visit) {
  const std::string* text = visit.request.query_value("vanaf");
  const auto number = text ? parse_whole(*text) : ErrorOr<std::optional<int>>(std::optional<int>{});
  return number.ok() && *number && **number > 0 ? static_cast<std::size_t>(**number) : 0;
}

/// "1 to 100 of 5,424", with links to the hundred before and after.
Html paging(const Visit& visit, std::size_t from, std::size_t shown, std::size_t total) {
  if (shown == total) return {};
  const auto number = [&](std::size_t value) { return number_text(visit.language, static_cast<long>(value)); };
  Html whole = html("<p>{}", fill(visit.tr("{} to {} of {}"), {number(from + 1), number(from + shown), number(total)}));
  const auto link = [&](std::size_t start, std::string_view words) {
    whole.add(" · <a href=\"/{}/entry/{}?vanaf={}#wijzigingen\">{}</a>", tag(visit.language), visit.parts[0], start,
              words);
  };
  if (from > 0) link(from > page_size ? from - page_size : 0, visit.tr("Earlier ones"));
  if (from + shown < total) link(from + page_size, visit.tr("Later ones"));
  return whole.add("</p>");
}

template <class T>
std::span<const T> hundred(const std::vector<T>& all, std::size_t from) {
  from = std::min(from, all.size());
  return std::span(all).subspan(from, std::min(page_size, all.size() - from));
}

/// The attribute of what was entered for a field: "7 P-BIO.title" names the field of a record.
Html lang_of_opening(const Visit& visit, const std::string& name) {
  const auto space = name.find(' '), dot = name.rfind('.');
  if (space == name.npos || dot == name.npos || dot < space) return {};
  const RecordType* type = record_type_of_id(name.substr(space + 1, dot - space - 1));
  const Field* field = type ? type->field(name.substr(dot + 1)) : nullptr;
  return field ? lang_of(visit, *field) : Html{};
}

Html proof(const Visit& visit, const Evidence& evidence, std::size_t from) {
  const Inclusion& inclusion = evidence.inclusion;
  Html path;
  for (const Hash& hash : inclusion.path) path.add("<li><code class=\"stip-hash\">{}</code></li>", to_hex(hash));
  Html whole = html(
      "<dl class=\"stip-facts\"><div><dt>{}</dt><dd><code class=\"stip-hash\">{}</code></dd></div>"
      "<div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd><code class=\"stip-hash\">{}</code></dd></div></dl>",
      visit.tr("Leaf hash (SHA-256)"), to_hex(inclusion.leaf), visit.tr("Size of the tree"),
      number_text(visit.language, static_cast<long>(inclusion.size)), visit.tr("Root"), to_hex(inclusion.root));
  if (!inclusion.path.empty()) {
    whole.add("<details class=\"stip-details\"><summary>{}</summary><ol class=\"stip-proof\">{}</ol></details>",
              tr_n(visit.language, "Path from the leaf to the root: {} hash",
                   "Path from the leaf to the root: {} hashes", static_cast<long>(inclusion.path.size())),
              path);
  }
  if (!evidence.header.empty()) {
    Html openings;
    const auto shown = hundred(evidence.openings, from);
    for (const Opening& opening : shown) {
      openings.add(
          "<tr><td>{}</td><td{} dir=\"auto\">{}</td><td><code class=\"stip-hash\">{}</code></td><td><code "
          "class=\"stip-hash\">{}</code></td></tr>",
          opening.name, lang_of_opening(visit, opening.name),
          opening.redacted ? std::string(visit.tr("redacted")) : opening.value.substr(0, 400),
          opening.redacted ? "" : to_hex(opening.salt), to_hex(opening.commitment));
    }
    whole.add(
        "<details class=\"stip-details\"><summary>{}</summary><p>{}</p><pre class=\"stip-hash\">{}</pre>{}</details>",
        visit.tr("What the leaf commits to"),
        visit.tr("The leaf is the hash of these bytes; each commitment is the keyed hash (HMAC) of a value with its "
                 "own salt."),
        evidence.header.substr(0, 2000) + (evidence.header.size() > 2000 ? " …" : ""),
        paging(visit, from, shown.size(), evidence.openings.size())
            .add(table("vastleggingen", visit.tr("Fields, salts and commitments"),
                       html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                            "scope=\"col\">{}</th></tr>",
                            visit.tr("Field"), visit.tr("Value"), visit.tr("Salt"), visit.tr("Commitment")),
                       openings)));
  }
  whole.add(
      "<p class=\"stip-quiet\">{}</p>",
      visit.tr("Check the whole ledger with `stip verify`, or with tools/verify.py, which shares no code with it."));
  return whole;
}

Html name_of(const Visit& visit, const std::string& id) {
  const auto found = visit.view.find_any(id);
  if (!found) return said(id);
  if (found.type == &type_of<ProposedChange>()) {
    const auto& change = static_cast<const ProposedChange&>(*found.record);
    const auto about = visit.view.find_any(change.record.id);
    const Field* field = about ? about.type->field(change.field) : nullptr;
    if (field)
      return html("{}, {} ({})", written_title(visit, *about.record), label_of(visit, *about.type, *field), id);
  }
  return html("{} ({})", written_title(visit, *found.record), id);
}

Html changes_of(const Visit& visit, const Entry& entry, std::size_t from) {
  const auto shown = hundred(entry.changes, from);
  Html items = paging(visit, from, shown.size(), entry.changes.size());
  for (const Change& change : shown) {
    const RecordType* type = record_type(change.type);
    if (!type) continue;
    Html fields;
    for (const FieldChange& set : change.fields) {
      const Field* field = type->field(set.field);
      if (!field) continue;
      const Html value = set.value.empty() ? html("<span class=\"stip-open\">{}</span>", visit.tr("emptied"))
                                           : value_html(visit, *type, *field, set.value);
      fields.add("<div><dt>{}</dt><dd>{}</dd></div>", label_of(visit, *type, *field), value);
    }
    const std::string_view what = change.retires        ? visit.tr("ended")
                                  : change.version == 1 ? visit.tr("new")
                                                        : visit.tr("changed");
    items.add(
        "<details class=\"stip-details\"><summary>{} {} <span class=\"stip-quiet\">{} · "
        "{}</span></summary><p>{}</p><dl class=\"stip-facts\">{}</dl></details>",
        label_of(visit, *type), name_of(visit, change.id), what,
        tr_n(visit.language, "{} field", "{} fields", static_cast<long>(change.fields.size())),
        linked_id(visit, change.id), fields);
  }
  return items;
}

/// "A-014, Note": the fields that were redacted, by their labels.
std::string redacted_fields(const Visit& visit, const Entry& entry) {
  std::vector<std::string> fields;
  for (const std::string& place : entry.redacted) {
    const auto dot = place.rfind('.');
    const std::string id = place.substr(0, dot), name = dot == place.npos ? std::string() : place.substr(dot + 1);
    const auto change = std::ranges::find(entry.changes, id, &Change::id);
    const RecordType* type = change == entry.changes.end() ? nullptr : record_type(change->type);
    const Field* field = type ? type->field(name) : nullptr;
    fields.push_back(field ? id + ", " + std::string(label_of(visit, *type, *field)) : place);
  }
  return join(fields, "; ");
}

}  // namespace

// WEBPAGE: GET /entry/{number}
//
// One entry of the ledger: act, time, author, reason, cause and changes, with the proof that it stands in the signed
// tree. An entry that is not public shows its number and leaf hash, and nothing else.
ErrorOr<Response> entry_page(const Visit& visit) {
  const auto number = parse_whole(visit.parts[0]);
  if (!number.ok() || !*number || **number < 1)
    return Error{ErrorKind::not_found, "entry", "there is no such entry.", "Go to the overview."};
  const Seq seq = **number;
  STIP_TRY_AS(const SeenEntry seen, visit.site.registry.entry(seq, visit.viewer));
  STIP_TRY_AS(const Evidence evidence, visit.site.registry.evidence(seq, visit.viewer));
  const std::string title = fill(visit.tr("Entry {}"), {std::to_string(seq)});
  Html content = html("<h1>{}</h1>", title);
  if (seen.withheld) {
    content.add(
        "<p class=\"stip-lead\">{}</p>",
        visit.tr("This entry is not public. That it exists, and that it was not altered, can still be checked."));
  } else {
    const Entry& entry = seen.entry;
    Html causes;
    for (const std::string& cause : entry.causes) causes.add("{} ", linked_id(visit, cause));
    content.add(
        "<p class=\"stip-lead\" dir=\"auto\">{}</p><dl "
        "class=\"stip-facts\"><div><dt>{}</dt><dd>{}</dd></div><div><dt>{}</dt><dd><time "
        "datetime=\"{}\">{}</time></dd></div><div><dt>{}</dt><dd>{}</dd></div>",
        entry.reason, visit.tr("Act"), act_word(visit, entry.act), visit.tr("Time"), to_text(entry.time),
        instant_text(visit.language, entry.time), visit.tr("Author"), author_word(visit, entry.author));
    if (!entry.causes.empty()) content.add("<div><dt>{}</dt><dd>{}</dd></div>", visit.tr("Caused by"), causes);
    content.add("</dl>");
    if (!entry.redacted.empty())
      content.add("<p>{} {}</p>", visit.tr("Redacted fields:"), redacted_fields(visit, entry));
    content.add(section(
        "wijzigingen",
        tr_n(visit.language, "{} record changed", "{} records changed", static_cast<long>(entry.changes.size())),
        changes_of(visit, entry, asked_from(visit))));
  }
  content.add(section("bewijs", visit.tr("Proof"), proof(visit, evidence, asked_from(visit))));
  Html steps;
  if (seq > 1)
    steps.add("<a href=\"{}\" rel=\"prev\">{}</a> ", visit.link("entry/" + std::to_string(seq - 1)),
              visit.tr("Earlier entry"));
  if (seq < visit.site.registry.size())
    steps.add("<a href=\"{}\" rel=\"next\">{}</a>", visit.link("entry/" + std::to_string(seq + 1)),
              visit.tr("Later entry"));
  content.add("<nav class=\"stip-actions\" aria-label=\"{}\">{}</nav>", visit.tr("Entries"), steps);
  return page(
      visit,
      {title, "", {{"", std::string(visit.tr("Overview"))}, {"entry", std::string(visit.tr("Ledger"))}}, "", false},
      std::move(content));
}

// WEBPAGE: GET /{language}/entry
//
// The newest entries of the ledger, its size, its signed checkpoint and the key that it is signed with.
ErrorOr<Response> entries_page(const Visit& visit) {
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Ledger"),
                      visit.tr("Everything that was ever changed: who, when, what and why. It is only ever added to."));
  content.add(entry_list(visit, visit.site.registry.latest(50, visit.viewer)));
  STIP_TRY_AS(const auto last, visit.site.registry.last_checkpoint());
  if (last)
    content.add(
        section("ondertekening", visit.tr("Signed checkpoint"),
                html("<p>{}</p><pre class=\"stip-hash\">{}</pre>",
                     visit.tr("The state of the ledger, signed. Keep a copy: nobody can then change what came before."),
                     last->note)));
  content.add(section("sleutel", visit.tr("Key"),
                      html("<p><code class=\"stip-hash\">{}</code></p>", visit.site.registry.public_key())));
  return page(visit, {std::string(visit.tr("Ledger")), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

}  // namespace stip
