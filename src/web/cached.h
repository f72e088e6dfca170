// Cached: the site, with what it answered kept for the next who asks the same.
#pragma once

#include <memory>

#include "web/page_cache.h"
#include "web/site.h"

namespace stip {

/// A handler that answers from `cache` where it can. A page is a function of the ledger position, the day, what the
/// viewer may see, the address and the language asked for; errors and the API's answers to errors are not kept.
/// `site` must outlive the handler.
Handler cached(const Site& site, std::shared_ptr<PageCache> cache);

}  // namespace stip
