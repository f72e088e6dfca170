// Edition documents: looks up what each document is made from, and has publishing make it.
#include "editions/edition_documents.h"

#include <algorithm>

#include "agenda/cycle.h"
#include "agenda/decision.h"
#include "base/local_time.h"
#include "base/text.h"
#include "editions/letter_document.h"
#include "editions/parliament_documents.h"
#include "publishing/annex.h"
#include "publishing/as_if_adopted.h"
#include "publishing/change_overview.h"
#include "publishing/explanation.h"
#include "publishing/fact_sheet.h"

namespace stip {
namespace {

/// The day that its documents bear: that of its publication, also when that is still to come, else of the freeze.
Day day_of_edition(const Registry& registry, const EditionPlace& edition) {
  if (edition.published) return edition.published.first();
  const View whole = registry.now(sees_everything);
  const Edition* record = whole.find<Edition>(edition.id);
  if (const auto release = parse_instant(record ? record->release : std::string()); release.ok())
    return local_day_of(*release);
  const auto history = registry.history(type_of<Edition>(), edition.id, sees_everything);
  STIP_ASSERT(!history.empty());
  return day_of(history.back().entry.time);
}

ErrorOr<std::optional<Document>> changes_of(const Registry& registry, const EditionPlace& edition, const View& after,
                                            const Viewer& viewer, Day day, Language language) {
  const auto last = edition_before(registry, viewer, edition);
  if (!last) return std::optional<Document>{};
  STIP_TRY_AS(const View before, registry.at(last->position, viewer));
  const Difference found = difference(before, after, registry.reasons(after.upto(), viewer));
  const Compare compare{before, after, found, std::to_string(last->year), std::to_string(edition.year)};
  return std::optional(overview_of_changes(registry, viewer, compare, day, language));
}

/// The letter that goes with the edition, as it is ready to be finished.
ErrorOr<Document> letter_of(const Registry& registry, const EditionPlace& edition, const View& view,
                            const Viewer& viewer, Day day, Language language) {
  LetterRequest request{std::to_string(edition.year), "", to_text(day), {}};
  request.options.language = language;
  LetterOptions options = request.options;
  options.edition = request.moment;
  options.checkpoint = checkpoint_of(registry, edition);
  options.recipe = to_text(request);
  const auto last = edition_before(registry, viewer, edition);
  if (!last) return letter(view, std::nullopt, day, options);
  STIP_TRY_AS(const View before, registry.at(last->position, viewer));
  const Difference found = difference(before, view, registry.reasons(view.upto(), viewer));
  const std::optional<Compared> compared(Compared{before, found, moment_text(language, std::to_string(last->year))});
  return letter(view, compared, day, options);
}

/// A document that is there only if what it is about is: not found is no error.
ErrorOr<std::optional<Document>> if_there(ErrorOr<Document> document) {
  if (document.ok()) return std::optional(*std::move(document));
  if (document.error().kind == ErrorKind::not_found) return std::optional<Document>{};
  return document.error();
}

}  // namespace

std::string moment_text(Language language, const std::string& moment) {
  if (moment == "now" || moment.empty()) return std::string(tr(language, "the agenda of today"));
  if (moment == "first") return std::string(tr(language, "the first edition"));
  if (moment == "last") return std::string(tr(language, "the last edition"));
  if (const auto day = parse_day(moment); day.ok()) return date_text(language, *day);
  const auto year = parse_whole(moment);
  if (year.ok() && *year) return fill(tr(language, "the {} edition"), {moment});
  const auto ids = split(moment, '+');
  const bool are_proposals =
      std::ranges::all_of(ids, [](const auto& id) { return record_type_of_id(id) == &type_of<Proposal>(); });
  if (are_proposals) return fill(tr(language, "the agenda with {} (as if adopted)"), {join(ids, ", ")});
  return moment;
}

std::string checkpoint_of(const Registry& registry, const EditionPlace& edition) {
  const View whole = registry.now(sees_everything);
  const Edition* record = whole.find<Edition>(edition.id);
  return record ? record->checkpoint : std::string();
}

std::string_view name_of(EditionDocument kind) {
  static constexpr std::string_view names[] = {"annex",    "changes",        "fact-sheets",  "letter",
                                               "progress", "policy-choices", "decision-note"};
  return names[static_cast<std::size_t>(kind)];
}

std::string title_of(EditionDocument kind, Language language) {
  static constexpr std::string_view titles[] = {tr_later("Annex"),           tr_later("Overview of changes"),
                                                tr_later("Fact sheets"),     tr_later("Letter to parliament"),
                                                tr_later("Progress report"), tr_later("Policy choices explained"),
                                                tr_later("Decision note")};
  return std::string(tr(language, titles[static_cast<std::size_t>(kind)]));
}

std::optional<EditionPlace> edition_named(const Registry& registry, const Viewer& viewer, std::string_view moment) {
  const auto editions = registry.editions(viewer);
  for (const EditionPlace& edition : editions) {
    if (moment == edition.id || moment == std::to_string(edition.year)) return edition;
  }
  if (!editions.empty() && moment == "first") return editions.front();
  if (!editions.empty() && moment == "last") return editions.back();
  return std::nullopt;
}

std::optional<EditionPlace> edition_before(const Registry& registry, const Viewer& viewer,
                                           const EditionPlace& edition) {
  std::optional<EditionPlace> before;
  for (const EditionPlace& other : registry.editions(viewer)) {
    if (other.position < edition.position && (!before || other.position > before->position)) before = other;
  }
  return before;
}

ErrorOr<std::optional<Document>> edition_document(const Registry& registry, const EditionPlace& edition,
                                                  EditionDocument kind, const Viewer& viewer, Language language) {
  STIP_TRY_AS(const View view, registry.at(edition.position, viewer));
  const Day day = day_of_edition(registry, edition);
  const std::string year = std::to_string(edition.year);
  if (kind == EditionDocument::changes) return changes_of(registry, edition, view, viewer, day, language);
  if (kind == EditionDocument::fact_sheets) return std::optional(fact_sheets(view, year, day, language));
  if (kind == EditionDocument::letter) return if_there(letter_of(registry, edition, view, viewer, day, language));
  if (kind == EditionDocument::progress) return if_there(round_document(view, "", day, language));
  if (kind == EditionDocument::explanations) return explanations(view, year, day, language);
  // The edition itself is read by who makes the document, also before everybody may see that it is there.
  const View now = registry.now(sees_everything);
  const Edition* record = now.find<Edition>(edition.id);
  if (kind == EditionDocument::decision_note)
    return if_there(decision_note_document(registry, view, record ? record->decision.id : "", day, language));
  AnnexOptions options;
  options.language = language;
  options.edition = year;
  options.date = day;
  options.checkpoint = checkpoint_of(registry, edition);
  return std::optional(annex(view, day, options));
}

Document overview_of_changes(const Registry& registry, const Viewer& viewer, const Compare& compare, Day today,
                             Language language) {
  ChangeOptions options;
  options.language = language;
  if (compare.to != "now" && !compare.to.empty()) options.now = moment_text(language, compare.to);
  if (const auto edition = edition_named(registry, viewer, compare.to))
    options.checkpoint = checkpoint_of(registry, *edition);
  const Compared last{compare.before, compare.difference, moment_text(language, compare.from)};
  const auto marked = [&](Document overview) {
    return as_if_adopted(std::move(overview), registry.now(viewer), {compare.to, compare.from});
  };
  const auto first = registry.look("first", viewer);
  if (!first.ok() || first->upto() >= compare.before.upto())
    return marked(change_overview(compare.after, last, today, options));
  const Difference since_first = difference(*first, compare.after, registry.reasons(compare.after.upto(), viewer));
  options.first.emplace(Compared{*first, since_first, moment_text(language, "first")});
  return marked(change_overview(compare.after, last, today, options));
}

}  // namespace stip
