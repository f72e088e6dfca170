// Letter update: figures of today in a letter that people have worked on, and not one byte of their text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/locale.h"
#include "publishing/document_pandoc.h"

namespace stip {

/// What became of one part of the letter.
enum class PartFate : std::uint8_t {
  same,      ///< It says what stip would say now.
  updated,   ///< It was as stip had left it, and says something new now.
  conflict,  ///< People changed it and stip has something new: theirs was kept, ours stands beside it.
  kept,      ///< People changed it, and what stip says is what it said when they were last told.
  absent,    ///< It is no longer in the letter; nothing was added.
  unknown    ///< It is in the letter, and stip does not make it any more; it was left alone.
};
std::string_view name_of(PartFate fate);

struct UpdatedPart {
  std::string key;
  PartFate fate{};
  std::string before;  ///< What stood in the letter.
  std::string after;   ///< What stip says now.
};

/// The first line of `words` that `other` does not have, short enough to be told in one line.
std::string shown_beside(const std::string& words, const std::string& other);

struct LetterUpdate {
  std::string bytes;  ///< The letter; the very bytes that came in, if no part changed.
  std::vector<UpdatedPart> parts;
  bool has_changes = false;

  std::size_t count(PartFate fate) const;
};

/// What a letter costs to read at most; what the file says about its own sizes is never trusted.
struct LetterLimits {
  std::size_t file_bytes = 50u << 20;
  std::size_t main_bytes = 16u << 20;  ///< The part with the text.
  std::size_t controls = 500;
};

/// DOCX or ODT, by what is in it. Errors: invalid (neither of them, damaged, encrypted).
ErrorOr<OfficeFormat> letter_format(std::string_view letter);
/// The recipe that was kept in a letter: see Document::recipe. Errors: invalid (none: not made by stip).
ErrorOr<std::string> letter_recipe(std::string_view letter, const LetterLimits& limits = {});

/// Puts what `fresh` says into `letter`. `fresh`: the letter as stip makes it now, in the same format. What stands
/// outside of the parts stays byte for byte; a second run gives the same bytes. `language`: of the words that stand
/// beside what people changed. Errors: invalid (not a letter of stip, damaged, a document type declaration, over a
/// limit).
ErrorOr<LetterUpdate> update_letter(std::string_view letter, std::string_view fresh, Language language,
                                    const LetterLimits& limits = {});

}  // namespace stip
