// Sending: a form that is sent is answered once, whatever others enter at the same moment.
#pragma once

#include <functional>

#include "web/office/office.h"

namespace stip {

/// Answers a form. Where somebody else entered something at the same moment that stands in its way, such as a new
/// record by the same id, the page answers once more on what there is now; at most some tens of times. A form that was
/// entered before (sent twice, or gone back to and sent again) gets the answer that it got then, and nothing is done.
/// `look`: what the person may see now.
ErrorOr<Response> answer_form(OfficeVisit visit, OfficePage page, const std::function<View()>& look);

}  // namespace stip
