// Parliament documents: finds the round, action, proposal or decision that somebody names, and has its document made.
#pragma once

#include <string>

#include "publishing/document.h"
#include "registry/registry.h"

namespace stip {

/// "CY-2027" or "2027"; empty: the newest round in which reports were asked. Errors: not_found.
ErrorOr<Document> round_document(const View& view, const std::string& round, Day today, Language language);
/// The explanation of one action after the Comptabiliteitswet. Errors: not_found.
ErrorOr<Document> explanation_document(const View& view, const std::string& action, Day today, Language language);
/// The note of a proposal or decision, as the viewer of `view` may read it. Errors: not_found, also for what is hidden.
ErrorOr<Document> decision_note_document(const Registry& registry, const View& view, const std::string& about,
                                         Day today, Language language);

}  // namespace stip
