// Draft mode: who looks at the agenda as if a draft of theirs were adopted puts what they change there into that draft.
#pragma once

#include "governance/draft.h"
#include "web/office/act_parts.h"

namespace stip {

/// The draft that ?moment= names; nullptr: it names none, so that what is changed becomes a proposal of its own.
/// Errors: forbidden (who is signed in may not change that draft), not_found (a proposal that is not there).
ErrorOr<const Proposal*> draft_asked(const OfficeVisit& visit);

/// The proposal that the address names, if who is signed in may propose all that it would change.
/// Errors: not_found, forbidden.
ErrorOr<const Proposal*> proposal_to_alter(const OfficeVisit& visit);

/// The agenda on which a form is shown and read: as if the draft were adopted, or as it is now.
ErrorOr<View> view_in(const OfficeVisit& visit, const Proposal* draft);

/// What a form begins with: into which draft it goes, or else the drafts that it could go into, each a link to `path`.
Html draft_note(const OfficeVisit& visit, const Proposal* draft, const std::string& path);

/// Puts the edits into the draft; all that stands in the way.
std::vector<Error> put_into(const OfficeVisit& visit, const Proposal& draft, const std::vector<Edit>& edits);

/// The address of a page as if the draft were adopted.
std::string seen_in(const OfficeVisit& visit, const std::string& path, const Proposal& draft);

}  // namespace stip
