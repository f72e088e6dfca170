// Weighing pages: all that was weighed and with which framework, and one subject.
#pragma once

#include "web/site.h"

namespace stip {

ErrorOr<Response> weighing_page(const Visit& visit);
ErrorOr<Response> weighing_subject_page(const Visit& visit);

}  // namespace stip
