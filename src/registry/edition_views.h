// Edition views: the agenda as the first and the last edition had it, to hold that of now against.
#pragma once

#include <optional>

#include "registry/registry.h"

namespace stip {

struct EditionViews {
  std::optional<View> first, last;  ///< nullopt: there is no edition that this viewer knows of.

  const View* first_or_null() const { return first ? &*first : nullptr; }
  const View* last_or_null() const { return last ? &*last : nullptr; }
};

/// The first and the last edition, as `viewer` may see them. With one edition both are that one.
EditionViews edition_views(const Registry& registry, const Viewer& viewer);

}  // namespace stip
