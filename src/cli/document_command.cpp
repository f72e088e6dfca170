// Documents: the difference in every format, and the annex, the overview of changes and fact sheets.
#include "cli/documents.h"

#include "publishing/annex.h"
#include "publishing/change_overview.h"
#include "publishing/fact_sheet.h"
#include "publishing/render.h"

namespace stip {
namespace {

/// "the 2026 edition", "1 March 2026", "entry 12": a moment as a document names it.
std::string moment_text(Language language, const std::string& moment) {
  if (moment == "now" || moment.empty()) return std::string(tr(language, "the agenda of today"));
  if (moment == "first") return std::string(tr(language, "the first edition"));
  if (moment == "last") return std::string(tr(language, "the last edition"));
  if (const auto day = parse_day(moment); day.ok()) return date_text(language, *day);
  const auto year = parse_whole(moment);
  if (year.ok() && *year) return fill(tr(language, "the {} edition"), {moment});
  return moment;
}

ErrorOr<std::string> rendered(const Document& document, const std::string& format_name, const std::string& reference) {
  const auto format = format_named(format_name);
  STIP_ASSERT(format);
  RenderOptions options;
  options.reference = reference;
  return render(document, *format, options);
}

Document overview(const Registry& registry, const Viewer& viewer, const View& before, const View& after, const Difference& difference, const std::string& from, const std::string& to, Day today, Language language) {
  ChangeOptions options;
  options.language = language;
  if (to != "now" && !to.empty()) options.now = moment_text(language, to);
  const Compared last{before, difference, moment_text(language, from)};
  // Beside the last edition also the first, so that small steps cannot hide a long way.
  const auto first = registry.look("first", viewer);
  if (!first.ok() || first->upto() == before.upto()) return change_overview(after, last, today, options);
  const Difference since_first = stip::difference(*first, after, registry.reasons(after.upto(), viewer));
  options.first.emplace(Compared{*first, since_first, moment_text(language, "first")});
  return change_overview(after, last, today, options);
}

std::optional<EditionPlace> edition_named(const Registry& registry, const Viewer& viewer, const std::string& moment) {
  const auto editions = registry.editions(viewer);
  for (const EditionPlace& edition : editions) {
    if (moment == edition.id || moment == std::to_string(edition.year)) return edition;
  }
  if (!editions.empty() && moment == "first") return editions.front();
  if (!editions.empty() && moment == "last") return editions.back();
  return std::nullopt;
}

/// The annex. Of an edition it is made once, kept, and from then on given as it was kept.
ErrorOr<std::string> annex_bytes(const Context& context, const DocumentRequest& request, const Viewer& viewer, Day today, Language language) {
  const bool is_public = viewer.clearance == Classification::public_;
  STIP_TRY_AS(const auto registry, context.open(!request.keep || !is_public || request.edition.empty()));
  STIP_TRY_AS(const View view, registry->look(request.edition, viewer));
  AnnexOptions options;
  options.language = language;
  const auto edition = edition_named(*registry, viewer, request.edition);
  const bool keeps = edition && is_public && request.keep && request.reference.empty();
  if (edition) {
    options.edition = std::to_string(edition->year);
    if (edition->published) options.date = edition->published.first();
    const View now = registry->now(viewer);
    if (const Edition* record = now.find<Edition>(edition->id)) options.checkpoint = record->checkpoint;
    if (keeps) {
      STIP_TRY_AS(auto kept, registry->kept_document(*edition, "annex", tag(language), request.format));
      if (kept) return *std::move(kept);
    }
  }
  STIP_TRY_AS(std::string bytes, rendered(annex(view, today, options), request.format, request.reference));
  if (keeps) STIP_TRY(registry->keep_document(*edition, "annex", tag(language), request.format, bytes, context.author));
  return bytes;
}

ErrorOr<std::string> changes_bytes(const Context& context, const DocumentRequest& request, const Viewer& viewer, Day today, Language language) {
  STIP_TRY_AS(const auto registry, context.open(true));
  const std::string since = request.since.empty() ? "last" : request.since, until = request.edition.empty() ? "now" : request.edition;
  STIP_TRY_AS(const View before, registry->look(since, viewer));
  STIP_TRY_AS(const View after, registry->look(until, viewer));
  const Difference found = difference(before, after, registry->reasons(after.upto(), viewer));
  return rendered(overview(*registry, viewer, before, after, found, since, until, today, language), request.format, request.reference);
}

ErrorOr<std::string> fact_sheet_bytes(const Context& context, const DocumentRequest& request, const Viewer& viewer, Day today, Language language) {
  STIP_TRY_AS(const auto registry, context.open(true));
  STIP_TRY_AS(const View view, registry->look(request.edition, viewer));
  const Action* action = view.find<Action>(request.record);
  if (!action) return Error{ErrorKind::not_found, "action " + request.record, "there is no such action.", "Look for it with `stip search`."};
  return rendered(fact_sheet(view, *action, today, language), request.format, request.reference);
}

}  // namespace

ErrorOr<std::string> difference_as(const Context& context, const Registry& registry, const Viewer& viewer, const View& before, const View& after, const Difference& found, const DifferenceRequest& request) {
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  if (request.format == "csv") return difference_csv(found);
  if (request.format == "json" || request.format == "text") return to_text(difference_json(found)) + "\n";
  const Progress progress(context.world, "making " + request.format);
  return rendered(overview(registry, viewer, before, after, found, request.before, request.after, today, language), request.format, request.reference);
}

// COMMAND: stip document annex --edition 2026 --lang nl|en --format html|docx|odt|pdf --out FILE
// COMMAND: stip document changes [--since 2026] [--edition MOMENT] …
// COMMAND: stip document fact-sheet A-014 …
//
// Makes a document of the public agenda (or of what --as VIEWER may see). The annex of a frozen edition is kept as
// bytes with its hash the first time, and from then on given as it was kept. With --reference FILE in the ministry's
// own styles; such a document is not kept.
Exit document_command(const Context& context, const DocumentRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  const Progress progress(context.world, "making the " + request.kind);
  const auto make = request.kind == "annex" ? annex_bytes : request.kind == "changes" ? changes_bytes : fact_sheet_bytes;
  STIP_TRY_AS(const std::string bytes, make(context, request, viewer, today, language));
  STIP_TRY(deliver(context, request.out, bytes));
  return 0;
}

}  // namespace stip
