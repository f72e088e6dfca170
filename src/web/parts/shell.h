// Shell: what stands around the content of every page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "web/site.h"

namespace stip {

struct Crumb {
  std::string path;  ///< As Visit::link takes it.
  std::string title;
};

struct Shell {
  std::string title;          ///< Of the page, without the name of the site.
  std::string description;    ///< One sentence for search engines; may be empty.
  std::vector<Crumb> crumbs;  ///< From the overview down, without the page itself.
  std::string current;        ///< Menu item that is current: its route pattern.
  bool wide = false;          ///< For wide tables and roadmaps.
};

/// A whole page: head, skip link, header with menu and language, the banner of the moment looked at, `content`
/// (which starts with its own h1), and a footer with ledger position, sources, accessibility and the JSON twin.
Response page(const Visit& visit, const Shell& shell, Html content);

}  // namespace stip
