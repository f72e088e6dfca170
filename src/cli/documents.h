// Documents: making one, and keeping the one of an edition.
#pragma once

#include "cli/commands.h"
#include "publishing/difference.h"

namespace stip {

/// A difference in the format of the request: html, docx, odt, pdf, csv or json.
ErrorOr<std::string> difference_as(const Context& context, const Registry& registry, const Viewer& viewer,
                                   const View& before, const View& after, const Difference& difference,
                                   const DifferenceRequest& request);

}  // namespace stip
