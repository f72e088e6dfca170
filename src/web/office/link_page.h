// Link page: how somebody without an account reports on one action in one round, by a personal link.
#pragma once

#include <optional>
#include <string_view>

#include "web/office/office.h"

namespace stip {

/// Answers "link/{token}" and "link/{number}"; nullopt for any other path. `everybody`: the site as the public sees it.
///
/// The token stands in one address only, that of the mail: opening it puts the token in a cookie of this link and leads
/// on to the number of the link, which opens nothing by itself. So no page, Referer or history holds the token. A form
/// is taken from a page of this site and with a token of its own, bound to that of the link.
std::optional<Response> link_answer(const Site& everybody, const Office& office, const Request& request,
                                    Language language, std::string_view path);

}  // namespace stip
