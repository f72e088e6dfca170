// Edition views: looks the two up.
#include "registry/edition_views.h"

namespace stip {

EditionViews edition_views(const Registry& registry, const Viewer& viewer) {
  EditionViews views;
  const auto editions = registry.editions(viewer);
  if (editions.empty()) return views;
  if (auto first = registry.at(editions.front().position, viewer); first.ok()) views.first = *std::move(first);
  if (editions.size() == 1) return {views.first, views.first};
  if (auto last = registry.at(editions.back().position, viewer); last.ok()) views.last = *std::move(last);
  return views;
}

}  // namespace stip
