// Documents page: what can be downloaded; a document is made when it is asked for, or is the one that was kept.
#include "web/pages/documents_page.h"

#include "agenda/consultation_result.h"
#include "agenda/records.h"
#include "base/text.h"
#include "editions/edition_documents.h"
#include "editions/letter_document.h"
#include "editions/parliament_documents.h"
#include "monitoring/money.h"
#include "publishing/annex.h"
#include "publishing/as_if_adopted.h"
#include "publishing/consultation_report.h"
#include "publishing/fact_sheet.h"
#include "publishing/render.h"
#include "web/pages/difference_page.h"
#include "web/parts/offers.h"
#include "web/parts/record_parts.h"
#include "web/parts/shell.h"

namespace stip {
namespace {

constexpr Format formats[] = {Format::docx, Format::odt, Format::pdf, Format::html};
constexpr std::string_view fact_sheet_prefix = "feitenblad-", letter_name = "kamerbrief", round_prefix = "voortgang-",
                           note_prefix = "beslisnota-", explanation_prefix = "beleidskeuzes-",
                           consultation_prefix = "raadpleging-", difference_name = "verschil";

Error absent() {
  return {ErrorKind::not_found, "page", "there is nothing at this address.", "Go to the overview, or search."};
}

Response download(std::string_view name, Format format, std::string bytes) {
  return attachment(media_type_of(format), std::string(name) + "." + std::string(name_of(format)), std::move(bytes));
}

/// A document of the moment of the visit, which says so if that is as if proposals were adopted.
ErrorOr<Response> download_of_moment(const Visit& visit, std::string_view name, Document document, Format format) {
  const Document marked = as_if_adopted(std::move(document), visit.site.registry.now(visit.viewer), {visit.moment});
  STIP_TRY_AS(std::string bytes, render(marked, format));
  return download(name, format, std::move(bytes));
}

ErrorOr<Response> annex_page(const Visit& visit, Format format) {
  const Registry& registry = visit.site.registry;
  const auto edition = edition_named(registry, visit.viewer, visit.moment);
  if (!edition) {
    AnnexOptions options;
    options.language = visit.language;
    return download_of_moment(visit, "agenda", annex(visit.view, visit.today, options), format);
  }
  const std::string name = "agenda-" + std::to_string(edition->year);
  // What was sent is never made again: the kept bytes are the document. They are of what everybody may read, so who may
  // read more gets a document of his own.
  if (visit.viewer.clearance == Classification::public_) {
    STIP_TRY_AS(auto kept, registry.kept_document(*edition, "annex", tag(visit.language), name_of(format)));
    if (kept) return download(name, format, *std::move(kept));
  }
  STIP_TRY_AS(const auto document,
              edition_document(registry, *edition, EditionDocument::annex, visit.viewer, visit.language));
  STIP_TRY_AS(std::string bytes, render(*document, format));
  return download(name, format, std::move(bytes));
}

/// The document that a name stands for, besides annex and fact sheets. Errors: not_found.
ErrorOr<Document> named_document(const Visit& visit, const std::string& name) {
  const auto rest = [&](std::string_view prefix) { return name.substr(prefix.size()); };
  if (name == letter_name) {
    LetterRequest request{visit.moment.empty() ? "now" : visit.moment, "", "", {}};
    request.options.language = visit.language;
    return letter_document(visit.site.registry, visit.viewer, request, visit.today);
  }
  if (starts_with(name, round_prefix) && visit.view.find<Cycle>(rest(round_prefix)))
    return round_document(visit.view, rest(round_prefix), visit.today, visit.language);
  if (starts_with(name, note_prefix))
    return decision_note_document(visit.site.registry, visit.view, rest(note_prefix), visit.today, visit.language);
  if (starts_with(name, explanation_prefix))
    return explanation_document(visit.view, rest(explanation_prefix), visit.today, visit.language);
  if (starts_with(name, consultation_prefix))
    if (const auto* consultation = visit.view.find<Consultation>(rest(consultation_prefix)))
      return consultation_report(visit.view, *consultation, visit.today, {visit.language, {}, false});
  return absent();
}

/// The letter of an edition as it was kept at its freeze, for who reads what everybody may read.
ErrorOr<std::optional<std::string>> kept_letter(const Visit& visit, const std::string& name, Format format) {
  const auto edition = name == letter_name && visit.viewer.clearance == Classification::public_
                           ? edition_named(visit.site.registry, visit.viewer, visit.moment)
                           : std::nullopt;
  if (!edition) return std::optional<std::string>{};
  return visit.site.registry.kept_document(*edition, name_of(EditionDocument::letter), tag(visit.language),
                                           name_of(format));
}

Html links(const Visit& visit, const std::string& name) {
  Html all;
  for (const Format format : formats) {
    all.add("<a class=\"stip-target\" href=\"{}\">{}</a> ",
            visit.link("documenten/" + name + "." + std::string(name_of(format))), label_of(format));
  }
  return all;
}

}  // namespace

// WEBPAGE: GET /{language}/documenten
//
// The documents that can be downloaded: the letter to parliament, the annex, the progress report of a round, a decision
// note for each proposal, a report of each consultation with results, and a fact sheet and the policy choices of each
// action; as Word, ODT, PDF and HTML.
ErrorOr<Response> documents_page(const Visit& visit) {
  Html rows, parliament;
  const auto add = [&](Html& into, const Html& name, const std::string& file) {
    into.add("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", name, links(visit, file));
  };
  for (const Action& action : visit.view.all<Action>())
    add(rows, numbered_link(visit, action), std::string(fact_sheet_prefix) + action.id);
  add(parliament, html("{}", visit.tr("Letter to parliament, to finish in Word")), std::string(letter_name));
  for (const Cycle& cycle : visit.view.all<Cycle>()) {
    const bool was_asked = !cycle.asked.empty() || !visit.view.referring<ProgressReport>("cycle", cycle.id).empty();
    if (was_asked)
      add(parliament, html("{}: {}", visit.tr("Progress report"), numbered_link(visit, cycle)),
          std::string(round_prefix) + cycle.id);
  }
  for (const Proposal& proposal : visit.view.all<Proposal>())
    add(parliament, html("{}: {}", visit.tr("Decision note"), numbered_link(visit, proposal)),
        std::string(note_prefix) + proposal.id);
  for (const ExplanationNeeded& needed : explanations_needed(visit.view)) {
    if (const Action* action = visit.view.find<Action>(needed.action))
      add(parliament, html("{}: {}", visit.tr("Policy choices explained"), numbered_link(visit, *action)),
          std::string(explanation_prefix) + action->id);
  }
  for (const Consultation& consultation : visit.view.all<Consultation>())
    if (!visit.view.referring<ConsultationResult>("consultation", consultation.id).empty())
      add(parliament, html("{}: {}", visit.tr("Report of a consultation"), numbered_link(visit, consultation)),
          std::string(consultation_prefix) + consultation.id);
  Html content = html("<h1>{}</h1><p class=\"stip-lead\">{}</p>", visit.tr("Documents"),
                      visit.tr("Made from the same records as this site. What was sent to parliament stands under its "
                               "edition, byte for byte."));
  content.add(section("bijlage", visit.tr("The agenda as an annex"),
                      html("<p class=\"stip-actions\">{}</p>", links(visit, "bijlage"))));
  const Html to_letter = may_be_offered(visit, Act::view)
                             ? html("<p><a href=\"{}\">{}</a></p>", visit.link("kamerbrief"),
                                    visit.tr("Make the letter with your own choices, or bring one up to date"))
                             : Html{};
  content.add(section("parlement", visit.tr("For parliament"),
                      html("{}{}", to_letter,
                           table("parlementtabel", visit.tr("Letter, reports and notes"),
                                 html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>",
                                      visit.tr("Document"), visit.tr("Download")),
                                 parliament))));
  content.add(section("feitenbladen", visit.tr("Fact sheets"),
                      table("feitenbladtabel", visit.tr("One sheet per action"),
                            html("<tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>", visit.tr("Action"),
                                 visit.tr("Download")),
                            rows)));
  return page(visit, {std::string(visit.tr("Documents")), "", {{"", std::string(visit.tr("Overview"))}}, "", false},
              std::move(content));
}

