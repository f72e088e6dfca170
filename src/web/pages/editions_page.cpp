// Editions page: the list, and one edition with its documents and its signature.
#include "web/pages/editions_page.h"

#include <algorithm>

#include "base/text.h"
#include "publishing/render.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {

std::string size_text(Language language, std::int64_t bytes) {
  if (bytes < 1000) return fill(tr(language, "{} bytes"), {number_text(language, static_cast<long>(bytes))});
  if (bytes < 999'500) return number_text(language, static_cast<long>((bytes + 500) / 1000)) + " kB";
  return number_text(language, Decimal{(bytes + 50'000) / 100'000, 1}) + " MB";
}

namespace {

Html documents_of(const Visit& visit, const Edition& edition) {
  Html rows;
  for (const FrozenDocument* document :
       visit.site.registry.now(visit.viewer).referring<FrozenDocument>("edition", edition.id)) {
    const auto format = format_named(document->format);
    rows.add(
        "<tr><th scope=\"row\"><a href=\"/{}/edities/{}/{}.{}.{}\" hreflang=\"{}\">{}</a></th><td>{}</td><td "
        "class=\"stip-number\">{}</td><td><code class=\"stip-hash\">{}</code></td></tr>",
        tag(visit.language), edition.id, document->kind, document->language, document->format, document->language,
        written_title(visit, *document), format ? label_of(*format) : document->format,
        size_text(visit.language, document->size.value_or(0)), document->sha256);
  }
  if (rows.empty())
    return html(
        "<p>{}</p>",
        visit.tr(
            "No documents have been kept yet. If the edition was frozen just now they are being made: look again in a few minutes."));
  Html content =
      html("<p>{}</p>", visit.tr("These files were kept at the freeze and never change. The hash of a file that you "
                                 "have can be compared with the one here: it is also in the ledger."));
  content.add(table("documententabel", visit.tr("Documents as they were kept"),
                    html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" "
                         "class=\"stip-number\">{}</th><th scope=\"col\">SHA-256</th></tr>",
                         visit.tr("Document"), visit.tr("Format"), visit.tr("Size")),
                    rows));
  return content;
}

}  // namespace

// WEBPAGE: GET /{language}/edities
//
// All editions by year, with links to look at the agenda as it was, and to what changed between two of them.
ErrorOr<Response> editions_page(const Visit& visit) {
  Html rows;
  const auto editions = visit.site.registry.editions(visit.viewer);
  std::string before;
  for (const EditionPlace& edition : editions) {
    const std::string year = std::to_string(edition.year);
    Html change = before.empty() ? html("<span class=\"stip-quiet\">{}</span>", visit.tr("first edition"))
                                 : html("<a href=\"/{}/verschil?van={}&amp;naar={}\">{}</a>", tag(visit.language),
                                        before, year, fill(visit.tr("since {}"), {before}));
    rows.add(
        "<tr><th scope=\"row\"><a href=\"/{}/edities/{}\">{}</a></th><td>{}</td><td "
        "class=\"stip-number\">{}</td><td><a href=\"/{}/?moment={}\">{}</a></td><td>{}</td></tr>",
        tag(visit.language), edition.id, year,
        edition.published ? date_text(visit.language, edition.published) : std::string(visit.tr("not published yet")),
        entry_link(visit, edition.position), tag(visit.language), year, visit.tr("Look at this edition"), change);
    before = year;
  }
  Html content = html(
      "<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Editions"),
      visit.tr(
          "An edition is the agenda as it was sent to parliament: a named place in the ledger that never changes."));
  if (editions.empty()) {
    content.add("<p>{}</p>", visit.tr("No edition has been frozen yet."));
  } else {
    content.add(table("edities", visit.tr("Editions by year"),
                      html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" "
                           "class=\"stip-number\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                           visit.tr("Edition"), visit.tr("Published on"), visit.tr("Ledger position"),
                           visit.tr("Agenda"), visit.tr("What changed")),
                      rows));
    content.add("<p class=\"stip-actions\"><a href=\"/{}/verschil?van={}&amp;naar=now\">{}</a></p>",
                tag(visit.language), editions.back().year, visit.tr("What changed since the last edition"));
  }
  return page(visit,
              {std::string(visit.tr("Editions")), "", {{"", std::string(visit.tr("Overview"))}}, "edities", false},
              std::move(content));
}

// WEBPAGE: GET /{language}/edities/{id}
//
// One edition: its place in the ledger, its documents as they were kept, and its signed checkpoint.
ErrorOr<Response> edition_page(const Visit& visit) {
  const View now = visit.site.registry.now(visit.viewer);
  const Edition* edition = now.find<Edition>(visit.parts[0]);
  if (!edition)
    return Error{ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
  const RecordType& type = type_of<Edition>();
  Html content = record_head(visit, type, *edition);
  content.add(fact_list(visit, type, *edition, {"checkpoint"}, false));
  content.add(section("documenten", visit.tr("Documents"), documents_of(visit, *edition)));
  content.add(
      "<p class=\"stip-actions\"><a href=\"/{}/?moment={}\">{}</a> <a "
      "href=\"/{}/verschil?van={}&amp;naar=now\">{}</a></p>",
      tag(visit.language), edition->id, visit.tr("Look at this edition"), tag(visit.language), edition->id,
      visit.tr("What changed since"));
  if (!edition->checkpoint.empty()) {
    content.add(section("ondertekening", visit.tr("Signed checkpoint"),
                        html("<p>{}</p><pre class=\"stip-hash\">{}</pre>",
                             visit.tr("The state of the ledger at this edition, signed. It is printed in the "
                                      "letter, the annex and the overview of changes, so that the paper can be "
                                      "checked too."),
                             edition->checkpoint)));
  }
  content.add(section("geschiedenis", visit.tr("History"), history_of(visit, type, edition->id)));
  return page(visit,
              {visit.title(*edition),
               "",
               {{"", std::string(visit.tr("Overview"))}, {"edities", std::string(visit.tr("Editions"))}},
               "edities",
               false},
              std::move(content));
}

// WEBPAGE: GET /{language}/edities/{id}/{document}.{language}.{format}
//
// A document of an edition, byte for byte as it was kept.
ErrorOr<Response> kept_document_page(const Visit& visit) {
  const Error absent{ErrorKind::not_found, "page", "there is nothing at this address.",
                     "Go to the overview, or search."};
  const auto name = split(visit.parts[1], '.');
  const auto format = name.size() == 3 ? format_named(name[2]) : std::nullopt;
  if (!format) return absent;
  for (const EditionPlace& edition : visit.site.registry.editions(visit.viewer)) {
    if (edition.id != visit.parts[0]) continue;
    STIP_TRY_AS(auto bytes, visit.site.registry.kept_document(edition, name[0], name[1], name[2]));
    if (!bytes) return absent;
    // A kept document is a file of its own, with its own small style sheet: it is not shown inside the site.
    return attachment(media_type_of(*format), "agenda-" + std::to_string(edition.year) + "-" + visit.parts[1],
                      *std::move(bytes));
  }
  return absent;
}

}  // namespace stip
