// Letter document: looks up what a letter to parliament is made from, and remembers it in the letter itself.
#pragma once

#include <string>
#include <vector>

#include "publishing/letter.h"
#include "publishing/letter_update.h"
#include "publishing/render.h"
#include "registry/registry.h"

namespace stip {

/// What a letter is made of: enough to make it again tomorrow.
struct LetterRequest {
  std::string moment;  ///< An edition, a day, #ENTRY, now; a year that was not frozen yet is the agenda of now.
  std::string since;   ///< Compared with; empty: the edition before it, if there is one.
  std::string date;    ///< Of the letter, "2027-06-01"; empty: today.
  LetterOptions options;
};

/// JSON, for Document::recipe.
std::string to_text(const LetterRequest& request);
/// Errors: invalid (not the recipe of a letter).
ErrorOr<LetterRequest> parse_letter_request(std::string_view text);

/// The letter as `viewer` may read it. Errors: those of looking; not_found (a pledge or source that it names).
ErrorOr<Document> letter_document(const Registry& registry, const Viewer& viewer, const LetterRequest& request,
                                  Day today);

/// What is to be another than a letter remembers; empty: as it was made.
struct LetterAgain {
  std::string moment, since, date;
};

/// A letter that people worked on, with what stip says now as `viewer` may read it: see update_letter().
/// Errors: those of letter_document() and of update_letter(); invalid (it does not remember what it was made of).
ErrorOr<LetterUpdate> letter_up_to_date(const Registry& registry, const Viewer& viewer, std::string_view letter,
                                        const LetterAgain& again, Day today);

}  // namespace stip
