// Difference page: counts first, then each record with its fields old and new, the reason and the decision behind each.
#include "web/pages/difference_page.h"

#include <algorithm>
#include <map>

#include "agenda/cycle.h"
#include "agenda/decision.h"
#include "base/text.h"
#include "editions/edition_documents.h"
#include "publishing/as_if_adopted.h"
#include "publishing/change_overview.h"
#include "publishing/render.h"
#include "publishing/word_diff.h"
#include "web/kept_answers.h"
#include "web/pages/difference_form.h"
#include "web/parts/proposal_parts.h"
#include "web/parts/reason_words.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/parts/written.h"

namespace stip {
namespace {

std::string_view css_of(const RecordDifference& record) {
  switch (record.fate) {
    case Fate::added:
      return "new";
    case Fate::ended:
      return "ended";
    case Fate::changed:
      return record.moved ? "moved" : "changed";
  }
  return "changed";
}

std::string_view word_of(const RecordDifference& record) {
  switch (record.fate) {
    case Fate::added:
      return msg("new");
    case Fate::ended:
      return msg("ended");
    case Fate::changed:
      return record.moved ? msg("moved") : msg("changed");
  }
  return "";
}

Html reason_html(const Visit& visit, const Reason& reason) {
  // What is only proposed has the words of the proposal; in which language an entry was made, the ledger does not know.
  const auto* proposal = reason.causes.size() == 1 ? visit.view.find<Proposal>(reason.causes.front()) : nullptr;
  const bool is_proposed = proposal && (reason.reason == proposal->reason || reason.reason == proposal->title);
  Html whole = html("<p class=\"stip-diff__reason\">{} <span{} dir=\"auto\">{}</span> · {}", visit.tr("Reason:"),
                    is_proposed ? lang_of(visit, std::string_view{}) : Html{},
                    reason_words(visit.language, reason.reason), entry_link(visit, reason.entry));
  for (const std::string& cause : reason.causes) {
    const auto found = visit.view.find_any(cause);
    if (found) whole.add(" · {} {}", to_lower(label_of(visit, *found.type)), linked_id(visit, cause));
  }
  return whole.add("</p>");
}

/// A text by word: what was taken out struck through, what was put in underlined.
Html words(const Visit& visit, const Field& field, const std::string& before, const std::string& after) {
  Html whole;
  for (const WordPiece& piece : word_diff(before, after)) {
    if (piece.kind == Piece::removed)
      whole.add("<del>{}</del>", piece.text);
    else if (piece.kind == Piece::added)
      whole.add("<ins>{}</ins>", piece.text);
    else
      whole.text(piece.text);
  }
  return html("<span{} dir=\"auto\">{}</span>", lang_of(visit, field), whole);
}

std::string delta_text(const Visit& visit, const FieldDifference& field) {
  if (field.quarters) return quarters_text(visit.language, *field.quarters);
  if (field.cents) return signed_amount_text(visit.language, *field.cents);
  if (field.more) return (field.more->units > 0 ? "+ " : "") + number_text(visit.language, *field.more);
  return {};
}

Html field_html(const Visit& visit, const RecordType& type, const FieldDifference& field) {
  Html value;
  const bool is_text = field.field->kind == Kind::text || field.field->kind == Kind::prose;
  if (is_text && !field.before.empty() && !field.after.empty()) {
    value = words(visit, *field.field, field.before, field.after);
  } else {
    if (!field.before.empty()) value.add("<del>{}</del> ", value_html(visit, type, *field.field, field.before));
    if (!field.after.empty())
      value.add("<ins>{}</ins>", value_html(visit, type, *field.field, field.after));
    else
      value.add("<span class=\"stip-open\">{}</span>", visit.tr("emptied"));
  }
  if (const std::string delta = delta_text(visit, field); !delta.empty())
    value.add(" <span class=\"stip-diff__delta\">{}</span>", delta);
  return html("<div><dt>{}</dt><dd>{}{}</dd></div>", label_of(visit, type, *field.field), value,
              field.reason ? reason_html(visit, *field.reason) : Html{});
}

Html record_html(const Visit& visit, const RecordDifference& record, const Reasons& reasons) {
  Html fields;
  if (record.fate == Fate::changed) {
    for (const FieldDifference& field : fields_of(record, reasons)) fields.add(field_html(visit, *record.type, field));
  }
  // A link bears the mark of what was made up itself.
  const bool is_linked = record.after && visit.view.find_any(record.id);
  const Html title = is_linked
                         ? record_link(visit, record.record())
                         : html("{}{}", written_title(visit, record.record()), invented_badge(visit, record.record()));
  Html whole = html(
      "<article class=\"stip-diff stip-diff--{}\"><h3 class=\"stip-diff__title\"><span class=\"stip-change "
      "stip-change--{}\">{}</span> {} <span class=\"stip-quiet\">{} {}</span></h3>",
      css_of(record), css_of(record), visit.tr(word_of(record)), title, label_of(visit, *record.type), record.id);
  if (!fields.empty()) whole.add("<dl class=\"stip-diff__fields\">{}</dl>", fields);
  if (const auto reason = reason_of(record, reasons)) whole.add(reason_html(visit, *reason));
  return whole.add("</article>");
}

struct Totals {
  std::size_t added = 0, ended = 0, changed = 0, moved = 0;
};

Totals totals_of(const std::vector<RecordDifference>& records) {
  Totals totals;
  for (const RecordDifference& record : records) {
    totals.added += record.fate == Fate::added;
    totals.ended += record.fate == Fate::ended;
    totals.changed += record.fate == Fate::changed && !record.moved;
    totals.moved += record.moved;
  }
  return totals;
}

Html counts_html(const Visit& visit, const Difference& difference) {
  const Totals totals = totals_of(difference.policy);
  const auto unchanged = difference.count(type_of<Action>()).unchanged;
  const auto item = [&](std::string_view css, std::string_view one, std::string_view many, std::size_t count) {
    return html("<li class=\"stip-change stip-change--{}\">{}</li>", css,
                tr_n(visit.language, one, many, static_cast<long>(count)));
  };
  Html items;
  items.add(item("new", msg("{} new"), msg("{} new"), totals.added))
      .add(item("changed", msg("{} changed"), msg("{} changed"), totals.changed));
  items.add(item("moved", msg("{} moved"), msg("{} moved"), totals.moved))
      .add(item("ended", msg("{} ended"), msg("{} ended"), totals.ended));
  items.add(item("same", msg("{} action unchanged"), msg("{} actions unchanged"), unchanged));
  return html("<p class=\"stip-quiet\">{}</p><ul class=\"stip-diff-counts\">{}</ul>",
              visit.tr("Of everything in the agenda, milestones and money too:"), items);
}

Html list_html(const Visit& visit, const std::vector<RecordDifference>& records, const Reasons& reasons) {
  Html whole;
  const RecordType* type = nullptr;
  for (const RecordDifference& record : records) {
    if (record.type != type) whole.add("<h2>{}</h2>", plural_label_of(visit, *record.type));
    type = record.type;
    whole.add(record_html(visit, record, reasons));
  }
  return whole;
}

/// This very difference as a file.
Html downloads(const Visit& visit, const TwoMoments& moments) {
  const std::string query = query_of(moments, "van-geldig-op", "naar-geldig-op");
  Html links;
  const auto link = [&](std::string_view format, std::string_view words) {
    links.add(" <a class=\"stip-target\" href=\"/{}/documenten/verschil.{}?{}\">{}</a>", tag(visit.language), format,
              query, words);
  };
  for (const Format format : {Format::docx, Format::odt, Format::pdf}) link(name_of(format), label_of(format));
  link("csv", "CSV");
  return html("<p class=\"stip-actions\">{}:{} <a href=\"/v1/verschillen?{}\">JSON</a></p>",
              visit.tr("Download this difference"), links, query_of(moments, "vanGeldigOp", "naarGeldigOp"));
}

/// Why one of the two cannot be looked at.
Error told_clash(const Visit& visit, const TwoMoments& moments, const Error& met) {
  const Error of_from = clash_in_words(visit, moments.from.name, met);
  return of_from == met ? clash_in_words(visit, moments.to.name, met) : of_from;
}

bool shows_made_up(const Difference& difference) {
  for (const auto* records : {&difference.policy, &difference.figures}) {
    for (const RecordDifference& each : *records)
      if (each.record().invented) return true;
  }
  return false;
}

/// The overviews that were kept of an edition, if it is what is compared with the edition before it.
Html kept_overviews(const Visit& visit, const std::string& before, const std::string& after) {
  const Registry& registry = visit.site.registry;
  const auto edition = edition_named(registry, visit.viewer, after),
             since = edition_named(registry, visit.viewer, before);
  if (!edition || !since) return {};
  const auto last = edition_before(registry, visit.viewer, *edition);
  if (!last || last->id != since->id) return {};
  const View now = registry.now(visit.viewer);
  Html links;
  for (const FrozenDocument* document : now.referring<FrozenDocument>("edition", edition->id)) {
    const auto format = format_named(document->format);
    if (document->kind != name_of(EditionDocument::changes) || document->language != tag(visit.language) || !format)
      continue;
    links.add(" <a class=\"stip-target\" href=\"/{}/edities/{}/{}.{}.{}\">{}</a>", tag(visit.language), edition->id,
              document->kind, document->language, document->format, label_of(*format));
  }
  if (links.empty()) return {};
  return html("<p class=\"stip-actions\">{}:{}</p>",
              fill(visit.tr("The overview of changes that was kept with edition {}"), {std::to_string(edition->year)}),
              links);
}

}  // namespace

// WEBPAGE: GET /{language}/verschil?van=2026&naar=now
//
// What is new, ended, changed and moved between two moments: editions, days (2026-11-24), entries (#12), now, or a
// proposal as if it were adopted. A day can be typed on each side (van-dag=24-11-2026: as known at its end), and a day
// of which only what was valid is compared (van-geldig-op=1-3-2026). With ?proposal=PV-7 and no "naar", that is what is
// compared. Texts by word, dates in quarters, money as a difference; each with its reason. The same as Word, ODT, PDF
// and CSV: documenten/verschil.docx?van=2026&naar=now.
ErrorOr<Response> difference_page(const Visit& visit) {
  const AskedDifference asked = asked_difference(visit);
  const Registry& registry = visit.site.registry;
  const auto finished = [&](Html content) {
    return page(
        visit,
        {std::string(visit.tr("What changed")), "", {{"", std::string(visit.tr("Overview"))}}, "verschil", false},
        std::move(content));
  };
  const Html title = html("<h1>{}</h1>", visit.tr("What changed")), form = difference_form(visit, asked);
  if (!asked.problems.empty()) {
    Response response = finished(html("{}{}", title, form));
    response.status = http_status(ErrorKind::invalid);
    return response;
  }
  if (registry.size() == 0)
    return finished(html("{}{}<p>{}</p>", title, form, visit.tr("There is nothing to compare yet.")));
  const TwoMoments moments = asked.moments();
  const auto both = look_at_both(registry, visit.viewer, moments);
  if (!both.ok()) return told_clash(visit, moments, both.error());
  const TwoViews& views = *both;
  const View now = registry.now(visit.viewer);
  const Reasons reasons = reasons_between(registry, visit.viewer, now, moments, views.after);
  const auto kept = visit.site.kept->differences.of({views.before, views.after});
  const Difference& found = *kept;
  Html content = html("{}{}{}{}", title, invented_banner(visit, false, offers_made_up(visit) || shows_made_up(found)),
                      form, counts_html(visit, found));
  content.add("<p class=\"stip-lead\">{}</p>",
              summary_text(found, visit.language, moment_words(visit.language, moments.from)));
  content.add(downloads(visit, moments));
  if (moments.from.valid_on.empty() && moments.to.valid_on.empty())
    content.add(kept_overviews(visit, moments.from.name, moments.to.name));
  if (found.policy.empty())
    content.add("<p>{}</p>", visit.tr("Nothing of the agenda changed between these two moments."));
  content.add(list_html(visit, found.policy, reasons));
  if (!found.figures.empty()) {
    content.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>",
                tr_n(visit.language, "{} new or revised figure", "{} new or revised figures",
                     static_cast<long>(found.figures.size())),
                list_html(visit, found.figures, reasons));
  }
  return finished(std::move(content));
}

