// As if adopted: a document of an agenda that nobody adopted says so at its top, in its title and on each page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "agenda/decision.h"
#include "publishing/document.h"

namespace stip {

/// The proposals that a moment names ("PV-7", "PV-7+PV-8"), each once; empty: it is another moment, as an edition, a
/// day or now.
std::vector<const Proposal*> proposals_of_moment(const View& view, std::string_view moment);

/// The document, which says at its very top, in its title and at the foot of each page which proposals it is as if
/// adopted, if one of the `moments` that it was made of names proposals; else as it came. A document that can be
/// brought up to date says it in a part "asif", so that who does so is told when it no longer holds. `view`: knows the
/// proposals. Precondition: it was not marked before.
Document as_if_adopted(Document document, const View& view, const std::vector<std::string>& moments);

}  // namespace stip
