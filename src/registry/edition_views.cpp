// Edition views: looks the two up.
#include "registry/edition_views.h"

namespace stip {

EditionViews edition_views(const Registry& registry, const Viewer& viewer) {
  EditionViews views;
  if (auto first = registry.look("first", viewer); first.ok()) views.first = *std::move(first);
  if (auto last = registry.look("last", viewer); last.ok()) views.last = *std::move(last);
  return views;
}

}  // namespace stip
