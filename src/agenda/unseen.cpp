// Unseen: puts back by the order of the whole list.
#include "agenda/unseen.h"

#include <algorithm>

namespace stip {

std::string with_unseen(const Field& field, std::string_view whole, std::string_view seen, std::string_view value) {
  if (!field.is_reference() || !field.is_several() || whole == seen) return std::string(value);
  const auto had = parts_of(field, whole), saw = parts_of(field, seen);
  auto kept = parts_of(field, value);
  auto place = kept.begin();  // Behind the last reference before it that is still there.
  for (const std::string& id : had) {
    auto at = std::ranges::find(kept, id);
    if (at == kept.end()) {
      if (std::ranges::find(saw, id) != saw.end()) continue;  // Seen, and taken out.
      at = kept.insert(place, id);
    }
    place = at + 1;
  }
  return text_of_parts(field, kept);
}

}  // namespace stip
