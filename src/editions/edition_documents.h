// Edition documents: the documents that belong to an edition, made from the agenda as the edition holds it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "publishing/difference.h"
#include "publishing/document.h"
#include "registry/registry.h"

namespace stip {

/// letter: as it was ready to be finished; progress: of the newest round; explanations: of the policy choices of every
/// action of which the Comptabiliteitswet asks them; decision_note: of the decision that adopts the edition.
enum class EditionDocument { annex, changes, fact_sheets, letter, progress, explanations, decision_note };
inline constexpr EditionDocument edition_documents[] = {
    EditionDocument::annex,    EditionDocument::changes,      EditionDocument::fact_sheets,  EditionDocument::letter,
    EditionDocument::progress, EditionDocument::explanations, EditionDocument::decision_note};

std::string_view name_of(EditionDocument kind);  ///< "annex", "fact-sheets", "decision-note": as it is kept.
std::string title_of(EditionDocument kind, Language language);

/// "the 2026 edition", "1 March 2026", "entry 12": a moment as a document names it.
std::string moment_text(Language language, const std::string& moment);

/// The edition of a year ("2026"), an id ("ED-2026"), "first" or "last"; nullopt: that moment is no edition.
std::optional<EditionPlace> edition_named(const Registry& registry, const Viewer& viewer, std::string_view moment);
/// The edition that was frozen before this one; nullopt: it is the first.
std::optional<EditionPlace> edition_before(const Registry& registry, const Viewer& viewer, const EditionPlace& edition);

/// The signed note of the ledger at an edition, line by line, as it is printed to be checked; "": none was kept.
std::string checkpoint_of(const Registry& registry, const EditionPlace& edition);

/// One document of an edition, as `viewer` may read it. It depends on the ledger alone, not on the day on which it is
/// made: its day is that of publication or else of freezing. nullopt: there is nothing to make it of, as there are no
/// changes of the first edition, no progress without a round, no note without a decision.
/// Errors: those of looking.
ErrorOr<std::optional<Document>> edition_document(const Registry& registry, const EditionPlace& edition,
                                                  EditionDocument kind, const Viewer& viewer, Language language);

/// The overview of changes between two moments as people write them; beside it what changed since the first edition,
/// so that small steps cannot hide a long way.
struct Compare {
  const View& before;
  const View& after;
  const Difference& difference;
  std::string from, to;  ///< Moments: "2026", "now", "#12".
};
Document overview_of_changes(const Registry& registry, const Viewer& viewer, const Compare& compare, Day today,
                             Language language);

}  // namespace stip
