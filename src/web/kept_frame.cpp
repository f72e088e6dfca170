// Kept frame: what makes two frames the same.
#include "web/kept_frame.h"

namespace stip {

bool are_same(const FrameQuestion& one, const FrameQuestion& other) {
  return one.language == other.language && one.current == other.current && one.is_overview == other.is_overview &&
         one.moment == other.moment && one.valid_on == other.valid_on && one.time == other.time &&
         one.view.upto() == other.view.upto() && one.view.viewer() == other.view.viewer() &&
         have_same_tables(one.view, other.view);
}

}  // namespace stip
