// Feed page: what changed, as an Atom feed.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> changes_feed(const Visit& visit);
ErrorOr<Response> record_feed(const Visit& visit);

/// Addresses of the feeds of actions and what they serve: two parts for each.
std::vector<std::vector<std::string>> feed_fillings(const Site& site, const View& view);
/// Where the feed of the page at `path` (without language) is: of its record, if it is one that the public sees.
std::string feed_of_path(const Visit& visit, std::string_view path);

}  // namespace stip
