// Documents: the difference in every format, and the annex, the overview of changes and fact sheets.
#include "cli/documents.h"

#include "base/text.h"
#include "editions/edition_documents.h"
#include "editions/letter_document.h"
#include "editions/parliament_documents.h"
#include "governance/propose.h"
#include "publishing/annex.h"
#include "publishing/as_if_adopted.h"
#include "publishing/change_overview.h"
#include "publishing/consultation_report.h"
#include "publishing/fact_sheet.h"
#include "publishing/render.h"

namespace stip {
namespace {

ErrorOr<std::string> rendered(const Document& document, const std::string& format_name, const std::string& reference) {
  const auto format = format_named(format_name);
  STIP_ASSERT(format);
  RenderOptions options;
  options.reference = reference;
  return render(document, *format, options);
}

/// A document of the moment of the request, which says so if that is as if proposals were adopted.
ErrorOr<std::string> rendered_of_moment(const Registry& registry, const Viewer& viewer, Document document,
                                        const DocumentRequest& request) {
  return rendered(as_if_adopted(std::move(document), registry.now(viewer), {request.edition}), request.format,
                  request.reference);
}

/// A document of an edition as it was kept, if it was and the request is for what everybody may read.
ErrorOr<std::optional<std::string>> kept_bytes(const Registry& registry, const EditionPlace& edition,
                                               const DocumentRequest& request, const Viewer& viewer,
                                               Language language) {
  const bool is_public = viewer.clearance == Classification::public_;
  if (!is_public || !request.reference.empty()) return std::optional<std::string>{};
  return registry.kept_document(edition, request.kind, tag(language), request.format);
}

ErrorOr<std::string> edition_bytes(const Registry& registry, const EditionPlace& edition, EditionDocument kind,
                                   const DocumentRequest& request, const Viewer& viewer, Language language) {
  STIP_TRY_AS(auto kept, kept_bytes(registry, edition, request, viewer, language));
  if (kept) return *std::move(kept);
  STIP_TRY_AS(const auto document, edition_document(registry, edition, kind, viewer, language));
  if (!document) {
    return Error{ErrorKind::not_found, said("changes of edition {}", std::to_string(edition.year)),
                 said("it is the first edition."), said("Name a moment with --since.")};
  }
  return rendered(*document, request.format, request.reference);
}

ErrorOr<std::string> annex_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                 Day today, Language language) {
  if (const auto edition = edition_named(registry, viewer, request.edition)) {
    return edition_bytes(registry, *edition, EditionDocument::annex, request, viewer, language);
  }
  STIP_TRY_AS(const View view, registry.look(request.edition, viewer));
  AnnexOptions options;
  options.language = language;
  return rendered_of_moment(registry, viewer, annex(view, today, options), request);
}

ErrorOr<std::string> changes_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                   Day today, Language language) {
  if (const auto edition = edition_named(registry, viewer, request.edition)) {
    const auto before = edition_before(registry, viewer, *edition);
    const auto since = edition_named(registry, viewer, request.since);
    const bool as_kept = request.since.empty() || (before && since && before->id == since->id);
    if (as_kept) return edition_bytes(registry, *edition, EditionDocument::changes, request, viewer, language);
  }
  const std::string since = request.since.empty() ? "last" : request.since,
                    until = request.edition.empty() ? "now" : request.edition;
  STIP_TRY_AS(const View before, registry.look(since, viewer));
  STIP_TRY_AS(const View after, registry.look(until, viewer));
  // As if adopted, the reason of a change is that of the proposal.
  const View now = registry.now(viewer);
  const Difference found =
      difference(before, after, reasons_if_adopted(now, split(until, '+'), registry.reasons(after.upto(), viewer)));
  const Compare compare{before, after, found, since, until};
  return rendered(overview_of_changes(registry, viewer, compare, today, language), request.format, request.reference);
}

ErrorOr<std::string> fact_sheets_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                       Day, Language language) {
  const std::string moment = request.edition.empty() ? "last" : request.edition;
  const auto edition = edition_named(registry, viewer, moment);
  if (!edition) {
    return Error{ErrorKind::not_found, said("edition {}", moment), said("there is no such edition."),
                 said("See `stip edition list`, or ask the sheet of one action: `stip document fact-sheet A-014`.")};
  }
  return edition_bytes(registry, *edition, EditionDocument::fact_sheets, request, viewer, language);
}

ErrorOr<std::string> fact_sheet_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                      Day today, Language language) {
  STIP_TRY_AS(const View view, registry.look(request.edition, viewer));
  const Action* action = view.find<Action>(request.record);
  if (!action)
    return Error{ErrorKind::not_found, said("action {}", request.record), said("there is no such action."),
                 said("Look for it with `stip search`.")};
  return rendered_of_moment(registry, viewer, fact_sheet(view, *action, today, language), request);
}