ErrorOr<Response> difference_document(const Visit& visit, std::string_view format_name) {
  const auto format = format_named(format_name);
  const bool is_csv = format_name == "csv";
  const Registry& registry = visit.site.registry;
  if ((!format && !is_csv) || registry.size() == 0)
    return Error{ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
  const AskedDifference asked = asked_difference(visit);
  if (!asked.problems.empty())
    return Error{ErrorKind::invalid, asked.problems.front().label, asked.problems.front().text,
                 std::string(visit.tr("Choose the two moments on the page of differences."))};
  const TwoMoments moments = asked.moments();
  STIP_TRY_AS(const TwoViews views, look_at_both(registry, visit.viewer, moments));
  const View now = registry.now(visit.viewer);
  const Difference found =
      difference(views.before, views.after, reasons_between(registry, visit.viewer, now, moments, views.after));
  const std::string name = "verschil." + std::string(format_name);
  if (is_csv) return attachment("text/csv; charset=utf-8", name, difference_csv(found));
  const bool is_today = moments.to == OneMoment{};
  const Compare compare{views.before, views.after, found, moment_words(visit.language, moments.from),
                        is_today ? "now" : moment_words(visit.language, moments.to)};
  // The moments are named in words there, so that what is only proposed is marked here.
  const Document document =
      as_if_adopted(overview_of_changes(registry, visit.viewer, compare, visit.today, visit.language), now,
                    {moments.to.name, moments.from.name});
  STIP_TRY_AS(std::string bytes, render(document, *format));
  return attachment(media_type_of(*format), name, std::move(bytes));
}

}  // namespace stip