// WEBPAGE: GET /{language}/documenten/{name}.{format}
//
// One document: bijlage (the annex; of an edition with ?moment=2026), kamerbrief, voortgang-CY-2027, beslisnota-PV-7,
// beleidskeuzes-A-014, raadpleging-CO-2027, feitenblad-A-014, or verschil (what changed between two moments, as the
// page asks for them: ?van=2026&naar=now; also as CSV). Made on threads of its own, so that pages do not wait for it.
ErrorOr<Response> document_page(const Visit& visit) {
  const std::string& file = visit.parts[0];
  const auto dot = file.rfind('.');
  const std::string name = file.substr(0, dot);
  if (name == difference_name && dot != file.npos) return difference_document(visit, file.substr(dot + 1));
  const auto format = dot == file.npos ? std::nullopt : format_named(file.substr(dot + 1));
  if (!format) return absent();
  if (name == "bijlage") return annex_page(visit, *format);
  if (!starts_with(name, fact_sheet_prefix)) {
    STIP_TRY_AS(auto kept, kept_letter(visit, name, *format));
    if (kept) return download(name, *format, *std::move(kept));
    auto document = named_document(visit, name);
    if (!document.ok()) return document.error().kind == ErrorKind::not_found ? absent() : document.error();
    if (name != letter_name) return download_of_moment(visit, name, *std::move(document), *format);
    STIP_TRY_AS(std::string bytes, render(*document, *format));  // A letter says it itself.
    return download(name, *format, std::move(bytes));
  }
  const Action* action = visit.view.find<Action>(name.substr(fact_sheet_prefix.size()));
  if (!action) return absent();
  return download_of_moment(visit, name, fact_sheet(visit.view, *action, visit.today, visit.language), *format);
}

}  // namespace stip
