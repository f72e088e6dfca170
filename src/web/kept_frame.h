// Kept frame: the menu and the footer, which are the same on many pages, made once for each moment that is looked at.
#pragma once

#include <optional>
#include <string>

#include "base/html.h"
#include "base/locale.h"
#include "web/kept.h"

namespace stip {

/// All that a frame is a function of. Who is signed in is no part of it: nothing of that stands in menu or footer.
struct FrameQuestion {
  View view;
  Language language = Language::nl;
  std::string moment, valid_on;
  std::string current;          ///< Menu item that is current.
  bool is_overview = false;     ///< It has the empty pattern, and so has a page that is in no menu.
  std::optional<Instant> time;  ///< Of the entry looked at, as far as the viewer may see it.
};

struct Frame {
  std::string title;  ///< Of the programme.
  Html menu, footer;
};

bool are_same(const FrameQuestion& one, const FrameQuestion& other);

using KeptFrame = KeptOf<FrameQuestion, Frame>;

}  // namespace stip
