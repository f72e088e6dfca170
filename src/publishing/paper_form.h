// Paper form: a consultation as people fill it in with a pen.
#pragma once

#include "publishing/document.h"

namespace stip {

struct Consultation;

/// What people read beforehand, a box for the code, and every question but pairs, in their order; with the labels by
/// which the answers are typed over. From the design: what is open already cannot differ from it.
Document paper_form(const View& view, const Consultation& consultation, Language language, Day date);

}  // namespace stip
