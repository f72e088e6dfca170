// Difference page: counts first, then each record with its fields old and new, the reason and the decision behind each.
#include "web/pages/difference_page.h"

#include <algorithm>
#include <map>

#include "agenda/cycle.h"
#include "base/text.h"
#include "editions/edition_documents.h"
#include "governance/propose.h"
#include "publishing/as_if_adopted.h"
#include "publishing/difference.h"
#include "publishing/render.h"
#include "publishing/word_diff.h"
#include "web/kept_answers.h"
#include "web/parts/reason_words.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"
#include "web/paths.h"

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
  Html whole = html("<p class=\"stip-diff__reason\">{} <span dir=\"auto\">{}</span> · {}", visit.tr("Reason:"),
                    reason_words(visit.language, reason.reason), entry_link(visit, reason.entry));
  for (const std::string& cause : reason.causes) {
    const auto found = visit.view.find_any(cause);
    if (found) whole.add(" · {} {}", to_lower(label_of(visit, *found.type)), linked_id(visit, cause));
  }
  return whole.add("</p>");
}

/// A text by word: what was taken out struck through, what was put in underlined.
Html words(const std::string& before, const std::string& after) {
  Html whole;
  for (const WordPiece& piece : word_diff(before, after)) {
    if (piece.kind == Piece::removed)
      whole.add("<del>{}</del>", piece.text);
    else if (piece.kind == Piece::added)
      whole.add("<ins>{}</ins>", piece.text);
    else
      whole.text(piece.text);
  }
  return html("<span dir=\"auto\">{}</span>", whole);
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
    value = words(field.before, field.after);
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
  Html title = record.after ? record_link(visit, record.record())
                            : html("<span dir=\"auto\">{}</span>", visit.title(record.record()));
  Html whole = html(
      "<article class=\"stip-diff stip-diff--{}\"><h3 class=\"stip-diff__title\"><span class=\"stip-change "
      "stip-change--{}\">{}</span> {} <span class=\"stip-quiet\">{} {}</span>{}</h3>",
      css_of(record), css_of(record), visit.tr(word_of(record)), title, label_of(visit, *record.type), record.id,
      invented_badge(visit, record.record()));
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
  return html("<ul class=\"stip-diff-counts\">{}</ul>", items);
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

/// Moments to choose from: editions, now, and proposals.
Html choice_of_moments(const Visit& visit, std::string_view name, std::string_view label, const std::string& chosen) {
  Html options;
  const auto option = [&](const std::string& value, const std::string& words_of) {
    if (value == chosen)
      options.add("<option value=\"{}\" selected>{}</option>", value, words_of);
    else
      options.add("<option value=\"{}\">{}</option>", value, words_of);
  };
  bool known = false;
  for (const EditionPlace& edition : visit.site.registry.editions(visit.viewer)) {
    option(std::to_string(edition.year), fill(visit.tr("Edition {}"), {std::to_string(edition.year)}));
    known = known || std::to_string(edition.year) == chosen;
  }
  option("now", std::string(visit.tr("Now")));
  for (const Proposal& proposal : visit.view.all<Proposal>()) {
    option(proposal.id, fill(visit.tr("As if {} were adopted"), {title_and_id(visit, proposal)}));
    known = known || proposal.id == chosen;
  }
  if (!known && chosen != "now") {
    const bool are_proposals = !proposals_of_moment(visit.view, chosen).empty();
    option(chosen,
           are_proposals ? fill(visit.tr("As if {} were adopted together"), {join(split(chosen, '+'), ", ")}) : chosen);
  }
  return html(
      "<div class=\"utrecht-form-field\"><label class=\"utrecht-form-label\" for=\"{}\">{}</label><select "
      "class=\"utrecht-select\" id=\"{}\" name=\"{}\">{}</select></div>",
      name, label, name, name, options);
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
// proposal as if it were adopted. With ?proposal=PV-7 and no "naar", that is what is compared. Texts by word, dates in
// quarters, money as a difference; each with its reason.
ErrorOr<Response> difference_page(const Visit& visit) {
  const auto editions = visit.site.registry.editions(visit.viewer);
  const std::string* from = visit.request.query_value("van");
  const std::string* to = visit.request.query_value("naar");
  const std::string before_name = from && !from->empty() ? moment_typed(*from)
                                  : editions.empty()     ? "#1"
                                                         : std::to_string(editions.back().year);
  const bool is_as_if = !proposals_of_moment(visit.view, visit.moment).empty();
  const std::string after_name = to && !to->empty() ? moment_typed(*to) : is_as_if ? visit.moment : "now";
  Html content = html("<h1>{}</h1>", visit.tr("What changed"));
  content.add(
      "<form class=\"stip-filter\" action=\"/{}/verschil\">{}{}<button class=\"utrecht-button "
      "utrecht-button--primary-action\">{}</button></form>",
      tag(visit.language), choice_of_moments(visit, "van", visit.tr("From which moment"), before_name),
      choice_of_moments(visit, "naar", visit.tr("To which moment"), after_name), visit.tr("Compare"));
  if (visit.site.registry.size() == 0) {
    content.add("<p>{}</p>", visit.tr("There is nothing to compare yet."));
    return page(
        visit,
        {std::string(visit.tr("What changed")), "", {{"", std::string(visit.tr("Overview"))}}, "verschil", false},
        std::move(content));
  }
  STIP_TRY_AS(const View before, visit.site.registry.look(before_name, visit.viewer));
  STIP_TRY_AS(const View after, visit.site.registry.look(after_name, visit.viewer));
  // As if adopted, the reason of a change is that of the proposal.
  const View now = visit.site.registry.now(visit.viewer);
  const Reasons reasons =
      reasons_if_adopted(now, split(after_name, '+'), visit.site.registry.reasons(after.upto(), visit.viewer));
  const auto kept = visit.site.kept->differences.of({before, after});
  const Difference& found = *kept;
  content.add(counts_html(visit, found));
  content.add("<p class=\"stip-lead\">{}</p>",
              summary_text(found, visit.language,
                           before_name == "now" ? std::string(visit.tr("now"))
                                                : fill(visit.tr("the edition {}"), {before_name})));
  content.add("<p class=\"stip-actions\"><a href=\"/v1/verschillen?van={}&amp;naar={}\">JSON</a></p>",
              percent_encoded(before_name), percent_encoded(after_name));
  content.add(kept_overviews(visit, before_name, after_name));
  if (found.policy.empty())
    content.add("<p>{}</p>", visit.tr("Nothing of the agenda changed between these two moments."));
  content.add(list_html(visit, found.policy, reasons));
  if (!found.figures.empty()) {
    content.add("<details class=\"stip-details\"><summary>{}</summary>{}</details>",
                tr_n(visit.language, "{} new or revised figure", "{} new or revised figures",
                     static_cast<long>(found.figures.size())),
                list_html(visit, found.figures, reasons));
  }
  return page(visit,
              {std::string(visit.tr("What changed")), "", {{"", std::string(visit.tr("Overview"))}}, "verschil", false},
              std::move(content));
}

}  // namespace stip
