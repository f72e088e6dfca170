// With changes: what one viewer may see, as if some records were otherwise: for looking, never for entering.
#pragma once

#include <vector>

#include "agenda/change.h"
#include "agenda/view.h"

namespace stip {

/// `view` with these changes, whatever version they say. It is made of what the viewer sees and of nothing else.
/// Cost: linear in the rows. Errors: invalid, for a value that cannot be read or a record that has ended.
ErrorOr<View> with_changes(const View& view, std::vector<Change> changes);

}  // namespace stip