ErrorOr<std::string> letter_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                  Day today, Language language) {
  LetterRequest letter{request.edition, request.since, request.date, {}};
  letter.options.language = language;
  letter.options.to = request.to == "senate" ? Chamber::senate : Chamber::house;
  letter.options.reason = request.reason;
  letter.options.letter = request.letter;
  letter.options.fulfils = request.fulfils;
  letter.options.dossiers = request.dossiers;
  letter.options.signatories = request.signatories;
  letter.options.annexes = request.annexes;
  STIP_TRY_AS(const Document document, letter_document(registry, viewer, letter, today));
  return rendered(document, request.format, request.reference);
}

ErrorOr<std::string> progress_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                    Day today, Language language) {
  STIP_TRY_AS(const View view, registry.look(request.edition, viewer));
  STIP_TRY_AS(Document document, round_document(view, request.record, today, language));
  return rendered_of_moment(registry, viewer, std::move(document), request);
}

ErrorOr<std::string> explanation_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                       Day today, Language language) {
  STIP_TRY_AS(const View view, registry.look(request.edition, viewer));
  STIP_TRY_AS(Document document, explanation_document(view, request.record, today, language));
  return rendered_of_moment(registry, viewer, std::move(document), request);
}

ErrorOr<std::string> decision_note_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                         Day today, Language language) {
  // With --proposal PV-7 the note is of that proposal, in the agenda as it is: not as if it were adopted.
  const bool by_proposal = request.record.empty() && starts_with(request.edition, "PV-");
  STIP_TRY_AS(const View view, registry.look(by_proposal ? "now" : request.edition, viewer));
  STIP_TRY_AS(Document document,
              decision_note_document(registry, view, by_proposal ? request.edition : request.record, today, language));
  if (by_proposal) return rendered(document, request.format, request.reference);
  return rendered_of_moment(registry, viewer, std::move(document), request);
}

ErrorOr<std::string> consultation_bytes(const Registry& registry, const DocumentRequest& request, const Viewer& viewer,
                                        Day today, Language language) {
  STIP_TRY_AS(const View view, registry.look(request.edition, viewer));
  const Consultation* consultation = view.find<Consultation>(request.record);
  if (!consultation)
    return Error{ErrorKind::not_found, "consultation " + request.record, "there is no such consultation.",
                 "Look for it with `stip search`."};
  return rendered_of_moment(registry, viewer, consultation_report(view, *consultation, today, {language, {}, false}),
                            request);
}

}  // namespace

ErrorOr<std::string> difference_as(const Context& context, const Registry& registry, const Viewer& viewer,
                                   const View& before, const View& after, const Difference& found,
                                   const DifferenceRequest& request) {
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  if (request.format == "csv") return difference_csv(found);
  if (request.format == "json" || request.format == "text") return to_text(difference_json(found)) + "\n";
  const Progress progress(context.world, "making " + request.format);
  return rendered(
      overview_of_changes(registry, viewer, {before, after, found, request.before, request.after}, today, language),
      request.format, request.reference);
}

// COMMAND: stip document annex --edition 2026 --lang nl|en --format html|docx|odt|pdf --out FILE
// COMMAND: stip document changes [--since 2026] [--edition MOMENT] …
// COMMAND: stip document fact-sheet A-014 …
// COMMAND: stip document fact-sheets --edition 2026 …
// COMMAND: stip document progress [CY-2027|2027] …
// COMMAND: stip document explanation A-014 …
// COMMAND: stip document decision-note PV-7|BS-4 …
// COMMAND: stip document consultation CO-2027 …
// COMMAND: stip document letter --edition 2027 [--to house|senate] [--fulfils TZ-01] [--signatory "…"] …
//
// Makes a document of the public agenda (or of what --as VIEWER may see). What was kept of a frozen edition is given as
// it was kept, byte for byte. A letter is finished by people and brought up to date with `stip letter update`. A
// decision note holds what its viewer may see: who may see more gets a list of what stays confidential. With
// --reference FILE in the ministry's own styles; such a document is made anew.
Exit document_command(const Context& context, const DocumentRequest& request) {
  Viewer viewer{Classification::public_};
  if (!context.as.empty()) {
    STIP_TRY_AS(viewer, context.viewer());
  }
  STIP_TRY_AS(const Language language, context.reading_language());
  STIP_TRY_AS(const Day today, context.day());
  STIP_TRY_AS(const auto registry, context.open(true));
  const Progress progress(context.world, "making the " + request.kind);
  const auto make = request.kind == "annex"           ? annex_bytes
                    : request.kind == "changes"       ? changes_bytes
                    : request.kind == "fact-sheets"   ? fact_sheets_bytes
                    : request.kind == "letter"        ? letter_bytes
                    : request.kind == "progress"      ? progress_bytes
                    : request.kind == "explanation"   ? explanation_bytes
                    : request.kind == "decision-note" ? decision_note_bytes
                    : request.kind == "consultation"  ? consultation_bytes
                                                      : fact_sheet_bytes;
  STIP_TRY_AS(const std::string bytes, make(*registry, request, viewer, today, language));
  STIP_TRY(deliver_and_tell(context, request.out, request.format, bytes));
  return 0;
}

}  // namespace stip
