// Signing: one function has a name of ours; the others are as people wrote them.
#include "agenda/signing.h"

#include "base/text.h"

namespace stip {

std::string function_words(Language language, std::string_view function) {
  return function == usual_signer ? to_lower(tr(language, "Approver")) : std::string(function);
}

}  // namespace stip
