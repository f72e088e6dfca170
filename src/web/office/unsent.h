// Unsent: what somebody typed in a form of the office and did not send; kept at the desk while it is typed.
#pragma once

#include <cstdint>
#include <optional>

#include "web/office/office.h"

namespace stip {

/// In a form: the hidden field by which site/js/draft.js keeps what is typed in it. Nothing in forms of accounts, of
/// which nothing is kept, and of a report, which is kept as a whole.
Html unsent_mark(const OfficeVisit& visit);

/// What the script that keeps forms is answered: how often this draft was saved, and what to tell who types.
Response told_script(int status, std::int64_t saves, std::string_view words);

/// Answers the script, which sends what is typed: it is kept, durably. Nullopt: this form was sent by its button.
std::optional<Response> keep_unsent(const OfficeVisit& visit);

/// What was kept of a form that has been sent now.
void forget_unsent(const OfficeVisit& visit);

/// Above a page that is opened: what was typed in its forms before and not sent, with when, to be put back or thrown
/// away. Without JavaScript it can be read and copied.
Html unsent_notice(const OfficeVisit& visit);

/// Address of the page on which a form was kept; empty: what is kept is another kind of draft.
std::string page_of_unsent(std::string_view form);

}  // namespace stip
