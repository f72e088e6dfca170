// Steering money page: what the money of the agenda lacks, and a proposal of what could be done with it.
#pragma once

#include "web/api/api.h"
#include "web/site.h"

namespace stip {

ErrorOr<Response> steering_money_page(const Visit& visit);

/// The funding tables, and the proposal if one is asked for, as the page has them.
ErrorOr<Json> funding_answer(const Call& call);
ErrorOr<Json> proposal_answer(const Call& call);

}  // namespace stip
