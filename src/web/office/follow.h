// Follow: the button on the pages of records, and the address that ends all notices without signing in.
#pragma once

#include <optional>

#include "web/office/office.h"

namespace stip {

/// Adds the button to a page of a record, for who is signed in; other pages stay as they are.
void add_follow_button(const OfficeVisit& visit, Response& response);

/// Answers "afmelden/{token}": a page with a button, and the button; also the one click of a mail program (RFC 8058),
/// which sends no cookie. nullopt for any other path.
std::optional<Response> unsubscribe_answer(const Office& office, const Visit& visit, std::string_view path);

}  // namespace stip
