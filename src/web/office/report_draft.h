// Report draft: what somebody is writing about an action, before it is handed in.
#pragma once

#include <cstdint>

#include "web/office/reporting.h"

namespace stip {

/// Number of the draft that the form goes on from, as the form says (its hidden `_saves`); 0: none.
std::int64_t saves_of_form(const OfficeVisit& visit);

/// The form again with both texts, if what was kept last was kept elsewhere and says something else than is handed in
/// now; nullopt: nothing stands in the way.
ErrorOr<std::optional<Response>> overtaken_by_draft(const OfficeVisit& visit, const Reporting& subject);

/// Keeps what was typed if it goes on from what was kept last; else shows both texts. The script that sends a form
/// while somebody types (site/js/draft.js) says so with `_quietly`, and is told in JSON: `saves`, and `told` in words;
/// 409 if another window kept other words meanwhile.
ErrorOr<Response> keep_draft(const OfficeVisit& visit, const Reporting& subject);

}  // namespace stip
