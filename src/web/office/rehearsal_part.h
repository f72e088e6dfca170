// RehearsalPart: a consultation tried out with made-up people, on the page of its design.
#pragma once

#include "base/html.h"
#include "web/office/office.h"

namespace stip {

struct Consultation;

constexpr int most_rehearsed_on_page = 5'000;

/// The question of how many people, and with `?proef=1000` what came of it: what so many answers can tell, and what
/// they cannot. Nothing is kept, and the same number gives the same again. Cost: a second for 1,000 people, about, so
/// such an address is answered apart from pages (serve.cpp).
Html rehearsal_html(const OfficeVisit& visit, const Consultation& consultation);

}  // namespace stip
